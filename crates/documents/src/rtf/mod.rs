//! Rich Text Format: paragraphs, tables, fields, list marks, headers and footers, portraits, the information group.

mod assemble;
mod charset;
mod destination;
mod lexer;
mod picture;
mod reader;
mod state;

use crosscheck_model::{Extraction, Locator, Origin, ReadBy};

use crate::collect::Collector;
use crate::portrait::{MAX_PORTRAITS, is_photo};
use crate::sheet::Sheet;
use crate::{cv, flow};
use reader::Reader;

/// Longer values are not metadata a person wrote.
const MAX_VALUE: usize = 500;

pub(crate) fn read(bytes: &[u8], origin: &Origin) -> Extraction {
    let mut out = Collector::new(origin);
    match lines(bytes, &mut out) {
        Ok(sheet) => cv::interpret(&sheet, &mut out),
        Err(why) => return out.unreadable(why),
    }
    out.finish()
}

/// The lines of the document; its information, pictures and what was passed over are stated on the way. Or why there are none.
pub(crate) fn lines(bytes: &[u8], out: &mut Collector<'_>) -> Result<Sheet, String> {
    let document = Reader::read(bytes);
    for (name, value) in &document.info {
        let value: String = value.trim().chars().filter(|c| !c.is_control()).take(MAX_VALUE).collect();
        if !value.is_empty() {
            let at = out.at(Locator::Field((*name).to_owned()), ReadBy::DocumentMetadata);
            out.builder.metadata(&at, name, &value);
        }
    }
    let mut say = |count: usize, what: &str| {
        if count > 0 {
            out.problem(Locator::Whole, format!("{count} {what}"));
        }
    };
    say(document.deleted, "tracked deletions were left out as if they were accepted");
    say(document.comments, "comments were not read");
    say(document.notes, "notes at the foot or the end were not read");
    say(document.hidden, "pieces of hidden text were not read");
    say(document.objects, "embedded objects were not read");
    say(usize::from(document.too_deep), "groups stand too deep in one another and were not read");
    for bytes in document.pictures.iter().filter(|bytes| is_photo(bytes)).take(MAX_PORTRAITS) {
        let at = out.at(Locator::Whole, ReadBy::DocumentImage);
        out.builder.picture(&at, bytes.clone(), "picture in the document");
    }
    let (sheet, cut): (Sheet, bool) = flow::sheet(&document.blocks);
    if cut {
        out.problem(Locator::Whole, "the document has more lines than are read; the rest was left out");
    }
    if sheet.lines.is_empty() {
        return Err("the document holds no text".into());
    }
    Ok(sheet)
}
