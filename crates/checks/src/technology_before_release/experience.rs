//! "8 years of experience with X", against how long X has existed.

use std::ops::Range;

use crosscheck_compare::periods::find_durations;
use crosscheck_compare::technologies::{Technology, find_technologies};
use crosscheck_model::{Evidence, SourceReading};

/// Words between a length of time and the technology that it is about: "years of hands-on experience with".
const WORDS_BETWEEN: usize = 5;

/// More years than the technology has existed.
pub(super) struct TooMany<'a> {
    pub(super) technology: &'static Technology,
    /// The words that claim them.
    pub(super) words: String,
    /// What the words stand in.
    pub(super) text: &'a Evidence,
}

/// Every claim of a source to more years with a technology than it has existed in the month `now`, counted from year 0, by
/// more than `margin` months.
pub(super) fn too_many(reading: &SourceReading, now: i32, margin: f64) -> Vec<TooMany<'_>> {
    let mut found = Vec::new();
    for (text, evidence) in texts(reading) {
        for (months, technology, words) in claimed(text) {
            let exists = now - technology.released.first_month();
            if f64::from(months) > f64::from(exists) + margin {
                found.push(TooMany { technology, words: text[words].to_owned(), text: evidence });
            }
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
    if technologies.is_empty() {
        return Vec::new();
    }
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
