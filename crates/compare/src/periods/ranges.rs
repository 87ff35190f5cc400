//! Periods in a line: "Mar 2019 – present", "2015-2019", "since 2020".

use std::ops::Range;

use crosscheck_model::{PartialDate, Period, PeriodEnd};

use super::calendars::Calendars;
use super::dates::{Found, Shape, date};
use super::tokens::{Kind, Role, Token, ends_in_from, has_number, role, tokens};

/// The first period in a text and where it stands.
#[must_use]
pub fn parse_period(text: &str) -> Option<(Period, Range<usize>)> {
    find_periods(text).into_iter().next()
}

/// Every period in a text, in order, and where it stands. A single date is a period whose end is not stated. Only the first
/// 4,096 characters are looked at.
#[must_use]
pub fn find_periods(text: &str) -> Vec<(Period, Range<usize>)> {
    if !has_number(text) {
        return Vec::new();
    }
    let all = tokens(text);
    let line = Line { tokens: &all, calendars: Calendars::of(text, &all) };
    let (mut found, mut at) = (Vec::new(), 0);
    while at < all.len() {
        match line.period(at) {
            Some((period, end)) if end > at => {
                if let (Some(first), Some(last)) = (all.get(at), all.get(end - 1)) {
                    found.push((period, first.at.start..last.at.end));
                }
                at = end;
            }
            _ => at += 1,
        }
    }
    found
}

/// A text that is one date and nothing else: "2019-03-01", "March 2019", "2019". A time of day after an ISO date is left out.
#[must_use]
pub fn parse_date(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    let day = text.get(10..11).filter(|c| matches!(*c, "T" | " " | "t")).and_then(|_| text.get(..10));
    let day = day.filter(|day| day.bytes().all(|b| b.is_ascii_digit() || b == b'-'));
    let all = tokens(day.unwrap_or(text));
    let found = date(&all, 0, Calendars::of(text, &all))?;
    let rest = all.get(found.taken..)?;
    let only_stops = rest.iter().all(|token| matches!(token.kind, Kind::Sign('.')));
    let sure = matches!(found.shape, Shape::Plain | Shape::TwoYears);
    (sure && only_stops).then_some(found.date)
}

/// Whether a text says that something still goes on: "present", "heute", "현재".
#[must_use]
pub fn is_present(text: &str) -> bool {
    let all = tokens(text);
    !all.is_empty() && role(&all, 0, Role::Present) == Some(all.len())
}

/// A period from two fields of a form; an empty or unreadable end is not stated.
#[must_use]
pub fn period_from_fields(start: &str, end: &str) -> Period {
    let end = match parse_date(end) {
        Some(date) => PeriodEnd::On(date),
        None if is_present(end) => PeriodEnd::Present,
        None => PeriodEnd::Unstated,
    };
    Period { start: parse_date(start), end }
}

struct Line<'a> {
    tokens: &'a [Token],
    calendars: Calendars,
}

