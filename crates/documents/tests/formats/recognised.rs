//! Pages that are pictures, with what a program for OCR makes of them. The pictures are a few pixels; the words are written here.

use crosscheck_documents::{PagePicture, page_pictures, read_recognised, text_recognised};
use crosscheck_model::{Address, Certainty, Digest, Extraction, Origin, Outcome, SourceId};
use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, Stream, dictionary};

use super::{emails, extract, names, problems, work};

/// What Tesseract writes of these lines: letters twenty pixels high, one line below the other.
fn table(lines: &[&str]) -> String {
    let mut table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
                     1\t1\t0\t0\t0\t0\t0\t0\t1240\t1754\t-1\t\n"
        .to_owned();
    for (row, line) in lines.iter().enumerate() {
        let top = 80 + 50 * row;
        table += &format!("4\t1\t1\t1\t{row}\t0\t80\t{top}\t900\t28\t-1\t\n");
        let mut left = 80;
        for word in line.split(' ') {
            let width = 13 * word.chars().count();
            table += &format!("5\t1\t1\t1\t{row}\t1\t{left}\t{top}\t{width}\t28\t95.1\t{word}\n");
            left += width + 10;
        }
    }
    table
}

const LINES: [&str; 7] = [
    "Grace Example",
    "grace@mail.example",
    "Experience",
    "Engineer, Northwind Software Ltd, Leeds",
    "March 2019 - Present",
    "Teacher, Leeds Grammar School",
    "June 2015 - February 2019",
];

fn scan(pages: &[Option<&str>]) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let tree = document.new_object_id();
    let font = document.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" });
    let picture = Stream::new(
        dictionary! { "Type" => "XObject", "Subtype" => "Image", "Width" => 9, "Height" => 2, "BitsPerComponent" => 1,
        "ColorSpace" => "DeviceGray" },
        vec![0xFF, 0x80, 0x00, 0x00],
    );
    let picture = document.add_object(picture);
    let mut kids = Vec::new();
    for text in pages {
        let operations = match text {
            None => vec![
                Operation::new("cm", [595, 0, 0, 842, 0, 0].map(Object::from).to_vec()),
                Operation::new("Do", vec!["Scan".into()]),
            ],
            Some(text) => vec![
                Operation::new("BT", Vec::new()),
                Operation::new("Tf", vec!["F".into(), 12.into()]),
                Operation::new("Td", vec![60.into(), 700.into()]),
                Operation::new("Tj", vec![Object::string_literal(*text)]),
                Operation::new("ET", Vec::new()),
            ],
        };
        let content = Content { operations }.encode().expect("operations are plain");
        let content = document.add_object(Stream::new(dictionary! {}, content));
        let resources =
            dictionary! { "XObject" => dictionary! { "Scan" => picture }, "Font" => dictionary! { "F" => font } };
        kids.push(Object::from(document.add_object(dictionary! {
            "Type" => "Page", "Parent" => tree, "Contents" => content, "Resources" => resources,
            "MediaBox" => [0, 0, 595, 842].map(Object::from).to_vec(),
        })));
    }
    let count = i64::try_from(kids.len()).expect("few pages");
    document.objects.insert(tree, Object::from(dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }));
    let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", root);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("memory takes a PDF");
    bytes
}

fn recognised(bytes: &[u8], name: &str, words: &[&str]) -> Extraction {
    let origin = Origin::new(SourceId(0), Address::File(name.into()), jiff::Timestamp::UNIX_EPOCH, Digest::of(bytes));
    let texts: Vec<_> =
        page_pictures(bytes, name, None).iter().map(|picture: &PagePicture| picture.recognised(table(words))).collect();
    read_recognised(bytes, name, &origin, None, &texts)
}

#[test]
fn a_scanned_page_is_read_like_any_other_and_its_claims_say_how() {
    let bytes = scan(&[None]);
    let pictures = page_pictures(&bytes, "cv.pdf", None);
    assert_eq!(pictures.len(), 1);
    assert!(pictures[0].bytes.starts_with(b"\x89PNG"), "one bit a pixel becomes a file");
    let read = recognised(&bytes, "cv.pdf", &LINES);
    assert_eq!(names(&read), ["Grace Example"]);
    assert_eq!(emails(&read), ["grace@mail.example"]);
    assert_eq!(
        work(&read),
        [
            "Engineer at Northwind Software Ltd, 2019-03 to present",
            "Teacher at Leeds Grammar School, 2015-06 to 2019-02"
        ]
    );
    assert!(read.claims.evidence().all(|evidence| evidence.certainty == Certainty::Ocr));
}

#[test]
fn a_picture_alone_is_read_too() {
    let read = recognised(b"\x89PNG\r\n\x1a\n", "photo.png", &LINES);
    assert_eq!((names(&read), read.claims.work.len()), (vec!["Grace Example"], 2));
    assert!(read.claims.evidence().all(|evidence| evidence.certainty == Certainty::Ocr));
    let texts = [page_pictures(b"\x89PNG\r\n\x1a\n", "photo.png", None)[0].recognised(table(&LINES[..2]))];
    let text = text_recognised(b"\x89PNG\r\n\x1a\n", "photo.png", None, &texts).expect("it has text");
    assert_eq!(text, "Grace Example\ngrace@mail.example\n");
}

#[test]
fn what_was_not_recognised_says_what_would_help() {
    for (bytes, name) in [(scan(&[None]), "cv.pdf"), (b"\x89PNG\r\n\x1a\n".to_vec(), "cv.png")] {
        let read = extract(&bytes, name);
        assert!(matches!(&read.outcome, Outcome::Unreadable(why) if why.contains("--ocr")), "{read:?}");
    }
}

#[test]
fn a_scanned_page_among_others_is_told_or_read() {
    let own = "Grace Example, engineer, grace@mail.example, writes this page herself";
    let bytes = scan(&[Some(own), None]);
    assert_eq!(problems(&extract(&bytes, "cv.pdf")), ["page 2 is a picture of text, and was not read: --ocr reads it"]);
    let pictures = page_pictures(&bytes, "cv.pdf", None);
    assert_eq!(pictures.iter().map(|picture| picture.page).collect::<Vec<_>>(), [2]);
    let read = recognised(&bytes, "cv.pdf", &LINES[2..]);
    assert_eq!((problems(&read).len(), read.claims.work.len()), (0, 2));
    let certain = |at: &dyn Fn(&Certainty) -> bool| read.claims.evidence().filter(|e| at(&e.certainty)).count();
    assert!(certain(&|c| *c == Certainty::Ocr) >= 2 && certain(&|c| *c != Certainty::Ocr) >= 1);
}

#[test]
fn a_page_with_text_is_not_recognised_whatever_lies_behind_it() {
    assert!(page_pictures(&scan(&[Some("Grace Example")]), "cv.pdf", None).is_empty());
    assert!(page_pictures(b"Grace Example", "cv.txt", None).is_empty());
    assert!(page_pictures(b"", "cv.pdf", None).is_empty());
}
