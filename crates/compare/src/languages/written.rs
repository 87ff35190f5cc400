//! Languages as people write them: tags, names in many languages, with levels and remarks around them.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

/// A BCP 47 primary subtag from the table of languages; [`language_code`] makes one from what a person wrote.
pub type LanguageCode = &'static str;

/// Longer entries of a list are no language names.
const MAX_CHARS: usize = 256;

struct Names {
    /// Written form in lower case -> code.
    forms: BTreeMap<String, LanguageCode>,
    /// Code -> English name.
    english: BTreeMap<LanguageCode, &'static str>,
}

fn names() -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names = Names { forms: BTreeMap::new(), english: BTreeMap::new() };
        for line in include_str!("data/language_names.tsv").lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            let (Some(code), Some(english)) = (fields.next(), fields.next()) else { continue };
            names.english.insert(code, english);
            names.forms.entry(code.to_owned()).or_insert(code);
            for form in std::iter::once(english).chain(fields.next().unwrap_or("").split('|')) {
                names.forms.entry(plain(form)).or_insert(code);
            }
        }
        names.forms.remove("");
        names
    })
}

fn plain(written: &str) -> String {
    // Latin, Greek and Cyrillic marks are left out on both sides: people type Francais and Turkce.
    let bare = written
        .trim()
        .nfd()
        .take(MAX_CHARS)
        .flat_map(char::to_lowercase)
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c));
    bare.nfc().collect()
}

/// Reads a declared language: a tag (`pt-BR`, `zh_Hant`), a name in any of the table's languages (`Deutsch`, `German`,
/// `한국어`), or a name with a level or remark (`Chinese (Simplified)`, `muttersprachlich Deutsch`). `None` when no language, or
/// more than one, is named.
pub fn language_code(written: &str) -> Option<LanguageCode> {
    let written = plain(written);
    let forms = &names().forms;
    if let Some(code) = forms.get(&written) {
        return Some(code);
    }
    let primary = written.split(['-', '_']).next().unwrap_or("");
    if primary.len() < written.len()
        && written.is_ascii()
        && !written.contains(' ')
        && (2..=3).contains(&primary.len())
        && written[primary.len() + 1..].split(['-', '_']).all(|part| (2..=8).contains(&part.len()))
        && let Some(code) = forms.get(primary)
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
    names().english.get(code).copied().unwrap_or("an unnamed language")
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
    let forms = &names().forms;
    let words: Vec<&str> =
        written.split(|c: char| !c.is_alphabetic() && !is_mark(c)).filter(|word| !word.is_empty()).collect();
    let mut named = Named::Nothing;
    let mut at = 0;
    while at < words.len() {
        let longest = (1..=WORDS_OF_A_FORM.min(words.len() - at)).rev().find_map(|count| {
            let form = words[at..at + count].join(" ");
            let code = forms.get(&form)?;
            (!form.is_ascii() || form.len() >= SHORTEST_WORD_OF_A_REMARK).then_some((count, *code))
        });
        if let Some((count, code)) = longest {
            named = named.and(code);
            at += count;
        } else {
            for (form, code) in unspaced() {
                if words[at].contains(form) {
                    named = named.and(code);
                }
            }
            at += 1;
        }
    }
    named
}

/// Forms in scripts that write words together: found inside a longer stretch.
fn unspaced() -> impl Iterator<Item = (&'static str, LanguageCode)> {
    names()
        .forms
        .iter()
        .filter(|(form, _)| form.chars().nth(1).is_some() && form.chars().all(is_unspaced))
        .map(|(form, &code)| (form.as_str(), code))
}

fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}
