use std::collections::{BTreeMap, BTreeSet};

use crosscheck_model::{Locator, ReadBy};

use crate::collect::Collector;
use crate::xml::Element;

/// Styles that rest on one another.
const MAX_CHAIN: usize = 12;
/// Size of letters where a document states none, in points.
const DEFAULT_SIZE: f32 = 12.0;

/// What a style says; `None` for nothing.
#[derive(Debug, Clone, Default)]
struct Style {
    parent: Option<String>,
    bold: Option<bool>,
    size: Option<Size>,
    hidden: Option<bool>,
    space: Option<f32>,
    indent: Option<f32>,
    tabs: Vec<f32>,
    width: Option<f32>,
    outline: Option<u8>,
}

/// A size of letters, of its own or in hundredths of the parent's.
#[derive(Debug, Clone, Copy)]
enum Size {
    Points(f32),
    Percent(f32),
}

/// A style with everything it rests on.
#[derive(Debug, Clone, Default)]
pub(super) struct Look {
    pub(super) bold: bool,
    pub(super) size: f32,
    pub(super) hidden: bool,
    pub(super) space: f32,
    pub(super) indent: f32,
    pub(super) tabs: Vec<f32>,
    pub(super) outline: Option<u8>,
}

/// The styles of a document, by family and name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<(String, String), Style>,
    languages: BTreeSet<String>,
}

impl Styles {
    /// The styles of several files; a later one's go before an earlier one's of the same name.
    pub(super) fn read<'e>(roots: impl Iterator<Item = &'e Element>) -> Self {
        let mut styles = Self::default();
        for root in roots {
            for element in root.find_all("style").into_iter().chain(root.find_all("default-style")) {
                styles.add(element);
            }
        }
        styles
    }

    fn add(&mut self, element: &Element) {
        let family = element.attribute("style:family").unwrap_or_default().to_owned();
        let name = element.attribute("style:name").unwrap_or_default().to_owned();
        let text = element.child("style:text-properties");
        let paragraph = element.child("style:paragraph-properties");
        let get =
            |properties: Option<&Element>, key: &str| properties.and_then(|own| own.attribute(key).map(str::to_owned));
        if let Some(language) = get(text, "fo:language").filter(|language| language != "none" && language != "zxx") {
            let country = get(text, "fo:country").filter(|country| country != "none");
            self.languages.insert(country.map_or_else(|| language.clone(), |country| format!("{language}-{country}")));
        }
        let stops = paragraph.map(|own| own.find_all("tab-stop")).unwrap_or_default();
        let mut tabs: Vec<f32> = stops.iter().filter_map(|stop| length(stop.attribute("style:position")?)).collect();
        tabs.sort_by(f32::total_cmp);
        let style = Style {
            parent: element.attribute("style:parent-style-name").map(str::to_owned),
            bold: get(text, "fo:font-weight")
                .map(|weight| weight == "bold" || weight.parse().is_ok_and(|number: u32| number >= 600)),
            size: get(text, "fo:font-size").and_then(|size| match size.strip_suffix('%') {
                Some(percent) => percent.parse().ok().map(Size::Percent),
                None => length(&size).map(Size::Points),
            }),
            hidden: get(text, "text:display").map(|display| display == "none"),
            space: get(paragraph, "fo:margin-top").and_then(|space| length(&space)),
            indent: get(paragraph, "fo:margin-left").and_then(|indent| length(&indent)),
            tabs,
            width: element
                .child("style:table-column-properties")
                .and_then(|own| length(own.attribute("style:column-width")?)),
            outline: element.attribute("style:default-outline-level").and_then(|level| level.parse().ok()),
        };
        self.styles.insert((family, name), style);
    }

    /// The look of a style of this family.
    pub(super) fn look(&self, family: &str, name: &str) -> Look {
        let mut look = Look::default();
        let (mut bold, mut hidden, mut space, mut indent) = (None, None, None, None);
        let (mut size, mut share) = (None, 1.0);
        for style in self.chain(family, name) {
            bold = bold.or(style.bold);
            hidden = hidden.or(style.hidden);
            space = space.or(style.space);
            indent = indent.or(style.indent);
            look.outline = look.outline.or(style.outline);
            if look.tabs.is_empty() {
                look.tabs.clone_from(&style.tabs);
            }
            if size.is_none() {
                match style.size {
                    Some(Size::Points(points)) => size = Some(points),
                    Some(Size::Percent(percent)) => share *= percent / 100.0,
                    None => {}
                }
            }
        }
        look.bold = bold.unwrap_or(false);
        look.hidden = hidden.unwrap_or(false);
        look.space = space.unwrap_or(0.0);
        look.indent = indent.unwrap_or(0.0).clamp(0.0, 600.0);
        look.size = size.map_or(if family == "text" { 0.0 } else { DEFAULT_SIZE * share }, |size| size * share);
        look
    }

    /// Whether a span's style says anything of weight; nothing means the paragraph's.
    pub(super) fn bold(&self, name: &str) -> Option<bool> {
        self.chain("text", name).find_map(|style| style.bold)
    }

    /// The width of a column, in points.
    pub(super) fn width(&self, name: &str) -> f32 {
        self.chain("table-column", name).find_map(|style| style.width).unwrap_or(0.0)
    }

    fn chain<'s>(&'s self, family: &'s str, name: &'s str) -> impl Iterator<Item = &'s Style> {
        let mut next = Some(name.to_owned());
        let mut left = MAX_CHAIN;
        std::iter::from_fn(move || {
            left = left.checked_sub(1)?;
            let name = next.take()?;
            let style = self.styles.get(&(family.to_owned(), name.clone()))?;
            // The default of a family, which has no name, is under everything.
            next = style.parent.clone().or_else(|| (!name.is_empty()).then(String::new));
            Some(style)
        })
    }

    pub(super) fn report_languages(&self, out: &mut Collector<'_>) {
        let languages: Vec<&str> = self.languages.iter().map(String::as_str).take(8).collect();
        if !languages.is_empty() {
            let at = out.at(Locator::Field("Language".into()), ReadBy::DocumentMetadata);
            out.builder.metadata(&at, "Language", &languages.join(", "));
        }
    }
}

/// A length with its unit, in points.
pub(super) fn length(text: &str) -> Option<f32> {
    let text = text.trim();
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let number: f32 = digits.parse().ok()?;
    let points = match &text[digits.len()..] {
        "pt" => number,
        "in" => number * 72.0,
        "cm" => number * 28.346,
        "mm" => number * 2.8346,
        "px" => number * 0.75,
        "pc" => number * 12.0,
        _ => return None,
    };
    points.is_finite().then_some(points)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_chains() {
        assert_eq!(length("2.54cm").map(f32::round), Some(72.0));
        assert_eq!(length("wide"), None);
        let xml = br#"<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
            xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">
            <style:default-style style:family="paragraph"><style:text-properties fo:font-size="10pt"/></style:default-style>
            <style:style style:name="H" style:family="paragraph" style:default-outline-level="1"><style:text-properties fo:font-size="150%" fo:font-weight="bold"/></style:style>
            <style:style style:name="L" style:family="paragraph" style:parent-style-name="L"/></office:document>"#;
        let root = crate::xml::parse(xml).unwrap();
        let styles = Styles::read([&root].into_iter());
        let look = styles.look("paragraph", "H");
        assert_eq!((look.size, look.bold, look.outline), (15.0, true, Some(1)));
        assert!(!styles.look("paragraph", "L").bold);
    }
}
