//! Rough readings of Cyrillic, Greek, Hangul and kana, to see whether a name in one script can be a name in another.

use super::thresholds::READ_ALIKE;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Resemblance {
    Same,
    Close,
    None,
}

pub(crate) fn resemblance(a: &str, b: &str) -> Resemblance {
    let (a, b) = (reading(a), reading(b));
    let (Some(a), Some(b)) = (a, b) else { return Resemblance::None };
    if a.is_empty() || b.is_empty() {
        return Resemblance::None;
    }
    if a == b {
        Resemblance::Same
    } else if strsim::jaro_winkler(&a, &b) >= READ_ALIKE {
        Resemblance::Close
    } else {
        Resemblance::None
    }
}

/// A reading in plain Latin letters with what romanisations disagree about evened out; `None` for scripts without one here.
fn reading(text: &str) -> Option<String> {
    let mut latin = String::new();
    for c in text.chars().filter(|c| c.is_alphanumeric()) {
        match c {
            'a'..='z' | '0'..='9' => latin.push(c),
            'а'..='я' | 'ѐ'..='џ' | 'ґ' => latin.push_str(cyrillic(c)),
            'α'..='ω' => latin.push_str(greek(c)),
            '\u{ac00}'..='\u{d7a3}' => hangul(c, &mut latin),
            '\u{3041}'..='\u{30fc}' => kana(c, &mut latin),
            _ => return None,
        }
    }
    for (written, even) in [
        ("sch", "sh"),
        ("tsch", "ch"),
        ("ph", "f"),
        ("ck", "k"),
        ("x", "ks"),
        ("qu", "kv"),
        ("w", "v"),
        ("c", "k"),
        ("kh", "h"),
        ("y", "i"),
        ("j", "i"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("eo", "o"),
        ("eu", "u"),
        ("ae", "e"),
    ] {
        latin = latin.replace(written, even);
    }
    let mut plain = String::new();
    for c in latin.chars() {
        if !plain.ends_with(c) {
            plain.push(c);
        }
    }
    Some(plain)
}

fn cyrillic(c: char) -> &'static str {
    match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' | 'ђ' => "d",
        'е' | 'э' | 'є' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' | 'й' | 'і' | 'ї' | 'ы' | 'ј' => "i",
        'к' | 'ќ' => "k",
        'л' | 'љ' => "l",
        'м' => "m",
        'н' | 'њ' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ў' => "u",
        'ф' => "f",
        'х' => "h",
        'ц' => "ts",
        'ч' | 'ћ' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' => "iu",
        'я' => "ia",
        'џ' => "dzh",
        _ => "",
    }
}

fn greek(c: char) -> &'static str {
    match c {
        'α' => "a",
        'β' => "v",
        'γ' => "g",
        'δ' => "d",
        'ε' => "e",
        'ζ' => "z",
        'η' | 'ι' | 'υ' => "i",
        'θ' => "th",
        'κ' => "k",
        'λ' => "l",
        'μ' => "m",
        'ν' => "n",
        'ξ' => "ks",
        'ο' | 'ω' => "o",
        'π' => "p",
        'ρ' => "r",
        'σ' | 'ς' => "s",
        'τ' => "t",
        'φ' => "f",
        'χ' => "h",
        'ψ' => "ps",
        _ => "",
    }
}

/// Revised romanisation, letter by letter.
fn hangul(c: char, latin: &mut String) {
    const FIRST: [&str; 19] =
        ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];
    const MIDDLE: [&str; 21] = [
        "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu",
        "eu", "ui", "i",
    ];
    const LAST: [&str; 28] = [
        "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "p", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng",
        "t", "t", "k", "t", "p", "t",
    ];
    let at = (c as u32 - 0xac00) as usize;
    for part in [FIRST.get(at / 588), MIDDLE.get(at % 588 / 28), LAST.get(at % 28)].into_iter().flatten() {
        latin.push_str(part);
    }
}

/// Hepburn, syllable by syllable; hiragana and katakana alike.
fn kana(c: char, latin: &mut String) {
    let code = c as u32;
    let at = if code >= 0x30a1 { code - 0x30a1 } else { code.saturating_sub(0x3041) } as usize;
    const SYLLABLES: [&str; 86] = [
        "a", "a", "i", "i", "u", "u", "e", "e", "o", "o", "ka", "ga", "ki", "gi", "ku", "gu", "ke", "ge", "ko", "go",
        "sa", "za", "shi", "ji", "su", "zu", "se", "ze", "so", "zo", "ta", "da", "chi", "ji", "", "tsu", "zu", "te",
        "de", "to", "do", "na", "ni", "nu", "ne", "no", "ha", "ba", "pa", "hi", "bi", "pi", "fu", "bu", "pu", "he",
        "be", "pe", "ho", "bo", "po", "ma", "mi", "mu", "me", "mo", "ya", "ya", "yu", "yu", "yo", "yo", "ra", "ri",
        "ru", "re", "ro", "wa", "wa", "i", "e", "o", "n", "vu", "ka", "ke",
    ];
    let small = matches!(
        c,
        'ァ' | 'ィ'
            | 'ゥ'
            | 'ェ'
            | 'ォ'
            | 'ャ'
            | 'ュ'
            | 'ョ'
            | 'ぁ'
            | 'ぃ'
            | 'ぅ'
            | 'ぇ'
            | 'ぉ'
            | 'ゃ'
            | 'ゅ'
            | 'ょ'
    );
    if small && latin.ends_with(['i', 'u', 'e', 'o']) {
        latin.pop();
    }
    latin.push_str(SYLLABLES.get(at).copied().unwrap_or(""));
}
