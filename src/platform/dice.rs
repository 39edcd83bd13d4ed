//! Chance, for what need not be secret.

/// Any number, each as likely as the others.
pub fn roll() -> u32 {
    (js_sys::Math::random() * 4_294_967_296.0) as u32
}
