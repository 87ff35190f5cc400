//! A small repeatable source of numbers.

/// SplitMix64: the same seed gives the same numbers on every machine.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// Starts from a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Starts from words, so that every picture and transform has its own numbers.
    #[must_use]
    pub fn from_words(words: &[&str]) -> Self {
        // FNV-1a
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for byte in words.iter().flat_map(|w| w.bytes().chain([0])) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        Self(hash)
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        crate::random::step(&mut self.0)
    }

    /// A number from `from` up to `to`.
    pub fn between(&mut self, from: f32, to: f32) -> f32 {
        let unit = (self.bits() >> 40) as f32 / (1u64 << 24) as f32;
        from + (to - from) * unit
    }

    /// A whole number below `end` (0 when `end` is 0).
    pub fn below(&mut self, end: u32) -> u32 {
        if end == 0 { 0 } else { (self.bits() % u64::from(end)) as u32 }
    }

    /// A colour that is neither nearly black nor nearly white.
    pub fn colour(&mut self) -> [u8; 3] {
        let hue = self.between(0.0, 6.0);
        let (saturation, light) = (self.between(0.35, 0.95), self.between(0.35, 0.8));
        let part = |shift: f32| {
            let k = (hue + shift) % 6.0;
            let v = light - light * saturation * (k.min(4.0 - k)).clamp(0.0, 1.0);
            (v * 255.0) as u8
        };
        [part(5.0), part(3.0), part(1.0)]
    }
}
