//! Entries of a history in a page whose classes are known.

use crosscheck_compare::periods::find_periods;
use crosscheck_markup::{Found, Markup};
use crosscheck_model::{ClaimsBuilder, EducationItem, Locator, Passage, Period, Personal, WorkItem};

use super::Entry;

/// Reads every entry; whether there was any.
pub(super) fn read(builder: &mut ClaimsBuilder, markup: &Markup, entries: &[Entry], whole: &Passage) -> bool {
    let mut any = false;
    for entry in entries {
        for element in markup.with_class(entry.each) {
            any = true;
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
    any
}

fn part(markup: &Markup, inside: &Found, class: &str) -> Option<String> {
    part_text(markup, inside, class).filter(|text| !text.is_empty())
}

/// The text of the first element of a class inside another.
fn part_text(markup: &Markup, inside: &Found, class: &str) -> Option<String> {
    let Locator::Css(outer) = &inside.locator else { return None };
    let is_inside = |found: &Found| match &found.locator {
        Locator::Css(path) => path.strip_prefix(outer.as_str()).is_some_and(|rest| rest.starts_with(" > ")),
        _ => false,
    };
    let found = markup.with_class(class).into_iter().find(is_inside)?;
    Some(found.text.trim().to_owned())
}
