//! Files with a password, locked here.

use std::io::{Cursor, Read, Write};

use crosscheck_documents::unlocked;
use crosscheck_model::Outcome;
use lopdf::{Document, EncryptionState, EncryptionVersion, Permissions};
use msoffice_crypto::{EncryptParams, encrypt_ooxml_standard, encrypt_ooxml_with_params};
use zip::unstable::write::FileOptionsExt;
use zip::write::{FileOptions, SimpleFileOptions};
use zip::{AesMode, ZipArchive, ZipWriter};

use super::{extract, names, packed};

const PDF: &[u8] = include_bytes!("../../cases/english-libreoffice.pdf");

fn locked_pdf() -> Vec<u8> {
    let mut document = Document::load_mem(PDF).expect("the case is a PDF");
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password: "sample",
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).expect("the passwords are usable");
    document.encrypt(&state).expect("it is not encrypted yet");
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("memory takes a PDF");
    bytes
}

fn passwords(of: &[&str]) -> Vec<String> {
    of.iter().map(|password| (*password).to_owned()).collect()
}

#[test]
fn a_locked_pdf_is_read_with_its_password() {
    let locked = locked_pdf();
    let refused = extract(&locked, "cv.pdf");
    assert!(matches!(&refused.outcome, Outcome::Unreadable(why) if why.contains("try --password")), "{refused:?}");
    assert_eq!(unlocked(&locked, &passwords(&["wrong"])), None);
    assert_eq!(unlocked(&locked, &[]), None);
    let open = unlocked(&locked, &passwords(&["wrong", "sample"])).expect("one of them fits");
    assert_eq!(names(&extract(&open, "cv.pdf")), names(&extract(PDF, "cv.pdf")));
}

#[test]
fn a_locked_archive_is_opened_with_its_password() {
    opens(SimpleFileOptions::default().with_deprecated_encryption(b"sample").expect("a short password"));
}

#[test]
fn an_archive_locked_by_the_newer_method_is_opened_too() {
    opens(SimpleFileOptions::default().with_aes_encryption(AesMode::Aes256, "sample"));
}

const DOCUMENT: &str = r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Ana Example</w:t></w:r></w:p><w:p><w:r><w:t>ana@mail.example</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Experience</w:t></w:r></w:p></w:body></w:document>"#;
const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;

#[test]
fn a_locked_word_document_is_read_with_its_password() {
    let document = packed(&[("[Content_Types].xml", TYPES.as_bytes()), ("word/document.xml", DOCUMENT.as_bytes())]);
    // As many rounds as Office takes would only make the test slow.
    let rounds = EncryptParams { spin_count: 1_000, ..EncryptParams::default() };
    let newer = encrypt_ooxml_with_params(&document, "sample", rounds).expect("it is a package");
    for locked in [newer, encrypt_ooxml_standard(&document, "sample").expect("it is a package")] {
        let refused = extract(&locked, "cv.docx");
        assert!(matches!(&refused.outcome, Outcome::Unreadable(why) if why.contains("try --password")), "{refused:?}");
        assert_eq!(unlocked(&locked, &passwords(&["wrong"])), None);
        let open = unlocked(&locked, &passwords(&["wrong", "sample"])).expect("one of them fits");
        assert_eq!(names(&extract(&open, "cv.docx")), ["Ana Example"]);
    }
}

fn opens<P: zip::write::FileOptionExtension>(options: FileOptions<'_, '_, P>) {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("Profile.csv", options).expect("memory takes a member");
    zip.write_all(b"First Name,Last Name\nAna,Example\n").expect("memory takes bytes");
    let locked = zip.finish().expect("memory takes a directory").into_inner();
    assert_eq!(unlocked(&locked, &passwords(&["wrong"])), None);
    let open = unlocked(&locked, &passwords(&["sample"])).expect("it fits");
    let mut text = String::new();
    let mut archive = ZipArchive::new(Cursor::new(open)).expect("it is an archive");
    archive.by_name("Profile.csv").expect("the member is there").read_to_string(&mut text).expect("it is open");
    assert_eq!(text, "First Name,Last Name\nAna,Example\n");
}

#[test]
fn what_is_not_locked_stays_as_it_is() {
    for bytes in [
        PDF,
        b"PK\x03\x04 no archive",
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 no document",
        b"Ana Example",
        b"%PDF-1.4 /Encrypt 1 0 R",
        b"",
    ] {
        assert_eq!(unlocked(bytes, &passwords(&["sample"])), None);
    }
}
