use crate::random::Random;

/// Area codes of numbers 555-0100 to 555-0199, which are kept for fiction.
const AREAS: [&str; 40] = [
    "202", "203", "205", "206", "207", "208", "209", "210", "212", "213", "214", "215", "216", "217", "218", "219",
    "301", "302", "303", "304", "305", "307", "308", "309", "310", "312", "313", "314", "315", "316", "317", "318",
    "319", "401", "402", "404", "405", "406", "407", "408",
];

/// Further areas, for rosters of more than four thousand.
const MORE_AREAS: [u32; 239] = [
    201, 224, 225, 228, 229, 231, 234, 239, 240, 248, 251, 252, 253, 254, 256, 260, 262, 267, 269, 270, 276, 281, 320,
    321, 323, 325, 330, 331, 334, 336, 337, 339, 347, 351, 352, 360, 361, 385, 386, 409, 410, 412, 413, 414, 417, 419,
    423, 424, 425, 430, 432, 434, 435, 440, 443, 458, 469, 470, 475, 478, 479, 480, 484, 501, 502, 503, 504, 505, 507,
    508, 509, 510, 512, 513, 515, 516, 517, 518, 520, 530, 540, 541, 551, 559, 561, 562, 563, 567, 570, 571, 573, 574,
    575, 580, 585, 586, 601, 602, 603, 605, 606, 607, 608, 609, 610, 612, 614, 615, 616, 617, 618, 619, 620, 623, 626,
    630, 631, 636, 641, 646, 650, 651, 657, 660, 661, 662, 678, 682, 701, 702, 703, 704, 706, 707, 708, 712, 713, 714,
    715, 716, 717, 718, 719, 720, 724, 727, 731, 732, 734, 740, 754, 757, 760, 763, 765, 769, 770, 772, 773, 774, 775,
    779, 781, 785, 786, 801, 802, 803, 804, 805, 806, 808, 810, 812, 813, 814, 815, 816, 817, 818, 828, 830, 831, 832,
    843, 845, 847, 848, 850, 856, 857, 858, 859, 860, 862, 863, 864, 865, 870, 878, 901, 903, 904, 906, 907, 908, 909,
    910, 912, 913, 914, 915, 916, 917, 918, 919, 920, 925, 928, 931, 936, 937, 940, 941, 947, 949, 951, 952, 954, 956,
    970, 971, 972, 973, 978, 979, 980, 985, 989,
];
/// Numbers that the regulators of France and the United Kingdom keep for films: ten thousand, and a thousand, behind each prefix.
const FRENCH: [&str; 5] = ["1 99 00", "2 61 91", "3 53 01", "4 65 71", "5 36 49"];
const BRITISH: [&str; 12] = ["113", "114", "115", "116", "117", "118", "121", "131", "141", "151", "161", "20 7946"];

/// The telephone number with this place in a list of some ninety thousand, none of which is anybody's: two people of a roster that is not
/// longer share one only if it was planted.
pub(super) fn phone(number: usize) -> String {
    let american = (AREAS.len() + MORE_AREAS.len()) * 100;
    let number = number % (american + FRENCH.len() * 10_000 + BRITISH.len() * 1_000);
    if let Some(rest) = number.checked_sub(american + FRENCH.len() * 10_000) {
        let (code, last) = (BRITISH[rest / 1_000], rest % 1_000);
        return if code.len() > 3 { format!("+44 {code} 0{last:03}") } else { format!("+44 {code} 496 0{last:03}") };
    }
    if let Some(rest) = number.checked_sub(american) {
        return format!("+33 {} {:02} {:02}", FRENCH[rest / 10_000], rest / 100 % 100, rest % 100);
    }
    let (place, last) = (number / 100, number % 100);
    match AREAS.get(place) {
        Some(area) => format!("+1 {area} 555 01{last:02}"),
        None => format!("+1 {} 555 01{last:02}", MORE_AREAS[place - AREAS.len()]),
    }
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
