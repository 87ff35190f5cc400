//! Whether a plain Latin word can be written Korean, Mandarin or Cantonese: a sequence of the syllables these have.

use std::sync::OnceLock;

use crate::knowledge::spellings;
use crate::knowledge::spellings::Name;
use crate::text::packed::Text;

/// The spellings of initials, vowels or finals, by length.
#[derive(Default)]
struct Parts {
    initials: Spellings,
    cores: Spellings,
    codas: Spellings,
}

/// Packed letters and their number, by the first letter.
type Spellings = [Vec<(u64, usize)>; 26];

/// Spellings dearer than this are rare habits, and would let nearly every word pass.
const USUAL: u16 = 10;

fn parts(name: Name) -> &'static Parts {
    static CELLS: [OnceLock<Parts>; 3] = [const { OnceLock::new() }; 3];
    let cell = match name {
        Name::Hangul => &CELLS[0],
        Name::Mandarin => &CELLS[1],
        _ => &CELLS[2],
    };
    cell.get_or_init(|| {
        let mut parts = Parts::default();
        let table = spellings::get(name);
        for (grapheme, unit) in table.all() {
            let list = match grapheme.first() {
                Some('^' | '\u{1100}'..='\u{115F}') => &mut parts.initials,
                Some('$' | '\u{1161}'..='\u{11A7}') => &mut parts.cores,
                Some('\u{11A8}'..='\u{11FF}') if grapheme.len() == 1 => &mut parts.codas,
                _ => continue,
            };
            for s in table.units[usize::from(unit)].spellings.iter().filter(|s| s.cost <= USUAL && s.len > 0) {
                let entry = (s.letters, usize::from(s.len));
                let first = (s.letters as u8).wrapping_sub(b'a');
                if let Some(list) = list.get_mut(usize::from(first)).filter(|l| !l.contains(&entry)) {
                    list.push(entry);
                }
            }
        }
        parts
    })
}

fn is(name: Name, plain: &str) -> bool {
    let Some(text) = Text::plain(plain) else { return false };
    let parts = parts(name);
    let n = text.len();
    let fits = |list: &Spellings, at: usize, to: &mut [bool; 48]| {
        let here = text.window(at);
        for (letters, len) in list.get(usize::from(text.byte(at).wrapping_sub(b'a'))).into_iter().flatten() {
            if at + len <= n && here & crate::text::packed::mask(*len) == *letters {
                to[at + len] = true;
            }
        }
    };
    // Where a syllable can start, where its vowel can, where its coda can.
    let (mut start, mut core, mut coda) = ([false; 48], [false; 48], [false; 48]);
    start[0] = true;
    for at in 0..n {
        if start[at] {
            core[at] = true;
            fits(&parts.initials, at, &mut core);
        }
        if core[at] {
            fits(&parts.cores, at, &mut coda);
        }
        if coda[at] {
            start[at] = true;
            fits(&parts.codas, at, &mut start);
            // A syllable may start right here, so its initial and vowel are tried again.
            core[at] = true;
            fits(&parts.initials, at, &mut core);
            fits(&parts.cores, at, &mut coda);
        }
    }
    start[n] || coda[n]
}

pub(crate) fn is_korean(plain: &str) -> bool {
    is(Name::Hangul, plain)
}

pub(crate) fn is_mandarin(plain: &str) -> bool {
    is(Name::Mandarin, plain) || plain == "tzu"
}

pub(crate) fn is_cantonese(plain: &str) -> bool {
    is(Name::Cantonese, plain)
}

/// Whether a plain word is a Vietnamese syllable.
pub(crate) fn is_vietnamese(plain: &str) -> bool {
    const INITIALS: [&str; 26] = [
        "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l", "m", "n",
        "p", "r", "s", "t", "v", "x",
    ];
    const FINALS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];
    let vowels = |rest: &str| {
        let n = rest.bytes().take_while(|b| b"aeiouy".contains(b)).count();
        (1..=3).contains(&n) && FINALS.contains(&&rest[n..])
    };
    vowels(plain) || INITIALS.iter().any(|i| plain.strip_prefix(i).is_some_and(vowels))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_each_language_pass_and_western_names_do_not() {
        for word in ["gildong", "younghee", "choi", "baek", "hyun", "seokchun"] {
            assert!(is_korean(word), "{word}");
        }
        for word in ["zhongshan", "hsiuchu", "chiang", "tsai", "weizhou", "ou"] {
            assert!(is_mandarin(word), "{word}");
        }
        for word in ["yeung", "kwokhing", "cheung", "wong"] {
            assert!(is_cantonese(word), "{word}");
        }
        for word in ["frederick", "stephanie", "smith", "schmidt"] {
            assert!(!is_korean(word) && !is_mandarin(word) && !is_cantonese(word), "{word}");
        }
    }
}
