//! The Latin spellings of Korean and Chinese surnames.

use std::sync::OnceLock;

type Rows = Vec<(&'static str, &'static str)>;

fn rows(data: &'static str, cell: &'static OnceLock<Rows>) -> &'static Rows {
    cell.get_or_init(|| {
        let mut rows: Rows = data.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t')).collect();
        rows.sort_unstable();
        rows
    })
}

fn find(rows: &Rows, key: &str) -> Vec<&'static str> {
    match rows.binary_search_by_key(&key, |r| r.0) {
        Ok(i) => rows[i].1.split(' ').collect(),
        Err(_) => Vec::new(),
    }
}

/// The spellings of a Korean surname in Hangul.
pub(crate) fn korean(hangul: &str) -> Vec<&'static str> {
    find(korean_rows(), hangul)
}

/// The spellings of a Chinese surname.
pub(crate) fn chinese(han: &str) -> Vec<&'static str> {
    find(chinese_rows(), han)
}

/// The readings of a surname whose characters have other readings as well, syllable by syllable: in Mandarin, in Cantonese.
pub(crate) fn readings(han: &str) -> Option<(&'static str, Option<&'static str>)> {
    static ROWS: OnceLock<Rows> = OnceLock::new();
    let rows = rows(include_str!("../../data/surname_readings.tsv"), &ROWS);
    let row = rows.binary_search_by_key(&han, |r| r.0).ok().map(|i| rows[i].1)?;
    Some(row.split_once('\t').map_or((row, None), |(mandarin, cantonese)| (mandarin, Some(cantonese))))
}

fn korean_rows() -> &'static Rows {
    static ROWS: OnceLock<Rows> = OnceLock::new();
    rows(include_str!("../../data/surnames_korean.tsv"), &ROWS)
}

fn chinese_rows() -> &'static Rows {
    static ROWS: OnceLock<Rows> = OnceLock::new();
    rows(include_str!("../../data/surnames_chinese.tsv"), &ROWS)
}
