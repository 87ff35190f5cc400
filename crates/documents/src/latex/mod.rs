//! LaTeX source. It is not typeset: commands that classes for CVs define stand in a table, those that the file defines are expanded, and
//! what no table knows is passed over while its text is read.

mod accents;
mod interpret;
mod lexer;
mod macros;
mod personal;
mod structure;
mod tables;

use std::collections::BTreeSet;

use crosscheck_model::{Extraction, Locator, Origin};

use crate::collect::Collector;
use crate::sheet::Sheet;
use crate::{charset, cv, flow};

/// Source longer than this is no CV.
const MAX_BYTES: usize = 4 << 20;
/// Names of commands that are told.
const MAX_TOLD: usize = 12;

pub(crate) fn read(bytes: &[u8], origin: &Origin) -> Extraction {
    let mut out = Collector::new(origin);
    match lines(bytes, &mut out) {
        Ok(sheet) => cv::interpret(&sheet, &mut out),
        Err(why) => return out.unreadable(why),
    }
    out.finish()
}

/// The lines of the source; what was passed over is stated on the way. Or why there are none.
pub(crate) fn lines(bytes: &[u8], out: &mut Collector<'_>) -> Result<Sheet, String> {
    let text = (bytes.len() <= MAX_BYTES).then(|| charset::decode(bytes)).flatten();
    let text = text.ok_or("the file is not text of a size that is read")?;
    let document = interpret::document(&text);
    if document.inputs > 0 {
        out.problem(
            Locator::Whole,
            format!("{} further files that the source names were not handed in", document.inputs),
        );
    }
    if document.cut {
        out.problem(Locator::Whole, "the source expands to more than is read; the rest was left out");
    }
    let unknown: BTreeSet<&str> = document.unknown.iter().map(String::as_str).collect();
    if !unknown.is_empty() {
        let told: Vec<&str> = unknown.iter().copied().take(MAX_TOLD).collect();
        let what = format!("commands that are not known were passed over, their text was read: {}", told.join(", "));
        out.problem(Locator::Whole, what);
    }
    let (sheet, cut) = flow::sheet(&document.blocks);
    if cut {
        out.problem(Locator::Whole, "the document has more lines than are read; the rest was left out");
    }
    if sheet.lines.is_empty() {
        return Err("the LaTeX source holds no text".into());
    }
    Ok(sheet)
}
