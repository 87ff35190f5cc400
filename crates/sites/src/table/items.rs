//! Entries of a history in a page whose classes are known.

use crosscheck_compare::periods::find_periods;
use crosscheck_markup::{Found, Markup};
use crosscheck_model::{ClaimsBuilder, EducationItem, Passage, Period, Personal, WorkItem};

use super::Entry;

/// Reads every entry.
pub(super) fn read(builder: &mut ClaimsBuilder, markup: &Markup, entries: &[Entry], whole: &Passage) {
    for entry in entries {
        let inside = |found: &Found| {
            entry.within.is_empty() || markup.around(found.node).any(|around| around.id == entry.within)
        };
        for element in markup.with_class(entry.each).into_iter().filter(inside) {
            let part = |class: &str| part(markup, &element, class).map(Personal::from);
            let dates = part_text(markup, &element, entry.dates);
            let period = dates.and_then(|text| find_periods(&text).first().map(|(period, _)| *period));
            let period = period.unwrap_or(Period::UNSTATED);
            let (organisation, title) = (part(entry.organisation), part(entry.title));
            let at = whole.with(element.locator.clone());
            if entry.is_education {
                let item = EducationItem {
                    degree: title,
                    field: None,
                    institution: organisation,
                    place: part(entry.place),
                    period,
                };
                builder.education(&at, item, &element.text);
            } else {
                let item = WorkItem { organisation, title, place: part(entry.place), period, summary: None };
                builder.work(&at, item, &element.text);
            }
        }
    }
}

fn part(markup: &Markup, inside: &Found, class: &str) -> Option<String> {
    part_text(markup, inside, class).filter(|text| !text.is_empty())
}

/// The text of the first element of a class inside another.
fn part_text(markup: &Markup, inside: &Found, class: &str) -> Option<String> {
    let found = markup.inside_of_class(inside, class)?;
    Some(undoubled(found.text.trim()).to_owned())
}

/// A text that stands there twice, once for each language in which the reader may see it.
fn undoubled(text: &str) -> &str {
    match text.split_at_checked(text.len() / 2) {
        Some((first, second)) if first.len() > 3 && first.trim() == second.trim() => first.trim(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::undoubled;

    #[test]
    fn only_a_text_that_stands_there_twice_is_halved() {
        for (text, expected) in [
            ("BSc, MathematicsBSc, Mathematics", "BSc, Mathematics"),
            ("BSc, Mathematics", "BSc, Mathematics"),
            ("BaBa", "BaBa"),
            ("éé", "éé"),
        ] {
            assert_eq!(undoubled(text), expected);
        }
    }
}
