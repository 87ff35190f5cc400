//! Endings that languages put on one name: patronymics, feminine surnames, Baltic nominatives, familiar truncations.

use crate::knowledge::lists::SERVANT;

/// The father's name inside a patronymic in plain Latin letters, without its ending.
pub(crate) fn father(plain: &str) -> Option<&str> {
    const ENDINGS: [&str; 30] = [
        "iyevich", "yevich", "ievich", "evich", "iyovych", "iyovich", "ovich", "ovych", "avich", "evych", "yevych",
        "ovitch", "evitch", "owicz", "ewicz", "ovic", "evic", "yevna", "ievna", "evna", "ovna", "ivna", "yivna",
        "auna", "euna", "avna", "iyevna", "yeuna", "ovitsh", "avitch",
    ];
    // The last letters first: most words have other ones.
    if !matches!(plain.as_bytes(), [.., b'c' | b's', b'h'] | [.., b'n', b'a'] | [.., b'i', b'c'] | [.., b'c', b'z']) {
        return None;
    }
    let base = ENDINGS.iter().filter_map(|e| plain.strip_suffix(e)).min_by_key(|b| b.len())?;
    (base.len() >= 3).then_some(base)
}

/// Whether a word is a Slavic patronymic, in Latin or Cyrillic.
pub(crate) fn is_patronymic(plain: &str) -> bool {
    plain.ends_with(['h', 'a', 'ч', 'а'])
        && ["ovich", "evich", "ovna", "evna", "ovych", "evych", "ович", "евич", "овна", "евна", "івна", "ович"]
            .iter()
            .any(|e| plain.len() > e.len() + 1 && plain.ends_with(e))
}

/// A surname or given name without the nominative ending that Latvian, Lithuanian and Latin put on it.
pub(crate) fn without_nominative(plain: &str) -> Option<&str> {
    if !plain.ends_with('s') {
        return None;
    }
    let base = ["ius", "us", "as", "is", "es", "s"].iter().find_map(|e| plain.strip_suffix(e))?;
    (base.len() >= 4).then_some(base)
}

/// The masculine form of a Slavic feminine surname.
pub(crate) fn masculine(plain: &str) -> Option<String> {
    const ENDINGS: [(&str, &str); 8] = [
        ("skaya", "sky"),
        ("skaia", "sky"),
        ("skaja", "sky"),
        ("ska", "ski"),
        ("ova", "ov"),
        ("eva", "ev"),
        ("ina", "in"),
        ("yna", "yn"),
    ];
    let of = |(feminine, masculine): &(&str, &str)| {
        let base = plain.strip_suffix(feminine).filter(|base| base.len() >= 2)?;
        Some(format!("{base}{masculine}"))
    };
    plain.ends_with('a').then(|| ENDINGS.iter().find_map(of))?
}

/// Whether a surname is the Czech or Slovak feminine of another: of a noun (Procházková of Procházka, Hájková of Hájek) or
/// an adjective (Tichá of Tichý).
pub(crate) fn is_feminine_of(feminine: &str, masculine: &str) -> bool {
    if let Some(base) = feminine.strip_suffix("ova").filter(|base| base.len() > 2) {
        let mut letters = base.chars();
        let last = letters.next_back();
        // A vowel stands between the last consonants where no ending follows.
        let with_vowel = || last.is_some_and(|last| masculine == format!("{}e{last}", letters.as_str()));
        let rest = masculine.strip_prefix(base);
        return rest.is_some_and(|rest| matches!(rest, "" | "a" | "o")) || with_vowel();
    }
    let adjective = feminine.strip_suffix('a').filter(|base| base.len() > 3);
    adjective.is_some_and(|base| masculine.strip_prefix(base) == Some("y"))
}

/// Whether a word ends as Armenian surnames do. Some Western given names do, too (Christian, Vivian).
pub(crate) fn is_armenian(plain: &str) -> bool {
    plain.len() > 6
        && ["ryan", "syan", "nyan", "kyan", "rian", "sian", "nian", "kian"].iter().any(|e| plain.ends_with(e))
}

/// A Greek surname as the husband bears it, of one as the wife does (Papadopoulou, Nikolaidou, Theodoraki).
pub(crate) fn greek_masculine(plain: &str) -> Option<String> {
    [
        ("poulou", "poulos"),
        ("idou", "idis"),
        ("iadou", "iadis"),
        ("aki", "akis"),
        ("ides", "idis"),
        ("iades", "iadis"),
        ("ellou", "ellos"),
        ("atou", "atos"),
    ]
    .iter()
    .find_map(|(of_wife, of_husband)| Some((plain.strip_suffix(of_wife)?, of_husband)))
    .filter(|(stem, _)| stem.len() >= 3)
    .map(|(stem, ending)| format!("{stem}{ending}"))
}

/// A given name without Mohammad or Seyed before it, as Persian custom writes them together.
pub(crate) fn without_prefix(plain: &str) -> Option<&str> {
    const BEFORE: [&str; 12] = [
        "mohammad", "muhammad", "mohammed", "muhammed", "mohamad", "mohamed", "seyyed", "sayyed", "sayyid", "seyed",
        "sayed", "syed",
    ];
    if !plain.starts_with(['m', 's']) || plain.len() < 7 {
        return None;
    }
    BEFORE.iter().find_map(|b| plain.strip_prefix(b)).filter(|rest| rest.len() >= 3)
}

/// A given name without the "brother" or "sister" that Gujaratis put behind it.
pub(crate) fn without_sibling(plain: &str) -> Option<&str> {
    if !matches!(plain.as_bytes(), [.., b'a', b'i'] | [.., b'e' | b'h', b'n']) {
        return None;
    }
    ["bhai", "ben", "bahen", "behn"].iter().find_map(|e| plain.strip_suffix(e)).filter(|rest| rest.len() >= 4)
}

