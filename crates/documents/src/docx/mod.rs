//! Word documents: DOCX (ZIP), the same as one XML file (Flat OPC), and Word 2003 XML. Only named parts are opened, and XML that
//! declares a document type is refused.

mod alternatives;
mod body;
mod drawing;
mod fields;
mod parts;
mod picture;
mod properties;
mod run;
mod story;
mod styles;
mod text_box;
mod whole;

use crosscheck_model::{Extraction, Locator, Origin};

use crate::collect::Collector;
use crate::sheet::Sheet;
use crate::{cv, flow};
use parts::Parts;
use story::Story;

pub(crate) fn read(bytes: &[u8], origin: &Origin) -> Extraction {
    let mut out = Collector::new(origin);
    match lines(bytes, &mut out) {
        Ok(sheet) => cv::interpret(&sheet, &mut out),
        Err(why) => return out.unreadable(why),
    }
    out.finish()
}

/// The lines of the document; its properties, pictures and what was passed over are stated on the way. Or why there are none.
pub(crate) fn lines(bytes: &[u8], out: &mut Collector<'_>) -> Result<Sheet, String> {
    let mut parts = Parts::open(bytes)?;
    properties::read(&mut parts, out);
    let story = Story::read(&mut parts, out)?;
    story.passed_over.report(out);
    picture::read(&story.pictures, &mut parts, out);
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
        return Err(why.into());
    }
    sheet.links.extend(story.links);
    Ok(sheet)
}
