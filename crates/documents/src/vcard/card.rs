use crosscheck_model::{Extraction, LinkRole, Locator, NameRole, Origin, Period, ReadBy, TextKind};

use super::line::{Property, first_card};
use crate::charset;
use crate::collect::Collector;
use crate::fields::{Dates, Fields, Work};
use crate::portrait::is_photo;

/// A card with a portrait.
const MAX_BYTES: usize = 16 << 20;

pub(crate) fn read(bytes: &[u8], origin: &Origin) -> Extraction {
    let mut out = Collector::new(origin);
    let text = (bytes.len() <= MAX_BYTES).then(|| charset::decode(bytes)).flatten();
    let Some(text) = text else { return out.unreadable("the card is not text of a size that is read") };
    let (properties, more) = first_card(&text);
    if more {
        out.problem(Locator::Whole, "the file holds several cards; only the first was read");
    }
    let mut fields = Fields::new(&mut out, ReadBy::CvField);
    let whole = properties.iter().any(|property| property.name == "FN" && !property.text().is_empty());
    for property in &properties {
        read_property(property, whole, &mut fields);
    }
    read_work(&properties, &mut fields);
    out.finish()
}

fn read_property(property: &Property, whole_name: bool, fields: &mut Fields<'_, '_>) {
    let at = Locator::Line(property.line);
    let text = property.text();
    if text.is_empty() {
        return;
    }
    match property.name.as_str() {
        "FN" => fields.name(&text, NameRole::Full, &text, at),
        "N" if !whole_name => {
            let parts = property.parts();
            let part = |index: usize| parts.get(index).map_or("", String::as_str);
            let given: Vec<&str> = [part(1), part(2)].into_iter().filter(|name| !name.is_empty()).collect();
            fields.name_of_parts(&given.join(" "), part(0), NameRole::Full, at);
        }
        "NICKNAME" | "X-MAIDENNAME" => fields.name(&text, NameRole::Alternate, &text, at),
        "EMAIL" => fields.email(&text, at),
        "TEL" => fields.phone(&text, None, at),
        "URL" => fields.link(&text, LinkRole::Own, at),
        "X-SOCIALPROFILE" | "SOCIALPROFILE" => {
            if text.contains("://") {
                fields.link(&text, LinkRole::Own, at);
            } else {
                fields.handle(property.parameter("TYPE").or_else(|| property.parameter("SERVICE-TYPE")), &text, at);
            }
        }
        "ADR" => {
            let parts = property.parts();
            let part = |index: usize| parts.get(index).filter(|part| !part.is_empty()).cloned();
            if part(3).is_some() || part(6).is_some() {
                fields.place_parts(part(3), part(4), part(6), at);
            }
        }
        "LANG" => fields.language(&text, None, at),
        "TZ" => {
            let at = fields.out.at(at, ReadBy::CvField);
            fields.out.builder.zone(&at, &text);
        }
        "NOTE" => fields.text(&text, TextKind::Bio, at),
        "PHOTO" => {
            if let Some(bytes) = property.bytes().filter(|bytes| is_photo(bytes)) {
                fields.photo(bytes, at);
            } else if let Ok(address) = url::Url::parse(&text) {
                let at = fields.out.at(at, ReadBy::CvField);
                fields.out.builder.photo(&at, &address);
            }
        }
        _ => {}
    }
}

/// An organisation and a title stand apart, and say nothing of when.
fn read_work(properties: &[Property], fields: &mut Fields<'_, '_>) {
    let find = |name: &str| properties.iter().find(|property| property.name == name && !property.text().is_empty());
    let organisation = find("ORG");
    let title = find("TITLE").or_else(|| find("ROLE"));
    let Some(place) = organisation.or(title) else { return };
    let work = Work {
        organisation: organisation.and_then(|org| org.parts().into_iter().find(|part| !part.is_empty())),
        title: title.map(Property::text),
        ..Work::default()
    };
    let dates = Dates { period: Period::UNSTATED, words: Vec::new() };
    fields.work(work, dates, Locator::Line(place.line));
}
