use std::io::Write;

use super::{emails, extract, names, problems};

fn tar(members: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (name, text) in members {
        let mut header = [0_u8; 512];
        header[..name.len()].copy_from_slice(name.as_bytes());
        header[124..135].copy_from_slice(format!("{:011o}", text.len()).as_bytes());
        header[156] = b'0';
        header[257..262].copy_from_slice(b"ustar");
        bytes.extend(header);
        bytes.extend(text.as_bytes());
        bytes.resize(bytes.len().div_ceil(512) * 512, 0);
    }
    bytes.resize(bytes.len() + 1024, 0);
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(&bytes).expect("memory takes bytes");
    gzip.finish().expect("memory takes bytes")
}

const USERS: &str = r#"[{"type": "user", "url": "https://github.com/bo-other", "login": "bo-other", "name": "Bo Other", "emails": []},
    {"type": "user", "url": "https://github.com/ana-example", "login": "ana-example", "name": "Ana Example", "location": "Lisbon",
     "emails": [{"address": "ana@example.com", "primary": true}], "created_at": "2012-05-17T07:41:22Z"}]"#;

#[test]
fn the_owner_of_a_github_export_is_read_and_nobody_else() {
    let archive = tar(&[("schema.json", "{}"), ("users_000001.json", USERS), ("issues_000001.json", "[]")]);
    for bytes in [archive.as_slice(), USERS.as_bytes()] {
        let read = extract(bytes, "export");
        assert_eq!(names(&read), ["Ana Example"]);
        assert_eq!(emails(&read), ["ana@example.com"]);
        assert_eq!(problems(&read), ["1 records of other users were not read"]);
        assert_eq!(read.claims.account.len(), 1);
    }
}

#[test]
fn archives_without_users_or_cut_short_say_so() {
    let other = tar(&[("notes.txt", "x")]);
    assert!(format!("{:?}", extract(&other, "x.tar.gz").outcome).contains("no users_"));
    let whole = tar(&[("users_000001.json", USERS)]);
    assert!(!extract(&whole[..whole.len() / 2], "x.tar.gz").claims.names.iter().any(|name| name.quote() == "Bo Other"));
}

#[test]
fn gitlab() {
    let json = r#"{"username": "ana-example", "name": "Ana Example", "web_url": "https://gitlab.com/ana-example", "created_at": "2015-01-02T03:04:05Z", "email": "ana@example.com"}"#;
    let read = extract(json.as_bytes(), "user.json");
    assert_eq!(names(&read), ["Ana Example"]);
    assert_eq!(emails(&read), ["ana@example.com"]);
}
