//! Looks by name: what a style says, and the styles it rests on.

use std::collections::BTreeMap;

use crate::xml::Element;

/// Styles that rest on one another.
const MAX_CHAIN: usize = 12;
/// Size of letters where a document states none, in points: Word's own rule.
const DEFAULT_SIZE: f32 = 10.0;
/// Levels of headings beyond this are set like text.
const MAX_HEADING: u8 = 6;

/// What a style or a run says of its letters; `None` for nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Letters {
    pub(super) bold: Option<bool>,
    pub(super) size: Option<f32>,
    pub(super) hidden: Option<bool>,
}

/// What a style says.
#[derive(Debug, Clone, Default)]
struct Style {
    based_on: Option<String>,
    letters: Letters,
    heading: Option<u8>,
    listed: Option<bool>,
    space_before: Option<f32>,
}

/// A paragraph style, with everything it rests on.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ParagraphStyle {
    pub(super) letters: Letters,
    pub(super) heading: Option<u8>,
    pub(super) listed: bool,
    /// Space above, in points.
    pub(super) space_before: f32,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    default_paragraph: Option<String>,
    defaults: Letters,
    /// Languages the styles declare.
    pub(super) languages: Vec<String>,
}

impl Letters {
    /// What a run's or a style's own properties say.
    pub(super) fn of(properties: Option<&Element>) -> Self {
        let Some(properties) = properties else { return Self::default() };
        let size =
            ["w:sz", "w:szCs"].iter().find_map(|name| properties.child(name)?.attribute("w:val")?.parse::<f32>().ok());
        Self {
            bold: switch(properties, "w:b").or_else(|| switch(properties, "w:bCs")),
            size: size.map(|half_points| half_points / 2.0).filter(|size| (0.0..=400.0).contains(size)),
            hidden: switch(properties, "w:vanish"),
        }
    }

    /// This, and where it says nothing, the other.
    pub(super) fn over(self, under: Self) -> Self {
        Self { bold: self.bold.or(under.bold), size: self.size.or(under.size), hidden: self.hidden.or(under.hidden) }
    }
}

/// A property that is on by being there, unless it says otherwise.
pub(super) fn switch(properties: &Element, name: &str) -> Option<bool> {
    let element = properties.child(name)?;
    let off = element.attribute("w:val").is_some_and(|value| matches!(value, "0" | "false" | "off" | "none"));
    Some(!off)
}

impl Styles {
    pub(super) fn read(root: &Element) -> Self {
        let mut styles = Self::default();
        let run_defaults = root.at(&["docDefaults", "rPrDefault", "rPr"]);
        styles.defaults = Letters::of(run_defaults);
        styles
            .languages
            .extend(run_defaults.and_then(|run| run.child("w:lang")?.attribute("w:val")).map(str::to_owned));
        for element in root.children_local("style") {
            let Some(id) = element.attribute("w:styleId") else { continue };
            let paragraph = element.child("w:pPr");
            let name = element.child("w:name").and_then(|name| name.attribute("w:val")).unwrap_or_default();
            let style = Style {
                based_on: element.child("w:basedOn").and_then(|base| base.attribute("w:val")).map(str::to_owned),
                letters: Letters::of(element.child("w:rPr")),
                heading: heading_level(paragraph).or_else(|| heading_by_name(name)),
                listed: paragraph.and_then(is_listed),
                space_before: paragraph.and_then(space_before),
            };
            let default = element.attribute("w:default").is_some_and(|value| matches!(value, "1" | "true" | "on"));
            if default && element.attribute("w:type") == Some("paragraph") {
                styles.default_paragraph = Some(id.to_owned());
            }
            styles.styles.insert(id.to_owned(), style);
        }
        styles
    }

    /// A paragraph style by its identifier; the document's default without one.
    pub(super) fn paragraph(&self, id: Option<&str>) -> ParagraphStyle {
        let mut found = ParagraphStyle::default();
        let mut listed = None;
        let mut space = None;
        for style in self.chain(id.or(self.default_paragraph.as_deref())) {
            found.letters = found.letters.over(style.letters);
            found.heading = found.heading.or(style.heading);
            listed = listed.or(style.listed);
            space = space.or(style.space_before);
        }
        found.letters = found.letters.over(self.defaults);
        found.listed = listed.unwrap_or(false);
        found.space_before = space.unwrap_or(0.0);
        found
    }

    /// The letters of a character style.
    pub(super) fn letters(&self, id: Option<&str>) -> Letters {
        self.chain(id).fold(Letters::default(), |letters, style| letters.over(style.letters))
    }

    /// The size of letters of which nothing is said.
    pub(super) fn default_size() -> f32 {
        DEFAULT_SIZE
    }

    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = &'s Style> {
        let mut next = id;
        let mut left = MAX_CHAIN;
        std::iter::from_fn(move || {
            left = left.checked_sub(1)?;
            let style = self.styles.get(next?)?;
            next = style.based_on.as_deref();
            Some(style)
        })
    }
}

/// The level of an outline that a paragraph's properties state.
pub(super) fn heading_level(paragraph: Option<&Element>) -> Option<u8> {
    let level: u8 = paragraph?.child("w:outlineLvl")?.attribute("w:val")?.parse().ok()?;
    (level < MAX_HEADING).then_some(level + 1)
}

/// Built-in styles keep their English names in every language of the program.
fn heading_by_name(name: &str) -> Option<u8> {
    let level: u8 = name.to_lowercase().strip_prefix("heading ")?.trim().parse().ok()?;
    (1..=MAX_HEADING).contains(&level).then_some(level)
}

/// Whether a paragraph's properties make it an item of a list; number 0 takes it out of the list of its style.
pub(super) fn is_listed(paragraph: &Element) -> Option<bool> {
    if let Some(number) = paragraph.child("w:numPr") {
        let id = number.child("w:numId").and_then(|id| id.attribute("w:val"));
        return Some(id != Some("0"));
    }
    paragraph.child("w:listPr").map(|_| true)
}

/// Space above, in points.
pub(super) fn space_before(paragraph: &Element) -> Option<f32> {
    let twentieths: f32 = paragraph.child("w:spacing")?.attribute("w:before")?.parse().ok()?;
    Some(twentieths / 20.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_rest_on_one_another() {
        let xml = br#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
            <w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
            <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
              <w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
            <w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="berschrift1"/><w:rPr><w:b w:val="0"/></w:rPr></w:style>
            <w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style></w:styles>"#;
        let styles = Styles::read(&crate::xml::parse(xml).unwrap());
        assert_eq!(styles.paragraph(None).letters.size, Some(11.0));
        let heading = styles.paragraph(Some("berschrift1"));
        assert_eq!((heading.heading, heading.letters.bold, heading.letters.size), (Some(1), Some(true), Some(16.0)));
        assert_eq!(styles.paragraph(Some("Own")).letters.bold, Some(false));
        assert_eq!(styles.paragraph(Some("Loop")).heading, None);
        assert_eq!(styles.languages, ["de-DE"]);
    }
}
