use super::kind::Kind;
use super::{json, table};
use crate::format::{Format, SavedFormat};
use crate::{charset, saved_page, xml};

/// How much of a file is looked at to tell one text format from another.
const SNIFFED: usize = 64 << 10;
/// Endings of programs' source and data files that are text, but no CV.
const NO_CV: &[&str] = &["ics", "eml", "sql", "log", "ini", "yaml", "yml", "toml"];

/// What a file that has no mark of its own is.
pub(super) fn recognise(bytes: &[u8], name: &str) -> Kind {
    let Some(text) = charset::decode(&bytes[..bytes.len().min(SNIFFED)]) else {
        return Kind::Unknown("the format of this file is not known".into());
    };
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if start.is_empty() {
        return Kind::Unknown("the file holds nothing but white space".into());
    }
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    let told_as_text = matches!(extension.as_str(), "txt" | "md");
    if start.starts_with(['{', '[']) && !told_as_text || extension == "json" {
        return json::recognise(bytes);
    }
    if start.get(..11).is_some_and(|line| line.eq_ignore_ascii_case("begin:vcard")) {
        return Kind::Cv(Format::Vcard);
    }
    if is_mhtml(start) {
        return Kind::SavedPages(SavedFormat::Mhtml);
    }
    if start.starts_with('<') && !told_as_text {
        return markup(bytes, start, &extension);
    }
    if matches!(extension.as_str(), "html" | "htm" | "xhtml") {
        return html(bytes);
    }
    if start.contains("\\documentclass") || extension == "tex" || start.contains("\\begin{document}") {
        return Kind::Cv(Format::Latex);
    }
    if let Some(kind) = table::recognise(&text, name) {
        return kind;
    }
    if NO_CV.contains(&extension.as_str()) {
        return Kind::Unknown(format!("a file ending in .{extension} is not read as a CV"));
    }
    Kind::Cv(Format::PlainText)
}

/// A message whose parts belong together: what browsers save as "web page, single file".
fn is_mhtml(start: &str) -> bool {
    let head: String = start.lines().take_while(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n");
    let head = head.to_ascii_lowercase();
    head.contains("mime-version:") && head.contains("content-type:") && head.contains("multipart/related")
        || head.starts_with("from: <saved by")
}

fn markup(bytes: &[u8], start: &str, extension: &str) -> Kind {
    let lower: String = start.chars().take(2048).flat_map(char::to_lowercase).collect();
    let page = ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| lower.contains(tag));
    if page || matches!(extension, "html" | "htm" | "xhtml") {
        return html(bytes);
    }
    let Some(root) = xml::root(bytes) else {
        // Pages without their outer tags are pages all the same.
        let fragment = ["<p", "<div", "<h1", "<table", "<section", "<!--"].iter().any(|tag| lower.starts_with(tag));
        return if fragment {
            html(bytes)
        } else {
            Kind::Unknown("the file looks like XML, but is not well-formed".into())
        };
    };
    match &*root.name {
        "w:wordDocument" => Kind::Cv(Format::WordXml),
        "pkg:package" => Kind::Cv(Format::Docx),
        "office:document" => Kind::Cv(Format::Odt),
        "eu:Candidate" | "skills:SkillsPassport" | "skills:LearnerInfo" | "SkillsPassport" => {
            Kind::Cv(Format::Europass)
        }
        "hr:Candidate" | "hr:Resume" | "hr:CandidateProfile" => Kind::Cv(Format::HrOpen),
        "Candidate" if root.attributes.iter().any(|(_, value)| value.contains("europass")) => {
            Kind::Cv(Format::Europass)
        }
        "Candidate" | "Resume" | "StaffingOrder" | "CandidateProfile" => Kind::Cv(Format::HrOpen),
        "plist" if lower.contains("webmainresource") || crate::bytes::contains(bytes, b"WebMainResource") => {
            Kind::SavedPages(SavedFormat::Webarchive)
        }
        "div" | "p" | "h1" | "table" | "section" | "main" | "article" | "span" | "ul" | "header" => html(bytes),
        // The name of an element comes from a schema, and says nothing of a person.
        _ => {
            let name: String = root.local().chars().filter(char::is_ascii_alphanumeric).take(40).collect();
            Kind::Unknown(format!("the file is XML of a kind that is not known as a CV (<{name}>)"))
        }
    }
}

/// A page that says where it was saved from is a profile; one that says nothing is a CV that was made as a page.
fn html(bytes: &[u8]) -> Kind {
    if saved_page::says_its_address(bytes) { Kind::SavedPages(SavedFormat::Html) } else { Kind::Cv(Format::Html) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::recognise;

    #[test]
    fn xml_is_told_by_its_root_element() {
        let cases: &[(&str, Format)] = &[
            (
                "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"/>",
                Format::WordXml,
            ),
            ("<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>", Format::Odt),
            ("<Candidate xmlns=\"http://www.europass.eu/1.0\"/>", Format::Europass),
            ("<SkillsPassport xmlns=\"http://europass.cedefop.europa.eu/Europass\"/>", Format::Europass),
            ("<Candidate xmlns=\"http://www.hr-xml.org/3\"/>", Format::HrOpen),
            ("<Resume xmlns=\"http://ns.hr-xml.org/2006-02-28\"/>", Format::HrOpen),
        ];
        for (text, format) in cases {
            assert_eq!(recognise(text.as_bytes(), "cv.xml"), Kind::Cv(*format), "{text}");
        }
        let other = recognise(b"<?xml version=\"1.0\"?><invoice id=\"5551234567\"/>", "cv.xml");
        assert!(matches!(other, Kind::Unknown(why) if why.contains("<invoice>")));
    }

    #[test]
    fn text_formats_are_told_by_their_first_words() {
        assert_eq!(recognise(b"BEGIN:VCARD\r\nVERSION:3.0", "x"), Kind::Cv(Format::Vcard));
        assert_eq!(recognise(b"% cv\n\\documentclass{moderncv}", "x"), Kind::Cv(Format::Latex));
        assert_eq!(recognise(b"<h1>Ana Example</h1>", "x"), Kind::Cv(Format::Html));
        let mail =
            b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.com/\r\nMIME-Version: 1.0\r\n\r\n";
        assert_eq!(recognise(mail, "x.mhtml"), Kind::SavedPages(SavedFormat::Mhtml));
        let saved = b"<!DOCTYPE html>\n<!-- saved from url=(0023)https://example.com/ana -->\n<html><p>Hi";
        assert_eq!(recognise(saved, "x.html"), Kind::SavedPages(SavedFormat::Html));
        assert_eq!(recognise(b"# Ana Example\n\n\\[not tex\\]", "cv.md"), Kind::Cv(Format::PlainText));
    }
}
