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
        let text = text.get(..end)?;
        // "+44 (0)20": the zero is dialled inside the country only. "+39 (0)6": there it belongs to the number.
        let before: String = text.split("(0)").next().unwrap_or(text).chars().filter_map(ascii_digit).collect();
        let text = text.replace("(0)", if KEEPS_ZERO.contains(&before.as_str()) { "0" } else { "" });
        let digits: String = text.chars().filter_map(ascii_digit).collect();
        if !DIGITS.contains(&digits.len())
            || text.chars().any(|c| c.is_alphabetic() || matches!(c, '@' | '%' | '=' | '?'))
        {
            return None;
        }
        let plus = text.trim_start_matches(|c: char| c.is_whitespace() || c == '(').starts_with(['+', '＋']);
        let international = if plus { Some(digits.as_str()) } else { dialled_abroad(&digits, region) };
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

/// What is dialled before a country code, other than 00: ITU's list of dialling procedures.
const ABROAD: [(&str, &[&str]); 12] = [
    ("011", &["US", "CA", "PR", "DO", "JM", "TT", "BS", "BB"]),
    ("0011", &["AU"]),
    ("010", &["JP"]),
    ("001", &["KR", "HK", "TH", "SG"]),
    ("002", &["KR", "TW"]),
    ("810", &["RU", "KZ", "BY", "UZ", "TM", "TJ", "KG"]),
    ("119", &["CU"]),
    ("009", &["NG"]),
    ("0014", &["BR"]),
    ("0015", &["BR"]),
    ("0021", &["BR"]),
    ("990", &["FI"]),
];

/// The number with its country code, if it is dialled as from abroad.
fn dialled_abroad<'a>(digits: &'a str, region: Option<&str>) -> Option<&'a str> {
    let long = |rest: &&str| rest.len() > 7;
    let region = region.map(str::to_ascii_uppercase);
    let own = ABROAD.iter().filter(|(_, regions)| region.as_deref().is_some_and(|region| regions.contains(&region)));
    let special = own.filter_map(|(prefix, _)| digits.strip_prefix(prefix)).find(|rest| rest.len() > 9);
    special.or_else(|| digits.strip_prefix("00").filter(long)).or_else(|| {
        // Of an unknown country "011" is America's, where what follows is long enough for a country code.
        digits.strip_prefix("011").filter(|rest| region.is_none() && rest.len() > 10)
    })
}

/// Drops what is dialled only inside the country ("+49 030 ...", "+36 06 30 ...").
fn with_country(digits: &str) -> String {
    let length = country_code_length(digits);
    let (code, rest) = digits.split_at_checked(length).unwrap_or((digits, ""));
    let rest = match code {
        code if KEEPS_ZERO.contains(&code) => rest,
        "36" => rest.strip_prefix("06").filter(|rest| rest.len() >= 8).unwrap_or(rest),
        "7" => rest.strip_prefix('8').filter(|rest| rest.len() == 10).unwrap_or(rest),
        _ => rest.strip_prefix('0').unwrap_or(rest),
    };
    format!("+{code}{}", one_writing(code, rest))
}

/// A number after its country code in the one of its writings that all others are brought to. Rules of the numbering plans:
/// Argentina's mobile numbers have a 9 from abroad and a 15 behind the area code inside; Mexico's had a 1 until 2019; Brazil's
/// mobile numbers got a 9 in front by 2016.
fn one_writing(code: &str, number: &str) -> String {
    match (code, number.len()) {
        ("54", 11) if number.starts_with('9') => number[1..].to_owned(),
        ("54", 12) => (2..=4)
            .find(|area| number[*area..].starts_with("15"))
            .map_or_else(|| number.to_owned(), |area| format!("{}{}", &number[..area], &number[area + 2..])),
        ("52", 11) if number.starts_with('1') => number[1..].to_owned(),
        ("55", 10) if number[2..].starts_with(['6', '7', '8', '9']) => format!("{}9{}", &number[..2], &number[2..]),
        _ => number.to_owned(),
    }
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
    // Mexico's mobile numbers were dialled with 044 or 045, Argentina's with 0; Lithuania went from 8 to 0.
    let trunks: &[&str] = match code {
        "52" => &["044", "045", "01"],
        "370" => &["8", "0"],
        _ => &[trunk],
    };
    // "1 512 555 0123" and "8 912 555 01 23" are one digit longer than the number itself; a shorter one begins like that.
    let whole = |trunk: &str| digits.len() == if code == "370" { 9 } else { 11 } && !trunk.starts_with('0');
    let strip = |trunk: &&str| {
        (!trunk.is_empty() && (trunk.starts_with('0') || whole(trunk))).then(|| digits.strip_prefix(*trunk)).flatten()
    };
    let number = trunks.iter().find_map(strip).unwrap_or(digits);
    Some(format!("+{code}{}", one_writing(code, number)))
}
