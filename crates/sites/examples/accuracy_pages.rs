//! Accuracy of the reading of people's own pages: `accuracy_pages --data DIR [--verbose]`. DIR holds `pages/*.html` and `truth/*.json`
//! of the same names; a truth has `kind` (person, blog, company, shell, absent), `url`, `name`, `name_also`, `locations`, `emails`, `work`
//! and `education` with `organisation` or `institution`, `title` or `degree`, `start` and `end`.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a command that reads sample files and prints")]

use std::error::Error;
use std::path::PathBuf;

use crosscheck_model::{
    Claims, Digest, Freshness, Gap, NameRole, Outcome, Page, PartialDate, Period, PeriodEnd, Personal, SourceId,
};
use crosscheck_sites::{read, recognise};
use serde_json::Value;
use url::Url;

type Failure = Box<dyn Error>;

/// What was read, what of it is right, what there was to read and what of that was found.
#[derive(Default)]
struct Count {
    read: usize,
    right: usize,
    truth: usize,
    found: usize,
}

impl Count {
    fn print(&self, what: &str) {
        let share = |part: usize, whole: usize| match whole {
            0 => "-".to_owned(),
            _ => format!("{:.2}", part as f64 / whole as f64),
        };
        println!(
            "{what:10} precision {} ({}/{})  recall {} ({}/{})",
            share(self.right, self.read),
            self.right,
            self.read,
            share(self.found, self.truth),
            self.found,
            self.truth
        );
    }

    /// Counts lists in which a value of one side belongs to any of the other that is the same.
    fn lists(&mut self, read: &[String], truth: &[String], same: fn(&str, &str) -> bool) {
        self.read += read.len();
        self.truth += truth.len();
        self.right += read.iter().filter(|one| truth.iter().any(|other| same(one, other))).count();
        self.found += truth.iter().filter(|one| read.iter().any(|other| same(other, one))).count();
    }
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let at = arguments.iter().position(|argument| argument == "--data");
    let root = at.and_then(|at| arguments.get(at + 1)).ok_or("usage: accuracy_pages --data DIR [--verbose]")?;
    let verbose = arguments.iter().any(|argument| argument == "--verbose");
    let root = PathBuf::from(root);
    let mut truths: Vec<PathBuf> =
        std::fs::read_dir(root.join("truth"))?.map(|entry| Ok(entry?.path())).collect::<Result<_, Failure>>()?;
    truths.sort();
    let mut counts = Counts::default();
    for file in truths {
        let truth: Value = serde_json::from_slice(&std::fs::read(&file)?)?;
        let name = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        let url = Url::parse(truth["url"].as_str().ok_or("a truth without url")?)?;
        let body = std::fs::read(root.join("pages").join(format!("{name}.html")))?;
        let extraction = read(&recognise(&url), SourceId(1), &[page(&url, body)?]);
        let told = kind_is_told(&truth, &extraction.outcome, &extraction.claims);
        counts.kinds.read += 1;
        counts.kinds.right += usize::from(told);
        let wrong = counts.add(&extraction.claims, &truth);
        if verbose {
            println!("{name}: {:?}", extraction.outcome);
            wrong.iter().for_each(|entry| println!("    wrong {entry}"));
        }
    }
    counts.print();
    Ok(())
}

/// Counts of each field over all pages.
#[derive(Default)]
struct Counts {
    kinds: Count,
    names: Count,
    places: Count,
    mails: Count,
    work: Count,
    education: Count,
}

impl Counts {
    /// Counts one page; gives back what is wrong.
    fn add(&mut self, claims: &Claims, truth: &Value) -> Vec<String> {
        let names = claims.names.iter().filter(|name| name.value().role != NameRole::Guess);
        let read: Vec<String> = names.map(|name| name.value().full.expose().to_owned()).collect();
        let written: Vec<String> =
            texts(&truth["name_also"]).into_iter().chain(truth["name"].as_str().map(str::to_owned)).collect();
        let right = |one: &&String| written.iter().any(|other| plain(one) == plain(other));
        self.names.read += read.len();
        self.names.right += read.iter().filter(right).count();
        self.names.truth += usize::from(!truth["name"].is_null());
        self.names.found += usize::from(read.iter().any(|one| right(&one)));
        let mut wrong: Vec<String> = read.iter().filter(|one| !right(one)).map(|one| format!("name {one}")).collect();
        let places: Vec<String> = claims.places.iter().map(|place| place.value().text.expose().to_owned()).collect();
        self.places.lists(&places, &texts(&truth["locations"]), alike);
        let mails: Vec<String> = claims.emails.iter().map(|mail| mail.value().0.expose().to_owned()).collect();
        self.mails.lists(&mails, &texts(&truth["emails"]), |a, b| plain(a) == plain(b));
        let jobs = claims.work.iter().map(|item| item.value());
        let jobs: Vec<Entry> = jobs.map(|job| Entry::of(&job.organisation, &job.title, &job.period)).collect();
        wrong.extend(entries(&mut self.work, &jobs, &truth["work"], ["organisation", "title"], true));
        let courses = claims.education.iter().map(|item| item.value());
        let courses: Vec<Entry> =
            courses.map(|course| Entry::of(&course.institution, &course.degree, &course.period)).collect();
        wrong.extend(entries(&mut self.education, &courses, &truth["education"], ["institution", "degree"], false));
        wrong
    }

