//! Unusual characters in a name: invisible ones, and letters of one script that look like those of another.

use serde::Serialize;
use unicode_script::Script;

use crate::limits::NAME_CHARS;
use crate::text::letters;
use crate::text::letters::{is_invisible, script};
use crate::text::lookalike::{alike, may_mix, mixed};

/// Something unusual in how a name is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Oddity {
    /// Characters that leave no mark.
    Invisible {
        /// The name without them.
        name: String,
        /// The code point, as `U+200B`.
        code_point: String,
        /// How often it occurs.
        count: usize,
    },
    /// A letter of another script inside a word, that looks like a letter of the word's script.
    LookAlike {
        /// The word as written.
        word: String,
        /// The letter.
        letter: char,
        /// Its code point, as `U+0430`.
        code_point: String,
        /// The letter it looks like.
        looks_like: char,
    },
    /// Letters of two scripts in one word that do not look like each other.
    MixedScripts {
        /// The word as written.
        word: String,
    },
    /// A compatibility form (a Kangxi radical, a full-width or styled letter) where a plain letter is usual.
    CompatibilityForm {
        /// The character.
        letter: char,
        /// Its code point, as `U+2F2D`.
        code_point: String,
        /// What it stands for.
        stands_for: String,
    },
}

impl Oddity {
    /// The oddity as one sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Oddity::Invisible { name, code_point, count: 1 } => {
                format!("The name '{name}' contains an invisible character ({code_point}).")
            }
            Oddity::Invisible { name, code_point, count } => {
                format!("The name '{name}' contains {count} invisible characters ({code_point}).")
            }
            Oddity::LookAlike { word, letter, code_point, looks_like } => format!(
                "In '{word}' the letter '{letter}' ({code_point}) comes from another script and looks like '{looks_like}'."
            ),
            Oddity::MixedScripts { word } => format!("The word '{word}' mixes letters of two scripts."),
            Oddity::CompatibilityForm { letter, code_point, stands_for } => {
                format!(
                    "The character '{letter}' ({code_point}) is a special form of '{stands_for}', often left by a PDF."
                )
            }
        }
    }
}

/// The oddities of one name. Names beyond the limit are looked at up to it.
#[must_use]
pub fn oddities(name: &str) -> Vec<Oddity> {
    if name.is_ascii() && !name.bytes().any(|b| b.is_ascii_control()) {
        return Vec::new();
    }
    let mut found = Vec::new();
    if !name.chars().take(NAME_CHARS).any(|c| is_invisible(c) || is_compatibility(c)) && !may_mix(name) {
        return found;
    }
    let mut invisible: Vec<(char, usize)> = Vec::new();
    for c in name.chars().take(NAME_CHARS).filter(|c| is_invisible(*c)) {
        match invisible.iter_mut().find(|(d, _)| *d == c) {
            Some((_, n)) => *n += 1,
            None => invisible.push((c, 1)),
        }
    }
    let visible: String = name.chars().take(NAME_CHARS).filter(|c| !is_invisible(*c)).collect();
    // A joiner belongs to the spelling of Arabic and Indic names.
    let joins = visible.chars().any(|c| is_joining_script(script(c)));
    for (c, count) in invisible.into_iter().filter(|(c, _)| !(joins && is_joiner(*c))) {
        found.push(Oddity::Invisible { name: visible.clone(), code_point: code_point(c), count });
    }
    for word in visible.split(|c: char| !letters::is_letter(c)) {
        found.extend(word_oddity(word));
    }
    for c in visible.chars() {
        if let Some(stands_for) = compatibility(c) {
            let it = Oddity::CompatibilityForm { letter: c, code_point: code_point(c), stands_for };
            if !found.contains(&it) {
                found.push(it);
            }
        }
    }
    found
}

fn is_compatibility(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{1D400}'..='\u{1D7FF}')
}

fn compatibility(c: char) -> Option<String> {
    is_compatibility(c).then(|| {
        let mut plain = String::new();
        unicode_normalization::char::decompose_compatible(c, |d| plain.push(d));
        plain
    })
}

fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}' | '\u{200E}' | '\u{200F}' | '\u{61C}')
}

fn is_joining_script(s: Script) -> bool {
    !matches!(s, Script::Latin | Script::Cyrillic | Script::Greek | Script::Han | Script::Hangul | Script::Common)
        && !matches!(s, Script::Hiragana | Script::Katakana | Script::Inherited)
}

fn word_oddity(word: &str) -> Option<Oddity> {
    let most = mixed(word)?;
    let stranger = |c: &char| !matches!(script(*c), Script::Common | Script::Inherited) && script(*c) != most;
    match word.chars().filter(stranger).find_map(|c| Some((c, alike(c, most)?))) {
        Some((letter, looks_like)) => {
            Some(Oddity::LookAlike { word: word.to_owned(), letter, code_point: code_point(letter), looks_like })
        }
        None => Some(Oddity::MixedScripts { word: word.to_owned() }),
    }
}
