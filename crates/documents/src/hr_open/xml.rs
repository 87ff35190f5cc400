use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crosscheck_model::{LinkRole, Locator, NameRole, TextKind};

use super::names;
use crate::contact::country_code;
use crate::fields::{Course, Dates, Fields, Work, without_tags};
use crate::portrait::is_photo;
use crate::xml::Element;

/// Entries of one kind.
const MAX_ENTRIES: usize = 400;

pub(super) fn read(root: &Element, fields: &mut Fields<'_, '_>) {
    let person = first(root, &["CandidatePerson", "ContactInfo", "PersonIdentification"]).unwrap_or(root);
    read_person(person, fields);
    for text in ["ExecutiveSummary", "Objective"] {
        for element in root.find_all(text).into_iter().take(2) {
            if let Some(text) = element.trimmed() {
                fields.text(&without_tags(&text), TextKind::Bio, at(element));
            }
        }
    }
    for employer in either(root, &["EmployerHistory", "EmployerOrg"]).into_iter().take(MAX_ENTRIES) {
        read_employer(employer, fields);
    }
    for school in
        either(root, &["EducationOrganizationAttendance", "SchoolOrInstitution"]).into_iter().take(MAX_ENTRIES)
    {
        read_school(school, fields);
    }
    for competency in root.find_all("PersonCompetency").into_iter().chain(root.find_all("Competency")).take(MAX_ENTRIES)
    {
        read_competency(competency, fields);
    }
    for language in root.find_all("Language").into_iter().take(MAX_ENTRIES) {
        if let Some(code) = text(language, &["LanguageCode"]).or_else(|| language.trimmed()) {
            fields.language(&code, None, at(language));
        }
    }
    read_skills(root, fields);
    read_photo(root, fields);
}

fn at(element: &Element) -> Locator {
    Locator::Line(element.line)
}

/// The first element with one of these names, anywhere inside.
fn first<'e>(element: &'e Element, wanted: &[&str]) -> Option<&'e Element> {
    wanted.iter().find_map(|name| element.find_all(name).into_iter().next())
}

/// The elements of the first of these names that is used at all: one generation names them so, the other so.
fn either<'e>(element: &'e Element, wanted: &[&str]) -> Vec<&'e Element> {
    wanted.iter().map(|name| element.find_all(name)).find(|found| !found.is_empty()).unwrap_or_default()
}

fn text(element: &Element, wanted: &[&str]) -> Option<String> {
    first(element, wanted)?.trimmed()
}

fn read_person(person: &Element, fields: &mut Fields<'_, '_>) {
    if let Some(name) = first(person, &["PersonName"]) {
        let (given, family) = (text(name, names::GIVEN), text(name, names::FAMILY));
        match text(name, names::FORMATTED) {
            Some(full) => fields.name(&full, NameRole::Full, &full, at(name)),
            None => fields.name_of_parts(
                given.as_deref().unwrap_or_default(),
                family.as_deref().unwrap_or_default(),
                NameRole::Full,
                at(name),
            ),
        }
    }
    for channel in either(person, &["Communication", "ContactMethod"]).into_iter().take(MAX_ENTRIES) {
        read_channel(channel, fields);
    }
    if let Some(language) = text(person, &["PrimaryLanguageCode"]) {
        fields.language(&language, Some("native".to_owned()), at(person));
    }
}

fn read_channel(channel: &Element, fields: &mut Fields<'_, '_>) {
    let here = || at(channel);
    let kind = text(channel, &["ChannelCode"]).unwrap_or_default().to_lowercase();
    let uri = text(channel, &["URI", "InternetEmailAddress", "InternetWebAddress"]);
    if let Some(address) = first(channel, &["Address", "PostalAddress"]) {
        read_address(address, fields);
    }
    if let Some(number) = text(channel, &["DialNumber", "FormattedNumber", "TelNumber", "SubscriberNumber"]) {
        let dialing = text(channel, &["CountryDialing", "InternationalCountryCode"]);
        let dialing =
            dialing.map(|code| code.trim_start_matches(['+', '0']).to_owned()).filter(|code| !code.is_empty());
        match dialing.filter(|_| !number.starts_with('+')) {
            Some(code) => fields.phone(&format!("+{code} {number}"), None, here()),
            None => {
                let region = text(channel, &["CountryCode"]).and_then(|code| country_code(&code));
                fields.phone(&number, region.as_deref(), here());
            }
        }
    }
    let Some(uri) = uri else { return };
    if kind == "email" || uri.contains('@') && !uri.contains('/') {
        fields.email(&uri, here());
    } else if kind.contains("messag") || kind.contains("social") && !uri.contains('.') {
        fields.handle(text(channel, &["UseCode", "OtherTitle"]).as_deref(), &uri, here());
    } else {
        fields.link(&uri, LinkRole::Own, here());
    }
}