    fn print(&self) {
        println!("kinds      {}/{} told", self.kinds.right, self.kinds.read);
        self.names.print("names");
        self.places.print("places");
        self.mails.print("emails");
        self.work.print("work");
        self.education.print("education");
    }
}

fn page(url: &Url, body: Vec<u8>) -> Result<Page, Failure> {
    Ok(Page {
        url: url.clone(),
        final_url: url.clone(),
        status: 200,
        headers: vec![("content-type".to_owned(), "text/html".to_owned())],
        sha256: Digest::of(&body),
        body: body.into(),
        captured_at: "2026-01-01T00:00:00Z".parse()?,
        freshness: Freshness::Fetched,
    })
}

fn kind_is_told(truth: &Value, outcome: &Outcome, claims: &Claims) -> bool {
    match truth["kind"].as_str().unwrap_or_default() {
        "person" => *outcome == Outcome::Read,
        "blog" => *outcome == Outcome::Read || truth["name"].is_null(),
        "shell" => *outcome == Outcome::NotReached(Gap::NeedsBrowser),
        "absent" => matches!(outcome, Outcome::NotRecognised | Outcome::NotReached(Gap::NoSuchProfile)),
        _ => claims.names.is_empty() && claims.work.is_empty() && claims.education.is_empty(),
    }
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    let mut words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}

/// One holds the other, or most of its words.
fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (plain(a), plain(b));
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
    let (x, y) = (words(&a), words(&b));
    !a.is_empty() && !b.is_empty() && x.intersection(&y).count() as f64 >= 0.6 * x.len().min(y.len()) as f64
}

/// An entry of work or education as it is compared.
struct Entry {
    at: Option<String>,
    what: Option<String>,
    start: Option<String>,
    end: Option<String>,
}

impl Entry {
    fn of(at: &Option<Personal>, what: &Option<Personal>, period: &Period) -> Self {
        let text = |text: &Option<Personal>| text.as_ref().map(|text| text.expose().to_owned());
        let date = |date: PartialDate| date.to_string();
        let end = match period.end {
            PeriodEnd::On(end) => Some(date(end)),
            PeriodEnd::Present => Some("present".to_owned()),
            PeriodEnd::Unstated => None,
        };
        Self { at: text(at), what: text(what), start: period.start.map(date), end }
    }

    fn is(&self, truth: &Value, [at, what]: [&str; 2], both: bool) -> bool {
        let text = |key: &str| truth[key].as_str().map(str::to_owned);
        let agree = |read: &Option<String>, truth: Option<String>| match (read, truth) {
            (None, _) => true,
            (Some(read), Some(truth)) => alike(read, &truth),
            (Some(_), None) => false,
        };
        let day = |read: &Option<String>, truth: Option<String>| match (read, truth) {
            (None, _) => true,
            (Some(read), Some(truth)) => read.starts_with(truth.as_str()) || truth.starts_with(read.as_str()),
            (Some(_), None) => false,
        };
        agree(&self.at, text(at))
            && (!both || agree(&self.what, text(what)))
            && (self.at.is_some() || self.what.is_some())
            && day(&self.start, text("start"))
            && day(&self.end, text("end"))
    }
}

/// Counts entries, each truth for one of them at most; gives back what is wrong.
fn entries(count: &mut Count, read: &[Entry], truth: &Value, keys: [&str; 2], both: bool) -> Vec<String> {
    let mut left: Vec<&Value> = truth.as_array().into_iter().flatten().collect();
    count.truth += left.len();
    count.read += read.len();
    let mut wrong = Vec::new();
    for entry in read {
        match left.iter().position(|truth| entry.is(truth, keys, both)) {
            Some(at) => {
                left.remove(at);
                count.right += 1;
                count.found += 1;
            }
            None => wrong.push(format!("{:?} | {:?} | {:?}..{:?}", entry.at, entry.what, entry.start, entry.end)),
        }
    }
    wrong
}
