use super::*;
use crosscheck_model::{SiteDirectory, SiteFacts};

/// Sites as their folders describe them.
fn sites() -> SiteDirectory {
    static SITES: [SiteFacts; 3] = [
        SiteFacts { case_free: true, ..SiteFacts::new("github", "GitHub", &["github.com"]) },
        SiteFacts {
            case_free: true,
            language_hosts: true,
            segments: Some(2),
            ..SiteFacts::new("linkedin", "LinkedIn", &["linkedin.com"])
        },
        SiteFacts { case_free: true, also: &["twitter.com"], ..SiteFacts::new("x", "X", &["x.com"]) },
    ];
    SiteDirectory::new(&SITES)
}

#[test]
fn one_mailbox_written_differently() {
    for (a, b) in [
        ("Maria.Example@gmail.com", "mariaexample+cv@googlemail.com"),
        ("mailto:ada@Example.ORG?subject=hi", "ada@example.org"),
        ("Ada <ada@example.org>", "ada (at) example [dot] org"),
        ("ada@bücher.example", "ada@xn--bcher-kva.example"),
        ("ada+jobs@outlook.com", "ADA@outlook.com"),
    ] {
        assert_eq!(compare_emails(a, b), ContactComparison::Same, "{a} | {b}");
    }
    for (a, b) in [
        ("a.b@example.org", "ab@example.org"),
        ("a+b@example.org", "a@example.org"),
        ("a@example.org", "a@example.com"),
    ] {
        assert_eq!(compare_emails(a, b), ContactComparison::Different, "{a} | {b}");
    }
}

#[test]
fn what_is_no_address() {
    for text in ["", "@", "a@", "@b.example", "a@localhost", "a@127.0.0.1", "a b", "a@@", "\u{0}@example.org"] {
        assert!(Email::parse(text).is_none(), "{text:?}");
        assert_eq!(compare_emails(text, "a@example.org"), ContactComparison::NotComparable(ContactGap::NotAContact));
    }
}

#[test]
fn addresses_of_nobody_in_particular() {
    let email = |text| Email::parse(text).unwrap();
    assert!(email("info@example.org").is_role_address() && email("jobs-de@example.org").is_role_address());
    assert!(!email("ada@example.org").is_role_address() && !email("marketa@example.org").is_role_address());
    assert_eq!(
        compare_emails("info@example.org", "info@example.org").sentence(),
        "at least one side is not an address of a person"
    );
    let login = |text| email(text).no_reply().map(|n| n.login.map(|l| l.expose().to_owned()));
    assert_eq!(login("1234+ada-example@users.noreply.forge.example"), Some(Some("ada-example".to_owned())));
    assert_eq!(login("ada-example@users.noreply.forge.example"), Some(Some("ada-example".to_owned())));
    assert_eq!(login("1234-ada@users.noreply.lab.example"), Some(Some("ada".to_owned())));
    assert_eq!(login("ada@noreply.codeberg.org"), Some(Some("ada".to_owned())));
    assert_eq!(login("no-reply@example.org"), Some(None));
    assert_eq!(login("ada@example.org"), None);
    assert!(is_free_mail("gmail.com") && is_free_mail("NAVER.com") && !is_free_mail("example.org"));
}

#[test]
fn one_number_written_differently() {
    for (a, b, region) in [
        ("+1 512 555 0123", "(512) 555-0123", Some("US")),
        ("+1 (512) 555-0123 ext. 4", "tel:+1-512-555-0123", None),
        ("+44 (0)20 7946 0958", "020 7946 0958", Some("GB")),
        ("0044 20 7946 0958", "+442079460958", None),
        ("+82 10-5550-1234", "010-5550-1234", Some("KR")),
        ("+49 030 5550123", "+49305550123", None),
        ("+1 512 555 0123", "512-555-0123", None),
        ("+39 06 5550 1234", "06 5550 1234", Some("IT")),
        ("+1 512 555 0123", "1-512-555-0123", Some("US")),
        ("+7 912 555 01 23", "8 (912) 555-01-23", Some("RU")),
        ("+36 1 555 0123", "06 1 555 0123", Some("HU")),
        ("+34 912 555 012", "912 555 012", Some("ES")),
    ] {
        assert_eq!(compare_phones(a, b, region), ContactComparison::Same, "{a} | {b}");
    }
    assert_eq!(compare_phones("+1 512 555 0123", "+1 512 555 0124", None), ContactComparison::Different);
    assert_eq!(compare_phones("512 555 0123", "512 555 0124", None), ContactComparison::Different);
    assert_eq!(
        compare_phones("+1 512 555 0123", "0171 5550124", None),
        ContactComparison::NotComparable(ContactGap::CountryUnknown)
    );
    assert_eq!(
        compare_phones("call me", "0171 5550124", None),
        ContactComparison::NotComparable(ContactGap::NotAContact)
    );
    let phone = Phone::parse("+82 10-5550-1234", None).unwrap();
    assert_eq!((phone.e164(), phone.country()), (Some("+821055501234"), Some("KR")));
    assert_eq!(Phone::parse("+1 512 555 0123", None).unwrap().e164(), Some("+15125550123"));
    assert!(Phone::parse("+82 10-5550-1234", None).unwrap().is_in_numbering_plan().is_some());
}

