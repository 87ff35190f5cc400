use crosscheck_model::Outcome;

/// What stands at the head of every report.
pub(crate) const NOTICE: &str = "This report compares what the supplied sources state. It is not a verification of anyone: \
where no contradiction was found, nothing has been proven, and where one was found, there may be an ordinary reason. \
It says nothing about what a person is.";

/// Stable name, plain words, and what can be done.
pub(crate) fn outcome(outcome: &Outcome) -> (&'static str, String, Option<&'static str>) {
    match outcome {
        Outcome::Read => ("read", "read".to_owned(), None),
        Outcome::NotRecognised => (
            "not_recognised",
            "pages came back, but nothing that describes a person could be read in them".to_owned(),
            Some("Check that the link leads to the profile itself, or hand in a saved copy."),
        ),
        Outcome::NotReached(gap) => (gap.as_str(), gap.to_string(), Some(gap.what_to_do())),
        Outcome::Unreadable(why) => (
            "unreadable",
            format!("cannot be read: {why}"),
            Some("Ask for the document in another form: PDF with text, JSON Resume, HTML or plain text."),
        ),
        _ => ("other", "not read".to_owned(), None),
    }
}

pub(crate) fn sources_speak(count: usize) -> String {
    if count == 1 { "1 source speaks".to_owned() } else { format!("{count} sources speak") }
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

/// A time without its fractions of a second, which only a machine wants: `2026-11-02T08:59:00.17Z` as `2026-11-02T08:59:00Z`.
pub(crate) fn to_the_second(time: &str) -> String {
    match time.split_once('.') {
        Some((whole, rest)) => format!("{whole}{}", rest.trim_start_matches(|c: char| c.is_ascii_digit())),
        None => time.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::escape_terminal;

    #[test]
    fn escape_sequences_and_bidi_overrides_are_shown_not_obeyed() {
        assert_eq!(escape_terminal("a\u{1b}[31mb\u{202e}c\nd"), "a\\u{1b}[31mb\\u{202e}c d");
        assert_eq!(escape_terminal("می\u{200c}خواهم"), "می\u{200c}خواهم");
    }
}
