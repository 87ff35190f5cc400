use super::{emails, extract, metadata, names, packed, problems, work};

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn relations(list: &[(&str, &str, &str)]) -> String {
    let one = |(id, kind, target): &(&str, &str, &str)| {
        let mode = if target.contains("://") { " TargetMode=\"External\"" } else { "" };
        format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"{mode}/>")
    };
    let all: String = list.iter().map(one).collect();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>"
    )
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

fn styled(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn cell(paragraphs: &[&str]) -> String {
    let inner: String = paragraphs.iter().map(|text| paragraph(text)).collect();
    format!("<w:tc>{inner}</w:tc>")
}

fn table(rows: &[&[&[&str]]]) -> String {
    let rows: String = rows
        .iter()
        .map(|row| format!("<w:tr>{}</w:tr>", row.iter().map(|paragraphs| cell(paragraphs)).collect::<String>()))
        .collect();
    format!("<w:tbl><w:tblGrid><w:gridCol w:w=\"2000\"/><w:gridCol w:w=\"7000\"/></w:tblGrid>{rows}</w:tbl>")
}

const STYLES: &str = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"22\"/><w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault></w:docDefaults>\
    <w:style w:type=\"paragraph\" w:styleId=\"Titel\"><w:name w:val=\"Title\"/><w:rPr><w:b/><w:sz w:val=\"48\"/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/><w:rPr><w:b/><w:sz w:val=\"28\"/></w:rPr></w:style>";

/// A document of this body, with a header, two relations and a portrait.
fn document(body: &str) -> Vec<u8> {
    let main = format!(
        "<w:document {W}><w:body>{body}<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/></w:sectPr></w:body></w:document>"
    );
    let header = format!(
        "<w:hdr {W}>{}{}</w:hdr>",
        paragraph("ana@example.com"),
        "<w:p><w:fldSimple w:instr=\"PAGE\"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>"
    );
    let root = relations(&[("rId1", "officeDocument", "word/document.xml")]);
    let own = relations(&[
        ("rId1", "hyperlink", "https://github.com/ana-example"),
        ("rId2", "header", "header1.xml"),
        ("rId3", "image", "media/me.png"),
        ("rId4", "styles", "styles.xml"),
        ("rId5", "comments", "comments.xml"),
    ]);
    let styles = format!("<w:styles {W}>{STYLES}</w:styles>");
    let comments = format!(
        "<w:comments {W}><w:comment w:id=\"0\" w:author=\"Bo Other\">{}</w:comment></w:comments>",
        paragraph("too long")
    );
    let core = "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
        xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\"><dc:creator>Ana Example</dc:creator>\
        <dcterms:created>2026-01-02T03:04:05Z</dcterms:created></cp:coreProperties>";
    packed(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", root.as_bytes()),
        ("word/document.xml", main.as_bytes()),
        ("word/_rels/document.xml.rels", own.as_bytes()),
        ("word/header1.xml", header.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
        ("word/comments.xml", comments.as_bytes()),
        ("word/media/me.png", b"\x89PNG\r\n\x1a\n of nobody"),
        ("docProps/core.xml", core.as_bytes()),
    ])
}

fn whole() -> String {
    let picture = "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"1270000\" cy=\"1524000\"/><a:graphic><a:graphicData><a:blip r:embed=\"rId3\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
    let link = "<w:p><w:hyperlink r:id=\"rId1\"><w:r><w:t>my code</w:t></w:r></w:hyperlink></w:p>";
    [
        styled("Titel", "Ana Example").as_str(),
        &paragraph("Lisbon, Portugal"),
        picture,
        link,
        &styled("berschrift1", "Experience"),
        &table(&[
            &[&["03/2019 – present"], &["Software Engineer, Sample Ltd", "Built the billing of a shop."]],
            &[&["01/2015 – 02/2019"], &["Data Analyst, Example GmbH"]],
        ]),
        &styled("berschrift1", "Education"),
        &paragraph("Bachelor of Science, University of Sampleton, 2011 – 2014"),
    ]
    .concat()
}

#[test]
fn headers_tables_links_pictures_and_properties() {
    let read = extract(&document(&whole()), "cv.docx");
    assert_eq!(names(&read), ["Ana Example"]);
    assert_eq!(emails(&read), ["ana@example.com"]);
    assert_eq!(
        work(&read),
        ["Software Engineer at Sample Ltd, 2019-03 to present", "Data Analyst at Example GmbH, 2015-01 to 2019-02"]
    );
    assert_eq!(read.claims.education.len(), 1);
    assert!(read.claims.links.iter().any(|claim| claim.value().url.as_str() == "https://github.com/ana-example"));
    assert_eq!(read.claims.photos.len(), 1);
    assert_eq!(metadata(&read, "Author"), Some("Ana Example"));
    assert_eq!(metadata(&read, "CreationDate"), Some("2026-01-02T03:04:05Z"));
    assert_eq!(metadata(&read, "Language"), Some("en-GB"));
    assert_eq!(problems(&read), ["1 comments were not read"]);
}

#[test]
fn text_boxes_stand_where_they_are_anchored() {
    let shape = |text: &str, x: u32| {
        format!(
            "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><wp:positionH><wp:posOffset>{x}</wp:posOffset></wp:positionH>\
             <a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>\
             <mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            text, text
        )
    };
    let right = [styled("berschrift1", "Experience"), paragraph("Engineer, Sample Ltd, 2019 – 2021")].concat();
    let left = [styled("Titel", "Ana Example"), paragraph("+44 20 7946 0958")].concat();
    let body = format!("<w:p>{}{}</w:p>", shape(&right, 3_000_000), shape(&left, 0));
    let read = extract(&document(&body), "cv.docx");
    assert_eq!(names(&read), ["Ana Example"]);
    assert_eq!(read.claims.phones.len(), 1, "the fallback says the same and is not read again");
    assert_eq!(work(&read), ["Engineer at Sample Ltd, 2019 to 2021"]);
}

#[test]
fn changes_hidden_text_and_placeholders_are_told() {
    let body = [
        styled("Titel", "Ana Example").as_str(),
        "<w:p><w:ins w:author=\"Bo Other\"><w:r><w:t>+44 20 7946 0958</w:t></w:r></w:ins><w:del><w:r><w:delText>+44 20 7946 0000</w:delText></w:r></w:del></w:p>",
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret@example.org</w:t></w:r></w:p>",
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>your@mail.example</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>ana.filled@example.com</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    ]
    .concat();
    let read = extract(&document(&body), "cv.docx");
    assert_eq!(emails(&read), ["ana@example.com", "ana.filled@example.com"]);
    assert_eq!(read.claims.phones.len(), 1);
    let told = problems(&read).join("\n");
    for what in [
        "1 tracked insertions",
        "1 tracked deletions",
        "1 comments",
        "1 pieces of hidden text",
        "1 fields of a template",
    ] {
        assert!(told.contains(what), "{what} in {told}");
    }
}

#[test]
fn fields_lead_to_their_address_and_show_no_instruction() {
    let body = [
        styled("Titel", "Ana Example").as_str(),
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"https://ana.example/blog\" </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>my blog</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
    ]
    .concat();
    let read = extract(&document(&body), "cv.docx");
    let links: Vec<&str> = read.claims.links.iter().map(|claim| claim.value().url.as_str()).collect();
    assert_eq!(links, ["https://ana.example/blog"]);
    assert_eq!(read.claims.links[0].quote(), "my blog");
}

#[test]
fn one_xml_file_says_the_same_as_a_packed_one() {
    let flat = format!(
        "<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\"><pkg:part pkg:name=\"/word/document.xml\"><pkg:xmlData>\
         <w:document {W}><w:body>{}</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>",
        whole()
    );
    let read = extract(flat.as_bytes(), "cv.xml");
    assert_eq!(work(&read).len(), 2);
    assert_eq!(names(&read), ["Ana Example"]);
}

#[test]
fn word_2003_xml() {
    let inner = [
        paragraph("Ana Example"),
        paragraph("ana@example.com"),
        paragraph("Experience"),
        paragraph("Engineer, Sample Ltd, 03/2019 – 05/2021"),
    ]
    .concat();
    let xml = format!(
        "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\" \
         xmlns:wx=\"http://schemas.microsoft.com/office/word/2003/auxHint\" xmlns:o=\"urn:schemas-microsoft-com:office:office\">\
         <o:DocumentProperties><o:Author>Ana Example</o:Author></o:DocumentProperties><w:body><wx:sect w:rsid=\"5551234567\">{inner}</wx:sect></w:body></w:wordDocument>"
    );
    let read = extract(xml.as_bytes(), "cv.xml");
    assert_eq!(names(&read), ["Ana Example"]);
    assert_eq!(work(&read), ["Engineer at Sample Ltd, 2019-03 to 2021-05"]);
    assert!(read.claims.phones.is_empty(), "an identifier of the XML is no telephone number");
    assert_eq!(metadata(&read, "Author"), Some("Ana Example"));
}
