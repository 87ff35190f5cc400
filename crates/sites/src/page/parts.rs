//! What a page itself calls the parts of an entry, by its classes: `<span class="company">`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crosscheck_markup::{Around, Markup};

use super::entries::Line;

/// Elements of a line that are looked at.
const MOST_PARTS: usize = 12;

/// What the page itself calls a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Called {
    Title,
    Organisation,
    Place,
}

/// The elements of a line that the page calls a place, a job or an employer, outermost ones only.
pub(super) fn parts_of(line: &Line<'_>, markup: &Markup) -> Vec<(Called, String)> {
    let mut parts: Vec<(Called, String)> = Vec::new();
    for (element, text) in markup.inside(line.block.node).take(MOST_PARTS) {
        if let Some(called) = calls_it(element).filter(|_| !text.is_empty())
            && !parts.iter().any(|(_, outer)| outer.contains(&text))
        {
            parts.push((called, text));
        }
    }
    parts
}

/// What the element of a line is called.
pub(super) fn called(line: &Line<'_>, markup: &Markup) -> Option<Called> {
    calls_it(markup.around(line.block.node).next()?)
}

fn calls_it(element: Around<'_>) -> Option<Called> {
    element.calls().find_map(|word| WORDS.get(word.to_ascii_lowercase().as_str()).copied())
}

/// Words of classes, and what they call an element.
static WORDS: LazyLock<BTreeMap<&'static str, Called>> = LazyLock::new(|| {
    let rows = include_str!("../../data/class_words.tsv").lines().filter_map(|row| row.split_once('\t'));
    let named = rows.filter_map(|(kind, words)| {
        let called = match kind {
            "title" => Called::Title,
            "organisation" => Called::Organisation,
            "place" => Called::Place,
            _ => return None,
        };
        Some(words.split('|').map(move |word| (word, called)))
    });
    named.flatten().collect()
});
