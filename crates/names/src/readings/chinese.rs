//! Readings of Han characters, and small facts about kana.

use crate::knowledge::han::field;
use crate::knowledge::lines;
use crate::knowledge::lines::{CANTONESE, MANDARIN};
use crate::knowledge::spellings;
use crate::knowledge::spellings::Table;
use crate::knowledge::surnames;
use crate::readings::pattern::Pattern;

/// A syllable as initial and final unit of a table of syllables.
fn syllable(table: &Table, s: &str, mandarin: bool) -> Option<(Option<u16>, u16)> {
    let unit = |mark: u8, part: &str| table.marked(mark, part);
    if let Some(whole) = unit(b'$', s) {
        return Some((None, whole));
    }
    for n in [2, 1] {
        let Some((initial, rest)) = s.split_at_checked(n) else { continue };
        let rest = match (mandarin, initial, rest) {
            (true, "j" | "q" | "x", "uan") => "van",
            (true, "j" | "q" | "x", "un") => "vn",
            (true, "j" | "q" | "x", "u") => "v",
            (true, "j" | "q" | "x", "ue") => "ve",
            _ => rest,
        };
        if let (Some(i), Some(f)) = (unit(b'^', initial), unit(b'$', rest)) {
            return Some((Some(i), f));
        }
    }
    None
}

/// The two Chinese readings that are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chinese {
    Mandarin,
    Cantonese,
}

/// The pattern of a sequence of Han characters, all their readings side by side. `None` when one has no reading.
pub(crate) fn pattern(chars: &[char], which: Chinese) -> Option<Pattern<'static>> {
    let field_of = match which {
        Chinese::Mandarin => MANDARIN,
        Chinese::Cantonese => CANTONESE,
    };
    of_readings(chars.iter().map(|c| field(*c, field_of)), which)
}

/// The same for a surname, which is read in one way only where the character has others as well (沈, 尉遲).
pub(crate) fn surname_pattern(part: &str, chars: &[char], which: Chinese) -> Option<Pattern<'static>> {
    let readings = surnames::readings(part).and_then(|(mandarin, cantonese)| match which {
        Chinese::Mandarin => Some(mandarin),
        Chinese::Cantonese => cantonese,
    });
    match readings {
        Some(readings) => of_readings(readings.split(' '), which),
        None => pattern(chars, which),
    }
}

fn of_readings(fields: impl Iterator<Item = &'static str>, which: Chinese) -> Option<Pattern<'static>> {
    let table = spellings::get(match which {
        Chinese::Mandarin => spellings::Name::Mandarin,
        Chinese::Cantonese => spellings::Name::Cantonese,
    });
    let mut p = Pattern::empty(table);
    let mut at = 0;
    for readings in fields {
        let mut inner = Vec::with_capacity(6);
        for reading in lines::list(readings).filter(|r| !r.is_empty()) {
            inner.extend(syllable(table, reading, which == Chinese::Mandarin));
        }
        if inner.is_empty() {
            return None;
        }
        let mut middles = Vec::with_capacity(inner.len());
        for (initial, _) in &inner {
            middles.push(if initial.is_some() { p.node()? } else { at });
        }
        let end = p.node()?;
        for ((initial, last), middle) in inner.iter().zip(middles) {
            if let Some(initial) = initial {
                p.edge(at, middle, *initial);
            }
            p.edge(middle, end, *last);
        }
        at = end;
        p.letters += 3;
    }
    p.settle();
    Some(p)
}
