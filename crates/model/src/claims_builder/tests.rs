use url::Url;

use super::*;
use crate::{
    AccountFactKind, Address, Commit, Digest, LinkRole, OffsetTime, Origin, Period, Phone, ReadBy, SourceId, WorkItem,
};

fn at() -> Passage {
    let time = "2026-03-01T12:00:00Z".parse().unwrap();
    let origin = Origin::new(SourceId(0), Address::File("cv.txt".to_owned()), time, Digest::of(b"x"));
    Passage::new(&origin, Locator::Whole, ReadBy::DocumentText)
}

fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

#[test]
fn the_same_statement_is_kept_once_in_its_weightiest_form() {
    let mut builder = ClaimsBuilder::new();
    builder.name(&at(), "Ana Ejemplo", NameRole::Guess);
    builder.name(&at(), " Ana Ejemplo ", NameRole::Full);
    builder.link(&at(), &url("https://www.ana.example/Me/"), LinkRole::Mention, "");
    builder.link(&at(), &url("http://ana.example/me#about"), LinkRole::Own, "my page");
    builder.email(&at(), "mailto:ana%40example.com?subject=x");
    builder.email(&at(), "Ana@example.com");
    for text in ["+1 512 555 0188", "(+1) 512-555-0188"] {
        builder.phone(&at(), Phone { text: text.into(), e164: None });
    }
    let (claims, problems) = builder.finish();
    assert_eq!((claims.names.len(), claims.links.len(), claims.emails.len(), claims.phones.len()), (1, 1, 1, 1));
    assert_eq!(claims.names[0].value().role, NameRole::Full);
    assert_eq!((claims.links[0].value().role, claims.links[0].quote()), (LinkRole::Own, "my page"));
    assert!(problems.is_empty());
}

#[test]
fn routes_and_queries_are_pages_of_their_own() {
    let mut builder = ClaimsBuilder::new();
    for address in ["https://chat.example/#/@ana", "https://chat.example/#/@bo", "https://chat.example/?id=7"] {
        builder.link(&at(), &url(address), LinkRole::Own, "");
    }
    builder.link(&at(), &url("tel:+15125550188"), LinkRole::Own, "");
    assert_eq!(builder.claims().links.len(), 3);
}

#[test]
fn what_cannot_be_a_value_is_not_stated() {
    let mut builder = ClaimsBuilder::new();
    builder.name(&at(), "  ", NameRole::Full);
    builder.name(&at(), "A*** E***", NameRole::Full);
    builder.name(&at(), &"a".repeat(300), NameRole::Full);
    builder.email(&at(), "ana at home");
    let none = WorkItem {
        organisation: Some("***".into()),
        title: None,
        place: None,
        period: Period::UNSTATED,
        summary: Some("x".into()),
    };
    builder.work(&at(), none, "x");
    assert!(builder.finish().0.is_empty());
}

#[test]
fn what_finds_no_room_is_told() {
    let mut builder = ClaimsBuilder::new();
    for number in 0..Claims::MAX_PER_KIND + 3 {
        builder.skill(&at(), &format!("skill {number}"));
    }
    builder.skill(&at(), "skill 1");
    let (claims, problems) = builder.finish();
    assert_eq!(claims.skills.len(), Claims::MAX_PER_KIND);
    assert_eq!(problems.len(), 1);
    assert!(problems[0].what.starts_with("3 statements"));
}

#[test]
fn a_passage_may_quote_more_than_the_value() {
    let mut builder = ClaimsBuilder::new();
    builder.place_text(&at().quoting("Lives in Bilbao"), "Bilbao");
    builder.leading_name(&at(), "Ana Ejemplo", NameRole::Full);
    assert_eq!(builder.claims().places[0].quote(), "Lives in Bilbao");
    assert_eq!(builder.claims().names[0].quote(), "Ana Ejemplo");
}

#[test]
fn what_machines_write_is_quoted_as_people_read_it() {
    let at = at();
    let mut builder = ClaimsBuilder::new();
    builder.photo(&at, &"https://pictures.example/u/1?size=big".parse().unwrap());
    let instant = "2018-09-03T18:40:00Z".parse().unwrap();
    builder.fact(&at, AccountFactKind::Created, "1536000000", Some(instant));
    builder.fact(&at, AccountFactKind::LastActive, "2018-09-03", Some(instant));
    builder.fact(&at, AccountFactKind::StableId, "1536000000", None);
    builder.activity(&at, OffsetTime { instant, offset_seconds: None }, "1536000000");
    let when = OffsetTime { instant, offset_seconds: Some(7200) };
    let commit = Commit {
        repository: "example/project".to_owned(),
        id: "1".repeat(40),
        author_name: "Ana Ejemplo".into(),
        author_email: "ana@example.org".into(),
        authored: when,
        committer_name: "".into(),
        committer_email: "".into(),
        committed: when,
        account: None,
    };
    builder.commit(&at, commit, "author Ana Ejemplo <ana@example.org> 1536000000 +0200");
    let claims = builder.claims();
    let told = |evidence: &crate::Evidence| {
        (evidence.quote.expose().to_owned(), evidence.raw.as_ref().map(|raw| raw.expose().to_owned()))
    };
    let quotes: Vec<(String, Option<String>)> = claims.evidence().map(told).collect();
    for (quote, raw) in [
        ("a picture", Some("https://pictures.example/u/1?size=big")),
        ("2018-09-03 18:40 UTC", Some("1536000000")),
        ("2018-09-03", None),
        // A number that is no time is what a person sees, too.
        ("1536000000", None),
        (
            "commit by Ana Ejemplo <ana@example.org>, 2018-09-03 20:40 +02:00",
            Some("author Ana Ejemplo <ana@example.org> 1536000000 +0200"),
        ),
    ] {
        assert!(quotes.contains(&(quote.to_owned(), raw.map(str::to_owned))), "{quote}: {quotes:?}");
    }
}