fn read_address(address: &Element, fields: &mut Fields<'_, '_>) {
    let city = text(address, names::CITY);
    let country = text(address, names::COUNTRY).map(|code| country_name(&code));
    if city.is_none() && country.is_none() {
        return;
    }
    fields.place_parts(city, text(address, names::REGION), country, at(address));
}

/// Codes are written in either case; Greece and the United Kingdom have codes of the Union's own.
fn country_name(code: &str) -> String {
    match country_code(code).as_deref() {
        Some("EL") => "GR".to_owned(),
        Some("UK") => "GB".to_owned(),
        Some(code) => code.to_owned(),
        None => code.to_owned(),
    }
}

fn read_employer(employer: &Element, fields: &mut Fields<'_, '_>) {
    let organisation = text(employer, &["OrganizationName", "EmployerOrgName", "OrgName"]);
    let positions = employer.find_all("PositionHistory");
    let whole = [employer];
    for position in if positions.is_empty() { whole.as_slice() } else { positions.as_slice() } {
        let place = [text(position, names::CITY), text(position, names::COUNTRY).map(|code| country_name(&code))];
        let place = place.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let work = Work {
            organisation: organisation.clone().or_else(|| text(position, &["OrganizationName"])),
            title: text(position, names::TITLE),
            place: Some(place).filter(|place| !place.is_empty()),
            summary: text(position, &["Description", "ExperienceSummary"]).map(|html| without_tags(&html)),
        };
        let dates = dates(position, fields);
        fields.work(work, dates, at(position));
    }
}

/// Dates stand in a period, as dates of several forms inside one another.
fn dates(element: &Element, fields: &mut Fields<'_, '_>) -> Dates {
    let start = text(element, &["StartDate"]).or_else(|| text(element, names::START));
    let end = text(element, &["EndDate"]).or_else(|| text(element, names::END));
    let current = text(element, &["CurrentIndicator", "Ongoing"]).is_some_and(|flag| flag == "true" || flag == "1")
        || first(element, &["PositionHistory"]).unwrap_or(element).attribute_local("currentEmployer") == Some("true");
    let end = end.filter(|_| !current);
    // An end that is neither stated nor declared open says nothing.
    fields.dates(start.as_deref(), end.as_deref(), current, &at(element))
}

fn read_school(school: &Element, fields: &mut Fields<'_, '_>) {
    let degree = first(school, &["EducationDegree", "Degree"]);
    let course = Course {
        institution: text(school, &["OrganizationName", "SchoolName"]),
        degree: degree
            .and_then(|degree| text(degree, &["DegreeName"]))
            .or_else(|| text(school, &["DegreeName", "ProgramName"])),
        field: degree.and_then(|degree| text(degree, &["DegreeMajor", "MajorProgramName"])),
        place: text(school, names::CITY),
    };
    let dates = dates(school, fields);
    fields.course(course, dates, at(school));
}

fn read_competency(competency: &Element, fields: &mut Fields<'_, '_>) {
    let kind = text(competency, &["TaxonomyID"]).unwrap_or_default().to_lowercase();
    let name = text(competency, &["CompetencyName"]).or_else(|| text(competency, &["CompetencyID"]));
    let Some(name) = name.or_else(|| competency.attribute_local("name").map(str::to_owned)) else { return };
    if kind == "language" {
        let levels = competency.find_all("ScoreText");
        // The level of a whole language is that of its parts where they agree.
        let texts: Vec<String> = levels.into_iter().filter_map(Element::trimmed).collect();
        let level = texts.first().filter(|first| texts.iter().all(|text| text == *first)).cloned();
        fields.language(&name, level, at(competency));
    } else {
        fields.skill(&name, at(competency));
    }
}

fn read_skills(root: &Element, fields: &mut Fields<'_, '_>) {
    for element in root.find_all("DigitalSkill").into_iter().take(MAX_ENTRIES) {
        if let Some(skill) = element.trimmed() {
            fields.skill(&skill, at(element));
        }
    }
}

/// A portrait as a data address or as bare base64.
fn read_photo(root: &Element, fields: &mut Fields<'_, '_>) {
    for attachment in root.find_all("Attachment").into_iter().take(8) {
        let Some(data) = text(attachment, &["EmbeddedData"]) else { continue };
        let encoded = data.split_once(";base64,").map_or(data.as_str(), |(_, encoded)| encoded);
        let bare: String = encoded.split_whitespace().collect();
        if let Some(bytes) = STANDARD.decode(bare).ok().filter(|bytes| is_photo(bytes)) {
            fields.photo(bytes, at(attachment));
            return;
        }
    }
}
