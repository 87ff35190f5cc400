//! An identity document disagrees with itself or with the CV.

use crosscheck_model::records::{IdentityDocument, MrzFault};
use crosscheck_model::{Certainty, Claim, EducationItem, Evidence, Locator, PartialDate};
use crosscheck_model::{Finding, Side, Strength, Topic};
use crosscheck_names::{Verdict, compare, display_name};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Fit, Row, fits_the_applicant, identity_documents, offer};
use crate::words::{list, quote_of, quoted, sentence};

const CHECK_DIGITS: LevelRule = LevelRule::contradiction("check_digits", Strength::Moderate);
const PRINTED_DIFFERS: LevelRule = LevelRule::contradiction("printed_differs_from_lines", Strength::Moderate);
const OTHER_NAME: LevelRule = LevelRule::contradiction("other_name_than_cv", Strength::Strong);
const BIRTH_AFTER_EDUCATION: LevelRule = LevelRule::contradiction("birth_after_education", Strength::Strong);
const EXPIRED: LevelRule = LevelRule::info("expired");
const ONE_MISREAD_CHARACTER: LevelRule = LevelRule::info("one_misread_character");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "identity_document_inconsistent",
    version: 1,
    since: "0.2.0",
    title: "An identity document disagrees with itself or with the CV",
    topic: Topic::Name,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[CHECK_DIGITS, PRINTED_DIFFERS, OTHER_NAME, BIRTH_AFTER_EDUCATION, EXPIRED, ONE_MISREAD_CHARACTER],
    advisory_refs: &["S2-17", "F22-17", "V-11", "V-40"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let own = identity_documents(analysis).into_iter().filter(|row| row.value.party.is_candidate());
    own.flat_map(|row| {
        let found = [digits(row), printed(row), name(analysis, row), birth(analysis, row), expired(analysis, row)];
        found.into_iter().flatten().collect::<Vec<_>>()
    })
    .collect()
}

/// The lines for machines, as a place of their own in the document.
fn lines(row: Row<'_, IdentityDocument>, words: &str) -> Evidence {
    Evidence { quote: words.into(), locator: Locator::Field("mrz".to_owned()), ..row.evidence().clone() }
}

fn digits(row: Row<'_, IdentityDocument>) -> Option<Finding> {
    let mrz = row.value.mrz.as_ref().filter(|mrz| !mrz.faults.is_empty())?;
    let single: Vec<&MrzFault> = mrz.faults.iter().filter(|fault| fault.field != "composite").collect();
    let misread = single.len() <= 1 && mrz.faults.iter().all(|fault| fault.one_misread_mends_it);
    let level = if misread { ONE_MISREAD_CHARACTER } else { CHECK_DIGITS };
    let fields: Vec<String> = mrz.faults.iter().map(|fault| fault.field.clone()).collect();
    let statement =
        format!("In {} the check digits of the lines for machines do not compute for: {}.", row.file(), list(&fields));
    let mut builder = CHECK.finding(level, statement).cite(Side::A, row.evidence());
    builder = builder.cite(Side::B, &lines(row, &format!("{}: check digits of {}", mrz.form, list(&fields))));
    if misread {
        builder = builder.because(
            "misread",
            "One character that is often misread (O and 0, I and 1, B and 8, S and 5, Z and 2, G and 6) would mend it.",
        );
    }
    let builder = builder.explained(&[
        "A character was misread when the document was scanned or typed.",
        "The picture is blurred, or a reflection hides a part of the lines.",
    ]);
    Some(builder.ask("Please hand in the document again, in a sharp picture.").done())
}

