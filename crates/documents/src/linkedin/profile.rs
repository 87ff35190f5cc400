//! The fields of an account's own tables to claims.

use crosscheck_model::{AccountFactKind, LinkRole, Locator, NameRole, TextKind};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::record::Record;
use crate::fields::{Course, Fields, Work, joined_name};

/// Reads one row of the table with this id.
pub(super) fn read(id: &str, record: &Record, at: Locator, fields: &mut Fields<'_, '_>) {
    match id {
        "profile" => read_profile(record, &at, fields),
        "summary" => {
            if let Some(text) = record.get(&["profile summary"]) {
                fields.text(text, TextKind::Bio, at);
            }
        }
        "positions" => read_position(record, at, fields),
        "education" => read_course(record, at, fields),
        "emails" => {
            if let Some(address) = record.get(&["email address"]) {
                fields.email(address, at);
            }
        }
        "phones" | "whatsapp" => read_phone(record, at, fields),
        "languages" => {
            if let Some(language) = record.get(&["name", "language"]) {
                fields.language(language, record.owned(&["proficiency"]), at);
            }
        }
        "skills" => {
            if let Some(skill) = record.get(&["name"]) {
                fields.skill(skill, at);
            }
        }
        "verifications" => read_verification(record, at, fields),
        "registration" => {
            if let Some(text) = record.get(&["registered at"]) {
                fields.account(AccountFactKind::Created, text, time(text), at);
            }
        }
        _ => read_other(record, at, fields),
    }
}

fn read_profile(record: &Record, at: &Locator, fields: &mut Fields<'_, '_>) {
    let given = record.get(&["first name"]).unwrap_or_default();
    let family = record.get(&["last name"]).unwrap_or_default();
    fields.name_of_parts(given, family, NameRole::Full, at.clone());
    if let Some(maiden) = record.get(&["maiden name"]) {
        // The table states the former family name alone; the given name stays.
        fields.name(&joined_name(given, maiden), NameRole::Alternate, maiden, at.clone());
    }
    if let Some(place) = record.get(&["geo location", "address"]) {
        fields.place_text(place, at.clone());
    }
    for (columns, kind) in [(["headline"], TextKind::Bio), (["summary"], TextKind::Bio)] {
        if let Some(text) = record.get(&columns) {
            fields.text(text, kind, at.clone());
        }
    }
    for address in listed(record.get(&["websites"]).unwrap_or_default()) {
        fields.link(without_label(&address), LinkRole::Own, at.clone());
    }
    for handle in listed(record.get(&["twitter handles"]).unwrap_or_default()) {
        fields.handle(Some("Twitter"), &handle, at.clone());
    }
}

/// `[PORTFOLIO:https://example.com],[PERSONAL:https://example.org]`, or one bracket around several.
fn listed(text: &str) -> Vec<String> {
    let bare = text.replace(['[', ']'], "");
    bare.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// A website's kind stands before it in capitals.
fn without_label(text: &str) -> &str {
    match text.split_once(':') {
        Some((label, rest)) if !rest.starts_with("//") && label.chars().all(|c| c.is_uppercase() || c == '_') => {
            rest.trim()
        }
        _ => text,
    }
}

fn read_position(record: &Record, at: Locator, fields: &mut Fields<'_, '_>) {
    let work = Work {
        organisation: record.owned(&["company name"]),
        title: record.owned(&["title"]),
        place: record.owned(&["location"]),
        summary: record.owned(&["description"]),
    };
    let dates = fields.dates(record.get(&["started on"]), record.get(&["finished on"]), true, &at);
    fields.work(work, dates, at);
}

fn read_course(record: &Record, at: Locator, fields: &mut Fields<'_, '_>) {
    let course = Course {
        institution: record.owned(&["school name"]),
        degree: record.owned(&["degree name"]),
        field: record.owned(&["field of study"]),
        place: None,
    };
    // An absent end of a course says nothing: people leave it out.
    let dates =
        fields.dates(record.get(&["start date", "started on"]), record.get(&["end date", "finished on"]), false, &at);
    fields.course(course, dates, at);
}

fn read_phone(record: &Record, at: Locator, fields: &mut Fields<'_, '_>) {
    let Some(number) = record.get(&["number"]) else { return };
    let extension = record.get(&["extension"]).unwrap_or_default();
    // The column holds the country's code, in spite of its name; without one the number may hold it itself.
    if extension.is_empty() || number.starts_with('+') {
        fields.phone(number, None, at);
    } else {
        let code = extension.trim_start_matches('+');
        fields.phone(&format!("+{code} {number}"), None, at);
    }
}

/// Somebody checked a document, an employer's address or a passport: the name that stands there is stated by LinkedIn.
fn read_verification(record: &Record, at: Locator, fields: &mut Fields<'_, '_>) {
    let given: Vec<&str> = [record.get(&["first name"]), record.get(&["middle name"])].into_iter().flatten().collect();
    let family = record.get(&["last name"]).unwrap_or_default();
    if !given.is_empty() || !family.is_empty() {
        let given = given.join(" ");
        fields.name_of_parts(&given, family, NameRole::Alternate, at.clone());
        fields.fact("verified name", &joined_name(&given, family), at.clone());
    }
    // Of an identity, the organisation is the one that looked at the document.
    let kind = record.get(&["verification type"]).unwrap_or_default().to_lowercase();
    if let Some(employer) =
        record.get(&["organization name"]).filter(|_| kind.contains("work") || kind.contains("employ"))
    {
        fields.fact("verified employer", employer, at.clone());
    }
    let parts = [
        record.get(&["verification type"]),
        record.get(&["organization name"]),
        record.get(&["issuing authority"]),
        record.get(&["verified date"]),
    ];
    let stated: Vec<&str> = parts.into_iter().flatten().collect();
    fields.fact("verification", &stated.join(crate::fields::BETWEEN), at);
}

/// Certificates, projects, publications and the like: prose, with the address they name.
fn read_other(record: &Record, at: Locator, fields: &mut Fields<'_, '_>) {
    let parts = [
        record.get(&["name", "title", "role"]),
        record.get(&["authority", "publisher", "issuer", "company name", "position"]),
        record.get(&["description"]),
    ];
    let text: Vec<&str> = parts.into_iter().flatten().collect();
    fields.text(&text.join("\n"), TextKind::Body, at.clone());
    if let Some(address) = record.get(&["url"]) {
        fields.link(address, LinkRole::Mention, at);
    }
}

/// `2012-05-17 07:41:22 UTC`
fn time(text: &str) -> Option<Timestamp> {
    let bare = text.trim().trim_end_matches("UTC").trim();
    let parsed =
        DateTime::strptime("%Y-%m-%d %H:%M:%S", bare).or_else(|_| DateTime::strptime("%m/%d/%y, %I:%M %p", bare));
    parsed.ok()?.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn websites_are_listed_in_brackets() {
        let text = "[PORTFOLIO:http://example.com/work],[PERSONAL:https://example.org/]";
        let found: Vec<String> = listed(text).iter().map(|one| without_label(one).to_owned()).collect();
        assert_eq!(found, ["http://example.com/work", "https://example.org/"]);
        assert_eq!(listed("[@ana_example]"), ["@ana_example"]);
        assert_eq!(without_label("https://example.com"), "https://example.com");
        assert!(listed("").is_empty());
    }

    #[test]
    fn times_of_the_export() {
        assert_eq!(time("2012-05-17 07:41:22 UTC").map(|at| at.to_string()).as_deref(), Some("2012-05-17T07:41:22Z"));
        assert_eq!(time("soon"), None);
    }
}
