//! E-mail addresses, telephone numbers and web addresses written out in text.

use std::ops::Range;

use url::Url;

use super::host::is_public_host_name;
use super::written::web_address;
use crate::periods;

/// Endings that look like domains and are names of software.
const NOT_DOMAINS: &[&str] = &[
    "js", "net", "py", "ts", "md", "pdf", "txt", "json", "html", "yml", "yaml", "exe", "cpp", "rs", "go", "rb", "css",
    "php", "sh",
];
/// Addresses of one line.
const MAX_PER_LINE: usize = 20;

/// E-mail addresses and where they stand.
#[must_use]
pub fn emails(text: &str) -> Vec<(String, Range<usize>)> {
    let mut found: Vec<(String, Range<usize>)> = Vec::new();
    for (at, _) in text.match_indices('@').take(MAX_PER_LINE) {
        let local = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
        let start =
            text[..at].char_indices().rev().take_while(|(_, c)| local(*c)).last().map_or(at, |(start, _)| start);
        let domain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
        let length: usize = text[at + 1..].chars().take_while(|c| domain(*c)).map(char::len_utf8).sum();
        let host = text[at + 1..at + 1 + length].trim_end_matches(['.', '-']);
        let start = start + (text[start..at].len() - text[start..at].trim_start_matches('.').len());
        let tld = host.rsplit_once('.').map(|(_, tld)| tld).unwrap_or_default();
        if start < at && tld.chars().count() >= 2 && tld.chars().all(char::is_alphabetic) && !host.starts_with('.') {
            let end = at + 1 + host.len();
            found.push((text[start..end].to_owned(), start..end));
        }
    }
    found
}

/// Web addresses and where they stand. Bare domains without a path count only where the text is a contact block.
#[must_use]
pub fn addresses(text: &str, contact_block: bool) -> Vec<(Url, Range<usize>)> {
    let mut found = Vec::new();
    let mut from = 0;
    for token in text.split(|c: char| {
        c.is_whitespace() || matches!(c, '<' | '>' | '"' | '|' | '•' | '·' | '，' | '、' | '(' | ')' | '[' | ']' | ';')
    }) {
        let start = from;
        from += token.len();
        // One separator follows each token; its length is that of the character there.
        from += text[from..].chars().next().map_or(0, char::len_utf8);
        let trimmed = token
            .trim_end_matches(['.', ',', ':', '!', '?', '\'', '*', '_', '`'])
            .trim_start_matches(['\'', '*', '_', '`']);
        let offset = start + token.find(trimmed).unwrap_or(0);
        if found.len() < MAX_PER_LINE
            && is_address(trimmed, contact_block)
            && let Some(url) = web_address(trimmed)
        {
            found.push((url, offset..offset + trimmed.len()));
        }
    }
    found
}

fn is_address(token: &str, contact_block: bool) -> bool {
    let lower = token.to_ascii_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") {
        return true;
    }
    if token.contains('@') && !token.contains('/') || token.contains("://") || !token.is_ascii() {
        return false;
    }
    let host = lower.split('/').next().unwrap_or_default();
    let Some((name, tld)) = host.rsplit_once('.') else { return false };
    if tld.len() < 2 || !tld.bytes().all(|b| b.is_ascii_alphabetic()) || name.is_empty() {
        return false;
    }
    if host.starts_with("www.") {
        return true;
    }
    if !is_public_host_name(host) {
        return false;
    }
    let has_path = lower.split_once('/').is_some_and(|(_, path)| !path.is_empty());
    // "Node.js" is software; a domain is written in small letters.
    contact_block
        && !NOT_DOMAINS.contains(&tld)
        && !name.bytes().all(|b| b.is_ascii_digit())
        && token.len() > 4
        && token.chars().next().is_some_and(|c| !c.is_ascii_uppercase())
        || has_path && (tld == "net" || !NOT_DOMAINS.contains(&tld))
}

