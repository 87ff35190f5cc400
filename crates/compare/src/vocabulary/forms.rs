//! Tables of written forms: a line holds what the forms mean, a tab, and the forms with bars between them.

use std::collections::BTreeMap;

use crate::plain::plain;

/// What each form of a table means; `meaning` reads the word before the tab. Lines that begin with `#` are notes. Of one form
/// in two lines the first counts.
pub fn forms<T: Copy>(table: &str, meaning: impl Fn(&str) -> T) -> BTreeMap<String, T> {
    let lines = table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    let mut found = BTreeMap::new();
    for (word, written) in lines {
        let meaning = meaning(word);
        for form in written.split('|') {
            found.entry(plain(form)).or_insert(meaning);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::forms;

    #[test]
    fn the_first_line_that_has_a_form_counts() {
        let found = forms("# note\tx\nwork\tJobs|Work\n\nstudy\tWork|Studies\nno tab\n", |word| word.len());
        let found: Vec<(&str, usize)> = found.iter().map(|(form, meaning)| (form.as_str(), *meaning)).collect();
        assert_eq!(found, [("jobs", 4), ("studies", 5), ("work", 4)]);
        assert!(forms("", |_| ()).is_empty());
    }
}
