//! Comma-separated tables: those of a LinkedIn export are read, every other is named and never taken for prose.

use super::kind::Kind;
use crate::format::ProfileFormat;
use crate::linkedin;

/// Lines that must have the same number of fields before a text without telling ending is taken for a table.
const LINES: usize = 4;
/// Fields of each of them; a sentence with commas is rarely followed by three more with just as many.
const FIELDS: usize = 4;

/// The table that this is; `None` for text.
pub(super) fn recognise(text: &str, name: &str) -> Option<Kind> {
    if linkedin::is_table(text, name) {
        return Some(Kind::Profile(ProfileFormat::LinkedinTable));
    }
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    let told = matches!(extension.as_str(), "csv" | "tsv");
    let other_ending = matches!(extension.as_str(), "md" | "markdown" | "rst");
    if told || !other_ending && [',', ';', '\t'].into_iter().any(|separator| is_even(text, separator)) {
        return Some(Kind::Unknown(
            "the file is a table (CSV) that is none of a known profile export: hand in the CV itself".into(),
        ));
    }
    None
}

fn is_even(text: &str, separator: char) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).map(|line| fields(line, separator));
    let Some(first) = lines.next().filter(|count| *count >= FIELDS) else { return false };
    let rest: Vec<usize> = lines.take(LINES - 1).collect();
    rest.len() == LINES - 1 && rest.iter().all(|count| *count == first)
}

fn fields(line: &str, separator: char) -> usize {
    let mut quoted = false;
    let mut count = 1;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '"' {
            quoted = !quoted;
        } else if c == separator && !quoted {
            // A comma of prose has a space after it.
            if chars.peek() == Some(&' ') {
                return 0;
            }
            count += 1;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_named_and_prose_is_not() {
        let table = "name,email,role,city\nAna Example,ana@example.com,Engineer,Lisbon\nBo,bo@example.com,Cook,Oslo\nCy,cy@example.com,Baker,Rome\n";
        assert!(matches!(recognise(table, "x.txt"), Some(Kind::Unknown(_))));
        assert!(matches!(recognise("a,b\n1,2\n", "x.csv"), Some(Kind::Unknown(_))));
        let prose = "Ana Example, Engineer, Lisbon, Portugal\nRust, Python, Go, SQL\nReading, hiking, chess, tea\nOne, two, three, four\n";
        assert_eq!(recognise(prose, "x.txt"), None);
        assert_eq!(recognise("", "x.txt"), None);
        let linkedin = "Company Name,Title,Description,Location,Started On,Finished On\n";
        assert_eq!(recognise(linkedin, "x.csv"), Some(Kind::Profile(ProfileFormat::LinkedinTable)));
    }
}
