//! Words and times that text and HTML share.

use crosscheck_model::{Gap, Outcome};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::schema::{Certainty, ControlState, OwnershipProof, Report, Strength, Topic};

/// What stands at the head of every report.
pub(crate) const NOTICE: &str = "This report compares what the supplied sources state. It is not a verification of anyone: \
where no contradiction was found, nothing has been proven, and where one was found, there may be an ordinary reason. \
It says nothing about what a person is.";

/// The notice in one line.
pub(crate) const NOT_A_VERIFICATION: &str =
    "This compares what the sources state. It verifies nobody and says nothing about what a person is.";

/// An outcome in plain words, and what can be done.
pub(crate) fn outcome(outcome: &Outcome) -> (String, Option<&'static str>) {
    match outcome {
        Outcome::Read => ("read".to_owned(), None),
        Outcome::NotRecognised => (
            "pages came back, but nothing that describes a person could be read in them".to_owned(),
            Some("Check that the link leads to the profile itself, or hand in a saved copy."),
        ),
        Outcome::NotReached(reason) => (gap(reason), Some(reason.what_to_do())),
        Outcome::Unreadable(why) => (
            format!("cannot be read: {why}"),
            Some("Ask for the document in another form: PDF with text, JSON Resume, HTML or plain text."),
        ),
        _ => ("not read".to_owned(), None),
    }
}

/// Why there is no answer; a time as people write it.
pub(crate) fn gap(gap: &Gap) -> String {
    match gap {
        Gap::RateLimited(Some(until)) => format!("too many requests, until {}", when(&until.to_string())),
        other => other.to_string(),
    }
}

/// A topic as a heading.
pub(crate) fn topic(topic: Topic) -> &'static str {
    match topic {
        Topic::Name => "Name",
        Topic::Photo => "Photo",
        Topic::Location => "Place",
        Topic::Contact => "Contact",
        Topic::Work => "Work",
        Topic::Education => "Education",
        Topic::Languages => "Languages",
        Topic::Hours => "Hours",
        Topic::Links => "Links",
        Topic::Account => "Account",
    }
}

/// What vouches for an edge between accounts, in words.
pub(crate) fn proof(proof: OwnershipProof) -> &'static str {
    match proof {
        OwnershipProof::BothWays => "each names the other",
        OwnershipProof::SeenBySite => "its site has seen a proof",
        OwnershipProof::SameAccount => "one account under two addresses",
        OwnershipProof::Stated => "stated on one side",
    }
}

/// Whether control was shown, in words.
pub(crate) fn control(state: ControlState) -> &'static str {
    match state {
        ControlState::Shown => "control shown",
        ControlState::NotShown => "not shown; says nothing against anybody",
        ControlState::NotChecked => "not checked; says nothing against anybody",
        ControlState::Expired => "not seen before the token expired; says nothing against anybody",
        ControlState::CannotBeShown => "cannot be shown this way: the site gives no place that can be looked at",
    }
}

/// How sure a reading is, in words.
pub(crate) fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Structured => "a field of the source says so",
        Certainty::Labelled => "a label beside it says so",
        Certainty::LaidOut => "read from its place on the page",
        Certainty::Guessed => "read from its form alone: look at the source before relying on it",
        Certainty::Ocr => "read off a picture of the text: look at the source before relying on it",
    }
}

/// How much evidence weighs, in words.
pub(crate) fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Strong => "strong evidence",
        Strength::Moderate => "moderate evidence",
        Strength::Weak => "a question at most",
        Strength::None => "nothing weighed",
    }
}

/// `3 sources`, `1 source`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// The state of the case in one line.
pub(crate) fn headline(report: &Report) -> String {
    let (sum, roots) = (&report.summary, report.summary.disagreements);
    match (roots, sum.sources_read, sum.confirmed) {
        (_, 0, _) => "No source could be read.".to_owned(),
        (0, _, 0) => "Nothing could be compared.".to_owned(),
        (0, _, _) => "Nothing disagrees.".to_owned(),
        (1, _, _) => format!("The sources disagree on one point: {}.", topics(report)),
        (some, _, _) => format!("The sources disagree on {some} points: {}.", topics(report)),
    }
}

/// What the disagreements are about, each topic once.
fn topics(report: &Report) -> String {
    let mut topics: Vec<String> = Vec::new();
    for finding in report.disagreements.iter().filter_map(|root| report.finding(root.finding)) {
        let one = topic(finding.topic).to_lowercase();
        if !topics.contains(&one) {
            topics.push(one);
        }
    }
    topics.join(", ")
}

/// Text from a source as a terminal may show it: control characters, and characters that reorder or hide text, are written
/// as `\u{..}`, so that a page cannot make a terminal or a reader see something else.
pub fn escape_terminal(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' => safe.push(' '),
            c if c.is_control() || reorders_or_hides(c) => safe.extend(c.escape_unicode()),
            c => safe.push(c),
        }
    }
    safe
}

/// Bidirectional controls (Unicode UAX #9), invisible separators, tags. Zero-width joiners stay: Persian and Indic
/// scripts need them.
fn reorders_or_hides(c: char) -> bool {
    matches!(c,
        '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
        | '\u{e0000}'..='\u{e007f}')
}

/// A time as people write it, in UTC: `2026-11-02T08:59:00.17Z` as `2 November 2026, 08:59 UTC`.
pub(crate) fn when(time: &str) -> String {
    match time.parse::<Timestamp>() {
        Ok(at) => at.to_zoned(TimeZone::UTC).strftime("%-d %B %Y, %H:%M UTC").to_string(),
        Err(_) => time.to_owned(),
    }
}

/// A month or year as people write it: `2018-03` as `Mar 2018`.
pub(crate) fn month(date: &str) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut parts = date.splitn(3, '-');
    let year = parts.next().unwrap_or_default();
    let name = parts.next().and_then(|month| month.parse::<usize>().ok()).and_then(|m| MONTHS.get(m.wrapping_sub(1)));
    name.map_or_else(|| date.to_owned(), |name| format!("{name} {year}"))
}

/// `Mar 2018 – Jun 2023`; what is not stated is said so.
pub(crate) fn period(start: Option<&str>, end: Option<&str>) -> String {
    match (start, end) {
        (None, None) => "no dates stated".to_owned(),
        (Some(start), None) => format!("from {}, end not stated", month(start)),
        (None, Some(end)) => format!("until {}, start not stated", month(end)),
        (Some(start), Some(end)) => format!("{} – {}", month(start), month(end)),
    }
}

#[cfg(test)]
mod tests {
    use super::{escape_terminal, month, period, when};

    #[test]
    fn escape_sequences_and_bidi_overrides_are_shown_not_obeyed() {
        assert_eq!(escape_terminal("a\u{1b}[31mb\u{202e}c\nd"), "a\\u{1b}[31mb\\u{202e}c d");
        assert_eq!(escape_terminal("می\u{200c}خواهم"), "می\u{200c}خواهم");
    }

    #[test]
    fn times_are_written_for_people_and_what_is_no_time_stays() {
        assert_eq!(when("2026-11-02T08:59:00.17Z"), "2 November 2026, 08:59 UTC");
        assert_eq!(when("soon"), "soon");
        assert_eq!(
            (month("2018-03"), month("2018"), month("present")),
            ("Mar 2018".into(), "2018".into(), "present".into())
        );
        assert_eq!(month("2018-00"), "2018-00");
        assert_eq!(period(Some("2018-03"), Some("present")), "Mar 2018 – present");
        assert_eq!(period(None, None), "no dates stated");
    }
}
