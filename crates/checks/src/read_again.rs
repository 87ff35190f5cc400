//! What a CV was read to say of its name, read once more in the light of the other sources: a name that they state and that stands alone on a
//! line at the head of the CV is its name, where what had been taken for it was a guess or no name at all.

use crosscheck_model::{
    Case, Certainty, Claim, ClaimsBuilder, Locator, NameRole, Outcome, Passage, PersonName, Problem, ReadBy,
    SourceKind, SourceReading,
};
use crosscheck_names::{Verdict, compare, display_name};

use crate::identity::could_be_a_full_name;
use crate::plausible;

/// Lines from the top of a CV among which its name stands.
const HEAD: usize = 15;

/// Reads the names of CVs again; each that changed says so among its problems. What was read surely stays as it is.
pub fn read_again(case: &mut Case) {
    let stated: Vec<(usize, String)> = case
        .sources
        .iter()
        .enumerate()
        .filter(|(_, reading)| reading.source.outcome == Outcome::Read)
        .flat_map(|(at, reading)| reading.claims.names.iter().filter(|name| is_sure(name)).map(move |name| (at, name)))
        .map(|(at, name)| (at, display_name(name.value().full.expose())))
        .collect();
    for at in 0..case.sources.len() {
        let reading = &case.sources[at];
        if reading.source.kind != SourceKind::Cv || reading.source.outcome != Outcome::Read || has_sure_name(reading) {
            continue;
        }
        let others = stated.iter().filter(|(source, _)| *source != at).map(|(_, name)| name.as_str());
        if let Some(found) = found(reading, others) {
            replace(&mut case.sources[at], found);
        }
    }
}

/// A full name that a source states in a field or under a label.
fn is_sure(name: &Claim<PersonName>) -> bool {
    is_own(name)
        && name.evidence().certainty <= Certainty::Labelled
        && plausible::is_a_name(name.value().full.expose())
        && could_be_a_full_name(name.value().full.expose())
}

fn is_own(name: &Claim<PersonName>) -> bool {
    matches!(name.value().role, NameRole::Full | NameRole::Display)
}

/// Whether the CV has a name whose place or label says that it is one.
fn has_sure_name(reading: &SourceReading) -> bool {
    let sure = |name: &Claim<PersonName>| {
        name.evidence().certainty < Certainty::Guessed && plausible::is_a_name(name.value().full.expose())
    };
    reading.claims.names.iter().filter(|name| is_own(name)).any(sure)
}

/// A name in the head of a CV.
struct Found {
    name: String,
    /// The words of its line, as they are kept.
    words: String,
    locator: Locator,
}

/// The one line at the head that is one of these names and nothing else; nothing where two lines are.
fn found<'a>(reading: &SourceReading, others: impl Iterator<Item = &'a str>) -> Option<Found> {
    let mut found: Option<(usize, Found)> = None;
    for name in others {
        let known = reading.claims.names.iter().any(|own| {
            let own = display_name(own.value().full.expose());
            matches!(compare(&own, name).verdict, Verdict::Same | Verdict::Compatible)
        });
        if known {
            return None;
        }
        let stands = reading
            .words
            .find(name)
            .find(|at| at.line < HEAD && at.words_before == 0 && same_length(reading.words.line(at.line), name));
        let Some(at) = stands else { continue };
        match &found {
            Some((line, _)) if *line != at.line => return None,
            Some(_) => {}
            None => {
                let words = reading.words.line(at.line).to_owned();
                found = Some((at.line, Found { name: name.to_owned(), words, locator: at.locator.clone() }));
            }
        }
    }
    found.map(|(_, found)| found)
}

/// Whether a line holds no more letters than a name that was found in it.
fn same_length(line: &str, name: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    letters(line) <= letters(name)
}

