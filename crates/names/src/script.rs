//! Which table reads a word, and the characters it is read as.

use crate::han;
use crate::korean;
use crate::outcome::ReadingSystem;
use crate::pattern::Pattern;
use crate::table::{self, Name};
use crate::word::Writing;

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
    let p = Pattern::of_chars(table::get(name), &characters(plain, writing))?;
    Some((p, name, system))
}

/// The first reading of a word in plain Latin letters.
pub(crate) fn reading(plain: &str, writing: Writing) -> Option<String> {
    if writing == Writing::Latin {
        return Some(plain.to_owned());
    }
    let (name, _) = table_of(writing)?;
    let table = table::get(name);
    let chars = characters(plain, writing);
    if let Some(unit) = table.whole(&chars) {
        return Some(table.units[usize::from(unit)].reading.clone());
    }
    let mut out = String::with_capacity(plain.len());
    let mut i = 0;
    while i < chars.len() {
        let Some((len, unit)) = table.at(&chars[i..]).max_by_key(|(len, _)| *len) else {
            i += 1;
            continue;
        };
        out.push_str(&table.units[usize::from(unit)].reading);
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

/// The blocks of the Indic scripts run parallel to Devanagari, so their letters are read through it. The vowel that a
/// consonant carries unwritten is made visible: "@" inside a word, "$" at its end.
fn indic(plain: &str, writing: Writing) -> Vec<char> {
    const VIRAMA: u32 = 0x4D;
    // The letter sounded hard where it is doubled in Malayalam and Tamil.
    const HARD: u32 = 0x31;
    let keep = matches!(writing, Writing::Bengali | Writing::Tamil);
    let mut out: Vec<char> = Vec::with_capacity(plain.len());
    let mut chars = plain.chars().peekable();
    while let Some(c) = chars.next() {
        let code = u32::from(c);
        if !(0x900..0xD80).contains(&code) {
            continue;
        }
        // Gurmukhi writes its nasal sound and the doubling of a consonant with signs of its own.
        let offset = match code {
            0xA70 => 0x02,
            0xA71 => continue,
            0xA5C => {
                out.push('ड');
                0x3C
            }
            // Consonants without a vowel that Malayalam writes with signs of their own.
            0xD4E | 0xD7A..=0xD7F => {
                let bare = ['ण', 'न', 'र', 'ल', 'ळ', 'क'];
                let at = code.checked_sub(0xD7A).map_or(2, |at| at as usize);
                out.extend([bare.get(at).copied().unwrap_or('र'), '्']);
                continue;
            }
            _ => (code - 0x900) % 0x80,
        };
        let shown = if keep { c } else { char::from_u32(0x900 + offset).unwrap_or(c) };
        out.push(shown);
        // A doubled consonant (with the sign between that drops the vowel) is written once.
        if let [.., before, sign, last] = out.as_slice()
            && before == last
            && u32::from(*sign) % 0x80 == VIRAMA
            && matches!(offset, 0x15..=0x39)
            && offset != HARD
        {
            let keep_to = out.len() - 2;
            out.truncate(keep_to);
        }
        let consonant = matches!(offset, 0x15..=0x39 | 0x58..=0x5F);
        let nukta = offset == 0x3C;
        if !(consonant || nukta && out.len() > 1) {
            continue;
        }
        match chars.peek().map(|n| (u32::from(*n).wrapping_sub(0x900)) % 0x80) {
            None => out.push('$'),
            Some(0x3C | VIRAMA | 0x3E..=0x4C | 0x57) => {}
            Some(_) => out.push('@'),
        }
    }
    out
}

/// Ethiopic writes a consonant and its vowel in one sign: the consonant as the first sign of its row, then the number of
/// the vowel in the row.
fn ethiopic(plain: &str) -> Vec<char> {
    /// The plain vowel of the row without a consonant, which has two.
    const BARE: u32 = 0x12A7;
    let mut out = Vec::with_capacity(plain.len());
    for c in plain.chars() {
        let code = u32::from(c);
        match code {
            0x1200..=0x1357 => {
                let order = if code == BARE { 0 } else { code & 7 };
                out.extend(char::from_u32(code & !7));
                out.extend(char::from_digit(order + 1, 10));
            }
            // Marks of length and doubling.
            0x135D..=0x135F => {}
            _ => out.push(c),
        }
    }
    out
}

/// Thai writes some vowels before the consonant they follow, and marks silent letters.
fn thai(plain: &str) -> Vec<char> {
    let mut out: Vec<char> = plain.chars().collect();
    let mut i = 0;
    while i < out.len() {
        if out[i] == '\u{E4C}' {
            // The letter under this mark is silent, with a vowel sign between them if there is one.
            out.remove(i);
            if i > 0 && matches!(out[i - 1], '\u{E34}' | '\u{E38}') {
                i -= 1;
                out.remove(i);
            }
            if i > 0 {
                i -= 1;
                let silent = out.remove(i);
                // With it the letter before it, which nobody says either (จันทร์, ลักษณ์).
                let before = out[..i].iter().rev().take(2).collect::<Vec<_>>();
                if matches!((before.as_slice(), silent), (['ท', 'น'], 'ร') | (['ษ', 'ก'], 'ณ')) {
                    i -= 1;
                    out.remove(i);
                }
            }
            continue;
        }
        i += 1;
    }
    let mut i = 0;
    while i + 1 < out.len() {
        if matches!(out[i], 'เ' | 'แ' | 'โ' | 'ไ' | 'ใ') {
            out.swap(i, i + 1);
            i += 1;
        }
        i += 1;
    }
    out
}
