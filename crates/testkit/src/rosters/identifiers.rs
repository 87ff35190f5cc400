use crate::random::Random;

/// Area codes of numbers 555-0100 to 555-0199, which are kept for fiction.
const AREAS: [&str; 40] = [
    "202", "203", "205", "206", "207", "208", "209", "210", "212", "213", "214", "215", "216", "217", "218", "219",
    "301", "302", "303", "304", "305", "307", "308", "309", "310", "312", "313", "314", "315", "316", "317", "318",
    "319", "401", "402", "404", "405", "406", "407", "408",
];

/// The telephone number with this place in a list of four thousand.
pub(super) fn phone(number: usize) -> String {
    let area = AREAS[number / 100 % AREAS.len()];
    format!("+1 {area} 555 01{:02}", number % 100)
}

/// A bank account of no bank, with right check digits.
pub(super) fn iban(random: &mut Random) -> String {
    let account: String =
        (0..18).map(|_| char::from(b'0' + u8::try_from(random.below(10)).unwrap_or_default())).collect();
    // DE00 behind the account: D is 13, E is 14.
    let remainder =
        format!("{account}131400").bytes().fold(0_u32, |state, byte| (state * 10 + u32::from(byte - b'0')) % 97);
    format!("DE{:02}{account}", 98 - remainder)
}

/// A wallet, in lower case: without a checksum.
pub(super) fn wallet(random: &mut Random) -> String {
    format!("0x{:016x}{:016x}{:08x}", random.next(), random.next(), random.next() & 0xffff_ffff)
}

/// The number of a document.
pub(super) fn passport(random: &mut Random) -> String {
    format!("X{:07}", random.below(10_000_000))
}