/// Puts the name in the place of what had been taken for it; that stays as a hint.
fn replace(reading: &mut SourceReading, found: Found) {
    let Some(origin) = reading.pages.first() else { return };
    let mut builder = ClaimsBuilder::new();
    let at = Passage::new(origin, found.locator.clone(), ReadBy::DocumentText)
        .quoting(found.words)
        .with_certainty(Certainty::Guessed);
    builder.name(&at, &found.name, NameRole::Full);
    let (mut claims, _) = builder.finish();
    let replaced = reading.claims.names.iter().any(is_own);
    for name in reading.claims.names.iter_mut().filter(|name| is_own(name)) {
        name.value_mut().role = NameRole::Guess;
    }
    claims.names.append(&mut reading.claims.names);
    reading.claims.names = claims.names;
    let before = if replaced { "what had been taken for the name is kept as a guess" } else { "no name had been read" };
    let what = format!(
        "the name was read again: one that another source states stands alone on a line at the head of this file; {before}"
    );
    reading.problems.push(Problem { locator: found.locator, what });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crosscheck_testkit::cases::Written;

    fn case(cv: &str, other: &str) -> Case {
        let text = format!(
            "about = \"x\"\n[[source]]\naddress = \"cv.pdf\"\n{cv}\n[[source]]\naddress = \"https://github.com/rh\"\nnames = [\"{other}\"]"
        );
        Written::parse(&text).unwrap().build().unwrap().case
    }

    fn guessed(mut case: Case) -> Case {
        case.sources[0].claims.set_certainty(Certainty::Guessed, |_| true);
        case
    }

    fn names(mut case: Case) -> (Vec<String>, usize) {
        read_again(&mut case);
        let own = case.sources[0].claims.names.iter().filter(|name| is_own(name));
        (own.map(|name| name.value().full.expose().to_owned()).collect(), case.sources[0].problems.len())
    }

    const TEXT: &str = "text = [\"Denver, CO\", \"ROBERT HOLLOWAY\", \"Experience\"]";

    #[test]
    fn a_name_that_stands_alone_at_the_head_is_read_again() {
        let cv = format!("names = [\"Denver, CO\"]\n{TEXT}");
        assert_eq!(names(case(&cv, "Robert Holloway")), (vec!["Robert Holloway".to_owned()], 1));
        let cv = format!("names = [\"Platform Lead\"]\n{TEXT}");
        let mut again = guessed(case(&cv, "Robert Holloway"));
        read_again(&mut again);
        let name = &again.sources[0].claims.names[0];
        assert_eq!((name.quote(), name.evidence().certainty), ("robert holloway", Certainty::Guessed));
        assert_eq!(name.evidence().locator, Locator::Line(2));
        assert_eq!(names(case(TEXT, "Robert Holloway")).0, ["Robert Holloway"], "where none was read");
    }

    #[test]
    fn what_was_read_surely_stays() {
        let cv = format!("names = [\"Jane Doe\"]\n{TEXT}");
        assert_eq!(names(case(&cv, "Robert Holloway")), (vec!["Jane Doe".to_owned()], 0));
    }

    #[test]
    fn a_name_beside_other_words_or_further_down_is_not_the_name() {
        for line in ["Reported to Robert Holloway", "Robert Holloway Foundation", "Roberta Holloway"] {
            let cv = format!("names = [\"Denver, CO\"]\ntext = [\"Denver, CO\", \"{line}\"]");
            assert_eq!(names(case(&cv, "Robert Holloway")), (vec!["Denver, CO".to_owned()], 0), "{line}");
        }
        let cv = format!("names = [\"Denver, CO\"]\ntext = [{}\"Robert Holloway\"]", "\"x\", ".repeat(20));
        assert_eq!(names(case(&cv, "Robert Holloway")).1, 0);
    }

    #[test]
    fn two_names_at_the_head_leave_it_open() {
        let cv = "names = [\"Denver, CO\"]\ntext = [\"Robert Holloway\", \"Jane Doe\"]";
        let text = format!(
            "about = \"x\"\n[[source]]\naddress = \"cv.pdf\"\n{cv}\n[[source]]\naddress = \"https://github.com/rh\"\nnames = [\"Robert Holloway\"]\n\
             [[source]]\naddress = \"https://gitlab.com/jd\"\nnames = [\"Jane Doe\"]"
        );
        assert_eq!(names(Written::parse(&text).unwrap().build().unwrap().case).1, 0);
    }

    #[test]
    fn a_single_word_or_a_handle_is_nobodys_full_name() {
        let cv = "names = [\"Denver, CO\"]\ntext = [\"Engineering\", \"rholloway\"]";
        assert_eq!(names(case(cv, "rholloway")).1, 0);
        assert_eq!(names(case(cv, "Engineering")).1, 0);
    }
}
