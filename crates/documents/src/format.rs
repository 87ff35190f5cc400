/// What kind of file a CV is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub enum Format {
    /// Portable Document Format.
    Pdf,
    /// JSON Resume, any version.
    JsonResume,
    /// Plain text or Markdown.
    PlainText,
    /// A saved page.
    Html,
    /// Word 2007 and later. Recognised, not read yet.
    Docx,
    /// OpenDocument text. Recognised, not read yet.
    Odt,
    /// Word before 2007. Recognised, not read yet.
    Doc,
    /// Rich Text Format. Recognised, not read yet.
    Rtf,
    /// A picture of a CV. Recognised, not read yet.
    Image,
    /// Any other ZIP archive. Recognised, not read yet.
    Archive,
}

impl Format {
    /// As shown to people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::JsonResume => "JSON Resume",
            Self::PlainText => "plain text",
            Self::Html => "HTML",
            Self::Docx => "Word document (DOCX)",
            Self::Odt => "OpenDocument text (ODT)",
            Self::Doc => "Word 97-2003 document (DOC)",
            Self::Rtf => "Rich Text Format (RTF)",
            Self::Image => "picture",
            Self::Archive => "ZIP archive",
        }
    }

    /// Whether [`read`](crate::read) reads it, rather than only naming it.
    pub const fn is_read(self) -> bool {
        matches!(self, Self::Pdf | Self::JsonResume | Self::PlainText | Self::Html)
    }
}

/// How far into a file a PDF header may stand: readers have accepted it within the first kilobyte since Acrobat 1.
const PDF_HEADER_WITHIN: usize = 1024;
/// How much of a file is looked at to tell text from anything else.
const SNIFFED: usize = 4096;

/// Which format these bytes are: by content first, then by the file's name. `None` for anything unknown.
pub fn sniff(bytes: &[u8], name: &str) -> Option<Format> {
    by_magic(bytes).or_else(|| by_text(bytes, name))
}

fn by_magic(bytes: &[u8]) -> Option<Format> {
    let head = &bytes[..bytes.len().min(PDF_HEADER_WITHIN)];
    if contains(head, b"%PDF-") {
        return Some(Format::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        // Names of members stand in clear; the central directory at the end has them all.
        let tail = &bytes[bytes.len().saturating_sub(64 * 1024)..];
        return Some(if contains(tail, b"word/document") || contains(head, b"word/document") {
            Format::Docx
        } else if contains(head, b"application/vnd.oasis.opendocument.text") {
            Format::Odt
        } else {
            Format::Archive
        });
    }
    if bytes.starts_with(b"{\\rtf") {
        return Some(Format::Rtf);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Some(Format::Doc);
    }
    let picture = bytes.starts_with(b"\x89PNG")
        || bytes.starts_with(b"\xFF\xD8\xFF")
        || bytes.starts_with(b"GIF8")
        || bytes.starts_with(b"II*\0")
        || bytes.starts_with(b"MM\0*")
        || (bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"));
    picture.then_some(Format::Image)
}

fn by_text(bytes: &[u8], name: &str) -> Option<Format> {
    let text = crate::charset::decode(&bytes[..bytes.len().min(SNIFFED)])?;
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    if start.starts_with('{') && (extension != "txt" && extension != "md") {
        return Some(Format::JsonResume);
    }
    let lower: String = start.chars().take(1024).flat_map(char::to_lowercase).collect();
    let tag = ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| lower.contains(tag));
    if tag && start.starts_with('<')
        || (start.starts_with('<') && matches!(extension.as_str(), "html" | "htm" | "xhtml"))
    {
        return Some(Format::Html);
    }
    match extension.as_str() {
        "json" => Some(Format::JsonResume),
        "html" | "htm" | "xhtml" => Some(Format::Html),
        _ => Some(Format::PlainText),
    }
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
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
}
