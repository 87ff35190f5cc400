use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crosscheck_model::{LinkRole, Locator, NameRole, TextKind};

use crate::fields::{Course, Dates, Fields, Work, without_tags};
use crate::portrait::is_photo;
use crate::xml::Element;

/// Entries of one kind.
const MAX_ENTRIES: usize = 400;

pub(super) fn read(root: &Element, fields: &mut Fields<'_, '_>) {
    let learner = if root.local() == "LearnerInfo" { Some(root) } else { root.child_local("LearnerInfo") };
    let Some(learner) = learner else { return };
    if let Some(identification) = learner.child_local("Identification") {
        read_identification(identification, fields);
    }
    for entry in entries(learner, "WorkExperience") {
        let work = Work {
            organisation: entry.text_at(&["Employer", "Name"]),
            title: entry.text_at(&["Position", "Label"]),
            place: place(entry.child_local("Employer")),
            summary: entry.text_at(&["Activities"]).map(|html| without_tags(&html)),
        };
        let dates = period(entry, true, fields);
        fields.work(work, dates, at(entry));
    }
    for entry in entries(learner, "Education") {
        let course = Course {
            institution: entry.text_at(&["Organisation", "Name"]),
            degree: entry.text_at(&["Title"]),
            field: entry.text_at(&["Field", "Label"]),
            place: place(entry.child_local("Organisation")),
        };
        let dates = period(entry, false, fields);
        fields.course(course, dates, at(entry));
    }
    if let Some(skills) = learner.child_local("Skills") {
        read_skills(skills, fields);
    }
}

fn at(element: &Element) -> Locator {
    Locator::Line(element.line)
}

/// Entries stand in a list, or in older files directly.
fn entries<'e>(learner: &'e Element, name: &'e str) -> Vec<&'e Element> {
    let list = learner.elements().find(|element| element.local().strip_suffix("List") == Some(name)).unwrap_or(learner);
    list.children_local(name).take(MAX_ENTRIES).collect()
}

fn read_identification(identification: &Element, fields: &mut Fields<'_, '_>) {
    if let Some(name) = identification.child_local("PersonName") {
        let part = |local: &str| name.text_at(&[local]).unwrap_or_default();
        fields.name_of_parts(&part("FirstName"), &part("Surname"), NameRole::Full, at(name));
    }
    if let Some(contact) = identification.child_local("ContactInfo") {
        if let Some(address) = contact.at(&["Address", "Contact"]) {
            let country = address.text_at(&["Country", "Label"]).or_else(|| address.text_at(&["Country", "Code"]));
            let city = address.text_at(&["Municipality"]);
            if city.is_some() || country.is_some() {
                fields.place_parts(city, None, country, at(address));
            }
        }
        for email in contact.children_local("Email").take(4) {
            if let Some(address) = email.text_at(&["Contact"]) {
                fields.email(&address, at(email));
            }
        }
        for phone in contact.find_all("Telephone").into_iter().take(8) {
            if let Some(number) = phone.text_at(&["Contact"]) {
                fields.phone(&number, None, at(phone));
            }
        }
        for site in contact.find_all("Website").into_iter().take(20) {
            if let Some(address) = site.text_at(&["Contact"]) {
                fields.link(&address, LinkRole::Own, at(site));
            }
        }
        for messenger in contact.find_all("InstantMessaging").into_iter().take(8) {
            if let Some(handle) = messenger.text_at(&["Contact"]) {
                fields.handle(messenger.text_at(&["Use", "Label"]).as_deref(), &handle, at(messenger));
            }
        }
    }
    if let Some(photo) = identification.child_local("Photo")
        && let Some(data) = photo.text_at(&["Data"])
    {
        let bare: String = data.split_whitespace().collect();
        if let Some(bytes) = STANDARD.decode(bare).ok().filter(|bytes| is_photo(bytes)) {
            fields.photo(bytes, at(photo));
        }
    }
}

fn place(organisation: Option<&Element>) -> Option<String> {
    let address = organisation?.at(&["ContactInfo", "Address", "Contact"])?;
    let parts = [address.text_at(&["Municipality"]), address.text_at(&["Country", "Label"])];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(", ")).filter(|place| !place.is_empty())
}

fn period(entry: &Element, work: bool, fields: &mut Fields<'_, '_>) -> Dates {
    let period = entry.child_local("Period");
    let date = |local: &str| period.and_then(|period| date(period.child_local(local)?));
    let current = period.and_then(|period| period.text_at(&["Current"])).is_some_and(|flag| flag == "true");
    let end = date("To").filter(|_| !current);
    fields.dates(date("From").as_deref(), end.as_deref(), current && (work || date("From").is_some()), &at(entry))
}

/// `<From year="2010" month="--05" day="---01"/>`
fn date(element: &Element) -> Option<String> {
    let part = |name: &str| element.attribute_local(name).map(|text| text.trim_start_matches('-').to_owned());
    let mut date = part("year")?;
    if let Some(month) = part("month") {
        date = format!("{date}-{month:0>2}");
        if let Some(day) = part("day") {
            date = format!("{date}-{day:0>2}");
        }
    }
    Some(date)
}

fn read_skills(skills: &Element, fields: &mut Fields<'_, '_>) {
    let named = |element: &Element| {
        element.text_at(&["Description", "Label"]).or_else(|| element.text_at(&["Description", "Code"]))
    };
    for language in skills.find_all("MotherTongue").into_iter().take(20) {
        if let Some(name) = named(language) {
            fields.language(&name, Some("native".to_owned()), at(language));
        }
    }
    for language in skills.find_all("ForeignLanguage").into_iter().take(60) {
        let Some(name) = named(language) else { continue };
        let levels: Vec<String> = language
            .child_local("ProficiencyLevel")
            .map(|levels| levels.elements().filter_map(Element::trimmed).collect())
            .unwrap_or_default();
        let level = levels.first().filter(|first| levels.iter().all(|level| level == *first)).cloned();
        fields.language(&name, level, at(language));
    }
    for kind in ["Computer", "JobRelated", "Communication", "Organisational", "Other"] {
        for element in skills.children_local(kind) {
            if let Some(text) = element.text_at(&["Description"]) {
                fields.text(&without_tags(&text), TextKind::Body, at(element));
            }
        }
    }
}
