//! Which written names could be a person's full name. A display name can be anything: "Code Monkey" beside "Jane Doe" is
//! no contradiction.

use crosscheck_names::{NameForm, display_name, person_name_form};

/// Whether the text, without what is put round a name, reads like a person's full name.
pub(crate) fn could_be_a_full_name(name: &str) -> bool {
    person_name_form(&display_name(name)) == NameForm::Likely
}

/// Han, kana, Hangul and Thai.
pub(crate) fn writes_names_without_spaces(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{e00}'..='\u{e7f}' | '々')
}

#[cfg(test)]
mod tests {
    use super::could_be_a_full_name;

    #[test]
    fn full_names_of_many_writings_can_speak() {
        for name in [
            "Jane Doe",
            "김민수",
            "山田 太郎",
            "María-José de la Cruz",
            "Nguyễn Thị Minh Khai",
            "Иван Петров",
            "ludwig van beethoven",
            "Ana de la Cruz",
            "O'Neil Sean",
            "Doe, Jane",
        ] {
            assert!(could_be_a_full_name(name), "{name}");
        }
    }

    #[test]
    fn handles_single_words_and_descriptions_cannot() {
        for name in [
            "jane",
            "jdoe42 x",
            "Code Monkey",
            "The Rust Guy",
            "J. D.",
            "Dev Null",
            "Acme Labs",
            "",
            "j_doe x",
            "who am I?",
            "I write compilers",
        ] {
            assert!(!could_be_a_full_name(name), "{name}");
        }
    }
}
