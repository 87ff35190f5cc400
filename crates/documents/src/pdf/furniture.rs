//! What stands on a page and is no text of it: symbols drawn as letters, page numbers.

use crate::sheet::Cell;

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

/// "3 June 2021    Ana Example · Résumé    2" at the foot of page 2.
pub(super) fn ends_in_its_number(cells: &[Cell], page: u32) -> bool {
    let number = page.to_string();
    let is_number = |cell: Option<&Cell>| cell.is_some_and(|cell| cell.text.trim() == number);
    cells.len() > 1 && (is_number(cells.last()) || is_number(cells.first()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_foot_that_ends_in_the_number_of_its_page() {
        let cells = |texts: &[&str]| -> Vec<Cell> {
            texts.iter().map(|text| Cell { text: (*text).into(), x: 0.0, end: 1.0, lead_bold: 0 }).collect()
        };
        assert!(ends_in_its_number(&cells(&["3 June 2021", "Ana Example · Résumé", "2"]), 2));
        assert!(!ends_in_its_number(&cells(&["3 June 2021", "Ana Example · Résumé", "2"]), 1));
        assert!(!ends_in_its_number(&cells(&["Engineer", "2021"]), 2));
        assert!(!ends_in_its_number(&cells(&["2"]), 2));
    }

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
