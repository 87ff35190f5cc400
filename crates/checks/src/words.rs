//! How sources, quotes and lists are written in a statement.

use crosscheck_model::{Address, Evidence, Source, SourceKind, SourceReading};

/// Longer quotes are cut in a statement; the finding's claims hold them whole.
const LONGEST_QUOTE: usize = 90;

/// How a statement names a source: `the CV (cv.pdf)`, `github.com/jane`.
pub(crate) fn name_of(source: &Source) -> String {
    match (&source.address, source.kind) {
        (Address::File(name), SourceKind::Cv) => format!("the CV ({name})"),
        (Address::File(name), _) => name.clone(),
        (Address::Url(url), kind) => {
            let host = url.host_str().unwrap_or_default();
            let host = host.strip_prefix("www.").unwrap_or(host);
            let path = url.path().trim_end_matches('/');
            if kind == SourceKind::Cv { format!("the CV ({host}{path})") } else { format!("{host}{path}") }
        }
    }
}

/// The source's name at the start of a sentence.
pub(crate) fn opening(source: &Source) -> String {
    let name = name_of(source);
    match name.strip_prefix("the ") {
        Some(rest) => format!("The {rest}"),
        None => name,
    }
}

/// A quote in quotation marks, on one line, cut where it is long.
pub(crate) fn quoted(text: &str) -> String {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if line.chars().count() > LONGEST_QUOTE {
            line = line.chars().take(LONGEST_QUOTE).collect();
            line.push('…');
            break;
        }
    }
    format!("“{line}”")
}

/// The quote of a claim.
pub(crate) fn quote_of(evidence: &Evidence) -> String {
    quoted(evidence.quote.expose())
}

/// `a`, `a and b`, `a, b and c`; past five the rest is counted.
pub(crate) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] if items.len() <= 5 => format!("{} and {last}", most.join(", ")),
        _ => format!("{} and {} more", items[..4].join(", "), items.len() - 4),
    }
}

/// The names of several sources as a list.
pub(crate) fn names_of<'a>(sources: impl IntoIterator<Item = &'a SourceReading>) -> String {
    let names: Vec<String> = sources.into_iter().map(|reading| name_of(&reading.source)).collect();
    list(&names)
}

/// A sentence starting with a capital, whatever it starts with.
pub(crate) fn sentence(text: &str) -> String {
    let text = text.trim();
    match text.strip_prefix("the ") {
        Some(rest) => format!("The {rest}"),
        None => text.to_owned(),
    }
}
