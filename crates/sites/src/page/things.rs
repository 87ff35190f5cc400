//! schema.org Person in JSON-LD and microdata.

use crosscheck_compare::contacts::{add_link, add_phone};
use crosscheck_markup::{Markup, Syntax, Thing, Things, Value};
use crosscheck_model::{
    ClaimsBuilder, EducationItem, LinkRole, NameRole, Passage, Period, PeriodEnd, Place, ReadBy, TextKind, WorkItem,
};
use url::Url;

use super::depth::Depth;
use super::quote::quote;
use super::subject::subject;
use crate::dates::partial;

/// Reads the person that the page is about.
pub(super) fn read(builder: &mut ClaimsBuilder, markup: &Markup, at: &Passage, depth: Depth) {
    let Some(person) = subject(markup) else { return };
    let read_by = match person.syntax {
        Syntax::JsonLd => ReadBy::JsonLd,
        Syntax::Microdata => ReadBy::Microdata,
        Syntax::Rdfa => ReadBy::Rdfa,
    };
    let at = at.with(person.locator.clone()).read_as(read_by);
    Person { builder, markup, things: &markup.things, person, at, role: depth.name_role() }.read();
}

struct Person<'a> {
    builder: &'a mut ClaimsBuilder,
    markup: &'a Markup,
    things: &'a Things,
    person: &'a Thing,
    at: Passage,
    role: NameRole,
}

