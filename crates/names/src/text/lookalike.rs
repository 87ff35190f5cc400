//! Letters of one script that look like those of another.

use std::borrow::Cow;

use unicode_script::Script;

use crate::text::letters;
use crate::text::letters::script;

/// Letters that look alike: the Latin letter, the Cyrillic and the Greek one. Hand-made from common knowledge, after the
/// shapes in usual typefaces.
const ALIKE: [(char, &str); 40] = [
    ('a', "аα"),
    ('c', "сϲ"),
    ('d', "ԁ"),
    ('e', "е"),
    ('h', "һ"),
    ('i', "іι"),
    ('j', "ј"),
    ('k', "κк"),
    ('l', "ӏ"),
    ('m', "м"),
    ('n', "ո"),
    ('o', "оοօ"),
    ('p', "рρ"),
    ('q', "ԛ"),
    ('r', "г"),
    ('s', "ѕ"),
    ('t', "тτ"),
    ('u', "υս"),
    ('v', "νѵ"),
    ('w', "ѡԝ"),
    ('x', "хχ"),
    ('y', "уγ"),
    ('z', "ᴢ"),
    ('A', "АΑ"),
    ('B', "ВΒ"),
    ('C', "СϹ"),
    ('E', "ЕΕ"),
    ('H', "НΗ"),
    ('I', "ІΙӀ"),
    ('J', "Ј"),
    ('K', "КΚ"),
    ('M', "МΜ"),
    ('N', "Ν"),
    ('O', "ОΟ"),
    ('P', "РΡ"),
    ('S', "Ѕ"),
    ('T', "ТΤ"),
    ('X', "ХΧ"),
    ('Y', "УΥҮ"),
    ('Z', "Ζ"),
];

pub(crate) fn alike(c: char, to: Script) -> Option<char> {
    for (latin, others) in ALIKE {
        if c == latin {
            return others.chars().find(|o: &char| script(*o) == to);
        }
        if others.contains(c) {
            return match to {
                Script::Latin => Some(latin),
                _ => others.chars().find(|o: &char| script(*o) == to),
            };
        }
    }
    None
}

/// Whether letters of two of the scripts that look alike occur at all.
pub(crate) fn may_mix(name: &str) -> bool {
    let mut seen = 0u8;
    for c in name.chars() {
        seen |= match script(c) {
            Script::Latin => 1,
            Script::Cyrillic => 2,
            Script::Greek => 4,
            _ => 0,
        };
    }
    seen.count_ones() > 1
}

/// The script most letters of a word are in, when letters of another one stand among them.
pub(crate) fn mixed(word: &str) -> Option<Script> {
    let mut counts = [(Script::Latin, 0usize), (Script::Cyrillic, 0), (Script::Greek, 0)];
    for c in word.chars() {
        let of = script(c);
        for (script, n) in &mut counts {
            *n += usize::from(of == *script);
        }
    }
    let used = counts.iter().filter(|(_, n)| *n > 0).count();
    if used < 2 {
        return None;
    }
    // Ties go to the first: a word of equally many letters reads as Latin.
    let most = counts.iter().map(|(_, n)| *n).max()?;
    counts.iter().find(|(_, n)| *n == most).map(|(s, _)| *s)
}

/// The name with look-alike letters put back into the script of their word, so that the comparison reads what a person
/// reads. What was found is told by [`oddities`].
pub(crate) fn straighten(name: Cow<'_, str>) -> Cow<'_, str> {
    if !may_mix(&name) {
        return name;
    }
    let words = || name.split_inclusive(|c: char| !letters::is_letter(c));
    if !words().any(|w| mixed(w).is_some()) {
        return name;
    }
    let mut out = String::with_capacity(name.len());
    for word in words() {
        match mixed(word) {
            Some(most) => {
                out.extend(word.chars().map(|c| if script(c) == most { c } else { alike(c, most).unwrap_or(c) }))
            }
            None => out.push_str(word),
        }
    }
    Cow::Owned(out)
}
