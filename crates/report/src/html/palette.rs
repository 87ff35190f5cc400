//! WCAG 2.2 contrast of the palette, computed from the style sheet itself.

use std::collections::BTreeMap;

use super::STYLE;

/// Text and what it stands on: at least 4.5 (1.4.3, AA).
const TEXT: [(&str, &[&str]); 6] = [
    ("ink", &["paper", "panel", "differ-bg", "agree-bg", "note-bg"]),
    ("mute", &["paper", "panel", "differ-bg", "note-bg"]),
    ("accent", &["paper", "panel", "differ-bg", "note-bg"]),
    ("differ", &["paper", "panel", "differ-bg"]),
    ("agree", &["paper", "panel", "agree-bg"]),
    ("note", &["paper", "panel", "note-bg"]),
];
/// Drawn things that carry meaning and what they stand on: at least 3 (1.4.11, AA).
const DRAWN: [(&str, &[&str]); 5] = [
    ("work", &["paper", "panel"]),
    ("study", &["paper", "panel"]),
    ("differ", &["paper", "panel"]),
    ("accent", &["paper", "panel"]),
    ("edge", &["paper", "panel"]),
];

/// The colours of one `:root` block.
fn palette(after: &str) -> BTreeMap<String, [f64; 3]> {
    let block = STYLE.split_once(after).unwrap().1.split_once('}').unwrap().0;
    let colour = |value: &str| {
        let hex = value.trim().strip_prefix('#')?;
        let part = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok().map(f64::from);
        Some([part(0)?, part(2)?, part(4)?])
    };
    let declarations = block.split([';', '{']).filter_map(|one| one.trim().strip_prefix("--")?.split_once(':'));
    declarations.filter_map(|(name, value)| Some((name.trim().to_owned(), colour(value)?))).collect()
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear =
        colour.map(|c| c / 255.0).map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn the_formula_gives_the_known_ratios() {
    assert!((contrast([0.0; 3], [255.0; 3]) - 21.0).abs() < 0.01);
    assert!((contrast([118.0; 3], [255.0; 3]) - 4.54).abs() < 0.01, "#767676 on white is the classic limit");
}

#[test]
fn every_pair_of_colours_in_use_can_be_read_in_light_dark_and_print() {
    for (name, start) in [("light", "/* light */"), ("dark", "/* dark */"), ("print", "/* print */")] {
        let palette = palette(start);
        for (pairs, least) in [(&TEXT[..], 4.5), (&DRAWN[..], 3.0)] {
            for (over, grounds) in pairs {
                for ground in *grounds {
                    let of = |one: &str| *palette.get(one).unwrap_or_else(|| panic!("{name} lacks --{one}"));
                    let ratio = contrast(of(over), of(ground));
                    assert!(ratio >= least, "{name}: --{over} on --{ground} is {ratio:.2}, below {least}");
                }
            }
        }
    }
}