impl<'a> Person<'a> {
    fn texts(&self, property: &str) -> Vec<&'a str> {
        self.things.texts(self.person, property)
    }

    /// An address as the page writes it: absolute, relative, or a host without its scheme.
    fn url(&self, text: &str) -> Option<Url> {
        let text = text.trim();
        let host = text.split('/').next().unwrap_or_default();
        if !text.contains(':') && host.contains('.') && crosscheck_compare::contacts::is_public_host_name(host) {
            return crosscheck_compare::contacts::web_address(text);
        }
        self.markup.url.join(text).ok()
    }

    fn read(mut self) {
        self.names();
        for image in self.person.get("image").iter().chain(self.person.get("photo")) {
            let text = match image {
                Value::Text(text) => Some(text.as_str()),
                Value::Thing(index) => self.things.get(*index).and_then(|image| {
                    let written =
                        ["contentUrl", "url"].iter().find_map(|name| self.things.texts(image, name).into_iter().next());
                    written.or(image.id.as_deref())
                }),
            };
            let logo =
                |url: &Url| url.path().rsplit('/').next().is_some_and(|file| file.to_lowercase().contains("logo"));
            if let Some(url) = text.and_then(|text| self.url(text)).filter(|url| !logo(url)) {
                self.builder.photo(&self.at, &url);
            }
        }
        self.places();
        for mail in self.texts("email") {
            self.builder.email(&self.at, mail);
        }
        for phone in self.texts("telephone") {
            add_phone(self.builder, &self.at, phone);
        }
        for property in ["sameAs", "url", "social"] {
            for text in self.texts(property) {
                if let Some(url) = self.url(text) {
                    add_link(self.builder, &self.at, &url, LinkRole::Own, text);
                }
            }
        }
        for text in self.texts("additionalName").into_iter().filter(|_| self.person.syntax == Syntax::Microdata) {
            // Forges put the login there; a middle name makes no handle of this shape.
            if !text.contains(' ') && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)) {
                self.builder.handle(&self.at, None, text);
            }
        }
        for text in self.texts("description") {
            self.builder.text(&self.at, text, TextKind::Bio);
        }
        for language in self.texts("knowsLanguage") {
            self.builder.language(&self.at, language, None);
        }
        for skill in self.texts("knowsAbout").into_iter().chain(self.texts("skills")) {
            self.builder.skill(&self.at, skill);
        }
        self.work();
        self.education();
    }

    fn names(&mut self) {
        let names = self.texts("name");
        for name in &names {
            // Blog software writes the login there ("m.example") where nobody gave a name.
            if is_login(name) {
                self.builder.handle(&self.at, None, name);
            } else {
                self.builder.name(&self.at, name, self.role);
            }
        }
        if names.is_empty() {
            let parts: Vec<&str> = ["givenName", "additionalName", "familyName"]
                .iter()
                .filter_map(|part| self.texts(part).first().copied())
                .collect();
            if parts.len() > 1 {
                self.builder.name(&self.at, &parts.join(" "), self.role);
            }
        }
        for name in self.texts("alternateName") {
            if is_handle(name) {
                self.builder.handle(&self.at, None, name);
            } else {
                self.builder.name(&self.at, name, NameRole::Alternate);
            }
        }
    }

    fn places(&mut self) {
        for property in ["address", "homeLocation", "location", "workLocation"] {
            for text in self.person.get(property) {
                match text {
                    Value::Text(text) => self.builder.place_text(&self.at, text),
                    Value::Thing(index) => {
                        let Some(thing) = self.things.get(*index) else { continue };
                        if let Some(place) = place(self.things, thing) {
                            self.builder.place(&self.at, place);
                        }
                    }
                }
            }
        }
    }

    fn work(&mut self) {
        let employers = self.person.get("worksFor");
        let mut titles = self.texts("jobTitle");
        let occupations = self.things.nested(self.person, "hasOccupation");
        // One employer and one occupation that says nothing of its own are one job.
        let plain = |occupation: &&Thing| {
            let dated = role(self.things, occupation, &["hasOccupation"]);
            let employer = ["worksFor", "hiringOrganization"].iter().any(|name| !occupation.get(name).is_empty());
            dated.period.is_unstated() && !employer
        };
        let one = occupations
            .first()
            .copied()
            .filter(|one| employers.len() == 1 && occupations.len() == 1 && titles.is_empty() && plain(one));
        if let Some(title) = one.and_then(|one| self.things.texts(one, "name").into_iter().next()) {
            titles.push(title);
        }
        let mut title_used = false;
        for employer in employers {
            match employer {
                // With one employer and one title the two belong together; with more, nobody can tell.
                Value::Text(name) => {
                    let title = (employers.len() == 1 && titles.len() == 1).then(|| titles[0]);
                    title_used |= title.is_some();
                    self.work_item(Some(name), title, None, Period::UNSTATED, None);
                }
                Value::Thing(index) => {
                    let Some(thing) = self.things.get(*index) else { continue };
                    let dated = role(self.things, thing, &["worksFor", "memberOf"]);
                    let own = (employers.len() == 1 && titles.len() == 1).then(|| titles[0]);
                    title_used |= dated.title.is_none() && own.is_some();
                    self.work_item(dated.what, dated.title.or(own), dated.place, dated.period, None);
                }
            }
        }
        if !title_used {
            for title in titles {
                self.work_item(None, Some(title), None, Period::UNSTATED, None);
            }
        }
        for occupation in occupations.into_iter().filter(|_| one.is_none()) {
            let dated = role(self.things, occupation, &["hasOccupation"]);
            let employer = ["worksFor", "hiringOrganization"]
                .iter()
                .find_map(|name| self.things.texts(occupation, name).into_iter().next());
            let summary = self.things.texts(occupation, "description").into_iter().next();
            self.work_item(employer, dated.title.or(dated.what), dated.place, dated.period, summary);
        }
    }

    fn work_item(
        &mut self,
        organisation: Option<&str>,
        title: Option<&str>,
        place: Option<&str>,
        period: Period,
        summary: Option<&str>,
    ) {
        let quote = quote(&[title, organisation, place], period);
        let item = WorkItem {
            organisation: organisation.map(Into::into),
            title: title.map(Into::into),
            place: place.map(Into::into),
            period,
            summary: summary.map(Into::into),
        };
        self.builder.work(&self.at, item, &quote);
    }

    fn education(&mut self) {
        let mut items: Vec<Dated<'a>> = Vec::new();
        for school in self.person.get("alumniOf") {
            let dated = match school {
                Value::Text(name) => Dated { what: Some(name), ..Dated::default() },
                Value::Thing(index) => match self.things.get(*index) {
                    Some(thing) => role(self.things, thing, &["alumniOf"]),
                    None => continue,
                },
            };
            // LinkedIn lists former employers here, told apart by their type.
            let employer = matches!(school, Value::Thing(index) if self.things.get(*index).is_some_and(is_employer));
            if employer {
                self.work_item(dated.what, dated.title, dated.place, dated.period, None);
            } else {
                items.push(dated);
            }
        }
        for credential in self.things.nested(self.person, "hasCredential") {
            add_credential(&mut items, self.things, credential);
        }
        for item in items {
            let quote = quote(&[item.title, item.what, item.place], item.period);
            let item = EducationItem {
                institution: item.what.map(Into::into),
                degree: item.title.map(Into::into),
                field: item.field.map(Into::into),
                place: item.place.map(Into::into),
                period: item.period,
            };
            // A certificate that no school is named for is a skill, not education.
            if item.institution.is_some() {
                self.builder.education(&self.at, item, &quote);
            }
        }
    }
}

