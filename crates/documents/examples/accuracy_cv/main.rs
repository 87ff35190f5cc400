//! How much of sample CVs is read right: `cargo run -p crosscheck-documents --example accuracy_cv -- --cv DIR`.
//!
//! `DIR`, or a folder in it, may hold documents with `truth/NAME.json` for each: then right, wrong and missing are printed by
//! field, for all, by format and by family of layouts. Otherwise `DIR` holds `jsonresume/*.json` (each its own truth), `rendercv/*.pdf` with `rendercv-truth/John_Doe.yaml`, and
//! `offlinecv/*/*.pdf` with `*.truth.json` (values) or `*.expected.json` (counts). Ends with status 1 if a JSON Resume
//! or a rendercv layout is not right.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints a table")]

mod fields;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crosscheck_documents::read;
use crosscheck_model::{Address, Claims, Digest, Extraction, Origin, Personal, SourceId};
use serde_json::Value;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(root) = arguments.iter().position(|a| a == "--cv").and_then(|at| arguments.get(at + 1)) else {
        eprintln!("usage: accuracy_cv --cv DIR");
        return ExitCode::from(2);
    };
    let root = Path::new(root);
    for folder in folders(root) {
        fields::table(&folder);
    }
    if !root.join("jsonresume").is_dir() {
        return ExitCode::SUCCESS;
    }
    println!(
        "{:<58} {:<5} {:<6} {:<5} {:<7} {:<9} what is wrong",
        "file", "name", "e-mail", "phone", "work", "education"
    );
    let must = [json_resumes(root), rendercv(root)];
    let (right, all) = offlinecv(root);
    let wrong: usize = must.iter().map(|(right, all)| all - right).sum();
    println!();
    println!("JSON Resume {} of {} right", must[0].0, must[0].1);
    println!("rendercv {} of {} right", must[1].0, must[1].1);
    println!("OfflineCV {right} of {all} right");
    if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What a file should say: name, e-mail, telephone, (employer, title, period) and (school, period).
#[derive(Default)]
struct Truth {
    name: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    work: Vec<[String; 3]>,
    education: Vec<[String; 2]>,
    work_count: Option<usize>,
    education_count: Option<usize>,
}

/// The folder itself and those in it.
fn folders(root: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        std::fs::read_dir(root).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect();
    found.retain(|path| path.is_dir());
    found.sort();
    found.insert(0, root.to_owned());
    found
}

fn files(directory: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(directory)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    found.sort();
    found
}

fn extract(path: &Path) -> Extraction {
    let bytes = std::fs::read(path).unwrap_or_default();
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let origin = Origin::new(SourceId(0), Address::File(name.clone()), jiff::Timestamp::UNIX_EPOCH, Digest::of(&bytes));
    read(&bytes, &name, &origin, None)
}

fn json(path: &Path) -> Value {
    std::fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or(Value::Null)
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn json_resumes(root: &Path) -> (usize, usize) {
    let (mut right, mut all) = (0, 0);
    for path in files(&root.join("jsonresume"), "json") {
        let truth = json(&path);
        if !truth["basics"].is_object() || truth["$id"].is_string() {
            continue;
        }
        let list = |section: &str| truth[section].as_array().cloned().unwrap_or_default();
        let field = |item: &Value, name: &str| text(&item[name]).unwrap_or_default();
        let expected = Truth {
            name: text(&truth["basics"]["name"]),
            email: text(&truth["basics"]["email"]),
            phone: text(&truth["basics"]["phone"]),
            work: list("work").iter().map(|item| [field(item, "name"), field(item, "position"), dates(item)]).collect(),
            education: list("education").iter().map(|item| [field(item, "institution"), dates(item)]).collect(),
            ..Truth::default()
        };
        all += 1;
        right += usize::from(report(&path, &expected));
    }
    (right, all)
}

fn dates(item: &Value) -> String {
    let start = text(&item["startDate"]).unwrap_or_else(|| "?".into());
    let end = text(&item["endDate"]).unwrap_or_default();
    format!("{start} to {end}")
}

/// The two sections of the one YAML file that matter here; its shape is fixed, so a reader of YAML is not needed.
fn rendercv(root: &Path) -> (usize, usize) {
    let yaml = std::fs::read_to_string(root.join("rendercv-truth/John_Doe.yaml")).unwrap_or_default();
    let mut truth = Truth::default();
    let mut section = "";
    let mut entry: Vec<(String, String)> = Vec::new();
    let close = |section: &str, entry: &mut Vec<(String, String)>, truth: &mut Truth| {
        let field =
            |name: &str| entry.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()).unwrap_or_default();
        let period = format!("{} to {}", field("start_date"), field("end_date"));
        match section {
            "experience" if !entry.is_empty() => truth.work.push([field("company"), field("position"), period]),
            "education" if !entry.is_empty() => truth.education.push([field("institution"), period]),
            _ => {}
        }
        entry.clear();
    };
    for line in yaml.lines() {
        let indent = line.len() - line.trim_start().len();
        let item = line.trim_start().strip_prefix("- ");
        let (key, value) = item.unwrap_or(line.trim_start()).split_once(':').unwrap_or_default();
        let value = value.trim().trim_matches('\'').to_owned();
        match (indent, key) {
            (2, "name") if truth.name.is_none() => truth.name = Some(value),
            (2, "email") => truth.email = Some(value),
            (4, _) if item.is_none() && !key.is_empty() => {
                close(section, &mut entry, &mut truth);
                section = if matches!(key, "experience" | "education") { key_of(key) } else { "" };
            }
            (6, _) if item.is_some() => {
                close(section, &mut entry, &mut truth);
                entry.push((key.to_owned(), value));
            }
            (8, _) if item.is_none() => entry.push((key.to_owned(), value)),
            _ => {}
        }
    }
    close(section, &mut entry, &mut truth);
    let paths = files(&root.join("rendercv"), "pdf");
    let right = paths.iter().filter(|path| report(path, &truth)).count();
    (right, paths.len())
}

