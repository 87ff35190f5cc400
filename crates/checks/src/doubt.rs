//! Refutation before accusation: whether a reading is sure enough to contradict another, and whether the other value stands in
//! the source's own text after all.

use crosscheck_compare::fold;
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
    /// These words were read off a picture, and differ from the other side's in a letter or two.
    Misread(String),
    /// The other side's value stands in the source's own text, at this place.
    StandsThere(String),
}

impl Doubt {
    /// The reason, as a sentence.
    pub(crate) fn sentence(&self) -> String {
        match self {
            Self::Guessed(what) => format!("{what} was guessed from its form only, and a guess contradicts nothing."),
            Self::Misread(what) => {
                format!("{what} was read off a picture, where one letter is easily taken for another.")
            }
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

/// Letters of a name for each that recognition may take for another.
const LETTERS_FOR_ONE_MISREAD: usize = 5;

/// Whether one of two values was read off a picture and they differ in so few letters that it can be misread.
fn misread(a: (&Evidence, &str), b: (&Evidence, &str)) -> Option<Doubt> {
    let (recognised, _) = [a, b].into_iter().find(|(evidence, _)| evidence.certainty == Certainty::Ocr)?;
    let letters = |text: &str| -> Vec<char> { fold(text).chars().filter(|c| c.is_alphanumeric()).collect() };
    let (a, b) = (letters(a.1), letters(b.1));
    let most = a.len().max(b.len()).div_ceil(LETTERS_FOR_ONE_MISREAD);
    (distance(&a, &b) <= most).then(|| Doubt::Misread(quote_of(recognised)))
}

/// How many letters have to be changed, added or taken away to make the one the other.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, x) in a.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], at + 1);
        for (to, y) in b.iter().enumerate() {
            let changed = diagonal + usize::from(x != y);
            diagonal = row[to + 1];
            row[to + 1] = changed.min(row[to] + 1).min(diagonal + 1);
        }
    }
    row.last().copied().unwrap_or_default()
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
        .or_else(|| misread((a.1.evidence(), a.2), (b.1.evidence(), b.2)))
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
        // "2019", and "2019年", where a script writes without spaces.
        let numbers = || near.iter().flat_map(|line| line.split(|c: char| !c.is_ascii_digit()));
        let has = |year: i16| numbers().any(|number| number == year.to_string());
        match years {
            [] => numbers().any(|number| number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))),
            years => years.iter().all(|&year| has(year)),
        }
    };
    let wrapped =
        || reading.words.find_wrapped(organisation).find(|at| own.certainty >= Certainty::LaidOut && fits(at));
    stands_in(reading, own, organisation, fits).or_else(wrapped).map(|at| there(reading, other, &at))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crosscheck_testkit::cases::Written;

    #[test]
    fn a_letter_off_a_picture_is_doubted_and_another_name_is_not() {
        let doubt = |recognised: &str, stated: &str, certainty| {
            let text = format!(
                "about = \"x\"\n[[source]]\naddress = \"cv.pdf\"\nnames = [\"{recognised}\"]\n\
                 [[source]]\naddress = \"https://github.com/rh\"\nnames = [\"{stated}\"]"
            );
            let mut case = Written::parse(&text).unwrap().build().unwrap().case;
            case.sources[0].claims.set_certainty(certainty, |_| true);
            let own = case.sources.iter().map(|reading| &reading.claims.names[0]).collect::<Vec<_>>();
            misread((own[0].evidence(), recognised), (own[1].evidence(), stated)).is_some()
        };
        assert!(doubt("Robert Hol1oway", "Robert Holloway", Certainty::Ocr));
        assert!(doubt("Rohert Hollovay", "Robert Holloway", Certainty::Ocr));
        assert!(!doubt("Robert Hol1oway", "Robert Holloway", Certainty::LaidOut), "only pictures are misread so");
        assert!(!doubt("Jane Doe", "Robert Holloway", Certainty::Ocr));
        assert!(!doubt("Robert Kendrick", "Robert Holloway", Certainty::Ocr));
        assert_eq!(distance(&['a', 'b', 'c'], &['b', 'c', 'd']), 2);
    }
}
