//! The statements about what one history says and another does not.

use crosscheck_model::{Evidence, SourceReading};

use crate::analysis::Analysis;
use crate::words::{list, name_of, names_of, opening, quote_of, sentence};

/// "The CV states …; … states …."
pub(super) fn states_otherwise(
    cv: &SourceReading,
    here: &Evidence,
    there: &[&Evidence],
    analysis: &Analysis<'_>,
) -> String {
    let mut sources: Vec<&SourceReading> =
        there.iter().filter_map(|quote| analysis.case.source(quote.source)).collect();
    sources.dedup_by_key(|reading| reading.source.id);
    let verb = if sources.len() == 1 { "states" } else { "state" };
    let mut quotes: Vec<String> = there.iter().map(|quote| quote_of(quote)).collect();
    quotes.dedup();
    let cv = name_of(&cv.source);
    sentence(&format!("{cv} states {}; {} {verb} {}.", quote_of(here), names_of(sources), list(&quotes)))
}

/// "… states …, which the CV does not list."
pub(super) fn not_listed(cv: &SourceReading, other: &SourceReading, there: &[&Evidence]) -> String {
    let quotes: Vec<String> = there.iter().map(|quote| quote_of(quote)).collect();
    format!("{} states {}, which {} does not list.", opening(&other.source), list(&quotes), name_of(&cv.source))
}

/// "The CV states …; … does not name it."
pub(super) fn not_named(cv: &SourceReading, here: &[&Evidence], others: &[&SourceReading]) -> String {
    let quotes: Vec<String> = here.iter().map(|quote| quote_of(quote)).collect();
    let verb = if others.len() == 1 { "does" } else { "do" };
    let (them, it) = (names_of(others.iter().copied()), if here.len() == 1 { "it" } else { "them" });
    format!("{} states {}; {them} {verb} not name {it}.", opening(&cv.source), list(&quotes))
}
