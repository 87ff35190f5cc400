//! Word documents: DOCX (ZIP), the same as one XML file (Flat OPC), and Word 2003 XML. Only named parts are opened, and XML that
//! declares a document type is refused.

mod body;
mod drawing;
mod fields;
mod parts;
mod picture;
mod properties;
mod run;
mod story;
mod styles;

use crosscheck_model::{Extraction, Locator, Origin};

use crate::collect::Collector;
use crate::{cv, flow};
use parts::Parts;
use story::Story;

pub(crate) fn read(bytes: &[u8], origin: &Origin) -> Extraction {
    let mut out = Collector::new(origin);
    let mut parts = match Parts::open(bytes) {
        Ok(parts) => parts,
        Err(why) => return out.unreadable(why),
    };
    properties::read(&mut parts, &mut out);
    let story = match Story::read(&mut parts, &mut out) {
        Ok(story) => story,
        Err(why) => return out.unreadable(why),
    };
    story.passed_over.report(&mut out);
    picture::read(&story.pictures, &mut parts, &mut out);
    let (mut sheet, cut) = flow::sheet(&story.blocks);
    if cut {
        out.problem(Locator::Whole, "the document has more lines than are read; the rest was left out");
    }
    if sheet.lines.is_empty() {
        let why = if story.pictures.is_empty() {
            "the document holds no text"
        } else {
            "the document holds pictures, and no text"
        };
        return out.unreadable(why);
    }
    sheet.links.extend(story.links);
    cv::interpret(&sheet, &mut out);
    out.finish()
}
