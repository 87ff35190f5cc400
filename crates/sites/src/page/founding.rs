//! When the organisation of a page says that it was founded (schema.org `foundingDate`).

use crosscheck_markup::Markup;
use crosscheck_model::{ClaimsBuilder, Passage, ReadBy};

/// Organisations of one page that are read.
const MOST: usize = 5;

pub(super) fn read(builder: &mut ClaimsBuilder, markup: &Markup, at: &Passage) {
    for thing in markup.things.iter().filter(|thing| !thing.get("foundingDate").is_empty()).take(MOST) {
        let first = |property: &str| markup.things.texts(thing, property).into_iter().next().map(str::trim);
        let Some((name, date)) = first("name").or_else(|| first("legalName")).zip(first("foundingDate")) else {
            continue;
        };
        let is_a_date = date.len() >= 4 && date.bytes().take(4).all(|byte| byte.is_ascii_digit());
        if is_a_date && !name.is_empty() {
            let at = at.with(thing.locator.clone()).read_as(ReadBy::JsonLd);
            builder.metadata(&at, "founded", &format!("{name}, {date}"));
        }
    }
}