fn printed(row: Row<'_, IdentityDocument>) -> Option<Finding> {
    let (document, mrz) = (row.value, row.value.mrz.as_ref()?);
    let mut differ: Vec<String> = Vec::new();
    for (what, printed, read) in [("birth", document.born, mrz.born), ("expiry", document.expires, mrz.expires)] {
        // The lines hold two digits of a year.
        let same = |a: PartialDate, b: PartialDate| {
            (a.year.rem_euclid(100), a.month, a.day) == (b.year.rem_euclid(100), b.month, b.day)
        };
        if let (Some(printed), Some(read)) = (printed.filter(|date| date.day.is_some()), read)
            && !same(printed, read)
        {
            differ.push(format!("{what} {printed} and {read}"));
        }
    }
    let full = format!("{} {}", mrz.given.expose(), mrz.surname.expose());
    if let Some(name) = document.name.as_ref().filter(|_| !mrz.truncated)
        && compare(&display_name(name.expose()), &display_name(&full)).verdict == Verdict::Contradictory
    {
        differ.push(format!("name {} and {}", quoted(name.expose()), quoted(&full)));
    }
    if differ.is_empty() {
        return None;
    }
    let statement = format!("In {} what is printed and the lines for machines differ: {}.", row.file(), list(&differ));
    let builder = CHECK.finding(PRINTED_DIFFERS, statement).cite(Side::A, row.evidence());
    let builder = builder.cite(Side::B, &lines(row, &format!("{} {full}", mrz.form))).explained(&[
        "A field was misread or mistyped when the document was recorded.",
        "The state's own rules of transliteration write the name another way.",
    ]);
    Some(builder.ask("Please show the document again, both sides.").done())
}

fn name(analysis: &Analysis<'_>, row: Row<'_, IdentityDocument>) -> Option<Finding> {
    let of_lines = row.value.mrz.as_ref().filter(|mrz| !mrz.truncated);
    let of_lines = of_lines.map(|mrz| format!("{} {}", mrz.given.expose(), mrz.surname.expose()));
    let printed = [&row.value.name, &row.value.native_name].into_iter().flatten().map(|name| name.expose().to_owned());
    let names: Vec<String> = printed.chain(of_lines).collect();
    let mut contradicted = None;
    for name in &names {
        match fits_the_applicant(analysis, name) {
            Fit::Contradicts { nearest, comparison, .. } => {
                contradicted.get_or_insert((name, nearest, comparison));
            }
            // One writing that fits, or that nothing can be said of, leaves the others open.
            _ => return None,
        }
    }
    let (name, nearest, comparison) = contradicted?;
    let statement =
        format!("{} names {}; the applicant is called {}.", row.file(), quoted(name), quote_of(nearest.evidence()));
    let builder = CHECK.finding(OTHER_NAME, sentence(&statement)).because("name_parts", comparison.sentence());
    let builder = builder.cite(Side::A, nearest.evidence()).cite(Side::B, row.evidence()).explained(&[
        "The document shows a name at birth or a legal name, the CV the one that they go by.",
        "The name was changed by a marriage or otherwise after the document was issued.",
    ]);
    Some(builder.ask("Which names have you borne, and which documents show the change?").done())
}

fn birth(analysis: &Analysis<'_>, row: Row<'_, IdentityDocument>) -> Option<Finding> {
    let born = row.value.born.or(row.value.mrz.as_ref().and_then(|mrz| mrz.born))?;
    let education = analysis.readings().iter().flat_map(|reading| &reading.claims.education);
    let begun = |claim: &&Claim<EducationItem>| claim.value().period.start.is_some_and(|start| start.year < born.year);
    let claim = education.filter(|claim| claim.evidence().certainty < Certainty::Guessed).find(begun)?;
    let statement = format!("{} states a birth on {born}; {} began before.", row.file(), quote_of(claim.evidence()));
    let builder = CHECK
        .finding(BIRTH_AFTER_EDUCATION, sentence(&statement))
        .cite(Side::A, claim.evidence())
        .cite(Side::B, row.evidence());
    let builder = builder.explained(&[
        "A year was misread or mistyped on one of the sides.",
        "The entry is that of an institution's founding.",
    ]);
    Some(builder.ask("In which years did you attend the school?").done())
}

fn expired(analysis: &Analysis<'_>, row: Row<'_, IdentityDocument>) -> Option<Finding> {
    let expires = row.value.expires.or(row.value.mrz.as_ref().and_then(|mrz| mrz.expires))?;
    let used = offer(analysis).and_then(|row| row.value.at).unwrap_or(analysis.case.as_of);
    let today = used.to_zoned(jiff::tz::TimeZone::UTC).date();
    let day = |part: i8| u8::try_from(part).ok();
    let used = PartialDate { year: today.year(), month: day(today.month()), day: day(today.day()) };
    if expires.day.is_none() || expires >= used {
        return None;
    }
    let statement = format!("{} expired on {expires}, before it was used on {used}.", row.file());
    let builder = CHECK.finding(EXPIRED, sentence(&statement)).cite(Side::A, row.evidence());
    let builder =
        builder.explained(&["A new document is being issued, and the old one is still taken in many places."]);
    Some(builder.ask("Is there a document in force?").done())
}
