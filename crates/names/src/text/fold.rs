//! Latin letters to plain ASCII. One letter can fold in two ways (ü = u, ü = ue), so a word has up to two forms.

use unicode_normalization::char::decompose_canonical;

/// The plain form of a Latin letter and its other customary form.
pub(crate) struct Folded {
    pub(crate) plain: &'static str,
    pub(crate) other: Option<&'static str>,
}

/// Folds one lower-case Latin letter beyond ASCII. `None` for what is no Latin letter.
pub(crate) fn latin(c: char) -> Option<Folded> {
    let two = |plain, other| Some(Folded { plain, other: Some(other) });
    let one = |plain| Some(Folded { plain, other: None });
    match c {
        'ä' => two("a", "ae"),
        'ö' | 'ø' | 'ő' => two("o", "oe"),
        'ü' | 'ű' => two("u", "ue"),
        'å' => two("a", "aa"),
        'æ' => two("ae", "a"),
        'œ' => two("oe", "o"),
        'ß' | 'ẞ' => two("ss", "s"),
        'š' | 'ş' | 'ș' | 'ś' => two("s", "sh"),
        'č' | 'ć' | 'ç' => two("c", "ch"),
        'ž' | 'ż' => two("z", "zh"),
        'ñ' | 'ń' => two("n", "ny"),
        'ň' => one("n"),
        'đ' => two("d", "dj"),
        'ð' => two("d", "th"),
        'þ' => two("th", "t"),
        'ł' => two("l", "w"),
        'ğ' => two("g", ""),
        'ō' | 'ô' => two("o", "ou"),
        'ū' => two("u", "uu"),
        // ISO 9 and the scholarly spelling of Cyrillic.
        'ŝ' => two("s", "shch"),
        'û' => two("u", "yu"),
        'â' => two("a", "ya"),
        // Romanian writes one vowel î or â, as the rules of the year have it.
        'î' => two("i", "a"),
        'ħ' => one("h"),
        'ŧ' | 'ț' | 'ţ' => one("t"),
        'ı' | 'į' => one("i"),
        'ŋ' => one("ng"),
        'ə' => two("a", "e"),
        'ơ' => one("o"),
        'ư' => one("u"),
        'ɓ' => one("b"),
        'ɗ' | 'ɖ' => one("d"),
        'ƙ' => one("k"),
        'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' | 'ˈ' | '’' | '‘' | '\'' | '`' | '´' => one(""),
        'ё' => None,
        _ => {
            let mut base = None;
            decompose_canonical(c, |d| {
                if base.is_none() {
                    base = Some(d);
                }
            });
            let d = base?;
            const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
            let i = u32::from(d).checked_sub(u32::from(b'a')).filter(|i| *i < 26)? as usize;
            LETTERS.get(i..=i).map(|plain| Folded { plain, other: None })
        }
    }
}

/// Whether a character is a tone or vowel mark of Vietnamese, which tells two names apart when both sides write it.
pub(crate) fn is_vietnamese_mark(c: char) -> bool {
    matches!(c, 'ă' | 'ơ' | 'ư' | 'đ' | 'Ă' | 'Ơ' | 'Ư' | 'Đ') || ('\u{1EA0}'..='\u{1EF9}').contains(&c)
}
