//! Numbers from a seed.

use std::time::Duration;

/// Small, and the same everywhere (xorshift64).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        // Neighbouring seeds differ in few bits: multiplying spreads them.
        let spread = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self(spread | 1)
    }

    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) % sides
    }

    /// When a person begins.
    pub fn moment(&mut self) -> Duration {
        Duration::from_millis(self.roll(60))
    }
}

/// Another one each time.
pub fn first_seed() -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    now.map_or(1, |now| now.as_secs() * 10_000)
}
