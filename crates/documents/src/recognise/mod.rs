//! What a handed-in file is: by its content first, by its name only where content leaves it open.

mod json;
mod kind;
mod package;
mod table;
mod text;

pub use kind::Kind;

use crate::bytes::contains;
use crate::format::{Format, ProfileFormat, SavedFormat};

/// How far into a file a PDF header may stand: readers have accepted it within the first kilobyte since Acrobat 1.
const PDF_HEADER_WITHIN: usize = 1024;

/// What these bytes are.
pub fn recognise(bytes: &[u8], name: &str) -> Kind {
    if bytes.is_empty() {
        return Kind::Unknown("the file is empty".into());
    }
    by_magic(bytes).unwrap_or_else(|| text::recognise(bytes, name))
}

fn by_magic(bytes: &[u8]) -> Option<Kind> {
    let head = &bytes[..bytes.len().min(PDF_HEADER_WITHIN)];
    if contains(head, b"%PDF-") {
        return Some(if is_linkedin_pdf(bytes) {
            Kind::Profile(ProfileFormat::LinkedinPdf)
        } else {
            Kind::Cv(Format::Pdf)
        });
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(package::recognise(bytes));
    }
    if bytes.starts_with(b"{\\rtf") {
        return Some(Kind::Cv(Format::Rtf));
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Some(package::recognise_compound(bytes));
    }
    if bytes.starts_with(b"\x1F\x8B") {
        return Some(package::recognise_gzip(bytes));
    }
    if bytes.starts_with(b"WARC/") {
        return Some(Kind::Archive);
    }
    if bytes.starts_with(b"bplist00") {
        let web = contains(bytes, b"WebMainResource");
        return Some(if web {
            Kind::SavedPages(SavedFormat::Webarchive)
        } else {
            Kind::Unknown("the file is a property list, which holds no page".into())
        });
    }
    let picture = bytes.starts_with(b"\x89PNG")
        || bytes.starts_with(b"\xFF\xD8\xFF")
        || bytes.starts_with(b"GIF8")
        || bytes.starts_with(b"II*\0")
        || bytes.starts_with(b"MM\0*")
        || bytes.get(4..8) == Some(b"ftyp") && bytes.get(8..12).is_some_and(|brand| PICTURES.contains(&brand))
        || (bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"));
    picture.then_some(Kind::Picture)
}

/// Brands of ISO media files that are still pictures.
const PICTURES: [&[u8]; 4] = [b"avif", b"heic", b"heix", b"mif1"];

/// LinkedIn's own PDFs say what they are, outside their compressed parts: the present layout in its subject, the old one
/// only by its program and the link to the profile.
fn is_linkedin_pdf(bytes: &[u8]) -> bool {
    let present = contains(bytes, b"/Author (LinkedIn)") && contains(bytes, b"Resume generated from profile");
    let old = || {
        contains(bytes, b"/Producer (Apache FOP Version 1.1)")
            && (contains(bytes, b"linkedin.com/in/")
                || contains(bytes, b"linkedin.com/pub/")
                || contains(bytes, b"linkedin.com/profile/"))
    };
    present || old()
}

/// Which CV format these bytes are read as; `None` for anything that is none.
pub fn sniff(bytes: &[u8], name: &str) -> Option<Format> {
    match recognise(bytes, name) {
        Kind::Cv(format) => Some(format),
        Kind::SavedPages(SavedFormat::Html) => Some(Format::Html),
        Kind::Profile(ProfileFormat::LinkedinPdf) => Some(Format::Pdf),
        Kind::Picture => Some(Format::Image),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_wins_over_the_name() {
        assert_eq!(sniff(b"\n%PDF-1.7\n", "cv.txt"), Some(Format::Pdf));
        assert_eq!(sniff(b"{\"basics\":{}}", "cv"), Some(Format::JsonResume));
        assert_eq!(sniff(b"<!DOCTYPE html><p>Hi", "cv"), Some(Format::Html));
        assert_eq!(sniff(b"Ana Example\nEngineer", "cv.pdf"), Some(Format::PlainText));
        assert_eq!(sniff(b"\x89PNG\r\n", "cv.pdf"), Some(Format::Image));
        assert_eq!(sniff(b"{\\rtf1 hello}", "cv.doc"), Some(Format::Rtf));
    }

    #[test]
    fn unknown_bytes_have_no_format() {
        assert_eq!(sniff(&[0, 1, 2, 3, 0, 0, 0], "cv"), None);
        assert_eq!(sniff(b"", "cv.pdf"), None);
    }

    #[test]
    fn a_linkedin_pdf_says_so_itself() {
        let present = b"%PDF-1.4\n1 0 obj << /Author (LinkedIn) /Subject (Resume generated from profile) >>";
        assert_eq!(recognise(present, "Profile.pdf"), Kind::Profile(ProfileFormat::LinkedinPdf));
        let old = b"%PDF-1.4\n<< /URI (http://www.linkedin.com/in/ana) >> << /Producer (Apache FOP Version 1.1) >>";
        assert_eq!(recognise(old, "cv.pdf"), Kind::Profile(ProfileFormat::LinkedinPdf));
        // The twin: a CV that merely links to the profile, or that merely was made by the same program.
        assert_eq!(
            recognise(b"%PDF-1.4\n<< /URI (http://www.linkedin.com/in/ana) >>", "cv.pdf"),
            Kind::Cv(Format::Pdf)
        );
        assert_eq!(recognise(b"%PDF-1.4\n<< /Producer (Apache FOP Version 1.1) >>", "cv.pdf"), Kind::Cv(Format::Pdf));
    }

    #[test]
    fn web_archives_and_pictures() {
        assert_eq!(recognise(b"WARC/1.1\r\n", "capture"), Kind::Archive);
        assert_eq!(recognise(b"\xFF\xD8\xFF\xE0", "me"), Kind::Picture);
        assert_eq!(recognise(b"\0\0\0\x1cftypheic", "me"), Kind::Picture);
        assert!(matches!(recognise(b"\0\0\0\x1cftypmp42", "film"), Kind::Unknown(_)));
        assert!(matches!(recognise(b"bplist00", "prefs"), Kind::Unknown(_)));
    }
}
