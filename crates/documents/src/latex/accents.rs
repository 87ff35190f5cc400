use unicode_normalization::UnicodeNormalization;

/// Commands that put a mark on the letter after them, and the mark as a combining character.
const MARKS: &[(&str, char)] = &[
    ("`", '\u{300}'),
    ("'", '\u{301}'),
    ("^", '\u{302}'),
    ("~", '\u{303}'),
    ("=", '\u{304}'),
    ("u", '\u{306}'),
    (".", '\u{307}'),
    ("\"", '\u{308}'),
    ("r", '\u{30a}'),
    ("H", '\u{30b}'),
    ("v", '\u{30c}'),
    ("d", '\u{323}'),
    ("c", '\u{327}'),
    ("k", '\u{328}'),
    ("b", '\u{331}'),
];

/// The combining mark of a command.
pub(super) fn mark(command: &str) -> Option<char> {
    MARKS.iter().find(|(known, _)| *known == command).map(|(_, mark)| *mark)
}

/// The first letter of a text with a mark, composed where there is such a character.
pub(super) fn marked(text: &str, mark: char) -> String {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return String::new() };
    [first, mark].into_iter().chain(chars).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_put_on_letters() {
        assert_eq!(marked("e", mark("'").unwrap()), "é");
        assert_eq!(marked("s", mark("v").unwrap()), "š");
        assert_eq!(marked("", '\u{301}'), "");
        assert_eq!(mark("section"), None);
    }
}
