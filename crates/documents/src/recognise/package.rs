use std::io::Read;

use flate2::read::MultiGzDecoder;

use super::kind::Kind;
use crate::bytes::contains;
use crate::format::{Format, ProfileFormat};
use crate::linkedin;
use crate::package::{Package, Unpacking};

/// What an OpenDocument's member `mimetype` says, and what people call it.
const OTHER_OPEN_DOCUMENTS: &[(&str, &str)] = &[
    ("spreadsheet", "an OpenDocument spreadsheet"),
    ("presentation", "an OpenDocument presentation"),
    ("graphics", "an OpenDocument drawing"),
];
/// How much of a gzip file is unpacked to see what is inside.
const GZIP_HEAD: u64 = 4096;

/// What a ZIP archive holds.
pub(super) fn recognise(bytes: &[u8]) -> Kind {
    let mut package = match Package::open(bytes) {
        Ok(package) => package,
        // A cut archive still says what it was: names of members stand in clear before their contents.
        Err(_) if contains(bytes, b"word/document.xml") => return Kind::Cv(Format::Docx),
        Err(_) if contains(bytes, b"application/vnd.oasis.opendocument.text") => return Kind::Cv(Format::Odt),
        Err(why) => return Kind::Unknown(format!("the file is a ZIP archive that cannot be opened: {}", why.why())),
    };
    let names: Vec<String> = package.names().iter().map(|name| name.to_lowercase()).collect();
    let any = |test: &dyn Fn(&str) -> bool| names.iter().any(|name| test(name));
    if any(&|name| name.starts_with("word/") && name.ends_with(".xml")) {
        return Kind::Cv(Format::Docx);
    }
    for (folder, what) in [("xl/", "an Excel workbook"), ("ppt/", "a PowerPoint presentation")] {
        if any(&|name| name.starts_with(folder)) {
            return Kind::Unknown(format!("the file is {what}, which is not read as a CV"));
        }
    }
    if any(&|name| name == "mimetype") {
        return open_document(&mut package);
    }
    if any(&|name| name == "datapackage.json") || any(&|name| name.ends_with(".warc") || name.ends_with(".warc.gz")) {
        return Kind::Archive;
    }
    if linkedin::is_export(package.names()) {
        return Kind::Profile(ProfileFormat::LinkedinExport);
    }
    if any(&|name| name.ends_with(".iwa")) {
        return Kind::Unknown("the file is an Apple Pages document: export it as PDF or Word".into());
    }
    Kind::Unknown("the file is a ZIP archive in which nothing is known: hand in what is inside".into())
}

fn open_document(package: &mut Package<'_>) -> Kind {
    let kind = match package.read("mimetype") {
        Ok(bytes) => String::from_utf8_lossy(&bytes).trim().to_lowercase(),
        Err(Unpacking::Locked) => return Kind::Unknown("the archive is locked with a password: try --password".into()),
        Err(_) => String::new(),
    };
    if kind.starts_with("application/vnd.oasis.opendocument.text") {
        return Kind::Cv(Format::Odt);
    }
    if kind == "application/epub+zip" {
        return Kind::Unknown("the file is an EPUB book, which is not read as a CV".into());
    }
    let what = OTHER_OPEN_DOCUMENTS
        .iter()
        .find(|(word, _)| kind.contains(word))
        .map_or("a package of an unknown kind", |(_, what)| what);
    Kind::Unknown(format!("the file is {what}, which is not read as a CV"))
}

/// What a compound file (OLE 2) holds: names of its streams stand in UTF-16.
pub(super) fn recognise_compound(bytes: &[u8]) -> Kind {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        contains(bytes, &wide)
    };
    if holds("EncryptedPackage") {
        return Kind::Unknown("the Office document is locked with a password: try --password".into());
    }
    if holds("WordDocument") {
        return Kind::Cv(Format::Doc);
    }
    let what = [
        ("Workbook", "an Excel workbook from before 2007"),
        ("PowerPoint Document", "a PowerPoint presentation from before 2007"),
        ("__properties_version1.0", "an Outlook message"),
        ("MatOST", "a Microsoft Works document"),
    ];
    let what =
        what.iter().find(|(stream, _)| holds(stream)).map_or("a compound file of an unknown kind", |(_, what)| what);
    Kind::Unknown(format!("the file is {what}, which is not read as a CV"))
}

/// What a gzip file holds: records of a web archive, or a `tar` of GitHub's account export.
pub(super) fn recognise_gzip(bytes: &[u8]) -> Kind {
    let mut head = Vec::new();
    // A broken stream still gives what came before the break.
    let _ = MultiGzDecoder::new(bytes).take(GZIP_HEAD).read_to_end(&mut head);
    if head.starts_with(b"WARC/") {
        return Kind::Archive;
    }
    if head.get(257..262) == Some(b"ustar") {
        return Kind::Profile(ProfileFormat::GithubExport);
    }
    Kind::Unknown("the file is compressed with gzip and holds nothing that is known: hand in what is inside".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compound_files_are_told_apart() {
        let file = |stream: &str| {
            let wide: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
            [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &wide].concat()
        };
        assert_eq!(recognise_compound(&file("WordDocument")), Kind::Cv(Format::Doc));
        assert!(matches!(recognise_compound(&file("EncryptedPackage")), Kind::Unknown(why) if why.contains("locked")));
        assert!(matches!(recognise_compound(&file("Workbook")), Kind::Unknown(why) if why.contains("Excel")));
    }

    #[test]
    fn broken_archives_are_named() {
        assert!(matches!(recognise(b"PK\x03\x04nothing more"), Kind::Unknown(why) if why.contains("cannot be opened")));
        assert_eq!(recognise(b"PK\x03\x04word/document.xml"), Kind::Cv(Format::Docx));
    }
}
