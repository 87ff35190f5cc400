//! Whether a name in a record fits the applicant's.

use crosscheck_model::{Claim, PersonName, SourceKind};
use crosscheck_names::{Comparison, Verdict, compare, display_name, is_person_name};

use crate::analysis::Analysis;
use crate::identity::{Difference, difference, names};

/// Fields of banks and carriers end here: a shorter name was not cut.
const CUT_FROM: usize = 24;

/// What stands between the holders of one account.
const BETWEEN_HOLDERS: [&str; 9] = [" & ", " and ", " und ", " et ", " y ", " e ", "/", ";", "+"];

/// How a name fits the applicant's.
pub(crate) enum Fit<'a> {
    /// It fits one of them.
    Fits(&'a Claim<PersonName>),
    /// It contradicts all of them; the nearest, and whether a family name agrees.
    Contradicts { nearest: &'a Claim<PersonName>, comparison: Comparison, family_agrees: bool, given_agrees: bool },
    /// It is no person's name: a company's, a household's.
    NoPerson(&'a Claim<PersonName>),
    /// Nothing can be said.
    Open,
}

/// Holds a written name against the names of the CVs, or without one of the first source that states any.
pub(crate) fn fits_the_applicant<'a>(analysis: &Analysis<'a>, written: &str) -> Fit<'a> {
    let readings = analysis.readings();
    let cvs = readings.iter().filter(|reading| reading.source.kind == SourceKind::Cv);
    let mut own: Vec<&Claim<PersonName>> = cvs.flat_map(|reading| names(reading)).collect();
    if own.is_empty() {
        own = readings.iter().map(|reading| names(reading)).find(|names| !names.is_empty()).unwrap_or_default();
    }
    let Some(first) = own.first() else { return Fit::Open };
    let mut holders: Vec<&str> = vec![written];
    for mark in BETWEEN_HOLDERS {
        holders = holders.into_iter().flat_map(|holder| holder.split(mark)).collect();
    }
    holders.push(written);
    let (mut nearest, mut open): (Option<(&Claim<PersonName>, Comparison)>, bool) = (None, false);
    for name in &own {
        let own_name = display_name(name.value().full.expose());
        for holder in holders.iter().map(|holder| holder.trim()).filter(|holder| !holder.is_empty()) {
            let comparison = compare(&own_name, &display_name(holder));
            match comparison.verdict {
                Verdict::Same | Verdict::Compatible => return Fit::Fits(name),
                Verdict::NotComparable(_) => open = true,
                Verdict::Contradictory if is_cut_from(holder, &own_name) => return Fit::Fits(name),
                Verdict::Contradictory => {
                    if nearest.as_ref().is_none_or(|(_, known)| difference(&comparison) < difference(known)) {
                        nearest = Some((name, comparison));
                    }
                }
            }
        }
    }
    if !is_person_name(written) && holders.len() == 2 {
        return Fit::NoPerson(first);
    }
    match nearest.filter(|_| !open) {
        Some((nearest, comparison)) => {
            let family_agrees = matches!(difference(&comparison), Difference::GivenName | Difference::SomePart);
            let given_agrees = difference(&comparison) == Difference::FamilyName;
            Fit::Contradicts { nearest, comparison, family_agrees, given_agrees }
        }
        None => Fit::Open,
    }
}

/// Whether a name that fills its field is the beginning of another.
fn is_cut_from(cut: &str, whole: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    cut.chars().count() >= CUT_FROM && plain(whole).starts_with(&plain(cut))
}
