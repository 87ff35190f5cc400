use crosscheck_documents::{Format, read};
use crosscheck_model::{Address, Digest, Extraction, Origin, Outcome, SourceId};
use proptest::prelude::*;

use super::packed;

fn extract(bytes: &[u8], format: Option<Format>) -> Extraction {
    let origin = Origin::new(SourceId(0), Address::File("cv".into()), jiff::Timestamp::UNIX_EPOCH, Digest::of(bytes));
    read(bytes, "cv", &origin, format)
}

fn why(extraction: &Extraction) -> &str {
    match &extraction.outcome {
        Outcome::Unreadable(why) => why,
        _ => "",
    }
}

fn word(document: &[u8]) -> Vec<u8> {
    packed(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document)])
}

const OPEN: &str = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";

#[test]
fn what_cannot_be_read_says_why() {
    let entities = b"<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>";
    assert!(why(&extract(&word(entities), None)).contains("document type"));
    assert!(why(&extract(&word(b"<w:document"), None)).contains("not well-formed"));
    assert!(why(&extract(&word(format!("{OPEN}</w:body></w:document>").as_bytes()), None)).contains("no text"));
    let deep = format!("{OPEN}{}", "<w:tbl><w:tr><w:tc>".repeat(50_000));
    assert!(why(&extract(&word(deep.as_bytes()), None)).contains("nests"));
    let cut = &word(format!("{OPEN}</w:body></w:document>").as_bytes())[..60];
    assert!(!why(&extract(cut, None)).is_empty());
    assert!(
        why(&extract(&packed(&[("word/document.xml", b"<a/>"), ("Word/document.xml", b"<a/>")]), None))
            .contains("same name")
    );
}

#[test]
fn archives_that_unpack_to_too_much_are_refused() {
    let mut bomb = OPEN.as_bytes().to_vec();
    bomb.resize(40 << 20, b' ');
    let archive = word(&bomb);
    assert!(archive.len() < 100_000);
    assert!(why(&extract(&archive, None)).contains("unpacks to more"));
    let names: Vec<String> = (0..2_100).map(|number| format!("{number}.xml")).collect();
    let mut members: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    members.push(("word/document.xml", b"<a/>"));
    assert!(why(&extract(&packed(&members), None)).contains("more than 2000 members"));
}

#[test]
fn a_target_outside_the_archive_leads_nowhere() {
    let relations = "<Relationships><Relationship Id=\"r1\" Type=\"x/officeDocument\" Target=\"../../../../etc/passwd\"/></Relationships>";
    let archive = packed(&[("_rels/.rels", relations.as_bytes()), ("word/document.xml", b"<a/>")]);
    assert!(why(&extract(&archive, None)).contains("missing"));
}

#[test]
fn many_lines_stay_bounded() {
    let body = "<w:p><w:r><w:t>a@b.cc</w:t></w:r></w:p>".repeat(20_000);
    let read = extract(&word(format!("{OPEN}{body}</w:body></w:document>").as_bytes()), None);
    assert!(read.problems.iter().any(|problem| problem.what.contains("more lines")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_body_is_read(body in "(<w:(p|r|t|tbl|tr|tc|sdt|pict)>|</w:(p|r|t|tbl|tr|tc)>|[a-z0-9@. –]{0,12}|<w:fldChar w:fldCharType=\"(begin|end|separate)\"/>){0,60}") {
        extract(&word(format!("{OPEN}{body}</w:body></w:document>").as_bytes()), None);
        extract(format!("<office:document>{body}</office:document>").as_bytes(), Some(Format::Odt));
        extract(body.as_bytes(), Some(Format::Docx));
    }
}
