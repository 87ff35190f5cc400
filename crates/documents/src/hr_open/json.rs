use crosscheck_markup::Json;
use crosscheck_model::{LinkRole, NameRole};
use serde_json::Value;

use super::names;
use crate::contact::country_code;
use crate::fields::{Course, Dates, Fields, Work, without_tags};

/// Entries of one kind.
const MAX_ENTRIES: usize = 400;

/// Reads a candidate. Members go by the names of the XML elements with a small first letter; profiles hold the histories, or the
/// candidate itself does.
pub(super) fn read(value: &Value, fields: &mut Fields<'_, '_>) {
    let root = Json::root(value);
    let candidate = root.first_of(&["candidate", "Candidate"]).unwrap_or(root);
    let person = candidate.first_of(&["person", "candidatePerson"]);
    if let Some(person) = &person {
        read_person(person, fields);
    }
    let profiles = candidate.first_of(&["profiles", "profile", "candidateProfile"]).map(|node| node.one_or_many());
    for holder in profiles.unwrap_or_default().iter().chain([&candidate]) {
        read_histories(holder, fields);
    }
}

fn read_person(person: &Json<'_>, fields: &mut Fields<'_, '_>) {
    if let Some(name) = person.first_of(&["name", "personName"]) {
        let word = |names: &[&str]| name.first_of(names).and_then(|node| node.word()).unwrap_or_default();
        let full = name.word().unwrap_or_else(|| word(names::FORMATTED));
        if full.is_empty() {
            fields.name_of_parts(&word(names::GIVEN), &word(names::FAMILY), NameRole::Full, name.locator());
        } else {
            fields.name(&full, NameRole::Full, &full, name.locator());
        }
    }
    let channels = person.first_of(&["communication", "contact"]).unwrap_or_else(|| person.clone());
    for address in all(&channels, &["address", "addresses"]) {
        let word = |names: &[&str]| address.first_of(names).and_then(|node| first_word(&node));
        let country = word(names::COUNTRY).map(|code| country_code(&code).unwrap_or(code));
        fields.place_parts(word(names::CITY), word(names::REGION), country, address.locator());
    }
    for (list, value) in [("email", "address"), ("emails", "address"), ("web", "url"), ("webs", "url")] {
        for entry in all(&channels, &[list]) {
            let Some(text) = entry.word().or_else(|| entry.get(value)?.word()) else { continue };
            if list.starts_with("email") {
                fields.email(&text, entry.locator());
            } else {
                fields.link(&text, LinkRole::Own, entry.locator());
            }
        }
    }
    for phone in all(&channels, &["phone", "phones", "telephone"]) {
        let number =
            phone.word().or_else(|| first_word(&phone.first_of(&["formattedNumber", "number", "dialNumber"])?));
        if let Some(number) = number {
            fields.phone(&number, None, phone.locator());
        }
    }
}

fn read_histories(holder: &Json<'_>, fields: &mut Fields<'_, '_>) {
    for employer in all(holder, &["employment", "employmentHistories", "employerHistories", "employmentHistory"]) {
        let organisation = employer
            .first_of(&["organization", "organizationName", "employer"])
            .and_then(|node| organisation_of(&node));
        let positions = all(&employer, &["positionHistories", "positions", "positionHistory"]);
        let positions = if positions.is_empty() { vec![employer.clone()] } else { positions };
        for position in positions {
            let work = Work {
                organisation: organisation.clone(),
                title: position.first_of(names::TITLE).and_then(|node| first_word(&node)),
                place: None,
                summary: position
                    .first_of(&["description", "descriptions"])
                    .and_then(|node| first_word(&node))
                    .map(|html| without_tags(&html)),
            };
            let dates = dates(&position, fields);
            fields.work(work, dates, position.locator());
        }
    }
    for school in all(holder, &["education", "educationAndLearnings", "educationHistories", "educationAttendances"]) {
        let degrees = all(&school, &["educationDegrees", "degrees", "degree"]);
        let course = Course {
            institution: school
                .first_of(&["institution", "school", "organization", "institutionName"])
                .and_then(|node| organisation_of(&node)),
            degree: degrees
                .first()
                .and_then(|degree| degree.word().or_else(|| first_word(&degree.first_of(names::DEGREE)?))),
            field: degrees.first().and_then(|degree| degree.first_of(names::FIELD)).and_then(|node| first_word(&node)),
            place: None,
        };
        let dates = dates(&school, fields);
        fields.course(course, dates, school.locator());
    }
    for language in all(holder, &["languages", "spokenLanguages"]) {
        let name = language
            .word()
            .or_else(|| first_word(&language.first_of(&["name", "languageCode", "language", "code"])?));
        if let Some(name) = name {
            fields.language(&name, None, language.locator());
        }
    }
    for skill in all(holder, &["skills", "qualifications", "personCompetencies"]) {
        let name = skill.word().or_else(|| first_word(&skill.first_of(&["name", "competencyName"])?));
        if let Some(name) = name {
            fields.skill(&name, skill.locator());
        }
    }
}

fn all<'v>(node: &Json<'v>, names: &[&str]) -> Vec<Json<'v>> {
    node.first_of(names).map(|list| list.one_or_many()).unwrap_or_default().into_iter().take(MAX_ENTRIES).collect()
}

/// A word, or the first word of a list or of an object's name.
fn first_word(node: &Json<'_>) -> Option<String> {
    node.word().or_else(|| node.one_or_many().first()?.word()).or_else(|| {
        let inner = if node.is_array() { node.items().into_iter().next()? } else { node.clone() };
        inner.first_of(&["name", "value", "code", "text"])?.word()
    })
}

fn organisation_of(node: &Json<'_>) -> Option<String> {
    node.word().or_else(|| node.first_of(names::ORGANISATION)?.word())
}

fn dates(node: &Json<'_>, fields: &mut Fields<'_, '_>) -> Dates {
    let period = node.first_of(&["period", "employmentPeriod", "attendancePeriod"]).unwrap_or_else(|| node.clone());
    let word =
        |names: &[&str]| period.first_of(names).or_else(|| node.first_of(names)).and_then(|date| first_word(&date));
    let current = node.flag("current") || node.flag("currentIndicator") || node.flag("ongoing");
    let end = word(names::END).filter(|_| !current);
    fields.dates(word(names::START).as_deref(), end.as_deref(), current, &node.locator())
}
