//! From the order characters are placed in to the order they are read in, for scripts written from right to left.
//!
//! The opposite of the Unicode bidirectional algorithm (UAX 9) as far as lines of a CV need it: letters of one direction
//! make runs, numbers keep their digits in order, what stands between takes its neighbours' side or the line's.

use unicode_script::{Script, UnicodeScript};

use super::content::Glyph;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Left,
    Right,
    Number,
    Between,
}

/// Longer rows are no lines of text; what is done here takes time by the square of a row.
const MAX_ROW: usize = 2_000;

/// Letters of Arabic, Hebrew and their kin.
pub(crate) fn is_right_to_left(c: char) -> bool {
    matches!(c.script(), Script::Arabic | Script::Hebrew | Script::Syriac | Script::Thaana | Script::Nko)
        && !c.is_numeric()
}

fn class(text: &str) -> Class {
    for c in text.chars() {
        if is_right_to_left(c) {
            return Class::Right;
        }
        if c.is_numeric() {
            return Class::Number;
        }
        if !matches!(c.script(), Script::Common | Script::Inherited) {
            return Class::Left;
        }
    }
    Class::Between
}

/// Indices in reading order; `None` where nothing runs from right to left. `spaces` tells before which characters there
/// is a space.
pub(super) fn logical(glyphs: &[&Glyph], spaces: &[bool]) -> Option<Vec<usize>> {
    let mut classes: Vec<Class> = glyphs.iter().map(|glyph| class(&glyph.text)).collect();
    if !classes.contains(&Class::Right) || glyphs.len() > MAX_ROW {
        return None;
    }
    let count = |wanted| classes.iter().filter(|class| **class == wanted).count();
    let base = if count(Class::Right) >= count(Class::Left) { Class::Right } else { Class::Left };
    settle_numbers(&mut classes);
    settle_between(&mut classes, glyphs, spaces, base);
    let mut runs: Vec<(Class, Vec<usize>)> = Vec::new();
    for (index, class) in classes.iter().enumerate() {
        match runs.last_mut() {
            Some((same, run)) if same == class => run.push(index),
            _ => runs.push((*class, vec![index])),
        }
    }
    if base == Class::Right {
        runs.reverse();
    } else if let [(Class::Number, _), (Class::Right, _), ..] = runs.as_slice() {
        // At the beginning of a line read from the left, a number before such letters is what they end with: a year after
        // its month.
        runs.swap(0, 1);
    }
    for (class, run) in &mut runs {
        if *class == Class::Right {
            run.reverse();
        }
    }
    Some(runs.into_iter().flat_map(|(_, run)| run).collect())
}

/// A number beside Latin letters belongs to their run, as in an address or a telephone number between them.
fn settle_numbers(classes: &mut [Class]) {
    let strong: Vec<Class> = classes.to_vec();
    for index in 0..classes.len() {
        if classes[index] != Class::Number {
            continue;
        }
        let is_strong = |class: &&Class| matches!(class, Class::Left | Class::Right);
        let before = strong[..index].iter().rev().find(is_strong);
        let after = strong[index..].iter().find(is_strong);
        let left = |side: Option<&Class>| side == Some(&Class::Left);
        if left(before) && (left(after) || after.is_none()) || left(after) && before.is_none() {
            classes[index] = Class::Left;
        }
    }
}

fn settle_between(classes: &mut [Class], glyphs: &[&Glyph], spaces: &[bool], base: Class) {
    let before_all: Vec<Class> = classes.to_vec();
    for index in 0..classes.len() {
        if before_all[index] != Class::Between {
            continue;
        }
        let from = before_all[..index].iter().rposition(|class| *class != Class::Between);
        let to = before_all[index..].iter().position(|class| *class != Class::Between).map(|offset| index + offset);
        let side = |at: Option<usize>| at.map_or(base, |at| classes[at]);
        let (before, after) = (side(from), side(to));
        let touching = match (from, to) {
            (Some(from), Some(to)) => {
                to - from == 2 && !(from + 1..=to).any(|at| spaces.get(at).copied().unwrap_or(false))
            }
            _ => false,
        } && (base == Class::Left || joins_numbers(classes, glyphs, index));
        classes[index] = match (before, after) {
            (Class::Number, Class::Number) if touching || base == Class::Left => Class::Number,
            // A sign before a number ("+962") stands with it.
            (_, Class::Number) if base == Class::Left => Class::Left,
            (a, b) if a == b && a != Class::Number => a,
            _ => base,
        };
    }
}

/// Whether a sign between two numbers keeps them in one run, in a line read from the right: separators of numbers do; a hyphen does
/// where the letters before are Hebrew; a dash never does, so "2019–2021" stands there as "2021–2019" (UAX 9, W2 to W5).
fn joins_numbers(classes: &[Class], glyphs: &[&Glyph], at: usize) -> bool {
    match glyphs[at].text.as_str() {
        "," | "." | "/" | ":" | "\u{a0}" => true,
        "-" | "+" | "\u{2212}" => {
            let letters = (at..glyphs.len()).find(|index| classes[*index] == Class::Right);
            letters.is_none_or(|index| !glyphs[index].text.chars().any(|c| c.script() == Script::Arabic))
        }
        _ => false,
    }
}

