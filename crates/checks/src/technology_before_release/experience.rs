//! "8 years of experience with X", against how long X has existed.

use std::ops::Range;

use crosscheck_compare::periods::find_durations;
use crosscheck_compare::technologies::{Technology, find_technologies};
use crosscheck_model::{Evidence, Finding, Side, SourceReading};
use jiff::tz::TimeZone;

use super::{CHECK, MORE_YEARS_THAN_IT_EXISTS, YEARS_MARGIN, released};
use crate::analysis::Analysis;
use crate::words::{opening, quoted, sentence};

/// Words between a length of time and the technology that it is about: "years of hands-on experience with".
const WORDS_BETWEEN: usize = 5;

/// One for each technology of which more years are claimed than it has existed.
pub(super) fn findings(analysis: &Analysis<'_>, reading: &SourceReading) -> Vec<Finding> {
    let today = analysis.case.as_of.to_zoned(TimeZone::UTC).date();
    let now = i32::from(today.year()) * 12 + i32::from(today.month()) - 1;
    let margin = analysis.value(CHECK.id, &YEARS_MARGIN);
    let mut found = Vec::new();
    for (text, evidence) in texts(reading) {
        for (months, technology, words) in claimed(text) {
            let exists = now - technology.released.first_month();
            if f64::from(months) <= f64::from(exists) + margin {
                continue;
            }
            let statement = format!(
                "{} states {}; {}.",
                opening(&reading.source),
                quoted(&text[words.clone()]),
                released(technology)
            );
            let quote = Evidence { quote: (&text[words]).into(), ..evidence.clone() };
            found.push(
                CHECK
                    .finding(MORE_YEARS_THAN_IT_EXISTS, sentence(&statement))
                    .because("first_release", format!("{}: {}.", sentence(&released(technology)), technology.source))
                    .cite(Side::A, &quote)
                    .cite(Side::B, evidence)
                    .explained(&[
                        "The years are those of the whole field, or were rounded up.",
                        "A preview was used, or something else of the same name.",
                    ])
                    .ask(format!("Since when have you worked with {}, and on what?", technology.name))
                    .with(analysis, &[YEARS_MARGIN])
                    .done(),
            );
        }
    }
    found
}

/// The texts of a source that the person wrote about themselves.
fn texts(reading: &SourceReading) -> Vec<(&str, &Evidence)> {
    let claims = &reading.claims;
    let prose = claims.texts.iter().map(|text| (text.value().text.expose(), text.evidence()));
    let work = claims.work.iter().filter_map(|item| Some((item.value().summary.as_ref()?.expose(), item.evidence())));
    let skills = claims.skills.iter().map(|skill| (skill.value().value.expose(), skill.evidence()));
    prose.chain(work).chain(skills).collect()
}

/// Lengths of time that are said of one technology, in months, and the words that say so.
fn claimed(text: &str) -> Vec<(u32, &'static Technology, Range<usize>)> {
    let technologies = find_technologies(text);
    // "8+ years" is a length like another; every byte keeps its place.
    let durations = find_durations(&text.replace('+', " "));
    let said = durations.into_iter().filter_map(|(duration, at)| {
        // The nearest after it in the same sentence: "8 years of X", "8+ years' experience with X".
        let (technology, named) = technologies.iter().find(|(_, named)| named.start >= at.end)?;
        let between = &text[at.end..named.start];
        let apart = between.contains(['.', ';', '!', '?', '\n', ':', ','])
            || between.split_whitespace().count() > WORDS_BETWEEN
            || between.chars().any(|c| c.is_ascii_digit());
        (!apart).then_some((duration.months, *technology, at.start..named.end))
    });
    said.collect()
}

#[cfg(test)]
mod tests {
    use super::claimed;

    #[test]
    fn years_belong_to_the_technology_that_follows_in_the_same_breath() {
        let found = claimed("8+ years of hands-on experience with Kubernetes, 3 years of Terraform");
        let said: Vec<(u32, &str)> = found.iter().map(|(months, technology, _)| (*months, technology.name)).collect();
        assert_eq!(said, [(96, "Kubernetes"), (36, "Terraform")]);
    }

    #[test]
    fn years_of_a_whole_career_are_none_of_a_technology() {
        assert!(claimed("20 years in the trade. Lately Kubernetes and Terraform.").is_empty());
        assert!(claimed("15 years of experience, most recently with Kubernetes").is_empty());
    }
}
