//! Telephone numbers.

use crosscheck_model::Personal;

use super::comparison::{ContactComparison, ContactGap};

/// Country, calling code, and the digits dialled before the area code.
const CALLING_CODES: &str = include_str!("../../data/contacts/calling_codes.tsv");
/// E.164 allows fifteen digits; the shortest national numbers people print have five.
const DIGITS: std::ops::RangeInclusive<usize> = 5..=15;
/// A number without its country is recognised in one with it when at least so many last digits agree. A choice of ours:
/// the length of a number without area code.
const SURE_DIGITS: usize = 7;
/// Countries that dial the zero after the country code (Italy, San Marino, Vatican, Côte d'Ivoire, Gabon, Congo).
const KEEPS_ZERO: [&str; 6] = ["39", "378", "379", "225", "241", "242"];

/// A telephone number in normal form. `Debug` hides it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Phone {
    e164: Option<Personal>,
    digits: Personal,
}

impl Phone {
    /// Reads a number as people write it. Without a leading `+` or `00` it is read as a number of `region` (ISO 3166 alpha-2);
    /// without a region its country stays unknown. Numbers reserved for fiction are read like any other.
    #[must_use]
    pub fn parse(text: &str, region: Option<&str>) -> Option<Self> {
        if text.len() > 256 {
            return None;
        }
        let text = text.trim();
        let text = text.strip_prefix("tel:").unwrap_or(text);
        let lower = text.to_lowercase();
        // "ext. 12", "x12", ";ext=12", "#12".
        let end = ["ext", " x", "#", ";", "доб"].iter().filter_map(|mark| lower.find(mark)).min().unwrap_or(text.len());
        let text = text.get(..end)?.replace("(0)", "");
        let digits: String = text.chars().filter_map(ascii_digit).collect();
        if !DIGITS.contains(&digits.len())
            || text.chars().any(|c| c.is_alphabetic() || matches!(c, '@' | '%' | '=' | '?'))
        {
            return None;
        }
        let plus = text.trim_start_matches(|c: char| c.is_whitespace() || c == '(').starts_with(['+', '＋']);
        let international =
            if plus { Some(digits.as_str()) } else { digits.strip_prefix("00").filter(|d| d.len() > 7) };
        let e164 = match international {
            Some(number) => Some(with_country(number)),
            None => region.and_then(|region| national(&digits, region)),
        };
        Some(Self { e164: e164.map(Personal::new), digits: Personal::new(digits) })
    }

    /// `+`, country code and number; `None` when neither the text nor a region said which country.
    #[must_use]
    pub fn e164(&self) -> Option<&str> {
        self.e164.as_ref().map(Personal::expose)
    }

    /// The digits as written.
    #[must_use]
    pub fn digits(&self) -> &str {
        self.digits.expose()
    }

    /// Whether the numbering plan of its country has such numbers; `None` when the country is unknown. Numbers reserved for
    /// fiction (+1 ... 555 01xx) are mostly not in the plan. Never evidence by itself. The
    /// first call builds the tables of all plans, which takes a tenth of a second; nothing else here needs them.
    #[must_use]
    pub fn is_in_numbering_plan(&self) -> Option<bool> {
        let number = self.e164()?;
        Some(phonenumber::parse(None, number).is_ok_and(|parsed| phonenumber::is_valid(&parsed)))
    }

    /// ISO 3166 alpha-2 of the country code; `None` where several countries share one (+1, +7) or the code is not listed.
    #[must_use]
    pub fn country(&self) -> Option<&'static str> {
        let digits = self.e164()?.trim_start_matches('+');
        let code = digits.get(..country_code_length(digits))?;
        let mut sharing = CALLING_CODES
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .filter(|(_, rest)| rest.split('\t').next() == Some(code));
        let (country, _) = sharing.next()?;
        sharing.next().is_none().then_some(country)
    }

    /// Compares two numbers; one without a country is the same as one with it when the other ends in it.
    #[must_use]
    pub fn compare(&self, other: &Self) -> ContactComparison {
        if let (Some(a), Some(b)) = (self.e164(), other.e164()) {
            return ContactComparison::of(a == b);
        }
        let (a, b) = (self.significant(), other.significant());
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        if short.len() >= SURE_DIGITS && long.ends_with(short) {
            return ContactComparison::Same;
        }
        let both_national = self.e164.is_none() && other.e164.is_none();
        if both_national && short.len() == long.len() {
            ContactComparison::Different
        } else {
            ContactComparison::NotComparable(ContactGap::CountryUnknown)
        }
    }

    fn significant(&self) -> &str {
        self.e164().map_or_else(|| self.digits().trim_start_matches('0'), |number| number.trim_start_matches('+'))
    }
}

fn ascii_digit(c: char) -> Option<char> {
    c.to_digit(10)
        .or_else(|| match c {
            '０'..='９' => Some(c as u32 - '０' as u32),
            '٠'..='٩' => Some(c as u32 - '٠' as u32),
            '۰'..='۹' => Some(c as u32 - '۰' as u32),
            _ => None,
        })
        .and_then(|d| char::from_digit(d, 10))
}

/// Drops the zero that is dialled only inside the country ("+49 030 ...").
fn with_country(digits: &str) -> String {
    let length = country_code_length(digits);
    let (code, rest) = digits.split_at_checked(length).unwrap_or((digits, ""));
    let rest = if KEEPS_ZERO.contains(&code) { rest } else { rest.strip_prefix('0').unwrap_or(rest) };
    format!("+{code}{rest}")
}

/// Country codes have one digit (1, 7), two, or three: ITU E.164.
fn country_code_length(digits: &str) -> usize {
    let two = [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
        "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84",
        "86", "90", "91", "92", "93", "94", "95", "98",
    ];
    match digits.get(..2) {
        _ if digits.starts_with(['1', '7']) => 1,
        Some(code) if two.contains(&code) => 2,
        _ => 3,
    }
}

/// A number as dialled inside a country, with the country code for what is dialled before the area code.
fn national(digits: &str, region: &str) -> Option<String> {
    let region = region.to_ascii_uppercase();
    let rest = CALLING_CODES.lines().find_map(|line| line.strip_prefix(&region)?.strip_prefix('\t'))?;
    let (code, trunk) = rest.split_once('\t')?;
    // "1 512 555 0123" and "8 912 555 01 23" are one digit longer than the number itself; a shorter one begins like that.
    let dialled = !trunk.is_empty() && (trunk.starts_with('0') || digits.len() == 11);
    let number = if dialled { digits.strip_prefix(trunk).unwrap_or(digits) } else { digits };
    Some(format!("+{code}{number}"))
}
