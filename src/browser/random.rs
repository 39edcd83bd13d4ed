//! Random numbers without security requirements.

/// A uniformly distributed number.
pub fn random_u32() -> u32 {
    (js_sys::Math::random() * 4_294_967_296.0) as u32
}