/// Whether both words are the "servant of" that leads names of God; the article takes the sound of what follows (Abdur Rahman).
pub(crate) fn are_servants(a: &str, b: &str) -> bool {
    a.starts_with("abd") && SERVANT.contains(&a) && SERVANT.contains(&b)
}

/// A word of the Somali alphabet as Arabic names are spelled elsewhere: a throat sound before a vowel is written c, the hard h x.
pub(crate) fn from_somali(plain: &str) -> Option<String> {
    if plain.len() < 4 || !plain.contains(['c', 'x']) {
        return None;
    }
    let b = plain.as_bytes();
    let silent = |i: usize| b[i] == b'c' && b.get(i + 1).is_some_and(|n| *n != b'h' && *n != b'k');
    let letters = (0..b.len()).filter(|i| !silent(*i)).map(|i| if b[i] == b'x' { 'h' } else { char::from(b[i]) });
    Some(letters.collect())
}

/// Whether two words are one but for the hard letters that Turkish writes for the soft ones of Arabic, at the end and doubled:
/// Muhammet and Muhammed, Nurettin and Nureddin, Yakup and Yakub.
pub(crate) fn is_turkish_final(a: &str, b: &str) -> bool {
    let hard = |s: &str| -> Vec<u8> {
        let mut out: Vec<u8> = s.replace("dd", "tt").replace("bb", "pp").into_bytes();
        out.dedup();
        match out.as_mut_slice() {
            [.., d @ b'd', b'i', b'n'] | [.., d @ b'd'] => *d = b't',
            [.., b @ b'b'] => *b = b'p',
            _ => {}
        }
        out
    };
    a.len().min(b.len()) >= 5
        && a.len().abs_diff(b.len()) <= 1
        && a.as_bytes()[0] == b.as_bytes()[0]
        && hard(a) == hard(b)
}

/// Whether the short word is the beginning of the long one, as familiar forms are made (Jenn, Benj, Davey).
pub(crate) fn is_truncation(short: &str, long: &str) -> bool {
    let stem = ["ie", "ey", "y", "i", "o"]
        .iter()
        .find_map(|e| short.strip_suffix(e).filter(|s| s.len() >= 3))
        .unwrap_or(short);
    let mut letters = stem.as_bytes();
    if let [rest @ .., x, y] = letters
        && x == y
        && rest.len() >= 2
        && !long.starts_with(stem)
    {
        letters = &letters[..letters.len() - 1];
    }
    letters.len() >= 3 && long.len() >= letters.len() + 2 && long.as_bytes().starts_with(letters)
}

/// Whether the long word is a Spanish or Portuguese diminutive of the short one: Vicentillo, Rodriguito, Carmencita,
/// Marquitos, Marcelinho. The ending -ina makes names of their own (Paula, Paulina), and so it is not among these.
pub(crate) fn is_diminutive(short: &str, long: &str) -> bool {
    const ENDINGS: [&str; 14] =
        ["cito", "cita", "zinho", "zinha", "itos", "itas", "illo", "illa", "inho", "inha", "ito", "ita", "uco", "uca"];
    let Some((stem, ending)) = ENDINGS.iter().find_map(|e| Some((long.strip_suffix(e)?, *e))) else { return false };
    let of_woman = ending.trim_end_matches('s').ends_with('a');
    // Juanita is no Juan, and Mario no Marita.
    let bare = short.strip_suffix('s').unwrap_or(short);
    if bare.ends_with(if of_woman { 'o' } else { 'a' }) {
        return false;
    }
    let unvoiced = bare.trim_end_matches(['a', 'e', 'i', 'o']);
    // The sound before an e or i is written otherwise: Marcos, Marquitos; Diego, Dieguito.
    let written = stem.strip_suffix("qu").map(|s| format!("{s}c"));
    let written = written.or_else(|| stem.strip_suffix("gu").map(|s| format!("{s}g")));
    let written = written.as_deref().unwrap_or(stem);
    written.len() >= 3 && [short, bare, unvoiced].contains(&written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_come_off_and_short_names_stay() {
        assert_eq!(father("vladimirovich"), Some("vladimir"));
        assert_eq!(father("petrovna"), Some("petr"));
        assert_eq!(father("novich"), None);
        assert_eq!(without_nominative("kovals"), Some("koval"));
        assert_eq!(without_nominative("luis"), None);
        assert_eq!(masculine("ivanova").as_deref(), Some("ivanov"));
        for (feminine, masculine) in [("prochazkova", "prochazka"), ("hajkova", "hajek"), ("ticha", "tichy")] {
            assert!(is_feminine_of(feminine, masculine), "{feminine} {masculine}");
        }
        for (feminine, masculine) in [("novakova", "novotny"), ("ova", ""), ("petr", "petr"), ("ioana", "ioan")] {
            assert!(!is_feminine_of(feminine, masculine), "{feminine} {masculine}");
        }
        for (short, long) in [
            ("vicente", "vicentillo"),
            ("rodrigo", "rodriguito"),
            ("carmen", "carmencita"),
            ("marcos", "marquitos"),
            ("andres", "andresito"),
            ("marcelo", "marcelinho"),
        ] {
            assert!(is_diminutive(short, long), "{short} {long}");
        }
        for (short, long) in [("mario", "marita"), ("luisa", "luisito"), ("paula", "paulina"), ("pedro", "pablito")] {
            assert!(!is_diminutive(short, long), "{short} {long}");
        }
        assert!(is_truncation("jenn", "jennifer") && is_truncation("gabby", "gabriela"));
        assert!(!is_truncation("jo", "joseph") && !is_truncation("martin", "martina"));
    }
}