/// A credential and the school that gave it are one course: joined by the school's name, or because each stands alone.
fn add_credential<'t>(items: &mut Vec<Dated<'t>>, things: &'t Things, credential: &'t Thing) {
    let first = |names: &[&str]| names.iter().find_map(|name| things.texts(credential, name).into_iter().next());
    let degree = first(&["name", "credentialCategory", "educationalLevel"]);
    let school =
        first(&["recognizedBy", "issuedBy", "sourceOrganization", "provider", "awardedBy", "creator", "publisher"]);
    let date = |names: &[&str]| first(names).and_then(partial);
    let start = date(&["startDate", "validFrom"]);
    let end = date(&["endDate", "dateCreated", "datePublished", "dateAwarded"]);
    let period = match (start, end) {
        (start, Some(end)) => Period { start, end: PeriodEnd::On(end) },
        (start, None) => Period { start, end: PeriodEnd::Unstated },
    };
    let same = |item: &&mut Dated<'t>| match school {
        Some(school) => item.what.is_some_and(|known| known.eq_ignore_ascii_case(school)),
        None => true,
    };
    let free: Vec<usize> = (0..items.len()).filter(|at| items[*at].title.is_none()).collect();
    let known = match (school, &free[..]) {
        (Some(_), _) => items.iter_mut().filter(|item| item.title.is_none()).find(same),
        (None, [only]) => items.get_mut(*only),
        _ => None,
    };
    let field = first(&["about", "competencyRequired"]);
    match known {
        Some(item) => {
            item.title = degree;
            item.field = item.field.or(field);
            if item.period.is_unstated() {
                item.period = period;
            }
        }
        None => items.push(Dated { what: school, title: degree, field, place: None, period }),
    }
}

/// "@mira.example", "miraplays": one word with a sign that no name has, or without any capital.
fn is_handle(text: &str) -> bool {
    let text = text.trim();
    let one_word = !text.contains(char::is_whitespace) && text.is_ascii();
    one_word && (text.contains(['@', '_', '.']) || !text.bytes().any(|byte| byte.is_ascii_uppercase()))
}

/// One word of ASCII with a sign or digit that no name has, or in small letters with a stop: a login.
fn is_login(text: &str) -> bool {
    let text = text.trim();
    let one_word = !text.contains(char::is_whitespace) && text.is_ascii() && text.len() > 2;
    let odd = text.contains(['_', '@']) || text.bytes().any(|byte| byte.is_ascii_digit());
    let small = text.contains('.') && !text.bytes().any(|byte| byte.is_ascii_uppercase());
    one_word && (odd || small)
}

/// An organisation that is no school and was left: it carries dates of membership.
fn is_employer(thing: &Thing) -> bool {
    thing.types == ["Organization"] && !thing.get("member").is_empty()
}

struct Dated<'t> {
    what: Option<&'t str>,
    title: Option<&'t str>,
    field: Option<&'t str>,
    place: Option<&'t str>,
    period: Period,
}

impl Default for Dated<'_> {
    fn default() -> Self {
        Self { what: None, title: None, field: None, place: None, period: Period::UNSTATED }
    }
}

/// An organisation, or a Role that wraps one with dates: `{"@type": "OrganizationRole", "alumniOf": {...}}`.
fn role<'t>(things: &'t Things, thing: &'t Thing, inner: &[&str]) -> Dated<'t> {
    let first = |thing: &'t Thing, name: &str| things.texts(thing, name).into_iter().next();
    let wrapped = inner.iter().find_map(|name| first(thing, name));
    let is_role = wrapped.is_some() || thing.types.iter().any(|kind| kind.ends_with("Role"));
    // LinkedIn hangs the dates on a `member` inside the organisation.
    let member = things.nested(thing, "member").into_iter().next();
    let date = |name: &str| first(thing, name).or_else(|| first(member?, name)).and_then(partial);
    let period = match (date("startDate"), date("endDate")) {
        (start, Some(end)) => Period { start, end: PeriodEnd::On(end) },
        (start @ Some(_), None) => Period { start, end: PeriodEnd::Unstated },
        (None, None) => Period::UNSTATED,
    };
    let title = ["roleName", "namedPosition", "jobTitle", "degree", "educationalCredentialAwarded"]
        .iter()
        .find_map(|name| first(thing, name));
    let place = ["location", "jobLocation", "occupationLocation"].iter().find_map(|name| first(thing, name));
    let what = if is_role { wrapped } else { first(thing, "name").or_else(|| first(thing, "legalName")) };
    Dated { what, title, field: None, place, period }
}

fn place(things: &Things, thing: &Thing) -> Option<Place> {
    // A Place holds a PostalAddress.
    if let Some(address) = things.nested(thing, "address").into_iter().next() {
        return place(things, address).or_else(|| named(things, thing));
    }
    let first = |name: &str| things.texts(thing, name).into_iter().next();
    let (locality, region, country) = (first("addressLocality"), first("addressRegion"), first("addressCountry"));
    // "Cork, Ireland" with country "IE" needs no third part.
    let shown = country.filter(|country| country.len() > 2 || !locality.is_some_and(|locality| locality.contains(',')));
    let parts: Vec<&str> = [locality, region, shown].into_iter().flatten().collect();
    if parts.is_empty() {
        return named(things, thing);
    }
    Some(Place {
        text: parts.join(", ").into(),
        locality: locality.map(Into::into),
        region: region.map(Into::into),
        country: country.map(Into::into),
    })
}

fn named(things: &Things, thing: &Thing) -> Option<Place> {
    let name = ["name", "address"].iter().find_map(|property| things.texts(thing, property).into_iter().next())?;
    Some(Place { text: name.into(), ..Place::default() })
}
