//! What stands on a page and is no text of it: symbols drawn as letters, page numbers.

/// Symbols of icon fonts, which have no meaning as text.
pub(super) fn is_icon(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' | '\u{fffd}' | '\u{200b}'))
}

/// "2", "1/2", "Page 1 of 2", "Ana Example - 1/2".
pub(super) fn is_page_number(text: &str) -> bool {
    let trimmed = text.trim();
    let tail: String = trimmed.chars().rev().take_while(|c| c.is_ascii_digit() || matches!(c, '/' | ' ')).collect();
    let digits = tail.chars().filter(char::is_ascii_digit).count();
    // "2010 - 2014" at the foot of a page dates something.
    let years = trimmed.split(|c: char| !c.is_ascii_digit()).filter(|number| number.len() == 4).count();
    if years > 1 {
        return false;
    }
    let only = trimmed.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | ' ' | '-' | '–' | '|'));
    let paged = tail.contains('/') || trimmed.to_lowercase().starts_with("page") || trimmed.contains(" of ");
    (1..=4).contains(&digits) && (only || paged && trimmed.chars().count() < 60)
}

#[cfg(test)]
mod tests {
    use super::is_page_number;

    #[test]
    fn page_numbers_and_years() {
        for text in ["2", "1/2", "Page 1 of 2", "Ana Example - 1/2"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["2010 - 2014", "2019 | 2021", "2019/2021", "BSc Physics, 2014 - 2016"] {
            assert!(!is_page_number(text), "{text}");
        }
    }
}
