//! A new case: any text with links in it, files, and on which basis. It is made by the operation of the API.

use askama::Template;
use axum::http::StatusCode;
use crosscheck_compare::contacts::in_text::addresses;
use serde_json::Value;

use super::shown::{Frame, Showing, Shown};
use super::texts::Texts;
use super::visit::Visit;
use crate::api::cases::keep;
use crate::handed_in::NewCase;
use crate::problem::{FieldProblem, Problem};

#[derive(Template)]
#[template(path = "page/new_case.html")]
struct NewCasePage {
    t: &'static Texts,
    frame: Frame,
    /// Under the same word a case is made once, however often the button is pressed.
    word: String,
    text: String,
    reference: String,
    consent: String,
    purpose: String,
    jurisdiction: String,
    wrong: Vec<Wrong>,
}

/// A field that cannot be used.
struct Wrong {
    field: &'static str,
    label: &'static str,
    why: String,
}

impl NewCasePage {
    fn of(visit: &Visit) -> Result<Self, Problem> {
        let (t, form) = (visit.t(), &visit.form);
        let text = |name: &str| form.text(name).to_owned();
        Ok(Self {
            t,
            frame: visit.frame(t.new_case_title),
            word: visit.service.0.store.random_word()?,
            text: text("text"),
            reference: text("reference"),
            consent: text("consent"),
            purpose: text("purpose"),
            jurisdiction: text("jurisdiction"),
            wrong: Vec::new(),
        })
    }

    fn is_wrong(&self, field: &str) -> bool {
        self.wrong.iter().any(|wrong| wrong.field == field)
    }
}

pub(crate) async fn form(visit: Visit) -> Showing {
    Ok(Shown::page(&NewCasePage::of(&visit)?))
}

/// Links of a pasted text, each once, in its order.
pub(crate) fn links_in(text: &str) -> Vec<String> {
    let mut links: Vec<String> = Vec::new();
    // Who pastes a text means the links in it, bare ones too.
    for link in text.lines().flat_map(|line| addresses(line, true)).map(|(url, _)| url.to_string()) {
        if !links.contains(&link) {
            links.push(link);
        }
    }
    links
}

pub(crate) async fn create(mut visit: Visit) -> Showing {
    let mut page = NewCasePage::of(&visit)?;
    let mut new = NewCase {
        external_ref: page.reference.clone(),
        consent_ref: page.consent.clone(),
        permissible_purpose: page.purpose.clone(),
        jurisdiction: page.jurisdiction.to_uppercase(),
        links: links_in(&page.text),
        follow_cv_links: true,
        ..NewCase::default()
    };
    for (field, file) in std::mem::take(&mut visit.form.files) {
        let name = file.name.to_lowercase();
        let is_dossier = name.ends_with(".wacz") || name.ends_with(".warc") || name.ends_with(".warc.gz");
        if field == "cv" {
            new.cv = Some(file);
        } else if is_dossier && new.dossier.is_none() {
            new.dossier = Some(file);
        } else {
            new.files.push(file);
        }
    }
    let word = visit.form.text("word").to_owned();
    let word = Some(word.as_str()).filter(|word| !word.is_empty() && word.len() <= 64);
    match keep(&visit.call(&Value::Null)?, new, word).await {
        Ok((case, _)) => Ok(Shown::see(&format!("/cases/{}", case.public_id))),
        Err(problem) if !problem.view().errors.is_empty() => {
            page.wrong = problem.view().errors.iter().map(|wrong| named(page.t, wrong)).collect();
            Ok(Shown::page(&page).with_status(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(problem) => Err(problem),
    }
}

/// The field of the form that a field of the operation came from.
fn named(t: &'static Texts, wrong: &FieldProblem) -> Wrong {
    let (field, label) = match wrong.pointer.split('/').nth(1).unwrap_or_default() {
        "external_ref" => ("reference", t.reference),
        "consent_ref" => ("consent", t.consent),
        "permissible_purpose" => ("purpose", t.purpose),
        "jurisdiction" => ("jurisdiction", t.jurisdiction),
        "cv" => ("cv", t.cv),
        "files" | "dossier" => ("files", t.files),
        _ => ("text", t.pasted),
    };
    let why = if wrong.pointer.is_empty() { t.nothing_to_check.to_owned() } else { wrong.detail.clone() };
    Wrong { field, label, why }
}

#[cfg(test)]
mod tests {
    use super::links_in;

    #[test]
    fn links_are_found_in_any_text_and_each_is_read_once() {
        let text = "Hi Rosa,\nplease look at https://code.example.com/ada and www.ada-example.com.\n\
            My mail is ada@ada-example.com, my CV 2.0 is attached; again: https://code.example.com/ada";
        let found = links_in(text);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].ends_with("code.example.com/ada") && found[1].contains("www.ada-example.com"), "{found:?}");
        assert!(links_in("No links here. e.g. none, 3.5 years, and so on").is_empty());
    }
}
