use crosscheck_model::{Extraction, Origin, Outcome};

use crate::{Format, html, json_resume, pdf, plain_text, sniff};

/// Larger files are not read: the largest sample CV with pictures is a tenth of this.
const MAX_BYTES: usize = 32 << 20;

/// Reads a CV. `name` is the file's name; `format` overrides what [`sniff`] makes of bytes and name.
pub fn read(bytes: &[u8], name: &str, origin: &Origin, format: Option<Format>) -> Extraction {
    let unreadable = |why: String| Extraction::without_claims(Outcome::Unreadable(why));
    if bytes.is_empty() {
        return unreadable("the file is empty".into());
    }
    if bytes.len() > MAX_BYTES {
        return unreadable(format!("the file is larger than {} MiB", MAX_BYTES >> 20));
    }
    match format.or_else(|| sniff(bytes, name)) {
        Some(Format::JsonResume) => json_resume::read(bytes, origin),
        Some(Format::Pdf) => pdf::read(bytes, origin),
        Some(Format::Html) => html::read(bytes, origin),
        Some(Format::PlainText) => plain_text::read(bytes, origin),
        Some(other) => unreadable(format!("{}: this format is recognised but not read yet", other.label())),
        None => unreadable("the format of this file is not known".into()),
    }
}
