//! Boundaries of the vocabulary: nothing personal is printed by accident, and everything survives a round trip.

use crosscheck_model::{Blob, Claims, Digest, Locator, Personal};

#[test]
fn personal_text_is_not_printed_by_debug_or_display() {
    let name = Personal::new("Mina Example");
    assert_eq!(format!("{name:?} {name}"), "[12 characters] [12 characters]");
    assert_eq!(name.expose(), "Mina Example");
}

#[test]
fn long_text_is_cut_at_a_character_boundary() {
    let text = Personal::new("é".repeat(Personal::MAX_CHARS + 5));
    assert_eq!(text.expose().chars().count(), Personal::MAX_CHARS);
}

#[test]
fn digests_round_trip_and_refuse_other_text() {
    let digest = Digest::of(b"");
    assert_eq!(digest.to_string(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_eq!(digest.to_string().parse(), Ok(digest));
    assert!("é".repeat(32).parse::<Digest>().is_err());
    assert!("12".parse::<Digest>().is_err());
}

#[test]
fn blobs_are_base64_in_json() {
    let json = serde_json::to_string(&Blob::from(vec![0, 255])).unwrap();
    assert_eq!(json, "\"AP8=\"");
    assert_eq!(serde_json::from_str::<Blob>(&json).unwrap(), Blob::from(vec![0, 255]));
}

#[test]
fn limits_say_how_much_was_dropped() {
    let origin = crosscheck_model::Origin::new(
        crosscheck_model::SourceId(0),
        crosscheck_model::Address::File("cv.txt".to_owned()),
        jiff::Timestamp::UNIX_EPOCH,
        Digest::of(b""),
    );
    let mut claims = Claims::default();
    for _ in 0..Claims::MAX_PER_KIND + 3 {
        let email = crosscheck_model::Email("a@example.org".into());
        claims.emails.push(origin.claim(
            email,
            "a@example.org",
            Locator::Whole,
            crosscheck_model::ReadBy::DocumentText,
        ));
    }
    assert_eq!(claims.enforce_limits(), 3);
    assert_eq!(claims.emails.len(), Claims::MAX_PER_KIND);
}
