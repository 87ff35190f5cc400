//! One invented person's CV in twelve languages and eight formats: every reading of it says the same.

use crosscheck_documents::read;
use crosscheck_model::{
    Address, Digest, Extraction, Origin, Outcome, PartialDate, Period, PeriodEnd, Personal, SourceId,
};
use crosscheck_testkit::cvs::{EDUCATION, PHONE, Person, WORK, Written, cv, people};

fn extract(bytes: &[u8], name: &str) -> Extraction {
    let origin = Origin::new(SourceId(0), Address::File(name.into()), jiff::Timestamp::UNIX_EPOCH, Digest::of(bytes));
    read(bytes, name, &origin, None)
}

fn text(value: &Option<Personal>) -> &str {
    value.as_ref().map_or("", |value| value.expose())
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn month((year, month): (u16, u8)) -> PartialDate {
    PartialDate::month(i16::try_from(year).expect("a year"), month)
}

/// What a reading says otherwise than the person is.
fn differences(person: &Person, extraction: &Extraction) -> Vec<String> {
    let claims = &extraction.claims;
    let mut wrong = Vec::new();
    let mut expect = |what: &str, wanted: String, found: String| {
        if wanted != found {
            wrong.push(format!("{what}: wanted {wanted}, found {found}"));
        }
    };
    expect("outcome", format!("{:?}", Outcome::Read), format!("{:?}", extraction.outcome));
    let list = |values: Vec<&str>| format!("{values:?}");
    expect(
        "names",
        list(vec![&person.name]),
        list(claims.names.iter().map(|claim| claim.value().full.expose()).collect()),
    );
    expect(
        "emails",
        list(vec![&person.email]),
        list(claims.emails.iter().map(|claim| claim.value().0.expose()).collect()),
    );
    let phones: Vec<String> = claims.phones.iter().map(|claim| digits(claim.value().text.expose())).collect();
    expect("phones", format!("{:?}", [digits(PHONE)]), format!("{phones:?}"));
    expect(
        "places",
        list(vec![&person.place]),
        list(claims.places.iter().map(|claim| claim.value().text.expose()).collect()),
    );
    let jobs: Vec<String> = claims
        .work
        .iter()
        .map(|claim| {
            format!("{} | {} | {}", text(&claim.value().title), text(&claim.value().organisation), claim.value().period)
        })
        .collect();
    let periods = [
        Period { start: Some(month(WORK[0])), end: PeriodEnd::Present },
        Period { start: Some(month(WORK[1])), end: PeriodEnd::On(month(WORK[2])) },
    ];
    let wanted: Vec<String> = (0..2)
        .map(|job| format!("{} | {} | {}", person.titles[job], person.organisations[job], periods[job]))
        .collect();
    expect("work", format!("{wanted:?}"), format!("{jobs:?}"));
    let courses: Vec<String> = claims
        .education
        .iter()
        .map(|claim| format!("{} | {}", text(&claim.value().institution), claim.value().period))
        .collect();
    let course = Period { start: Some(month(EDUCATION[0])), end: PeriodEnd::On(month(EDUCATION[1])) };
    expect("education", format!("{:?}", [format!("{} | {course}", person.institution)]), format!("{courses:?}"));
    let spoken: Vec<&str> = claims.languages.iter().map(|claim| claim.value().language.expose()).collect();
    expect("languages", list(person.spoken.iter().map(String::as_str).collect()), list(spoken));
    wrong
}

/// Degree and subject as they were told apart: nothing says where they part, but every format has to part them alike.
fn degrees(extraction: &Extraction) -> Vec<String> {
    let courses = extraction.claims.education.iter();
    courses.map(|claim| format!("{} | {}", text(&claim.value().degree), text(&claim.value().field))).collect()
}

#[test]
fn every_format_and_language_says_the_same() {
    let mut wrong = Vec::new();
    for person in people() {
        let first = degrees(&extract(&cv(&person, Written::Docx), "cv.docx"));
        for written in Written::ALL {
            let name = format!("cv-{}.{}", person.language, written.ending());
            let found = extract(&cv(&person, written), &name);
            if degrees(&found) != first {
                wrong.push(format!("{name}: degrees {:?}, in Word {first:?}", degrees(&found)));
            }
            wrong.extend(differences(&person, &found).into_iter().map(|difference| format!("{name}: {difference}")));
        }
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}
