use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::html::escaped;
use super::lines::Line;
use super::person::Person;

/// A ZIP archive of these members; the first is stored as it is, as OpenDocument asks for.
#[must_use]
pub fn packed(members: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (index, (name, text)) in members.iter().enumerate() {
        let method = if index == 0 { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method)).expect("memory takes a member");
        zip.write_all(text.as_bytes()).expect("memory takes bytes");
    }
    zip.finish().expect("memory takes a directory").into_inner()
}

pub(super) fn docx(person: &Person) -> Vec<u8> {
    let run = |text: &str, bold: bool| {
        let look = if bold { "<w:rPr><w:b/></w:rPr>" } else { "" };
        format!("<w:r>{look}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
    };
    let styled = |style: &str, inner: String| format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{inner}</w:p>");
    let mut body = String::new();
    for line in person.lines() {
        body.push_str(&match line {
            Line::Name(name) => styled("Title", run(&name, false)),
            Line::Heading(heading) => styled("Heading1", run(&heading, false)),
            Line::Entry { bold, rest, dates } => {
                let inner =
                    format!("{}{}<w:r><w:tab/></w:r>{}", run(&bold, true), run(&rest, false), run(&dates, false));
                styled("Entry", inner)
            }
            Line::Item(item) => styled("ListBullet", run(&item, false)),
            Line::Text(words) => styled("Normal", run(&words, false)),
        });
    }
    let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let document = format!("<?xml version=\"1.0\"?><w:document {w}><w:body>{body}</w:body></w:document>");
    let styles = format!(
        "<w:styles {w}><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:rPr><w:sz w:val=\"22\"/></w:rPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name w:val=\"Title\"/><w:rPr><w:b/><w:sz w:val=\"44\"/></w:rPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:pPr><w:spacing w:before=\"240\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"28\"/></w:rPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Entry\"><w:name w:val=\"Entry\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:tabs><w:tab w:val=\"right\" w:pos=\"9000\"/></w:tabs></w:pPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"ListBullet\"><w:name w:val=\"List Bullet\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>"
    );
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let packages = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
    packed(&[
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".into(),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships {packages}><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            ),
        ),
        ("word/document.xml", document),
        (
            "word/_rels/document.xml.rels",
            format!(
                "<Relationships {packages}><Relationship Id=\"r1\" Type=\"{office}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        ("word/styles.xml", styles),
    ])
}

pub(super) fn odt(person: &Person) -> Vec<u8> {
    let mut body = String::new();
    for line in person.lines() {
        body.push_str(&match line {
            Line::Name(name) => format!("<text:p text:style-name=\"Name\">{}</text:p>", escaped(&name)),
            Line::Heading(heading) => format!("<text:h text:outline-level=\"1\">{}</text:h>", escaped(&heading)),
            Line::Entry { bold, rest, dates } => format!(
                "<text:p><text:span text:style-name=\"Bold\">{}</text:span>{}<text:tab/>{}</text:p>",
                escaped(&bold),
                escaped(&rest),
                escaped(&dates)
            ),
            Line::Item(item) => {
                format!("<text:list><text:list-item><text:p>{}</text:p></text:list-item></text:list>", escaped(&item))
            }
            Line::Text(words) => format!("<text:p>{}</text:p>", escaped(&words)),
        });
    }
    let ns = "urn:oasis:names:tc:opendocument:xmlns";
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"{ns}:office:1.0\" xmlns:text=\"{ns}:text:1.0\" xmlns:style=\"{ns}:style:1.0\" \
         xmlns:fo=\"{ns}:xsl-fo-compatible:1.0\"><office:automatic-styles><style:style style:name=\"Name\" style:family=\"paragraph\">\
         <style:text-properties fo:font-size=\"22pt\" fo:font-weight=\"bold\"/></style:style><style:style style:name=\"Bold\" style:family=\"text\">\
         <style:text-properties fo:font-weight=\"bold\"/></style:style></office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    packed(&[("mimetype", "application/vnd.oasis.opendocument.text".into()), ("content.xml", content)])
}
