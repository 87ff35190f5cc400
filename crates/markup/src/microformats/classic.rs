//! Classic microformats (hCard, hResume, adr) under the names of microformats2, as its rules for backward compatibility say. An
//! element with a root class of microformats2 is never read as a classic one, and inside a classic root only classic
//! properties count.

/// Root classes and their names today, sorted.
const ROOTS: [(&str, &str); 4] =
    [("adr", "h-adr"), ("hresume", "h-resume"), ("vcard", "h-card"), ("vevent", "h-event")];

/// Properties of all of them: class, kind of value, name today; sorted.
const PROPERTIES: [(&str, &str, &str); 38] = [
    ("additional-name", "p", "additional-name"),
    ("adr", "p", "adr"),
    ("affiliation", "p", "affiliation"),
    ("bday", "dt", "bday"),
    ("category", "p", "category"),
    ("contact", "p", "contact"),
    ("country-name", "p", "country-name"),
    ("description", "p", "description"),
    ("dtend", "dt", "end"),
    ("dtstart", "dt", "start"),
    ("education", "p", "education"),
    ("email", "u", "email"),
    ("experience", "p", "experience"),
    ("extended-address", "p", "extended-address"),
    ("family-name", "p", "family-name"),
    ("fn", "p", "name"),
    ("given-name", "p", "given-name"),
    ("honorific-prefix", "p", "honorific-prefix"),
    ("honorific-suffix", "p", "honorific-suffix"),
    ("label", "p", "label"),
    ("locality", "p", "locality"),
    ("location", "p", "location"),
    ("logo", "u", "logo"),
    ("nickname", "p", "nickname"),
    ("note", "p", "note"),
    ("org", "p", "org"),
    ("organization-unit", "p", "organization-unit"),
    ("photo", "u", "photo"),
    ("postal-code", "p", "postal-code"),
    ("region", "p", "region"),
    ("role", "p", "role"),
    ("skill", "p", "skill"),
    ("street-address", "p", "street-address"),
    ("summary", "p", "summary"),
    ("tel", "p", "tel"),
    ("title", "p", "job-title"),
    ("uid", "u", "uid"),
    ("url", "u", "url"),
];

/// Classes of a card that names who wrote one entry or comment, as blog software marks them: anybody, not the page's person.
const BYLINES: [&str; 4] = ["author", "comment-author", "commenter", "reviewer"];

/// The types that an element's classic root classes stand for; none for a byline.
pub(super) fn roots<'c>(classes: impl Iterator<Item = &'c str> + Clone) -> Vec<&'static str> {
    if classes.clone().any(|class| BYLINES.contains(&class)) {
        return Vec::new();
    }
    let known = |class: &str| ROOTS.binary_search_by_key(&class, |(known, _)| known).ok().map(|at| ROOTS[at].1);
    classes.filter_map(known).collect()
}

/// The kind of value and the name that a classic property class stands for. An event's summary is its name.
pub(super) fn property(class: &str, types: &[String]) -> Option<(&'static str, &'static str)> {
    let (_, kind, name) = PROPERTIES[PROPERTIES.binary_search_by_key(&class, |(known, ..)| known).ok()?];
    let is_event = types.iter().any(|kind| kind == "h-event");
    Some((kind, if is_event && name == "summary" { "name" } else { name }))
}

#[cfg(test)]
mod tests {
    use super::{PROPERTIES, ROOTS};

    #[test]
    fn the_tables_are_sorted() {
        assert!(ROOTS.is_sorted_by_key(|(class, _)| *class));
        assert!(PROPERTIES.is_sorted_by_key(|(class, ..)| *class));
    }
}
