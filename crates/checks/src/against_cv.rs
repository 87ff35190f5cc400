//! What the checks of employment and of education share: every source is held against the CV, and the statements about what
//! one of them says and the other does not.

use crosscheck_model::{Evidence, SourceKind, SourceReading};

use crate::check::CheckContext;
use crate::words::{list, name_of, names_of, opening, quote_of, sentence};

/// The CV and the sources that are held against it: the first CV that states something of the kind; without one, the first
/// source that does. `None` where there is nothing to compare.
pub(crate) fn against_cv<'a>(
    context: &CheckContext<'a>,
    states: fn(&SourceReading) -> bool,
) -> Option<(&'a SourceReading, Vec<&'a SourceReading>)> {
    let stating: Vec<&SourceReading> = context.case.read().filter(|reading| states(reading)).collect();
    let is_cv = |reading: &&&SourceReading| reading.source.kind == SourceKind::Cv;
    let &cv = stating.iter().find(is_cv).or(stating.first())?;
    let others: Vec<&SourceReading> = stating.into_iter().filter(|reading| reading.source.id != cv.source.id).collect();
    (!others.is_empty()).then_some((cv, others))
}

/// "The CV states …; … states …."
pub(crate) fn states_otherwise(
    cv: &SourceReading,
    here: &Evidence,
    there: &[&Evidence],
    context: &CheckContext<'_>,
) -> String {
    let mut sources: Vec<&SourceReading> = there.iter().filter_map(|quote| context.case.source(quote.source)).collect();
    sources.dedup_by_key(|reading| reading.source.id);
    let verb = if sources.len() == 1 { "states" } else { "state" };
    let mut quotes: Vec<String> = there.iter().map(|quote| quote_of(quote)).collect();
    quotes.dedup();
    let cv = name_of(&cv.source);
    sentence(&format!("{cv} states {}; {} {verb} {}.", quote_of(here), names_of(sources), list(&quotes)))
}

/// "… states …, which the CV does not list."
pub(crate) fn not_listed(cv: &SourceReading, other: &SourceReading, there: &[&Evidence]) -> String {
    let quotes: Vec<String> = there.iter().map(|quote| quote_of(quote)).collect();
    format!("{} states {}, which {} does not list.", opening(&other.source), list(&quotes), name_of(&cv.source))
}

/// "The CV states …; … does not name it."
pub(crate) fn not_named(cv: &SourceReading, here: &[&Evidence], others: &[&SourceReading]) -> String {
    let quotes: Vec<String> = here.iter().map(|quote| quote_of(quote)).collect();
    let verb = if others.len() == 1 { "does" } else { "do" };
    let (them, it) = (names_of(others.iter().copied()), if here.len() == 1 { "it" } else { "them" });
    format!("{} states {}; {them} {verb} not name {it}.", opening(&cv.source), list(&quotes))
}