impl Line<'_> {
    /// The period that begins at token `at`, and the token after it.
    fn period(&self, at: usize) -> Option<(Period, usize)> {
        if self.inside_a_number_or_word(at) {
            return None;
        }
        if let Some(taken) = role(self.tokens, at, Role::Since)
            && let Some((start, end)) = self.dated(at + taken)
        {
            return Some(
                self.continued(start, end)
                    .unwrap_or((Period { start: Some(start.date), end: PeriodEnd::Present }, end)),
            );
        }
        if let Some(taken) = role(self.tokens, at, Role::From)
            && let Some((start, end)) = self.dated(at + taken)
            && let Some(found) = self.continued(start, end)
        {
            return Some(found);
        }
        if let Some(taken) = role(self.tokens, at, Role::To)
            && let Some((last, end)) = self.dated(at + taken)
            && last.shape != Shape::NoYear
            && !is_loose_word(&self.tokens[at])
        {
            return Some((Period { start: None, end: PeriodEnd::On(last.date) }, end));
        }
        let (start, end) = self.dated(at)?;
        if let Some(found) = self.continued(start, end) {
            return Some(found);
        }
        // "2019년부터", "2020から".
        let particle = self.tokens.get(end - 1).is_some_and(ends_in_from);
        if let Some(taken) = role(self.tokens, end, Role::Since).filter(|_| particle || self.is_trailing_since(end)) {
            return Some((Period { start: Some(start.date), end: PeriodEnd::Present }, end + taken));
        }
        match start.shape {
            Shape::NoYear | Shape::ShortFigures => None,
            Shape::TwoYears => {
                let year = start.date.year;
                let end_date = PeriodEnd::On(PartialDate::year(year + 1));
                Some((Period { start: Some(PartialDate::year(year)), end: end_date }, end))
            }
            Shape::Plain if particle => Some((Period { start: Some(start.date), end: PeriodEnd::Present }, end)),
            Shape::Plain => Some((Period { start: Some(start.date), end: PeriodEnd::Unstated }, end)),
        }
    }

    fn dated(&self, at: usize) -> Option<(Found, usize)> {
        let found = date(self.tokens, at, self.calendars)?;
        Some((found, at + found.taken))
    }

    /// A range: a separator and a second date, a short year ("2015-19"), or a word for the present.
    fn continued(&self, start: Found, end: usize) -> Option<(Period, usize)> {
        // Read from the other end, as a line in Hebrew or Arabic comes out of many files.
        let period = |start: PartialDate, end: PeriodEnd| match end {
            PeriodEnd::On(last) if is_after(&start, &last) => Period { start: Some(last), end: PeriodEnd::On(start) },
            end => Period { start: Some(start), end },
        };
        let (after, tight_dash) = self.separator(end)?;
        if let Some(taken) = role(self.tokens, after, Role::Present) {
            return (start.shape != Shape::NoYear).then(|| (period(start.date, PeriodEnd::Present), after + taken));
        }
        // "2015-19": not a month, for there is none of that number.
        if start.date.month.is_none()
            && start.shape == Shape::Plain
            && tight_dash
            && let Some(Token { kind: Kind::Number(value, 2), spaced: false, .. }) = self.tokens.get(after)
        {
            let century = start.date.year - start.date.year % 100;
            let year = century + i16::try_from(*value).ok()?;
            let follows = self
                .tokens
                .get(after + 1)
                .is_none_or(|next| next.spaced || matches!(next.kind, Kind::Sign(c) if !matches!(c, '-' | '/' | '.')));
            if year > start.date.year && follows {
                return Some((period(start.date, PeriodEnd::On(PartialDate::year(year))), after + 1));
            }
        }
        let (last, stop) = self.dated(after)?;
        match (start.shape, last.shape) {
            (_, Shape::NoYear) => None,
            // "Jan – Mar 2019": the year stands once.
            (Shape::NoYear, _) => {
                let begin = PartialDate { year: last.date.year, ..start.date };
                let begin = if begin.month > last.date.month && last.date.month.is_some() {
                    PartialDate { year: begin.year - 1, ..begin }
                } else {
                    begin
                };
                Some((period(begin, PeriodEnd::On(last.date)), stop))
            }
            (Shape::ShortFigures, Shape::ShortFigures) => Some((period(start.date, PeriodEnd::On(last.date)), stop)),
            (Shape::ShortFigures, _) | (_, Shape::ShortFigures) => None,
            _ => Some((period(start.date, PeriodEnd::On(last.date)), stop)),
        }
    }

    /// After a dash or a word such as "to": the next token, and whether it was a dash without spaces.
    fn separator(&self, at: usize) -> Option<(usize, bool)> {
        let is_dash = |c: char| {
            matches!(
                c,
                '-' | '‐'
                    | '‑'
                    | '‒'
                    | '–'
                    | '—'
                    | '―'
                    | '−'
                    | '~'
                    | '～'
                    | '〜'
                    | '∼'
                    | '→'
                    | '➔'
                    | '⟶'
                    | '/'
            )
        };
        let mut next = at;
        // "Jan. - Mar.", "2019년 3월부터 ~".
        if matches!(self.tokens.get(next)?.kind, Kind::Sign('.' | ',')) {
            next += 1;
        }
        let mut dashes = 0;
        while let Some(Token { kind: Kind::Sign(c), .. }) = self.tokens.get(next) {
            // "->" is an arrow.
            if !(is_dash(*c) || *c == '>' && dashes > 0) || dashes == 3 {
                break;
            }
            dashes += 1;
            next += 1;
        }
        let dash = dashes > 0;
        let tight = dash && self.tokens.get(at).is_some_and(|token| !token.spaced);
        let from_particle = at > 0 && self.tokens.get(at - 1).is_some_and(ends_in_from);
        if let Some(taken) = role(self.tokens, next, Role::Since).filter(|_| !dash) {
            // "2019年3月から2020年4月まで".
            if self.tokens.get(next).is_some_and(|token| !token.spaced) {
                return Some((next + taken, false));
            }
        }
        if role(self.tokens, next, Role::Present).is_some() {
            return (dash || from_particle || role(self.tokens, next, Role::Present).is_some())
                .then_some((next, tight));
        }
        if let Some(taken) = role(self.tokens, next, Role::To) {
            return Some((next + taken, false));
        }
        (dash || from_particle).then_some((next, tight))
    }

    fn is_trailing_since(&self, at: usize) -> bool {
        matches!(&self.tokens.get(at).map(|token| &token.kind), Some(Kind::Word(word)) if matches!(word.as_str(), "부터" | "から" | "以来" | "以降" | "이후" | "より" | "起" | "ota" | "beri" | "alkaen" | "lahtien" | "alates"))
    }

    /// A number that continues another one or a word ("ISO2019", "+49 30-2019", "v1.2019") is no date.
    fn inside_a_number_or_word(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return true };
        if token.spaced || at == 0 || !matches!(token.kind, Kind::Number(..)) {
            return false;
        }
        let before = &self.tokens[at - 1];
        match &before.kind {
            Kind::Word(word) => !word.chars().any(|c| ('\u{e00}'..='\u{9fff}').contains(&c)) && !word.is_empty(),
            Kind::Number(..) => true,
            Kind::Sign(c) => match c {
                '#' | '$' | '€' | '£' | '@' | '+' | '_' | '=' => true,
                '-' | '.' | '/' | ':' | ',' => {
                    !before.spaced
                        && at > 1
                        && matches!(self.tokens[at - 2].kind, Kind::Number(..) | Kind::Word(_))
                        && *c != ','
                }
                _ => false,
            },
        }
    }
}

/// Whether the first is later for sure.
fn is_after(a: &PartialDate, b: &PartialDate) -> bool {
    a.year > b.year || a.year == b.year && matches!((a.month, b.month), (Some(a), Some(b)) if a > b)
}

/// One-letter and two-letter words for "to" ("a", "do", "au") begin too many sentences to mean "until" alone.
fn is_loose_word(token: &Token) -> bool {
    matches!(&token.kind, Kind::Word(word) if word.chars().count() <= 3 && word.is_ascii() && word != "bis" && word != "tot" || word == "and" || word == "through" || word == "по" || word == "до" && word.len() < 2)
}
