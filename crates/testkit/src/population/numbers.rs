//! Numbers with check digits, as banks and states make them.

/// A routing number of nine digits (weights 3, 7, 1), from eight.
pub(super) fn routing(number: usize) -> String {
    let eight = format!("02{:06}", number % 1_000_000);
    let sum: usize =
        eight.bytes().zip([3, 7, 1].iter().cycle()).map(|(digit, weight)| usize::from(digit - b'0') * weight).sum();
    format!("{eight}{}", (10 - sum % 10) % 10)
}

/// A German IBAN (ISO 13616: remainder 1 by 97) of this account.
pub(super) fn iban(number: usize) -> String {
    let account = format!("37040044{:010}", number % 1_000_000_000);
    // D is 13, E is 14; the check digits are nought at first.
    let digits = format!("{account}131400");
    let rest = digits.bytes().fold(0, |rest, digit| (rest * 10 + usize::from(digit - b'0')) % 97);
    format!("DE{:02}{account}", 98 - rest)
}

/// The two lines of a passport (ICAO Doc 9303, part 4): name, number, day of birth and of expiry as YYMMDD.
pub(super) fn passport(
    state: &str,
    family: &str,
    given: &str,
    number: usize,
    born: &str,
    expires: &str,
) -> [String; 2] {
    let plain = |name: &str| {
        let letter = |c: char| if c.is_ascii_alphabetic() { c.to_ascii_uppercase() } else { '<' };
        name.chars().map(letter).collect::<String>()
    };
    let names = format!("P<{state}{}<<{}", plain(family), plain(given));
    let number = format!("{:09}", number % 1_000_000_000);
    let digit = |text: &str| char::from(b'0' + check_digit(text));
    let optional = "<".repeat(14);
    let start =
        format!("{number}{}{state}{born}{}<{expires}{}{optional}0", digit(&number), digit(born), digit(expires));
    let covered = format!("{}{}{}", &start[..10], &start[13..20], &start[21..43]);
    [format!("{names:<<44.44}"), format!("{start}{}", digit(&covered))]
}

fn check_digit(text: &str) -> u8 {
    let value = |c: char| match c {
        '0'..='9' => c as u32 - '0' as u32,
        'A'..='Z' => c as u32 - 'A' as u32 + 10,
        _ => 0,
    };
    let sum: u32 = text.chars().map(value).zip([7, 3, 1].iter().cycle()).map(|(value, weight)| value * weight).sum();
    u8::try_from(sum % 10).unwrap_or_default()
}
