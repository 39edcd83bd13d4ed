//! Env, for what need not be secret.

/// Any number, each as likely as the others.
pub fn random_u32() -> u32 {
    (js_sys::Math::random() * 4_294_967_296.0) as u32
}
