//! Languages that count as one another.

/// Languages that count as each other when comparing with a declared list: one macrolanguage, or one language under several
/// names. From ISO 639-3 macrolanguages (ms, no, zh, fil under tl by its standard, sh), common knowledge.
pub const DECLARED_EQUIVALENT: &[&[&str]] = &[
    &["id", "ms"],
    &["no", "nb", "nn"],
    &["hr", "sr", "bs", "sh", "cnr"],
    &["tl", "fil"],
    &["zh", "cmn", "yue", "wuu", "nan", "hak"],
    &["fa", "prs", "tg"],
    &["ckb", "ku", "kmr"],
    &["ar", "arz", "ary"],
    &["de", "gsw"],
];

/// Whether two codes count as one language.
pub(super) fn equivalent(a: &str, b: &str) -> bool {
    a == b || DECLARED_EQUIVALENT.iter().any(|group| group.contains(&a) && group.contains(&b))
}
