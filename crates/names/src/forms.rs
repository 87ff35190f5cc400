//! Endings that languages put on one name: patronymics, feminine surnames, Baltic nominatives, familiar truncations.

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
    if !plain.ends_with('a') {
        return None;
    }
    for (feminine, masculine) in [
        ("skaya", "sky"),
        ("skaia", "sky"),
        ("skaja", "sky"),
        ("ska", "ski"),
        ("ova", "ov"),
        ("eva", "ev"),
        ("ina", "in"),
        ("yna", "yn"),
    ] {
        if let Some(base) = plain.strip_suffix(feminine)
            && base.len() >= 2
        {
            return Some(format!("{base}{masculine}"));
        }
    }
    None
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
        assert!(is_truncation("jenn", "jennifer") && is_truncation("gabby", "gabriela"));
        assert!(!is_truncation("jo", "joseph") && !is_truncation("martin", "martina"));
    }
}
