//! Lengths of time: "2 yrs 3 mos", "há 2 anos", "3년 2개월". A length is no period: it says neither when nor until when.

use std::ops::Range;

use super::tokens::{Kind, Token, tokens};

/// A stated length of time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Duration {
    /// In months; years count twelve.
    pub months: u32,
}

const YEARS: [&str; 40] = [
    "y",
    "yr",
    "yrs",
    "year",
    "years",
    "jahr",
    "jahre",
    "jahren",
    "an",
    "ans",
    "annee",
    "annees",
    "ano",
    "anos",
    "anni",
    "anno",
    "jaar",
    "ar",
    "vuotta",
    "rok",
    "lata",
    "lat",
    "roky",
    "let",
    "ev",
    "год",
    "года",
    "лет",
    "рік",
    "роки",
    "років",
    "yil",
    "سنوات",
    "سنة",
    "سال",
    "שנים",
    "년",
    "年",
    "年間",
    "tahun",
];
const MONTHS: [&str; 42] = [
    "mo",
    "mos",
    "mon",
    "month",
    "months",
    "monat",
    "monate",
    "monaten",
    "mois",
    "mes",
    "meses",
    "mese",
    "mesi",
    "maand",
    "maanden",
    "manad",
    "manader",
    "maned",
    "maneder",
    "kuukautta",
    "miesiac",
    "miesiace",
    "miesiecy",
    "mesic",
    "mesice",
    "mesicu",
    "honap",
    "мес",
    "месяц",
    "месяца",
    "месяцев",
    "місяць",
    "місяці",
    "місяців",
    "ay",
    "أشهر",
    "ماه",
    "개월",
    "ヶ月",
    "か月",
    "个月",
    "bulan",
];

/// Every length of time in a text, in order, and where it stands.
#[must_use]
pub fn find_durations(text: &str) -> Vec<(Duration, Range<usize>)> {
    let all = tokens(text);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < all.len() {
        let years = amount(&all, at, &YEARS, 80);
        let after = at + if years.is_some() { 2 } else { 0 };
        let joined = after + usize::from(years.is_some() && is_joint(all.get(after)));
        let months = amount(&all, joined, &MONTHS, 600);
        let end = if months.is_some() { joined + 2 } else { after };
        if end > at {
            let total = years.unwrap_or(0) * 12 + months.unwrap_or(0);
            found.push((Duration { months: total }, all[at].at.start..all[end - 1].at.end));
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

fn amount(all: &[Token], at: usize, units: &[&str], most: u32) -> Option<u32> {
    let (Kind::Number(value, _), Kind::Word(unit)) = (&all.get(at)?.kind, &all.get(at + 1)?.kind) else { return None };
    (*value <= most && units.contains(&unit.as_str())).then_some(*value)
}

fn is_joint(token: Option<&Token>) -> bool {
    match token.map(|t| &t.kind) {
        Some(Kind::Sign(c)) => *c == ',',
        Some(Kind::Word(word)) => matches!(word.as_str(), "and" | "und" | "et" | "y" | "e" | "и"),
        _ => false,
    }
}
