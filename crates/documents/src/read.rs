use crosscheck_model::{Address, Digest, Extraction, Origin, Outcome, SourceId};
use jiff::Timestamp;

use crate::collect::Collector;
use crate::format::{Format, ProfileFormat};
use crate::recognise::{Kind, recognise, sniff};
use crate::recognised::{PagePicture, PageText};
use crate::{
    account_export, docx, europass, fresh, hr_open, html, json_resume, latex, linkedin, odt, pdf, pdf_file, plain_text,
    rtf, schema_person, vcard,
};

/// Larger files are not read: the largest sample CV with pictures is a tenth of this.
const MAX_BYTES: usize = 32 << 20;

/// What is said of a picture whose text nobody has read.
const PICTURE: &str = "the file is a picture: --ocr reads the text in it, where Tesseract is installed";

/// Reads a CV. `name` is the file's name; `format` overrides what [`recognise`] makes of bytes and name. An exported profile is read
/// as one here too, so that a wrong guess of the caller costs nothing.
pub fn read(bytes: &[u8], name: &str, origin: &Origin, format: Option<Format>) -> Extraction {
    read_recognised(bytes, name, origin, format, &[])
}

/// The same, with what a program for it made of [`page_pictures`]. Claims that rest on that are [`Certainty::Ocr`](crosscheck_model::Certainty::Ocr).
pub fn read_recognised(
    bytes: &[u8],
    name: &str,
    origin: &Origin,
    format: Option<Format>,
    recognised: &[PageText],
) -> Extraction {
    if let Some(refusal) = refusal(bytes) {
        return refusal;
    }
    let kind = recognise(bytes, name);
    match (format.or_else(|| sniff(bytes, name)), kind) {
        (None, Kind::Profile(profile)) => read_profile(bytes, name, origin, profile),
        (Some(format), _) => read_format(bytes, origin, format, recognised),
        (None, Kind::Unknown(why)) => unreadable(why),
        (None, Kind::SavedPages(format)) => {
            unreadable(format!("the file is a {}, not a CV: hand it in as a profile", format.label()))
        }
        (None, Kind::Archive) => unreadable("the file is a web archive, not a CV"),
        (None, Kind::Cv(_) | Kind::Picture) => unreadable("the format of this file is not known"),
    }
}

fn read_format(bytes: &[u8], origin: &Origin, format: Format, recognised: &[PageText]) -> Extraction {
    match format {
        Format::JsonResume => json_resume::read(bytes, origin),
        Format::Pdf => pdf_file::read(bytes, recognised, origin),
        Format::Html => html::read(bytes, origin),
        Format::PlainText => plain_text::read(bytes, origin),
        Format::Docx | Format::WordXml => docx::read(bytes, origin),
        Format::Odt => odt::read(bytes, origin),
        Format::Rtf => rtf::read(bytes, origin),
        Format::Latex => latex::read(bytes, origin),
        Format::Europass => europass::read(bytes, origin),
        Format::HrOpen => hr_open::read(bytes, origin),
        Format::Fresh => fresh::read(bytes, origin),
        Format::Vcard => vcard::read(bytes, origin),
        Format::SchemaPerson => schema_person::read(bytes, origin),
        Format::Image if recognised.is_empty() => unreadable(PICTURE),
        Format::Image => pdf_file::read_pictures(recognised, origin),
        other => unreadable(format!("{}: this format is recognised but not read yet", other.label())),
    }
}

/// The pictures that a program for OCR has to read before [`read_recognised`] reads the document: pages of a PDF without text of their own, or
/// the file itself.
pub fn page_pictures(bytes: &[u8], name: &str, format: Option<Format>) -> Vec<PagePicture> {
    match format.or_else(|| sniff(bytes, name)) {
        _ if bytes.len() > MAX_BYTES => Vec::new(),
        Some(Format::Pdf) => pdf::page_pictures(bytes),
        Some(Format::Image) => vec![PagePicture::new(1, bytes.to_vec(), None)],
        _ => Vec::new(),
    }
}

/// The text of a document as it is read: line by line in reading order, cells apart by two spaces. Or why there is none.
pub fn text(bytes: &[u8], name: &str, format: Option<Format>) -> Result<String, String> {
    text_recognised(bytes, name, format, &[])
}

/// The same, with what a program for it made of [`page_pictures`].
pub fn text_recognised(
    bytes: &[u8],
    name: &str,
    format: Option<Format>,
    recognised: &[PageText],
) -> Result<String, String> {
    if bytes.len() > MAX_BYTES {
        return Err(format!("the file is larger than {} MiB", MAX_BYTES >> 20));
    }
    // Nothing is claimed here, so what the claims would rest on does not matter.
    let origin = Origin::new(SourceId(0), Address::File(name.to_owned()), Timestamp::UNIX_EPOCH, Digest::of(&[]));
    let mut out = Collector::new(&origin);
    let sheet = match format.or_else(|| sniff(bytes, name)) {
        Some(Format::Pdf) => pdf::text(bytes, recognised)?,
        Some(Format::Image) if recognised.is_empty() => return Err(PICTURE.into()),
        Some(Format::Image) => pdf::text_of_pictures(recognised),
        Some(Format::Html) => html::text(bytes),
        Some(Format::PlainText | Format::JsonResume) => plain_text::text(bytes).ok_or("the text cannot be decoded")?,
        Some(Format::Docx | Format::WordXml) => docx::lines(bytes, &mut out)?,
        Some(Format::Odt) => odt::lines(bytes, &mut out)?,
        Some(Format::Rtf) => rtf::lines(bytes, &mut out)?,
        Some(Format::Latex) => latex::lines(bytes, &mut out)?,
        Some(other) => return Err(format!("{}: the text of this format is not shown", other.label())),
        None => return Err("the format of this file is not known".into()),
    };
    let mut text = String::new();
    for line in &sheet.lines {
        let cells: Vec<&str> = line.cells.iter().map(|cell| cell.text.as_str()).collect();
        text.push_str(&cells.join("  "));
        text.push('\n');
    }
    Ok(text)
}

/// Reads a profile that was exported from a site.
pub fn read_profile(bytes: &[u8], name: &str, origin: &Origin, format: ProfileFormat) -> Extraction {
    if let Some(refusal) = refusal(bytes) {
        return refusal;
    }
    match format {
        ProfileFormat::LinkedinPdf => pdf_file::read(bytes, &[], origin),
        ProfileFormat::LinkedinExport => linkedin::read_export(bytes, origin),
        ProfileFormat::LinkedinTable => linkedin::read_table(bytes, name, origin),
        ProfileFormat::LinkedinSnapshot => linkedin::read_snapshot(bytes, origin),
        ProfileFormat::GithubExport => account_export::read_github(bytes, origin),
        ProfileFormat::GitlabExport => account_export::read_gitlab(bytes, origin),
    }
}

fn refusal(bytes: &[u8]) -> Option<Extraction> {
    if bytes.is_empty() {
        return Some(unreadable("the file is empty"));
    }
    (bytes.len() > MAX_BYTES).then(|| unreadable(format!("the file is larger than {} MiB", MAX_BYTES >> 20)))
}

fn unreadable(why: impl Into<String>) -> Extraction {
    Extraction::without_claims(Outcome::Unreadable(why.into()))
}
