//! What a file says of itself: who made it, when, and on a clock of which offset.

use crosscheck_model::{Claim, Fact, Finding, Side, SourceReading, Topic};
use crosscheck_names::{Verdict, compare, display_name};
use jiff::Timestamp;

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::identity::{could_be_a_full_name, names};
use crate::needs::{Data, Need, Scope};
use crate::words::{name_of, opening, quote_of, quoted, sentence};

const ANOTHER_NAME: LevelRule = LevelRule::info("another_name");
const SAME_NAME: LevelRule = LevelRule::confirmed("same_name", crosscheck_model::Strength::Weak);
const CHANGED_BEFORE_IT_WAS_MADE: LevelRule = LevelRule::info("changed_before_it_was_made");

/// Entries that name who wrote a file, as readers of documents pass them on.
const AUTHOR: &[&str] = &["Author", "dc:creator", "LastModifiedBy"];

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "document_metadata",
    version: 1,
    since: "0.2.0",
    title: "What a file says of itself",
    topic: Topic::Name,
    scope: Scope::OneSource,
    needs: &[Need::Some(Data::Metadata)],
    follows_from: &[],
    levels: &[ANOTHER_NAME, CHANGED_BEFORE_IT_WAS_MADE, SAME_NAME],
    advisory_refs: &["F22-33", "V-52", "V-68"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let readings = analysis.readings().iter().copied();
    readings.flat_map(|reading| [author(reading), times(reading)].into_iter().flatten()).collect()
}

/// The file's author against the name that stands in the file.
fn author(reading: &SourceReading) -> Option<Finding> {
    let mut stated = reading.claims.metadata.iter().filter(|fact| AUTHOR.contains(&fact.value().name.as_str()));
    let author = stated.rfind(|fact| could_be_a_full_name(fact.value().value.expose()))?;
    let own = *names(reading).first()?;
    let written = display_name(author.value().value.expose());
    let level = match compare(&written, own.value().full.expose()).verdict {
        Verdict::Same | Verdict::Compatible => SAME_NAME,
        Verdict::Contradictory => ANOTHER_NAME,
        Verdict::NotComparable(_) => return None,
    };
    let statement = format!(
        "{} names {} as its author ({}), and the person in it {}.",
        opening(&reading.source),
        quoted(&written),
        author.value().name,
        quote_of(own.evidence()),
    );
    let builder = CHECK.finding(level, statement).cite(Side::A, own.evidence()).cite(Side::B, author.evidence());
    if level == SAME_NAME {
        return Some(builder.done());
    }
    Some(
        builder
            .explained(&[
                "The file was written on somebody else's computer, by a service, an agency or a member of the family.",
                "It began as a template, whose author stays in the file.",
            ])
            .ask("Who wrote the file, and with which program?")
            .done(),
    )
}

/// A file that was changed before it was made.
fn times(reading: &SourceReading) -> Option<Finding> {
    let time = |names: &[&str]| -> Option<(&Claim<Fact>, Timestamp)> {
        let fact = reading.claims.metadata.iter().find(|fact| names.contains(&fact.value().name.as_str()))?;
        Some((fact, moment(fact.value().value.expose())?))
    };
    let (made, began) = time(&["CreationDate", "xmp:CreateDate"])?;
    let (changed, ended) = time(&["ModDate", "xmp:ModifyDate"])?;
    if ended >= began {
        return None;
    }
    let statement = format!(
        "{} says that it was changed ({}) before it was made ({}).",
        name_of(&reading.source),
        quote_of(changed.evidence()),
        quote_of(made.evidence()),
    );
    Some(
        CHECK
            .finding(CHANGED_BEFORE_IT_WAS_MADE, sentence(&statement))
            .cite(Side::A, made.evidence())
            .cite(Side::B, changed.evidence())
            .explained(&["The clock of a computer was wrong, or a program copied the times of another file."])
            .ask("How was the file made?")
            .done(),
    )
}

/// "D:20240131120000+09'00'" of a PDF, or RFC 3339. Without an offset it is taken as UTC.
fn moment(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Some(moment);
    }
    let digits: String = text.trim_start_matches("D:").chars().take_while(char::is_ascii_digit).collect();
    let part = |from: usize, to: usize| digits.get(from..to).filter(|part| !part.is_empty());
    let (year, month, day) = (part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let clock = [part(8, 10), part(10, 12), part(12, 14)].map(|part| part.unwrap_or("00"));
    let rest = text.trim_start_matches("D:").get(digits.len()..).unwrap_or_default();
    let offset = rest.replace('\'', "");
    let offset = match offset.as_bytes() {
        [b'+' | b'-', ..] if offset.len() >= 5 => format!("{}:{}", &offset[..3], &offset[3..5]),
        _ => "Z".to_owned(),
    };
    format!("{year}-{month}-{day}T{}:{}:{}{offset}", clock[0], clock[1], clock[2]).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn times_of_documents_in_their_forms() {
        let noon = moment("2024-01-31T03:00:00Z");
        assert!(noon.is_some());
        assert_eq!(moment("D:20240131120000+09'00'"), noon);
        assert_eq!(moment("D:20240131030000Z"), noon);
        assert_eq!(moment("2024-01-31T12:00:00+09:00"), noon);
        for text in ["", "yesterday", "D:2024", "D:20249931"] {
            assert_eq!(moment(text), None, "{text}");
        }
    }
}