fn key_of(key: &str) -> &'static str {
    if key == "experience" { "experience" } else { "education" }
}

fn offlinecv(root: &Path) -> (usize, usize) {
    let (mut right, mut all) = (0, 0);
    for folder in ["google-docs", "latex", "unknown", "word"] {
        for path in files(&root.join("offlinecv").join(folder), "pdf") {
            let values = json(&path.with_extension("truth.json"));
            let counts = json(&path.with_extension("expected.json"));
            let list = |name: &str| values[name].as_array().cloned().unwrap_or_default();
            let field = |item: &Value, name: &str| text(&item[name]).unwrap_or_default();
            let count = |name: &str| counts["cascade"][name].as_u64().and_then(|count| usize::try_from(count).ok());
            let known = values.is_object();
            let expected = Truth {
                name: text(&values["contact"]["full_name"]),
                email: text(&values["contact"]["email"]),
                phone: text(&values["contact"]["phone"]),
                work: list("experience")
                    .iter()
                    .map(|item| [field(item, "company"), field(item, "title"), String::new()])
                    .collect(),
                education: list("education").iter().map(|item| [field(item, "institution"), String::new()]).collect(),
                work_count: if known { None } else { count("experienceCount") },
                education_count: if known { None } else { count("educationCount") },
            };
            all += 1;
            right += usize::from(report(&path, &expected));
        }
    }
    (right, all)
}

fn report(path: &Path, truth: &Truth) -> bool {
    let extraction = extract(path);
    let claims = &extraction.claims;
    let mut wrong = Vec::new();
    let has = |wanted: &Option<String>, found: &[&str], what: &str, wrong: &mut Vec<String>| match wanted {
        Some(wanted) if !found.iter().any(|found| same(found, wanted)) => {
            wrong.push(format!("{what}: {:?}", found.first().unwrap_or(&"-")));
            "no"
        }
        Some(_) => "yes",
        None => "-",
    };
    let names: Vec<&str> = claims.names.iter().take(1).map(|claim| claim.value().full.expose()).collect();
    let emails: Vec<&str> = claims.emails.iter().map(|claim| claim.value().0.expose()).collect();
    let phones: Vec<&str> = claims.phones.iter().map(|claim| claim.value().text.expose()).collect();
    let name = has(&truth.name, &names, "name", &mut wrong);
    let email = has(&truth.email, &emails, "e-mail", &mut wrong);
    let phone = has(&truth.phone, &phones, "phone", &mut wrong);
    let work = compare_work(claims, truth, &mut wrong);
    let education = compare_education(claims, truth, &mut wrong);
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    println!("{file:<58} {name:<5} {email:<6} {phone:<5} {work:<7} {education:<9} {}", wrong.join("; "));
    wrong.is_empty()
}

fn same(a: &str, b: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    plain(a) == plain(b)
}

fn shown(value: &Option<Personal>) -> String {
    value.as_ref().map(|value| value.expose().to_owned()).unwrap_or_default()
}

fn period_is(found: &str, wanted: &str) -> bool {
    let (Some((start, end)), Some((a, b))) = (wanted.split_once(" to "), found.split_once(" to ")) else { return true };
    let open = end.is_empty() && matches!(b, "present" | "?");
    start == a && (end == b || open)
}

fn compare_work(claims: &Claims, truth: &Truth, wrong: &mut Vec<String>) -> String {
    let found = claims.work.len();
    if let Some(count) = truth.work_count {
        if found != count {
            wrong.push(format!("{found} jobs for {count}"));
        }
        return format!("{found}/{count}");
    }
    let mut right = 0;
    for [organisation, title, period] in &truth.work {
        let hit = claims.work.iter().any(|claim| {
            let item = claim.value();
            let period_right = period.is_empty() || period_is(&item.period.to_string(), period);
            same(&shown(&item.organisation), organisation) && same(&shown(&item.title), title) && period_right
        });
        if hit {
            right += 1;
        } else {
            wrong.push(format!("no job {title:?} at {organisation:?} {period}"));
        }
    }
    if found > truth.work.len() {
        wrong.push(format!("{} jobs too many", found - truth.work.len()));
    }
    format!("{right}/{}", truth.work.len())
}

fn compare_education(claims: &Claims, truth: &Truth, wrong: &mut Vec<String>) -> String {
    let found = claims.education.len();
    if let Some(count) = truth.education_count {
        if found != count {
            wrong.push(format!("{found} courses for {count}"));
        }
        return format!("{found}/{count}");
    }
    let mut right = 0;
    for [institution, period] in &truth.education {
        let hit = claims.education.iter().any(|claim| {
            let item = claim.value();
            let period_right = period.is_empty() || period_is(&item.period.to_string(), period);
            same(&shown(&item.institution), institution) && period_right
        });
        if hit {
            right += 1;
        } else {
            wrong.push(format!("no course at {institution:?} {period}"));
        }
    }
    if found > truth.education.len() {
        wrong.push(format!("{} courses too many", found - truth.education.len()));
    }
    format!("{right}/{}", truth.education.len())
}
