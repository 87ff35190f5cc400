//! Refutation before accusation: whether a reading is sure enough to contradict another, and whether the other value stands in
//! the source's own text after all.

use crosscheck_model::{Certainty, Claim, Evidence, PartialDate, Period, PeriodEnd, SourceReading, Standing};

use crate::words::{name_of, quote_of};

/// Lines from the top of a text among which the writer says who and where they are.
const HEAD: usize = 15;
/// Words beside a name on a line that is still a heading: titles, a place, a trade.
const WORDS_BESIDE: usize = 8;
/// Words before a name on such a line: "Curriculum vitae", "Name".
const WORDS_BEFORE: usize = 2;

/// Why a difference is no contradiction.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Doubt {
    /// Only the form of these words says what they are.
    Guessed(String),
    /// The other side's value stands in the source's own text, at this place.
    StandsThere(String),
}

impl Doubt {
    /// The reason, as a sentence.
    pub(crate) fn sentence(&self) -> String {
        match self {
            Self::Guessed(what) => format!("{what} was guessed from its form only, and a guess contradicts nothing."),
            Self::StandsThere(place) => format!("{place}: what was read there is uncertain."),
        }
    }
}

/// What else can explain an uncertain reading.
pub(crate) const EXPLANATIONS: &[&str] =
    &["The file or page was read wrongly: its layout does not say clearly what belongs to what."];

/// Whether one of the claims is a mere guess.
pub(crate) fn guessed(a: &Evidence, b: &Evidence) -> Option<Doubt> {
    let guess = [a, b].into_iter().find(|evidence| evidence.certainty == Certainty::Guessed)?;
    Some(Doubt::Guessed(quote_of(guess)))
}

/// Whether a name stands at the head of the other source's text, where its own name was read off the layout.
pub(crate) fn of_names<T>(a: (&SourceReading, &Claim<T>, &str), b: (&SourceReading, &Claim<T>, &str)) -> Option<Doubt> {
    let stands = |(reading, own, _): (&SourceReading, &Claim<T>, &str), value: &str, other: &Evidence| {
        let heads = |at: &Standing<'_>| {
            let beside = at.words_of_line.saturating_sub(value.split_whitespace().count());
            at.line < HEAD && at.words_before <= WORDS_BEFORE && beside <= WORDS_BESIDE
        };
        stands_in(reading, own.evidence(), value, heads).map(|at| there(reading, other, &at))
    };
    guessed(a.1.evidence(), b.1.evidence())
        .or_else(|| stands(a, b.2, b.1.evidence()))
        .or_else(|| stands(b, a.2, a.1.evidence()))
}

/// Whether a place stands at the head of a text whose own place was read off the layout.
pub(crate) fn of_place(reading: &SourceReading, own: &Evidence, value: &str, other: &Evidence) -> Option<Doubt> {
    let locality = value.split([',', '(']).next().unwrap_or_default();
    let head = |at: &Standing<'_>| at.line < HEAD && at.words_of_line <= WORDS_BESIDE + 2;
    stands_in(reading, own, locality, head).map(|at| there(reading, other, &at))
}

/// Whether an organisation stands in a text beside a year, or beside these years, and belongs to no entry that was read there.
pub(crate) fn of_entry(
    reading: &SourceReading,
    own: &Evidence,
    organisation: &str,
    years: &[i16],
    other: &Evidence,
) -> Option<Doubt> {
    let fits = |at: &Standing<'_>| {
        let near = [at.line.checked_sub(1), Some(at.line), Some(at.line + 1)];
        let near: Vec<&str> = near.into_iter().flatten().map(|line| reading.words.line(line)).collect();
        let has = |year: i16| near.iter().any(|line| line.split(' ').any(|word| word == year.to_string()));
        let is_year = |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        match years {
            [] => near.iter().any(|line| line.split(' ').any(is_year)),
            years => years.iter().all(|&year| has(year)),
        }
    };
    stands_in(reading, own, organisation, fits).map(|at| there(reading, other, &at))
}

/// The years that a period names.
pub(crate) fn years(period: &Period) -> Vec<i16> {
    let end = if let PeriodEnd::On(date) = period.end { Some(date) } else { None };
    period.start.into_iter().chain(end).map(|date: PartialDate| date.year).collect()
}

/// A field or a label says what structured and labelled words are; only what was read off a layout is searched for.
fn stands_in<'a>(
    reading: &'a SourceReading,
    own: &Evidence,
    value: &str,
    fits: impl Fn(&Standing<'a>) -> bool,
) -> Option<Standing<'a>> {
    if own.certainty < Certainty::LaidOut || value.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
        return None;
    }
    reading.words.find(value).find(|at| fits(at))
}

fn there(reading: &SourceReading, other: &Evidence, at: &Standing<'_>) -> Doubt {
    let place = format!("{} stands in {} as well, at {}", quote_of(other), name_of(&reading.source), at.locator);
    Doubt::StandsThere(place)
}
