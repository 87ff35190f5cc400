//! Which table reads a word, and the characters it is read as.

use crate::knowledge::han;
use crate::knowledge::spellings;
use crate::knowledge::spellings::Name;
use crate::outcome::relation::ReadingSystem;
use crate::readings::ethiopic::ethiopic;
use crate::readings::indic::indic;
use crate::readings::korean;
use crate::readings::pattern::Pattern;
use crate::readings::thai::thai;
use crate::words::written::Writing;

/// The table of a writing other than Latin, and what to call its reading.
pub(crate) fn table_of(writing: Writing) -> Option<(Name, ReadingSystem)> {
    Some(match writing {
        Writing::Cyrillic => (Name::Cyrillic, ReadingSystem::Cyrillic),
        Writing::Greek => (Name::Greek, ReadingSystem::Greek),
        Writing::Armenian => (Name::Armenian, ReadingSystem::Armenian),
        Writing::Georgian => (Name::Georgian, ReadingSystem::Georgian),
        Writing::Hebrew => (Name::Hebrew, ReadingSystem::Hebrew),
        Writing::Arabic => (Name::Arabic, ReadingSystem::Arabic),
        Writing::Devanagari => (Name::Indic, ReadingSystem::Indic),
        Writing::Bengali => (Name::Bengali, ReadingSystem::Indic),
        Writing::Tamil => (Name::Tamil, ReadingSystem::Indic),
        Writing::Ethiopic => (Name::Ethiopic, ReadingSystem::Ethiopic),
        Writing::Thai => (Name::Thai, ReadingSystem::Thai),
        Writing::Hangul => (Name::Hangul, ReadingSystem::Hangul),
        Writing::Kana => (Name::Kana, ReadingSystem::Kana),
        Writing::Latin | Writing::Han | Writing::Other => return None,
    })
}

/// The characters of a word as its table lists them.
pub(crate) fn characters(plain: &str, writing: Writing) -> Vec<char> {
    match writing {
        Writing::Devanagari | Writing::Bengali | Writing::Tamil => indic(plain, writing),
        Writing::Ethiopic => ethiopic(plain),
        Writing::Thai => thai(plain),
        Writing::Hangul => korean::jamo(plain),
        Writing::Kana => plain.chars().map(han::katakana).collect(),
        Writing::Arabic => arabic(plain),
        Writing::Hebrew => hebrew(plain),
        _ => once(plain),
    }
}

/// The pattern of a word in its own writing.
pub(crate) fn pattern(plain: &str, writing: Writing) -> Option<(Pattern<'static>, Name, ReadingSystem)> {
    let (name, system) = table_of(writing)?;
    let p = Pattern::of_chars(spellings::get(name), &characters(plain, writing))?;
    Some((p, name, system))
}

/// The first reading of a word in plain Latin letters.
pub(crate) fn reading(plain: &str, writing: Writing) -> Option<String> {
    if writing == Writing::Latin {
        return Some(plain.to_owned());
    }
    let (name, _) = table_of(writing)?;
    let table = spellings::get(name);
    let chars = characters(plain, writing);
    if let Some(unit) = table.whole(&chars) {
        return Some(table.units[usize::from(unit)].reading.to_owned());
    }
    let mut out = String::with_capacity(plain.len());
    let mut i = 0;
    while i < chars.len() {
        let Some((len, unit)) = table.at(&chars[i..]).max_by_key(|(len, _)| *len) else {
            i += 1;
            continue;
        };
        out.push_str(table.units[usize::from(unit)].reading);
        i += len;
    }
    (!out.is_empty()).then_some(out)
}

/// Letters with doubled consonants written once, as Latin spellings keep or drop them freely. Greek γγ is its own sound.
fn once(plain: &str) -> Vec<char> {
    const VOWELS: &str = "аеёиоуыэюяіїєαεηιουωաեէըիոօაეიოუγ";
    let mut out: Vec<char> = Vec::with_capacity(plain.len());
    for c in plain.chars() {
        if out.last() != Some(&c) || VOWELS.contains(c) {
            out.push(c);
        }
    }
    out
}

/// What a letter stands for depends on its place: a yeh, an alef or a heh at the end is a vowel ("ى", "$", "%"), and an alef
/// inside a word a long a ("@"), unless it is the article of a compound (عبدالقادر).
fn arabic(plain: &str) -> Vec<char> {
    /// Letters before and behind the article of a compound.
    const COMPOUND: (usize, usize) = (2, 3);
    let mut out: Vec<char> = plain.chars().collect();
    let n = out.len();
    let god = out.ends_with(&['ل', 'ل', 'ه']) || out.ends_with(&['ل', 'ل', 'ہ']);
    for i in 1..n {
        let behind = n - 1 - i;
        let article = out.get(i + 1) == Some(&'ل') && (i >= COMPOUND.0 && behind > COMPOUND.1 || god && behind == 3);
        out[i] = match out[i] {
            'ا' | 'ٱ' if behind == 0 || behind == 1 && out[i + 1] == 'ء' => '$',
            'ا' | 'ٱ' if !article => '@',
            'ٱ' => 'ا',
            'ی' | 'ي' if behind == 0 => 'ى',
            'ه' | 'ہ' if behind == 0 && !god => '%',
            c => c,
        };
    }
    out
}

/// At the end of a word a yod is an i ("@"), a he the sign of a vowel ("%"), an alef an a ("$"). The final forms of the
/// other letters are listed.
fn hebrew(plain: &str) -> Vec<char> {
    let mut out: Vec<char> = plain.chars().collect();
    if let [_, _, .., last] | [_, last] = out.as_mut_slice() {
        *last = match *last {
            'י' => '@',
            'ה' => '%',
            'א' => '$',
            c => c,
        };
    }
    out
}
