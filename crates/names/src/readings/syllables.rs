//! Whether a plain Latin word can be written Korean, Mandarin or Cantonese: a sequence of the syllables these have.

use crate::knowledge::spellings;
use crate::knowledge::spellings::Name;
use crate::text::packed::Text;

fn is(name: Name, plain: &str) -> bool {
    let Some(text) = Text::plain(plain) else { return false };
    let parts = spellings::parts(name);
    let n = text.len();
    let fits = |list: &[&[(u64, usize)]; 26], at: usize, to: &mut [bool; 48]| {
        let here = text.window(at);
        for (letters, len) in list.get(usize::from(text.byte(at).wrapping_sub(b'a'))).copied().into_iter().flatten() {
            if at + len <= n && here & crate::text::packing::mask(*len) == *letters {
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

/// Whether a plain word is one syllable in pinyin, by the keys of the table and not by the other spellings that it knows.
pub(crate) fn is_pinyin_syllable(plain: &str) -> bool {
    let table = spellings::get(Name::Mandarin);
    let cuts = [2, 1].into_iter().filter_map(|n| plain.split_at_checked(n));
    let mut parts = cuts.filter(|(initial, rest)| initial.is_ascii() && !rest.is_empty());
    table.marked(b'$', plain).is_some()
        || parts.any(|(i, f)| table.marked(b'^', i).is_some() && table.marked(b'$', f).is_some())
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
        for word in ["yi", "qu", "zhong", "lv", "ming", "ling", "si"] {
            assert!(is_pinyin_syllable(word), "{word}");
        }
        for word in ["hsu", "chih", "szu", "keung", "tsai", "yeung", "yiming", ""] {
            assert!(!is_pinyin_syllable(word), "{word}");
        }
        for word in ["frederick", "stephanie", "smith", "schmidt"] {
            assert!(!is_korean(word) && !is_mandarin(word) && !is_cantonese(word), "{word}");
        }
    }
}