#[test]
fn one_page_written_differently() {
    for (a, b) in [
        ("https://www.github.com/Ada-Example/", "github.com/ada-example"),
        ("http://de.linkedin.com/in/ada-example/en?trk=x", "https://www.linkedin.com/in/ada-example"),
        ("https://twitter.com/ada?s=20", "https://x.com/Ada"),
        ("https://stackoverflow.com/users/1234567/ada", "https://stackoverflow.com/users/1234567?tab=profile"),
        ("https://ada.example/index.html#about", "http://ada.example"),
        ("https://ada.example/?utm_source=cv", "https://ada.example/"),
        ("mastodon.example/@ada", "https://mastodon.example/@ada/"),
        ("https://social.example/@Ada", "https://social.example/users/ada"),
        ("https://social.example/@ada?view=replies", "https://Social.Example/@ADA"),
    ] {
        assert_eq!(compare_profiles(a, b, &sites()), ContactComparison::Same, "{a} | {b}");
    }
    for (a, b) in [
        ("https://ada.example/Page", "https://ada.example/page"),
        ("https://github.com/ada", "https://gitlab.com/ada"),
        ("https://ada.example/?id=1", "https://ada.example/?id=2"),
        ("https://ada.example:8080", "https://ada.example"),
        ("https://social.example/@ada", "https://social.example/@grace"),
        ("https://social.example/@ada/1", "https://social.example/@ada/2"),
    ] {
        assert_eq!(compare_profiles(a, b, &sites()), ContactComparison::Different, "{a} | {b}");
    }
    for text in ["", "ada", "ada@example.org", "ftp://ada.example", "javascript:alert(1)", "two words.example"] {
        assert!(ProfileUrl::parse(text, &sites()).is_none(), "{text}");
    }
    assert_eq!(compare_handles("@Ada", "ada"), ContactComparison::Same);
    assert_eq!(compare_handles("@ada@mastodon.example", "ada@mastodon.example"), ContactComparison::Same);
    assert_eq!(compare_handles("ada", "grace"), ContactComparison::Different);
    assert_eq!(compare_handles("", "grace").sentence(), "at least one side is not a contact of this kind");
}

#[test]
fn nothing_personal_in_debug() {
    let shown = format!(
        "{:?}",
        (
            Email::parse("ada@example.org"),
            Phone::parse("+1 512 555 0123", None),
            ProfileUrl::parse("ada.example", &sites())
        )
    );
    assert!(!shown.contains("ada") && !shown.contains("555"), "{shown}");
}

#[test]
fn hostile_input_ends_at_once() {
    for text in ["a@".repeat(5_000_000), "1".repeat(10_000_000), "https://".repeat(1_000_000), "<".repeat(10_000_000)] {
        assert!(
            Email::parse(&text).is_none()
                && Phone::parse(&text, Some("US")).is_none()
                && ProfileUrl::parse(&text, &sites()).is_none()
        );
        assert!(normal_handle(&text).is_none());
    }
}

proptest::proptest! {
    #[test]
    fn never_panics(text in ".{0,80}", number in "[+()0-9 xé#٣-]{0,30}", url in "(https?://)?[a-z0-9./?=&%@:#]{0,60}") {
        for text in [&text, &number, &url] {
            let _ = (Email::parse(text).map(|e| (e.is_role_address(), e.no_reply())), ProfileUrl::parse(text, &sites()), normal_handle(text));
            if let Some(phone) = Phone::parse(text, Some("DE")) {
                proptest::prop_assert_eq!(phone.compare(&phone), ContactComparison::Same);
                let _ = (phone.is_in_numbering_plan(), phone.country());
            }
        }
    }
}

