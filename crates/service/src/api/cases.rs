//! Handing cases in, and finding them again.

use axum::body::Body;
use axum::extract::{FromRequest, Multipart};
use axum::http::{Request, StatusCode, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use crosscheck_model::Digest;
use crosscheck_store::{NewSubmission, Submission, Submitted};

use super::call::{Answer, Answered, Call};
use super::views::{CaseView, List};
use crate::handed_in::{File, Material, NewCase};
use crate::problem::Problem;

/// Longest Idempotency-Key.
const MAX_WORD: usize = 255;

/// The caller's word for a request.
pub(crate) fn word_of(call: &Call) -> Result<Option<String>, Problem> {
    let word = call.headers.get("idempotency-key").map(|word| word.to_str().unwrap_or_default().to_owned());
    if word.as_deref().is_some_and(|word| word.is_empty() || word.len() > MAX_WORD) {
        return Err(Problem::malformed("an Idempotency-Key has 1 to 255 visible ASCII characters"));
    }
    Ok(word)
}

/// The answer to a request that was made before under the same word.
pub(crate) fn replayed(answer: Answer) -> Answer {
    answer.with(header::HeaderName::from_static("idempotency-replayed"), "true")
}

pub(crate) async fn create(call: Call) -> Answered {
    let word = word_of(&call)?;
    let is_form = media_type(&call).starts_with("multipart/form-data");
    let new = if is_form { form(&call).await? } else { call.json()? };
    let (case, again) = keep(&call, new, word.as_deref()).await?;
    let location = format!("/v1/cases/{}", case.public_id);
    let answer = Answer::json(&CaseView::of(&case))?.with_status(StatusCode::ACCEPTED);
    let answer = answer.with(header::LOCATION, &location);
    Ok(if again { replayed(answer) } else { answer })
}

/// Keeps a case until it is run, once under the same word; tells whether it was there already.
pub(crate) async fn keep(call: &Call, new: NewCase, word: Option<&str>) -> Result<(Submission, bool), Problem> {
    keep_in(call, new, word, None).await
}

/// The same, as a case of a roster.
pub(crate) async fn keep_in(
    call: &Call,
    new: NewCase,
    word: Option<&str>,
    roster: Option<&str>,
) -> Result<(Submission, bool), Problem> {
    // Opening an archive is work.
    let looked_through = tokio::task::spawn_blocking(move || {
        let material = new.look_through()?;
        let bytes = material.write().ok_or_else(Problem::fault)?;
        Ok::<(Material, Vec<u8>), Problem>((material, bytes))
    });
    let (material, bytes) = looked_through.await.map_err(|_| Problem::fault())??;
    let caller = call.caller()?;
    let new = NewSubmission {
        tenant: &caller.tenant,
        external_ref: &material.external_ref,
        jurisdiction: &material.jurisdiction,
        row: &serde_json::to_string(&material.row()).map_err(|_| Problem::fault())?,
        idempotency_key: word,
        content: Digest::of(&bytes),
        material: &bytes,
        actor: &caller.key.id,
        callback: None,
        roster,
    };
    let kept = match call.service.0.store.submit(&new).await? {
        Submitted::New(case) => (case, false),
        Submitted::Again(case) => (case, true),
        Submitted::Different => return Err(Problem::other_content()),
    };
    call.service.0.came.notify_one();
    Ok(kept)
}

fn media_type(call: &Call) -> &str {
    call.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// A form with the same fields: `links`, `files` and `records` may come several times, files as they are.
async fn form(call: &Call) -> Result<NewCase, Problem> {
    let mut request = Request::new(Body::from(call.body.clone()));
    *request.headers_mut() = call.headers.clone();
    let malformed = |_| Problem::malformed("the form cannot be read");
    let mut form =
        Multipart::from_request(request, &()).await.map_err(|_| Problem::malformed("the form has no boundary"))?;
    let mut new = NewCase { follow_cv_links: true, ..NewCase::default() };
    while let Some(field) = form.next_field().await.map_err(malformed)? {
        let name = field.name().unwrap_or_default().to_owned();
        if matches!(name.as_str(), "cv" | "files" | "records" | "dossier") {
            let file_name = field.file_name().unwrap_or(&name).to_owned();
            let content = STANDARD.encode(field.bytes().await.map_err(malformed)?);
            let file = File { name: file_name, content };
            match name.as_str() {
                "files" => new.files.push(file),
                "records" => new.records.push(file),
                "cv" if new.cv.is_none() => new.cv = Some(file),
                "dossier" if new.dossier.is_none() => new.dossier = Some(file),
                _ => return Err(Problem::field(&format!("/{name}"), "there can be one only")),
            }
            continue;
        }
        let text = field.text().await.map_err(malformed)?;
        match name.as_str() {
            "external_ref" => new.external_ref = text,
            "consent_ref" => new.consent_ref = text,
            "permissible_purpose" => new.permissible_purpose = text,
            "jurisdiction" => new.jurisdiction = text,
            "agency" => new.agency = text,
            "links" => new.links.push(text),
            "follow_cv_links" => match text.as_str() {
                "true" => new.follow_cv_links = true,
                "false" => new.follow_cv_links = false,
                _ => return Err(Problem::field("/follow_cv_links", "it is true or false")),
            },
            _ => return Err(Problem::field(&format!("/{name}"), "there is no such field")),
        }
    }
    Ok(new)
}

pub(crate) async fn list(call: Call) -> Answered {
    let limit = call.limit()?;
    let before = match call.query.get("cursor") {
        None => i64::MAX,
        Some(cursor) => {
            let last = call.service.0.store.find_submission(&call.caller()?.tenant, cursor).await?;
            last.ok_or_else(|| Problem::malformed("this cursor is of no list that this key may see"))?.number
        }
    };
    let reference = call.query.get("external_ref").map(String::as_str);
    let store = &call.service.0.store;
    let mut cases = store.submissions(&call.caller()?.tenant, before, limit + 1, reference).await?;
    let more = cases.len() as i64 > limit;
    cases.truncate(usize::try_from(limit).unwrap_or_default());
    let next = cases.last().filter(|_| more).map(|case| case.public_id.clone());
    Answer::json(&List { data: cases.iter().map(CaseView::of).collect(), next })
}

pub(crate) async fn get(call: Call) -> Answered {
    Answer::json(&CaseView::of(&call.case_or_what_is_left().await?))
}