/// Telephone numbers and where they stand: at least seven digits with their separators, which are no date and no address.
#[must_use]
pub fn phones(text: &str) -> Vec<Range<usize>> {
    let part = |c: char| {
        c.is_ascii_digit() || matches!(c, '+' | ' ' | '(' | ')' | '-' | '.' | '/' | '\u{2010}' | '\u{2011}' | '–')
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() && found.len() < MAX_PER_LINE {
        let Some(offset) = text[at..].find(|c: char| c.is_ascii_digit() || matches!(c, '+' | '(')) else { break };
        let start = at + offset;
        let length: usize = text[start..].chars().take_while(|c| part(*c)).map(char::len_utf8).sum();
        let end = start + length.max(1);
        let run = text[start..end].trim_end_matches(|c: char| !c.is_ascii_digit());
        let digits = run.chars().filter(char::is_ascii_digit).count();
        let glued = text[..start]
            .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '_' | '=' | '@' | '#' | '-'))
            || text[start + run.len()..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '@' | '_'));
        let postcode = digits == 9 && run.len() == 10 && run.as_bytes().get(5) == Some(&b'-')
            || is_japanese_postcode(&text[..start], run)
            || is_a_range(&text[..start], run);
        let dates = periods::find_periods(run).iter().any(|(_, at)| at.end - at.start + 3 >= run.len());
        let international = run.starts_with('+') || run.starts_with("00");
        if (7..=17).contains(&digits) && !glued && !postcode && (international || !dates) {
            found.push(start..start + run.len());
        }
        at = end;
    }
    found
}

/// "〒150-0001": three digits and four, the sign before them or no word of a telephone.
fn is_japanese_postcode(before: &str, run: &str) -> bool {
    let marked = before.trim_end().ends_with('〒');
    let form = run.len() == 8
        && run.bytes().enumerate().all(|(at, byte)| if at == 3 { byte == b'-' } else { byte.is_ascii_digit() });
    marked
        || form
            && before.chars().all(|c| !c.is_alphabetic() || c == '〒' || c == '(')
            && before.chars().rev().find(|c| !c.is_whitespace()).is_none_or(|c| matches!(c, '〒' | '(' | '（'))
            && !before.is_empty()
}

/// "pp. 4123–4133", "vol. 12, 330–352": from page to page.
fn is_a_range(before: &str, run: &str) -> bool {
    let Some((first, last)) = run.split_once(['–', '-', '\u{2010}', '\u{2011}']) else { return false };
    let number = |text: &str| text.trim().parse::<u32>().ok();
    let (Some(first_number), Some(last_number)) = (number(first), number(last)) else { return false };
    let pages = ["p.", "pp.", "pp", "pages", "S.", "seiten", "págs.", "стр.", "с."];
    let word = before.trim_end().rsplit([' ', ',', '(']).next().unwrap_or_default();
    let paged = pages.iter().any(|page| word.eq_ignore_ascii_case(page));
    let dash = run.contains('–') && first.trim().len() == last.trim().len();
    first_number < last_number && (paged || dash && last_number - first_number < 500)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_a_contact_line() {
        let line = "ana@example.com | github.com/ana-example, https://ana.example.org. anaexample.dev • Node.js";
        assert_eq!(emails(line).first().map(|found| found.0.as_str()), Some("ana@example.com"));
        let urls: Vec<String> =
            addresses(line, true).into_iter().map(|(url, at)| format!("{url} {}", &line[at])).collect();
        assert_eq!(
            urls,
            [
                "https://github.com/ana-example github.com/ana-example",
                "https://ana.example.org/ https://ana.example.org",
                "https://anaexample.dev/ anaexample.dev",
            ]
        );
        assert!(addresses("Worked with Node.js and ASP.NET at example.com", false).is_empty());
    }

    #[test]
    fn a_bare_word_is_an_address_only_under_a_suffix_that_exists() {
        let line = "workspace.package, profile.release, main.py, node.js, cv.docx, b.sc/m.sc, serde.workspace";
        assert!(addresses(line, true).is_empty(), "{:?}", addresses(line, true));
        assert_eq!(addresses("ana-example.co.uk", true).len(), 1);
    }

    #[test]
    fn numbers_are_not_dates() {
        let number = |text: &str| phones(text).into_iter().map(|at| text[at].to_owned()).collect::<Vec<_>>();
        assert_eq!(number("Tel: +49 (0)30 555-0123, Berlin"), ["+49 (0)30 555-0123"]);
        assert_eq!(number("(512) 555-0188"), ["(512) 555-0188"]);
        assert_eq!(number("010-5555-0123"), ["010-5555-0123"]);
        assert!(number("2015 - 2019").is_empty());
        assert!(number("12.03.1990").is_empty());
        assert!(number("CA 94115-1234").is_empty());
        assert!(number("https://example.com/5550123456").is_empty());
    }
}
