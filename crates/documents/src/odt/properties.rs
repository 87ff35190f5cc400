use crosscheck_model::{Locator, ReadBy};

use crate::collect::Collector;
use crate::xml::Element;

/// Properties by their element, and the name they go by.
const KNOWN: &[(&str, &str)] = &[
    ("title", "Title"),
    ("subject", "Subject"),
    ("description", "Description"),
    ("initial-creator", "Author"),
    ("creator", "LastModifiedBy"),
    ("creation-date", "CreationDate"),
    ("date", "ModDate"),
    ("generator", "Producer"),
    ("language", "Language"),
    ("keyword", "Keywords"),
    ("editing-cycles", "Revision"),
    ("editing-duration", "TotalTime"),
];
/// Longer values are not metadata a person wrote.
const MAX_VALUE: usize = 500;

pub(super) fn read(root: &Element, out: &mut Collector<'_>) {
    let Some(meta) = root.child("office:meta") else { return };
    for element in meta.elements() {
        let Some((_, name)) = KNOWN.iter().find(|(local, _)| *local == element.local()) else { continue };
        let text: String = element.text().trim().chars().filter(|c| !c.is_control()).take(MAX_VALUE).collect();
        if !text.is_empty() {
            let at = out.at(Locator::Field((*name).to_owned()), ReadBy::DocumentMetadata);
            out.builder.metadata(&at, name, &text);
        }
    }
}
