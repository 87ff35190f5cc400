//! Languages as people write them: tags, names in many languages, with levels and remarks around them.

use super::tables::{LanguageCode, WITHIN, code_of, english};
use crate::plain::plain_language;

/// Reads a declared language: a tag (`pt-BR`, `zh_Hant`), a name in any of the table's languages (`Deutsch`, `German`,
/// `한국어`), or a name with a level or remark (`Chinese (Simplified)`, `muttersprachlich Deutsch`). `None` when no language, or
/// more than one, is named.
pub fn language_code(written: &str) -> Option<LanguageCode> {
    let written = plain_language(written);
    if let Some(code) = code_of(&written) {
        return Some(code);
    }
    let primary = written.split(['-', '_']).next().unwrap_or("");
    if primary.len() < written.len()
        && written.is_ascii()
        && !written.contains(' ')
        && (2..=3).contains(&primary.len())
        && written[primary.len() + 1..].split(['-', '_']).all(|part| (2..=8).contains(&part.len()))
        && let Some(code) = code_of(primary)
    {
        return Some(code);
    }
    // What stands in brackets is a level or a variety; only if nothing else names a language is it read as well.
    let outside: String = {
        let mut depth = 0_u32;
        written
            .chars()
            .filter(|c| {
                match c {
                    '(' | '（' | '[' => depth += 1,
                    ')' | '）' | ']' => {
                        depth = depth.saturating_sub(1);
                        return false;
                    }
                    _ => {}
                }
                depth == 0
            })
            .collect()
    };
    match named_in(&outside) {
        Named::Nothing if outside.len() < written.len() => named_in(&written).one(),
        named => named.one(),
    }
}

/// English name of a language for a report; the code itself is not repeated: "an unnamed language" for codes without a name.
pub fn language_name(code: &str) -> &'static str {
    english(code).unwrap_or("an unnamed language")
}

enum Named {
    Nothing,
    One(LanguageCode),
    Several,
}

impl Named {
    fn and(self, code: LanguageCode) -> Self {
        match self {
            Self::Nothing => Self::One(code),
            Self::One(before) if before == code => self,
            _ => Self::Several,
        }
    }

    fn one(self) -> Option<LanguageCode> {
        if let Self::One(code) = self { Some(code) } else { None }
    }
}

/// Most words of a written form ("bahasa indonesia", "northern sami").
const WORDS_OF_A_FORM: usize = 3;
/// Shorter forms (tags such as "it" or "no") are words of other languages and only read when they stand alone.
const SHORTEST_WORD_OF_A_REMARK: usize = 4;

fn named_in(written: &str) -> Named {
    let words: Vec<&str> =
        written.split(|c: char| !c.is_alphabetic() && !is_mark(c)).filter(|word| !word.is_empty()).collect();
    let mut named = Named::Nothing;
    let mut at = 0;
    while at < words.len() {
        let longest = (1..=WORDS_OF_A_FORM.min(words.len() - at)).rev().find_map(|count| {
            let form = words[at..at + count].join(" ");
            let code = code_of(&form)?;
            (!form.is_ascii() || form.len() >= SHORTEST_WORD_OF_A_REMARK).then_some((count, code))
        });
        if let Some((count, code)) = longest {
            named = named.and(code);
            at += count;
        } else {
            for (form, code) in WITHIN {
                if words[at].contains(*form) {
                    named = named.and(code);
                }
            }
            at += 1;
        }
    }
    named
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}