fn number(text: &str, region: Option<&str>) -> Option<String> {
    stated_phone(text, region)?.e164.map(|number| number.expose().to_owned())
}

#[test]
fn the_country_comes_from_the_number_or_the_document() {
    assert_eq!(number("+1 (512) 555-0188", None).as_deref(), Some("+15125550188"));
    assert_eq!(number("(512) 555-0188", Some("US")).as_deref(), Some("+15125550188"));
    assert_eq!(number("(512) 555-0188", None), None);
    assert_eq!(number("+44 (0)20 7946 0958", None).as_deref(), Some("+442079460958"));
    assert_eq!(number("+7 843 555-01-23", None).as_deref(), Some("+78435550123"));
    assert_eq!(number("010-1234-5678", Some("kr")).as_deref(), Some("+821012345678"));
}

#[test]
fn years_and_long_digit_strings_are_not_numbers() {
    assert!(stated_phone("2019", Some("US")).is_none());
    assert!(stated_phone("1234567890123456789012", None).is_none());
    assert!(stated_phone("", None).is_none());
}

#[test]
fn one_number_in_two_national_writings() {
    let same = |a: &str, b: &str, region: Option<&str>| compare_phones(a, b, region) == ContactComparison::Same;
    for (a, b, region) in [
        ("+54 9 221 555-0142", "+54 221 555-0142", None),
        ("+54 9 2944 55-0142", "02944 15 55-0142", Some("AR")),
        ("+52 1 33 5550 0142", "+52 33 5550 0142", None),
        ("044 33 5550 0142", "+52 33 5550 0142", Some("MX")),
        ("8 612 55501", "+370 612 55501", Some("LT")),
        ("0 612 55501", "+370 612 55501", Some("LT")),
        ("011 44 20 7946 0142", "+44 20 7946 0142", Some("US")),
        ("011 44 20 7946 0142", "+44 20 7946 0142", None),
        ("8 10 44 20 7946 0142", "+44 20 7946 0142", Some("RU")),
        ("+7 8 912 555 01 42", "+7 912 555 01 42", None),
        ("+36 06 30 555 0142", "+36 30 555 0142", None),
        ("+55 11 8555-0142", "+55 11 98555-0142", None),
        ("+39 (0)2 555 0142", "+39 02 555 0142", None),
        ("+44 (0)20 7946 0142", "+44 20 7946 0142", None),
        ("＋８１　９０－５５５０－０１４２", "090 5550 0142", Some("JP")),
    ] {
        assert!(same(a, b, region), "{a} | {b}");
        assert!(same(b, a, region), "{b} | {a}");
    }
    // The twins differ in one figure, or in one that belongs to the number.
    for (a, b, region) in [
        ("+54 9 221 555-0142", "+54 221 555-0143", None),
        ("+52 1 33 5550 0142", "+52 33 5550 0143", None),
        ("8 612 55501", "+370 612 55502", Some("LT")),
        ("011 44 20 7946 0142", "+44 20 7946 0143", Some("US")),
        ("+39 02 555 0142", "+39 2 555 0142", None),
        ("+1 212 555 0142", "+1 912 555 0142", None),
    ] {
        assert!(!same(a, b, region), "{a} | {b}");
    }
}

#[test]
fn one_mailbox_in_two_writings_and_addresses_of_nobody() {
    use ContactComparison::{Different, NotComparable, Same};
    for (a, b, expected) in [
        ("j.os-e_f@protonmail.com", "josef@pm.me", Same),
        ("petra-k@yandex.kz", "petra.k@ya.ru", Same),
        ("petra+jobs@yandex.com", "petra@yandex.by", Same),
        ("ada@me.com", "ada@icloud.com", Same),
        ("j.osef@posteo.de", "josef@posteo.de", Different),
        ("ada@mail.example", "ada@post.example", Different),
        ("petra-k@fastmail.com", "petra.k@fastmail.com", Different),
        ("your.name@gmail.com", "your.name@gmail.com", NotComparable(ContactGap::NotPersonal)),
        ("firstname.lastname@company.com", "firstname.lastname@company.com", NotComparable(ContactGap::NotPersonal)),
        ("user@example.com", "user@example.com", NotComparable(ContactGap::NotPersonal)),
        // People do have such names, at addresses of their own.
        ("ada@example.com", "ada@example.com", Same),
        ("test@lindqvist.example", "test@lindqvist.example", Same),
    ] {
        assert_eq!(compare_emails(a, b), expected, "{a} | {b}");
    }
}
