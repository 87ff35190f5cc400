//! Drawings: text boxes, pictures, and where a click leads.

use crosscheck_model::{Locator, ReadBy};

use super::alternatives::choice;
use super::body::Body;
use super::picture::Picture;
use super::text_box::TextBox;
use crate::sheet::SheetLink;
use crate::xml::Element;

/// English Metric Units in a point.
const EMU: f32 = 12_700.0;
/// Boxes inside boxes.
const MAX_BOXES: usize = 400;

impl Body<'_> {
    /// Reads a drawing: its text boxes, its pictures, where a click on it leads.
    pub(super) fn drawing(&mut self, element: &Element, boxes: &mut Vec<TextBox>) {
        let place = Place::of(element);
        for click in element.find_all("hlinkClick") {
            let target =
                click.attribute("r:id").and_then(|id| self.relations.get(id)).filter(|relation| relation.external);
            if let Some(relation) = target {
                let target = relation.target.clone();
                let link = SheetLink {
                    target,
                    line: None,
                    text: String::new(),
                    locator: Locator::Whole,
                    by: ReadBy::DocumentLink,
                };
                if !self.story.links.contains(&link) {
                    self.story.links.push(link);
                }
            }
        }
        self.drawn_pictures(element, &place);
        if element.find_all("chart").iter().any(|chart| chart.attribute("r:id").is_some())
            || !element.find_all("relIds").is_empty()
        {
            self.story.passed_over.objects += 1;
        }
        for content in outermost(element, "txbxContent") {
            if boxes.len() >= MAX_BOXES {
                return;
            }
            let blocks = self.blocks(content);
            boxes.push(TextBox { blocks, x: place.x, y: place.y, width: place.width });
        }
    }

    fn drawn_pictures(&mut self, element: &Element, place: &Place) {
        let blips = element.find_all("blip").into_iter().filter_map(|blip| blip.attribute("r:embed"));
        let images = element.find_all("imagedata").into_iter().filter_map(|image| image.attribute("r:id"));
        let inside = element.find_all("imagedata").into_iter().filter_map(|image| image.attribute("src"));
        let referred =
            blips.chain(images).filter_map(|id| self.relations.get(id).filter(|relation| !relation.external));
        let mut found: Vec<String> = referred.map(|relation| relation.target.clone()).collect();
        found.extend(inside.filter(|source| source.starts_with("wordml:")).map(str::to_owned));
        for part in found {
            let picture = Picture { part, width: place.width, height: place.height };
            if !self.story.pictures.contains(&picture) {
                self.story.pictures.push(picture);
            }
        }
    }
}

/// Elements of this name that stand in no other of it.
fn outermost<'e>(element: &'e Element, local: &str) -> Vec<&'e Element> {
    let mut found = Vec::new();
    let mut open = vec![element];
    while let Some(element) = open.pop() {
        if element.local() == local {
            found.push(element);
            continue;
        }
        let inside: Vec<&Element> = if element.is("mc:AlternateContent") {
            choice(element).into_iter().collect()
        } else {
            element.elements().collect()
        };
        open.extend(inside.into_iter().rev());
    }
    found
}

struct Place {
    x: f32,
    y: f32,
    width: f32,
    height: f32,
}

impl Place {
    fn of(element: &Element) -> Self {
        let anchor = element.child_local("anchor").or_else(|| element.child_local("inline"));
        let offset = |axis: &str| anchor.and_then(|anchor| emu(&anchor.at(&[axis, "posOffset"])?.text()));
        let extent = |side: &str| anchor.and_then(|anchor| emu(anchor.child_local("extent")?.attribute(side)?));
        let shape = element.find_all("shape").into_iter().chain(element.find_all("rect")).next();
        let style = |key: &str| shape.and_then(|shape| css_points(shape.attribute("style")?, key));
        Self {
            x: offset("positionH").or_else(|| style("margin-left")).unwrap_or(0.0),
            y: offset("positionV").or_else(|| style("margin-top")).unwrap_or(0.0),
            width: extent("cx").or_else(|| style("width")).unwrap_or(0.0),
            height: extent("cy").or_else(|| style("height")).unwrap_or(0.0),
        }
    }
}

fn emu(text: &str) -> Option<f32> {
    text.trim().parse::<f32>().ok().map(|value| value / EMU).filter(|points| points.is_finite())
}

/// A length of a style written as in CSS: `width:120pt`.
fn css_points(style: &str, key: &str) -> Option<f32> {
    let value = style.split(';').find_map(|part| part.split_once(':').filter(|(name, _)| name.trim() == key))?.1.trim();
    let digits = value.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let number: f32 = digits.parse().ok()?;
    let points = match &value[digits.len()..] {
        "in" => number * 72.0,
        "cm" => number * 28.35,
        "mm" => number * 2.835,
        "px" => number * 0.75,
        _ => number,
    };
    points.is_finite().then_some(points)
}

#[cfg(test)]
mod tests {
    use super::css_points;

    #[test]
    fn lengths_as_in_style_sheets() {
        assert_eq!(css_points("position:absolute;width:120pt;height:1in", "width"), Some(120.0));
        assert_eq!(css_points("width:1in", "width"), Some(72.0));
        assert_eq!(css_points("width:wide", "width"), None);
    }
}