/// On a page read from the right, a cell that holds nothing but a range of dates is laid out from the right too: "2021 – 2019".
pub(super) fn turned_range(text: &str) -> Option<String> {
    let (at, dash) = text.char_indices().find(|(_, c)| matches!(c, '–' | '—' | '-' | '~'))?;
    let (left, right) = (text[..at].trim(), text[at + dash.len_utf8()..].trim());
    let date = |part: &str| {
        let digits = part.chars().all(|c| c.is_numeric() || matches!(c, '/' | '.'));
        let year = part.split(['/', '.']).find(|number| number.chars().count() == 4)?;
        digits.then(|| year.chars().map(|c| c.to_digit(10)).collect::<Option<Vec<u32>>>()).flatten()
    };
    (date(left)? > date(right)?).then(|| format!("{right} {dash} {left}"))
}

/// Marks over letters joined to the letter they stand on, so that turning a run round keeps them after it.
pub(super) fn with_marks(glyphs: &[&Glyph]) -> Vec<Glyph> {
    if glyphs.len() > MAX_ROW {
        return glyphs.iter().map(|glyph| (*glyph).clone()).collect();
    }
    let is_mark = |glyph: &Glyph| {
        !glyph.text.is_empty()
            && glyph.text.chars().all(
                |c| matches!(c as u32, 0x0300..=0x036f | 0x0591..=0x05c7 | 0x0610..=0x061a | 0x064b..=0x065f | 0x0670),
            )
    };
    let mut joined: Vec<Glyph> = glyphs.iter().filter(|glyph| !is_mark(glyph)).map(|glyph| (*glyph).clone()).collect();
    for mark in glyphs.iter().filter(|glyph| is_mark(glyph)) {
        let middle = (mark.x + mark.end) / 2.0;
        let distance = |glyph: &Glyph| {
            if glyph.x <= middle && middle <= glyph.end {
                0.0
            } else {
                (glyph.x - middle).abs().min((glyph.end - middle).abs())
            }
        };
        let base = joined
            .iter_mut()
            .filter(|glyph| !glyph.text.trim().is_empty())
            .min_by(|a, b| distance(a).total_cmp(&distance(b)));
        if let Some(base) = base {
            base.text.push_str(&mark.text);
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(placed: &str) -> String {
        let glyphs: Vec<Glyph> = placed
            .chars()
            .enumerate()
            .map(|(at, c)| Glyph {
                text: c.to_string(),
                x: at as f32,
                end: at as f32 + 1.0,
                y: 0.0,
                size: 1.0,
                bold: false,
                colour: [0.0; 3],
            })
            .filter(|glyph| glyph.text != " ")
            .collect();
        let refs: Vec<&Glyph> = glyphs.iter().collect();
        let spaces: Vec<bool> =
            refs.iter().enumerate().map(|(at, glyph)| at > 0 && glyph.x - refs[at - 1].x > 1.5).collect();
        let order = logical(&refs, &spaces).unwrap_or_else(|| (0..refs.len()).collect());
        order.into_iter().map(|at| refs[at].text.as_str()).collect()
    }

    #[test]
    fn ranges_of_dates_alone_are_turned_round() {
        assert_eq!(turned_range("2021 – 2019").as_deref(), Some("2019 – 2021"));
        assert_eq!(turned_range("12/2021 - 03/2019").as_deref(), Some("03/2019 - 12/2021"));
        for text in ["2019 – 2021", "555-0123", "2021", "", "–", "2021 – now"] {
            assert_eq!(turned_range(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_keep_their_digits_and_ranges_their_order() {
        // Read from the right: a word, then 2010 – 2014.
        assert_eq!(read("2014 – 2010 גבא"), "אבג2010–2014");
        assert_eq!(read("12/2014 – 03/2010 גבא"), "אבג03/2010–12/2014");
        // A dash without spaces parts two numbers all the same; a hyphen between them does so behind Arabic letters only.
        assert_eq!(read("2014–2010 גבא"), "אבג2010–2014");
        assert_eq!(read("2010-2014 גבא"), "אבג2010-2014");
        assert_eq!(read("2014-2010 ﺔﻨﺳ"), "ﺳﻨﺔ2010-2014");
        assert_eq!(read("1,200 ﺔﻨﺳ"), "ﺳﻨﺔ1,200");
        assert_eq!(read("2010 גבא - Example"), "אבג2010-Example");
        assert_eq!(read("Example 2010 – 2014"), "Example2010–2014");
        assert_eq!(read("a@b.c | +962 6 555 | d.e | בא"), "a@b.c|+9626555|d.e|אב");
    }
}
