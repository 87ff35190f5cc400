//! What came of a case, as it was kept when it was run.

use axum::http::header;
use crosscheck_engine::batch::DOSSIER;
use crosscheck_store::State;
use serde_json::{Value, json};

use super::call::{Answer, Answered, Call};
use super::notes;
use crate::evidence::Evidence;
use crate::kept::{HTML, JSON, MANIFEST, TEXT};
use crate::problem::Problem;

/// Forms of the report: media type, name under which it is kept, ending.
const FORMS: [(&str, &str); 3] =
    [("application/json", JSON), ("text/html; charset=utf-8", HTML), ("text/plain; charset=utf-8", TEXT)];

pub(crate) async fn report(call: Call) -> Answered {
    let case = call.done().await?;
    let accept = call.headers.get(header::ACCEPT).map_or("*/*", |value| value.to_str().unwrap_or_default());
    let Some((media, name)) = accepted(accept) else {
        return Err(Problem::not_acceptable("application/json, text/html or text/plain"));
    };
    Ok(Answer::whole(media, call.kept(&case, name).await?).with(header::VARY, "Accept"))
}

/// The form that is liked best; of those liked alike the first.
fn accepted(accept: &str) -> Option<(&'static str, &'static str)> {
    let liking = |media: &str| {
        let plain = media.split(';').next().unwrap_or_default();
        let kind = plain.split('/').next().unwrap_or_default();
        let of = |range: &str| {
            let mut parts = range.split(';').map(str::trim);
            let name = parts.next().unwrap_or_default();
            let exact = match name {
                "*/*" => 1,
                name if name.eq_ignore_ascii_case(plain) => 3,
                name if name.strip_suffix("/*").is_some_and(|range| range.eq_ignore_ascii_case(kind)) => 2,
                _ => return None,
            };
            let quality = parts.find_map(|part| part.strip_prefix("q=")?.parse::<f64>().ok()).unwrap_or(1.0);
            Some((exact, (quality * 1000.0) as u32))
        };
        // The most exact range speaks for a form.
        accept.split(',').filter_map(of).max().map_or(0, |(_, quality)| quality)
    };
    let best = FORMS.iter().rev().max_by_key(|(media, _)| liking(media))?;
    (liking(best.0) > 0).then_some(*best)
}

async fn kept_report(call: &Call) -> Result<Value, Problem> {
    let case = call.done().await?;
    serde_json::from_slice(&call.kept(&case, JSON).await?).map_err(|_| Problem::fault())
}

pub(crate) async fn findings(call: Call) -> Answered {
    let mut report = kept_report(&call).await?;
    let said = notes::said(&call, &["answer.given", "dispute.raised", "resolution.recorded"]).await?;
    Answer::json(&json!({ "findings": report["findings"].take(), "said": said }))
}

pub(crate) async fn coverage(call: Call) -> Answered {
    let mut report = kept_report(&call).await?;
    Answer::json(&json!({ "sources": report["sources"].take(), "coverage": report["coverage"].take() }))
}

/// The steps that the report names, each in the state that was noted last.
pub(crate) async fn checklist(call: Call) -> Answered {
    let mut report = kept_report(&call).await?;
    let changes = notes::said(&call, &["checklist.changed"]).await?;
    let mut items = report["checklist"].take();
    for change in &changes {
        let item = items.as_array_mut().into_iter().flatten().find(|item| item["id"] == change.detail["item"]);
        if let Some(item) = item {
            item["state"] = change.detail["state"].clone();
        }
    }
    Answer::json(&json!({ "items": items, "changes": changes }))
}

pub(crate) async fn dossier(call: Call) -> Answered {
    let case = call.done().await?;
    let bytes = call.kept(&case, DOSSIER).await?;
    Ok(Answer::whole("application/wacz", bytes).named(&format!("{}.wacz", case.public_id)))
}

pub(crate) async fn evidence(call: Call) -> Answered {
    let case = call.done().await?;
    let manifest = serde_json::from_slice(&call.kept(&case, MANIFEST).await?).map_err(|_| Problem::fault())?;
    let report = String::from_utf8(call.kept(&case, JSON).await?).map_err(|_| Problem::fault())?;
    let evidence = Evidence { manifest, report, dossier: call.kept(&case, DOSSIER).await?.into() };
    let name = format!("{}.evidence.json", case.public_id);
    Ok(Answer::whole("application/json", evidence.write()).named(&name))
}

/// The report's page, for whoever has a link to it.
pub(crate) async fn shared(call: Call) -> Answered {
    let case = call.service.0.store.shared(call.part("link"), jiff::Timestamp::now()).await?;
    let case = case.filter(|case| case.state == Some(State::Done)).ok_or_else(Problem::not_found)?;
    Ok(Answer::whole(FORMS[1].0, call.kept(&case, HTML).await?))
}

#[cfg(test)]
mod tests {
    use super::accepted;

    #[test]
    fn the_form_that_is_liked_best_is_given() {
        for (accept, expected) in [
            ("*/*", "report.json"),
            ("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "report.html"),
            ("text/plain", "report.txt"),
            ("text/*", "report.html"),
            ("application/json;q=0.5, text/plain;q=0.6", "report.txt"),
        ] {
            assert_eq!(accepted(accept).map(|(_, name)| name), Some(expected), "{accept}");
        }
        assert_eq!(accepted("image/png"), None);
        assert_eq!(accepted("*/*;q=0"), None);
    }
}
