//! What the file says of itself: core and extended properties.

use crosscheck_model::{Locator, ReadBy};

use super::parts::Parts;
use crate::collect::Collector;
use crate::xml::Element;

/// Properties by their element, and the name they go by.
const KNOWN: &[(&str, &str)] = &[
    ("title", "Title"),
    ("subject", "Subject"),
    ("creator", "Author"),
    ("Author", "Author"),
    ("lastModifiedBy", "LastModifiedBy"),
    ("LastAuthor", "LastModifiedBy"),
    ("keywords", "Keywords"),
    ("description", "Description"),
    ("language", "Language"),
    ("created", "CreationDate"),
    ("Created", "CreationDate"),
    ("modified", "ModDate"),
    ("LastSaved", "ModDate"),
    ("revision", "Revision"),
    ("Application", "Creator"),
    ("AppVersion", "AppVersion"),
    ("Company", "Company"),
    ("Manager", "Manager"),
    ("Template", "Template"),
    ("TotalTime", "TotalTime"),
];
/// Longer values are not metadata a person wrote.
const MAX_VALUE: usize = 500;

pub(super) fn read(parts: &mut Parts<'_>, out: &mut Collector<'_>) {
    if let Parts::Single(root) = parts {
        if let Some(properties) = root.child_local("DocumentProperties") {
            state(properties, out);
        }
        return;
    }
    let mut names: Vec<String> = Vec::new();
    if let Ok(relations) = parts.relations("") {
        for kind in ["core-properties", "extended-properties"] {
            names.extend(relations.of_kind(kind).map(|relation| relation.target.clone()));
        }
    }
    if names.is_empty() {
        names = vec!["docProps/core.xml".to_owned(), "docProps/app.xml".to_owned()];
    }
    for name in names {
        match parts.xml(&name) {
            Ok(Some(root)) => state(&root, out),
            Ok(None) => {}
            Err(why) => out.problem(Locator::Field(name), why),
        }
    }
}

fn state(properties: &Element, out: &mut Collector<'_>) {
    for element in properties.elements() {
        let Some((_, name)) = KNOWN.iter().find(|(local, _)| *local == element.local()) else { continue };
        let text: String = element.text().trim().chars().filter(|c| !c.is_control()).take(MAX_VALUE).collect();
        if !text.is_empty() {
            let at = out.at(Locator::Field((*name).to_owned()), ReadBy::DocumentMetadata);
            out.builder.metadata(&at, name, &text);
        }
    }
}
