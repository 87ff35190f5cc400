//! What people put round their name where it is displayed: a trade, pronouns, emoji.

use crate::person::form::{NameForm, person_name_form};

/// Signs that a trade, a firm or a place follows.
const CUTS: [char; 6] = ['|', '•', '·', '—', '@', '/'];

/// A display name without what people put round it: pronouns, a trade after a bar, emoji. What stands in brackets stays when it may
/// be a name (a used Western name, a birth name, the name in another script).
#[must_use]
pub fn display_name(text: &str) -> String {
    let (bare, inside) = apart(text);
    let cut = bare.find(CUTS).map_or(bare.as_str(), |at| &bare[..at]);
    let cut = [" - ", " – "].iter().filter_map(|dash| cut.find(dash)).min().map_or(cut, |at| &cut[..at]);
    let mut name = cut.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return text.trim().to_owned();
    }
    for (at, piece) in inside {
        if at <= cut.len() && may_be_a_name(&piece) {
            name.push_str(&format!(" ({piece})"));
        }
    }
    name
}

/// The text outside brackets without ornaments, and each text inside with the place where it stood.
fn apart(text: &str) -> (String, Vec<(usize, String)>) {
    let (mut bare, mut inside) = (String::with_capacity(text.len()), Vec::new());
    let mut depth = 0_u32;
    let mut piece = String::new();
    for c in text.chars() {
        match c {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => {
                depth = depth.saturating_sub(1);
                if depth == 0 && !piece.trim().is_empty() {
                    inside.push((bare.len(), std::mem::take(&mut piece).trim().to_owned()));
                }
            }
            _ if is_ornament(c) => {}
            _ if depth > 0 => piece.push(c),
            _ => bare.push(c),
        }
    }
    (bare, inside)
}

fn may_be_a_name(piece: &str) -> bool {
    !is_pronouns(piece) && !matches!(person_name_form(piece), NameForm::No(_))
}

/// "she/her" has a stroke and so is no name; "he", "they", "she her" have none.
fn is_pronouns(piece: &str) -> bool {
    const PRONOUNS: [&str; 12] =
        ["she", "her", "hers", "he", "him", "his", "they", "them", "theirs", "ella", "elle", "any"];
    let mut words = piece.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.all(|word| PRONOUNS.contains(&word.to_lowercase().as_str()))
}

/// Emoji, flags and other symbols that stand beside a name.
fn is_ornament(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' | '\u{fe0f}' | '\u{e0020}'..='\u{e007f}' | '"' | '“' | '”')
}
