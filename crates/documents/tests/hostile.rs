//! Input meant to break a reader: nothing panics, everything ends, and what cannot be read says why.

use crosscheck_documents::{Format, read};
use crosscheck_model::{Address, Digest, Extraction, Origin, Outcome, SourceId};
use proptest::prelude::*;

/// Readers catch a panic of the library below them and say that the file is damaged; here that is a failure.
fn extract(bytes: &[u8], format: Option<Format>) -> Extraction {
    let origin = Origin::new(SourceId(0), Address::File("cv".into()), jiff::Timestamp::UNIX_EPOCH, Digest::of(bytes));
    let extraction = read(bytes, "cv", &origin, format);
    assert!(!why(&extraction).contains("in a way that cannot be read"), "a reader panicked on {bytes:?}");
    extraction
}

fn why(extraction: &Extraction) -> &str {
    match &extraction.outcome {
        Outcome::Unreadable(why) => why,
        _ => "",
    }
}

#[test]
fn what_cannot_be_read_says_why() {
    assert!(why(&extract(b"", None)).contains("empty"));
    assert!(why(&extract(b"%PDF-1.7\nnothing more", None)).contains("damaged"));
    assert!(why(&extract(b"PK\x03\x04word/document.xml", None)).contains("cut short"));
    let old: Vec<u8> = "WordDocument".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let old = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &old].concat();
    assert!(why(&extract(&old, None)).contains("DOC"));
    assert!(why(&extract(b"id,name,mail,city\n1,Ana,a,b\n2,Bo,c,d\n3,Cy,e,f\n", None)).contains("table"));
    assert!(why(&extract(b"<?xml version=\"1.0\"?><order id=\"5551234567\"/>", None)).contains("<order>"));
    assert!(why(&extract(b"{\"basics\": ", None)).contains("JSON"));
    assert!(why(&extract(b"{\"hello\": 1}", None)).contains("not a CV"));
    assert!(why(&extract(b"{\"hello\": 1}", Some(Format::JsonResume))).contains("not a JSON Resume"));
    assert!(why(&extract(&[0, 159, 146, 150], None)).contains("not known"));
}

#[test]
fn deep_json_and_wrong_types_are_problems() {
    let deep = format!("{{\"basics\": {}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(!why(&extract(deep.as_bytes(), None)).is_empty());
    let wrong = br#"{"basics": {"name": ["Ana"], "email": 5}, "work": [null, 3, {"name": {}, "startDate": "soon"}], "skills": "Rust"}"#;
    let extraction = extract(wrong, None);
    assert!(extraction.problems.len() >= 4, "{:?}", extraction.problems);
}

#[test]
fn long_lines_and_many_lines_stay_bounded() {
    let long = "a@b.cc 2019 – 2020 ".repeat(50_000);
    assert!(extract(long.as_bytes(), Some(Format::PlainText)).claims.emails.len() <= 200);
    let many = "Experience\nEngineer, Example Corp 2019 – 2020\n".repeat(20_000);
    assert!(extract(many.as_bytes(), Some(Format::PlainText)).claims.work.len() <= 200);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_is_read(text in "[ -~\\n\\t\u{e9}\u{4e00}\u{5d0}\u{300}–•|@(),.:0-9]{0,400}") {
        extract(text.as_bytes(), Some(Format::PlainText));
        extract(text.as_bytes(), Some(Format::JsonResume));
        extract(text.as_bytes(), None);
    }

    #[test]
    fn any_content_stream_is_read(stream in "[ -~\\n]{0,300}") {
        let body = format!("BT /F1 12 Tf 72 700 Td (Ana Example of Exampletown) Tj {stream} ET");
        let pdf = format!(
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
             3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n\
             4 0 obj<</Length {}>>stream\n{body}\nendstream endobj\n\
             5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
            body.len()
        );
        let extraction = extract(pdf.as_bytes(), None);
        // What stood before the hostile part is still read.
        prop_assert_eq!(why(&extraction), "");
        let text = crosscheck_documents::text(pdf.as_bytes(), "cv", None);
        prop_assert!(text.is_ok_and(|text| text.chars().filter(|c| c.is_alphanumeric()).count() > 20));
    }
}
