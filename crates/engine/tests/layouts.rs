//! Honest people whose CVs are laid out in sixty ways, in twelve languages: whatever is read of them, nothing contradicts their profiles.
//! The usual run takes a sample; `just layouts` takes them all.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use crosscheck_checks::{CheckContext, Configuration, read_again, run_all};
use crosscheck_model::{Address, Case, Digest, FindingKind, Origin, Outcome, SourceId};
use crosscheck_testkit::cases::Written;
use crosscheck_testkit::cvs::{EDUCATION, PHONE, Person, WORK, laid_out, layouts, people};

/// The profile that this person keeps, which says what the CV says.
fn case_file(person: &Person) -> String {
    let text = |text: &str| toml_text(text);
    let date = |(year, month): (u16, u8)| format!("{year}-{month:02}");
    let work = [
        format!("{}..present | {} | {}", date(WORK[0]), person.organisations[0], person.titles[0]),
        format!("{}..{} | {} | {}", date(WORK[1]), date(WORK[2]), person.organisations[1], person.titles[1]),
    ];
    let education =
        format!("{}..{} | {} | {}", date(EDUCATION[0]), date(EDUCATION[1]), person.institution, person.degree);
    let profile = format!(
        "names = [{}]\nplaces = [{}]\nemails = [{}]\nphones = [{}]\nwork = [{}, {}]\neducation = [{}]\nlanguages = [{}, {}]\n",
        text(&person.name),
        text(&person.place),
        text(&person.email),
        text(PHONE),
        text(&work[0]),
        text(&work[1]),
        text(&education),
        text(&person.spoken[0]),
        text(&person.spoken[1]),
    );
    format!(
        "about = \"An honest person.\"\n[[source]]\naddress = \"cv.pdf\"\n\n[[source]]\naddress = \"https://www.linkedin.com/in/sample\"\n{profile}"
    )
}

fn toml_text(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The person's case with this CV.
fn case(person: &Person, cv: &[u8]) -> Case {
    let mut case = Written::parse(&case_file(person)).unwrap().build().unwrap().case;
    let origin = Origin::new(SourceId(0), Address::File("cv.pdf".into()), case.as_of, Digest::of(cv));
    let read = crosscheck_documents::read(cv, "cv.pdf", &origin, None);
    let reading = &mut case.sources[0];
    reading.source.outcome = read.outcome;
    (reading.pages, reading.claims, reading.problems, reading.words) =
        (read.pages, read.claims, read.problems, read.words);
    read_again(&mut case);
    case
}

/// What contradicts in this case, in words.
fn contradictions(case: &Case) -> Vec<String> {
    let pictures = BTreeMap::new();
    let context = CheckContext { case, pictures: &pictures, sites: crosscheck_sites::directory() };
    let result = run_all(&context, &Configuration::default());
    let found = result.findings.iter().filter(|finding| finding.kind == FindingKind::Contradiction);
    found.map(|finding| format!("{}: {}", finding.check, finding.statement)).collect()
}

#[derive(Default)]
struct Counts {
    cases: usize,
    named: usize,
    jobs: usize,
    courses: usize,
    wrong: Vec<String>,
}

fn run(one_in: usize) -> Counts {
    let mut counts = Counts::default();
    for (row, layout) in layouts().iter().enumerate() {
        for (at, person) in people().iter().enumerate() {
            if (row + at * 5) % one_in != 0 {
                continue;
            }
            let case = case(person, &laid_out(person, layout));
            let claims = &case.sources[0].claims;
            assert_eq!(case.sources[0].source.outcome, Outcome::Read, "{} {layout}", person.language);
            counts.cases += 1;
            counts.named +=
                usize::from(claims.names.first().is_some_and(|name| name.value().full.expose() == person.name));
            counts.jobs += claims
                .work
                .iter()
                .filter(|job| {
                    let is = |value: &Option<crosscheck_model::Personal>, wanted: &[String; 2]| {
                        value.as_ref().is_some_and(|value| wanted.iter().any(|wanted| wanted == value.expose()))
                    };
                    is(&job.value().title, &person.titles)
                        && is(&job.value().organisation, &person.organisations)
                        && job.value().period.start.is_some()
                })
                .count();
            counts.courses += usize::from(claims.education.iter().any(|course| {
                course.value().institution.as_ref().is_some_and(|school| school.expose() == person.institution)
            }));
            for what in contradictions(&case) {
                counts.wrong.push(format!("{} | {layout} | {what}", person.language));
            }
        }
    }
    counts
}

fn told(counts: &Counts) -> String {
    format!(
        "{} CVs: {} names, {} of {} jobs, {} schools read whole; {} contradictions\n{}",
        counts.cases,
        counts.named,
        counts.jobs,
        counts.cases * 2,
        counts.courses,
        counts.wrong.len(),
        counts.wrong.join("\n")
    )
}

/// One in so many of the 720 is set and read: all of them where `just layouts` asks for it.
fn one_in() -> usize {
    if std::env::var_os("CROSSCHECK_ALL_LAYOUTS").is_some() { 1 } else { 10 }
}

#[test]
fn an_honest_cv_contradicts_nothing_however_it_is_laid_out() {
    let counts = run(one_in());
    println!("{}", told(&counts));
    assert!(counts.cases >= 60, "{}", told(&counts));
    assert!(counts.wrong.is_empty(), "{}", told(&counts));
    assert!(counts.named * 100 >= counts.cases * 98, "{}", told(&counts));
    assert!(counts.jobs * 100 >= counts.cases * 2 * 93, "{}", told(&counts));
    assert!(counts.courses * 100 >= counts.cases * 90, "{}", told(&counts));
}

/// Of so many CVs with another person's name at their head, and their mailbox too if asked for, those whose name is told to differ.
/// Names in other scripts than Latin are left out: not every two of them can be compared.
fn planted(one_in: usize, with_mailbox: bool) -> (usize, usize) {
    let latin = |person: &Person| person.name.chars().all(|c| c < '\u{250}');
    let people: Vec<Person> = people().into_iter().filter(latin).collect();
    let (mut found, mut all) = (0, 0);
    for (row, layout) in layouts().iter().enumerate() {
        for (at, person) in people.iter().enumerate() {
            if (row + at * 5) % one_in == 0 {
                let other = &people[(at + 1) % people.len()];
                let email = if with_mailbox { &other.email } else { &person.email };
                let cv = laid_out(&Person { name: other.name.clone(), email: email.clone(), ..person.clone() }, layout);
                all += 1;
                found += usize::from(contradictions(&case(person, &cv)).iter().any(|what| what.starts_with("name_")));
            }
        }
    }
    (found, all)
}

#[test]
fn another_name_at_the_head_is_still_found() {
    for with_mailbox in [true, false] {
        let (found, all) = planted(one_in(), with_mailbox);
        println!("of {all} CVs with another's name (mailbox too: {with_mailbox}), {found} contradict");
        assert!(found * 10 >= all * 9, "{found} of {all}");
    }
}
