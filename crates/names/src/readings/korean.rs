//! Hangul and the Korean readings of Han characters, as the table of Korean letters lists them.

use crate::knowledge::han;
use crate::knowledge::lines;
use crate::knowledge::spellings;
use crate::knowledge::spellings::Name;
use crate::readings::pattern::Pattern;

/// Hangul as conjoining letters, which is what the table lists.
pub(crate) fn jamo(hangul: &str) -> Vec<char> {
    use unicode_normalization::UnicodeNormalization;
    hangul.nfd().collect()
}

/// The pattern of Han characters in all their Korean readings; `None` when one has none.
pub(crate) fn hanja(chars: &[char]) -> Option<Pattern<'static>> {
    let table = spellings::get(Name::Hangul);
    let mut p = Pattern::empty(table);
    let mut at = 0;
    for c in chars {
        let mut readings: Vec<Vec<u16>> = Vec::new();
        for reading in lines::list(han::field(*c, lines::KOREAN)).filter(|r| !r.is_empty()) {
            let units: Option<Vec<u16>> =
                jamo(reading).iter().map(|j| table.unit(j.encode_utf8(&mut [0; 4]))).collect();
            readings.extend(units);
        }
        if readings.is_empty() {
            return None;
        }
        let mut paths = Vec::with_capacity(readings.len());
        for units in &readings {
            let mut inner = Vec::with_capacity(units.len());
            for _ in 1..units.len() {
                inner.push(p.node()?);
            }
            paths.push(inner);
        }
        let end = p.node()?;
        for (units, inner) in readings.iter().zip(paths) {
            let mut from = at;
            for (i, unit) in units.iter().enumerate() {
                let to = inner.get(i).copied().unwrap_or(end);
                p.edge(from, to, *unit);
                from = to;
            }
        }
        at = end;
        p.letters += 3;
    }
    p.settle();
    Some(p)
}
