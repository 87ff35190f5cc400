//! A PDF that carries the Europass data it was made from.

use lopdf::{Dictionary, Document, Object, Stream};

use super::structured::EUROPASS;
use super::{extract, names, problems, work};

const PDF: &[u8] = include_bytes!("../../cases/english-libreoffice.pdf");

fn with_attachment(content: &[u8]) -> Vec<u8> {
    let mut document = Document::load_mem(PDF).expect("the case is a PDF");
    let stream = document.add_object(Stream::new(Dictionary::new(), content.to_vec()));
    let mut streams = Dictionary::new();
    streams.set("F", stream);
    let mut file = Dictionary::new();
    file.set("Type", Object::Name(b"Filespec".to_vec()));
    file.set("EF", streams);
    let file = document.add_object(file);
    let mut leaf = Dictionary::new();
    leaf.set("Names", vec![Object::string_literal("attachment.xml"), Object::Reference(file)]);
    let leaf = document.add_object(leaf);
    let mut tree = Dictionary::new();
    tree.set("Kids", vec![Object::Reference(leaf)]);
    let mut trees = Dictionary::new();
    trees.set("EmbeddedFiles", tree);
    document.catalog_mut().expect("it has a catalog").set("Names", trees);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("memory takes a PDF");
    bytes
}

#[test]
fn the_attached_data_is_read_and_said_to_be() {
    let read = extract(&with_attachment(EUROPASS.as_bytes()), "cv.pdf");
    assert_eq!(names(&read), ["Ana Example"]);
    assert_eq!(work(&read), work(&extract(EUROPASS.as_bytes(), "cv.xml")));
    assert!(problems(&read).iter().any(|what| what.contains("attached to the PDF")), "{:?}", problems(&read));
    // What the pages say can still be searched for.
    assert!(!read.words.is_empty());
}

#[test]
fn other_attachments_change_nothing() {
    let plain = extract(PDF, "cv.pdf");
    for other in ["<invoice><total>12</total></invoice>", "no XML", "", "<Candidate"] {
        let read = extract(&with_attachment(other.as_bytes()), "cv.pdf");
        assert_eq!((names(&read), work(&read)), (names(&plain), work(&plain)), "{other}");
    }
}
