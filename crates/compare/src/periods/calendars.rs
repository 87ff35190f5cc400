//! Years that are not counted from the year 1 of the common era: which calendar a line is written in, and its years in ours.
//!
//! A line is read in another calendar where its script, a marker or the size of its numbers says so; a year is then right to
//! within one, for the other calendars' years begin in March, April, July or September.

use super::tokens::{Kind, Token, months};

/// The Thai solar calendar counts from 543 BC; a working life lies between these of its years.
const BUDDHIST: u32 = 543;
const BUDDHIST_YEARS: std::ops::RangeInclusive<u32> = 2484..=2603;
/// Two digits of a Buddhist year: 2527 to 2575. Others are of the common era.
const SHORT_BUDDHIST: std::ops::RangeInclusive<u32> = 27..=75;
/// The Persian calendar counts solar years from 622.
const SOLAR_HIJRI: u32 = 621;
const SOLAR_HIJRI_YEARS: std::ops::RangeInclusive<u32> = 1320..=1450;
/// The Islamic calendar counts lunar years, of which 33 make about 32 of ours.
const LUNAR_HIJRI_YEARS: std::ops::RangeInclusive<u32> = 1360..=1460;
/// Bikram Sambat is 57 years (from mid-April on, 56) ahead. What lies beyond any year that somebody can have worked in is
/// taken for it even without a marker: no other calendar in use stands there.
const BIKRAM: u32 = 57;
const BIKRAM_YEARS: std::ops::RangeInclusive<u32> = 2000..=2095;
const BEYOND_OURS: std::ops::RangeInclusive<u32> = 2040..=2095;
/// The Ethiopian calendar is eight years (from September on, seven) behind.
const ETHIOPIAN: u32 = 8;
const ETHIOPIAN_YEARS: std::ops::RangeInclusive<u32> = 1930..=2030;
/// Names of eras and the year before their first. The letters stand for the Japanese ones in Japanese text.
const ERAS: [(&str, u32); 9] = [
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("大正", 1911),
    ("明治", 1867),
    ("民國", 1911),
    ("民国", 1911),
    ("中華民國", 1911),
    ("中华民国", 1911),
];
const ERA_LETTERS: [(&str, u32); 4] = [("r", 2018), ("h", 1988), ("s", 1925), ("t", 1911)];
/// No era of these has lasted longer, Minguo's years included.
pub(super) const LONGEST_ERA: u32 = 150;

/// Which calendars the numbers of a line can be of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Calendars {
    thai: bool,
    buddhist: bool,
    solar_hijri: bool,
    lunar_hijri: bool,
    bikram: bool,
    ethiopian: bool,
    japanese: bool,
}

impl Calendars {
    pub(super) fn of(text: &str, tokens: &[Token]) -> Self {
        let text = text.char_indices().nth(super::tokens::LONGEST).map_or(text, |(at, _)| &text[..at]);
        let any = |range: std::ops::RangeInclusive<char>| text.chars().any(|c| range.contains(&c));
        let arabic = any('\u{620}'..='\u{64a}');
        let persian = any('۰'..='۹') || text.contains(['پ', 'چ', 'ژ', 'گ', 'ک', 'ی']);
        let thai = any('\u{e00}'..='\u{e7f}');
        let word = |wanted: &[&str]| {
            tokens.iter().any(|token| matches!(&token.kind, Kind::Word(word) if wanted.contains(&word.as_str())))
        };
        Self {
            thai,
            buddhist: thai || has_buddhist_years(tokens),
            solar_hijri: arabic && persian || any('۰'..='۹'),
            lunar_hijri: arabic && !persian || word(&["hijri", "hijriyah"]),
            bikram: word(&["bikram", "vikram", "sambat", "samvat", "विसं", "विस", "संवत", "विक्रम"]),
            ethiopian: any('\u{1200}'..='\u{137f}') || text.contains("E.C.") || word(&["ethiopian"]),
            japanese: any('\u{3041}'..='\u{30ff}') || any('\u{4e00}'..='\u{9fff}'),
        }
    }

    /// A year of four digits in the common era.
    pub(super) fn common(self, year: u32) -> u32 {
        if self.buddhist && BUDDHIST_YEARS.contains(&year) {
            year - BUDDHIST
        } else if self.solar_hijri && SOLAR_HIJRI_YEARS.contains(&year) {
            year + SOLAR_HIJRI
        } else if self.lunar_hijri && LUNAR_HIJRI_YEARS.contains(&year) {
            // 354.367 days against 365.2425, counted from July 622.
            (f64::from(year) * 0.970_224 + 621.577).floor() as u32
        } else if self.bikram && BIKRAM_YEARS.contains(&year) || BEYOND_OURS.contains(&year) {
            year - BIKRAM
        } else if self.ethiopian && ETHIOPIAN_YEARS.contains(&year) {
            year + ETHIOPIAN
        } else {
            year
        }
    }

    /// A year of two digits, where the line's own calendar says which.
    pub(super) fn short(self, year: u32) -> Option<u32> {
        (self.thai && SHORT_BUDDHIST.contains(&year)).then(|| 2500 + year - BUDDHIST)
    }

    /// The year before the first one of an era; and whether it is written as a letter.
    pub(super) fn era(self, word: &str) -> Option<(u32, bool)> {
        let find = |eras: &[(&str, u32)]| eras.iter().find(|(name, _)| *name == word).map(|(_, before)| *before);
        find(&ERAS)
            .map(|before| (before, false))
            .or_else(|| self.japanese.then(|| find(&ERA_LETTERS)).flatten().map(|before| (before, true)))
    }
}

/// Two such numbers, or one behind a month: no other number of a CV looks so.
fn has_buddhist_years(tokens: &[Token]) -> bool {
    let is_year = |token: &Token| matches!(token.kind, Kind::Number(year, 4) if BUDDHIST_YEARS.contains(&year));
    let years = tokens.iter().filter(|token| is_year(token)).count();
    let behind_month = |at: usize| {
        let after = months(tokens, at).map(|(_, taken)| at + taken);
        after.and_then(|after| tokens.get(after)).is_some_and(is_year)
    };
    years > 1 || years == 1 && (0..tokens.len()).any(behind_month)
}
