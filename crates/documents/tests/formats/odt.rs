use super::{emails, extract, metadata, names, packed, problems, work};

const NS: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
    xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
    xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
    xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";

const STYLES: &str = "<office:automatic-styles><style:style style:name=\"T1\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
    <style:style style:name=\"P1\" style:family=\"paragraph\"><style:text-properties fo:font-size=\"22pt\" fo:language=\"pt\" fo:country=\"PT\"/></style:style>\
    </office:automatic-styles>";

const BODY: &str = "<office:body><office:text>\
    <text:tracked-changes><text:changed-region/></text:tracked-changes>\
    <text:p text:style-name=\"P1\">Ana<text:s/>Example</text:p>\
    <text:p><draw:frame svg:width=\"3cm\" svg:height=\"4cm\"><draw:image xlink:href=\"Pictures/me.png\"/></draw:frame>\
      <text:a xlink:href=\"https://github.com/ana-example\">code</text:a>\n   ana@example.com</text:p>\
    <text:h text:outline-level=\"1\">Experience</text:h>\
    <table:table><table:table-column table:number-columns-repeated=\"2\"/><table:table-row>\
      <table:table-cell><text:p>03/2019 – present</text:p></table:table-cell>\
      <table:table-cell><text:p><text:span text:style-name=\"T1\">Software Engineer</text:span>, Sample Ltd</text:p></table:table-cell></table:table-row></table:table>\
    <text:list><text:list-item><text:p>Built the billing<office:annotation><text:p>really?</text:p></office:annotation> of a shop.</text:p></text:list-item></text:list>\
    </office:text></office:body>";

#[test]
fn packed_and_flat_say_the_same() {
    let content = format!("<office:document-content {NS}>{STYLES}{BODY}</office:document-content>");
    let meta = format!(
        "<office:document-meta {NS}><office:meta><meta:initial-creator>Ana Example</meta:initial-creator></office:meta></office:document-meta>"
    );
    let archive = packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("meta.xml", meta.as_bytes()),
        ("Pictures/me.png", b"\x89PNG\r\n\x1a\n of nobody"),
    ]);
    let read = extract(&archive, "cv.odt");
    assert_eq!(names(&read), ["Ana Example"]);
    assert_eq!(emails(&read), ["ana@example.com"]);
    assert_eq!(work(&read), ["Software Engineer at Sample Ltd, 2019-03 to present"]);
    assert_eq!(read.claims.photos.len(), 1);
    assert_eq!(metadata(&read, "Author"), Some("Ana Example"));
    assert_eq!(metadata(&read, "Language"), Some("pt-PT"));
    assert_eq!(problems(&read), ["1 tracked changes were read as if they were accepted", "1 comments were not read"]);
    let flat = format!("<?xml version=\"1.0\"?><office:document {NS}>{STYLES}{BODY}</office:document>");
    let one = extract(flat.as_bytes(), "cv.fodt");
    assert_eq!(work(&one), work(&read));
    assert_eq!(names(&one), names(&read));
}

#[test]
fn a_locked_document_says_so() {
    let archive = packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", b"\x00\x01"),
        ("META-INF/manifest.xml", b"<manifest><manifest:encryption-data/></manifest>"),
    ]);
    assert!(format!("{:?}", extract(&archive, "cv.odt").outcome).contains("locked"));
}
