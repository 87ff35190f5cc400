//! Reading an application again.

use axum::http::{StatusCode, header};
use crosscheck_model::Digest;
use crosscheck_store::{MATERIAL, NewSubmission, Submitted};
use serde_json::json;

use super::call::{Answer, Answered, Call};
use super::control::challenge_of;
use super::supplied::supplied;
use super::views::CaseView;
use crate::handed_in::Material;
use crate::problem::Problem;

/// Reads the same application again as a new case: with what its candidate added, and as the sources are now.
pub(crate) async fn repeat(call: Call) -> Answered {
    let case = call.case().await?;
    let (store, caller) = (&call.service.0.store, call.caller()?);
    let kept = call.kept(&case, MATERIAL).await?;
    let mut material = Material::read(&kept).ok_or_else(Problem::fault)?;
    let supplied = supplied(&call.service, &case).await?;
    if material.is_of_dossier() && !(supplied.links.is_empty() && supplied.files.is_empty()) {
        return Err(Problem::conflict(
            "the case was made of a dossier, which is read alone: hand in a new case with the candidate's links and files",
        ));
    }
    for (name, kept_as) in supplied.files {
        if let Some(bytes) = store.blob(case.id, &kept_as).await? {
            material.add_file(name, bytes.into());
        }
    }
    material.add_links(supplied.links);
    material.challenge = challenge_of(&call.service, &case).await?;
    let bytes = material.write().ok_or_else(Problem::fault)?;
    let new = NewSubmission {
        tenant: &caller.tenant,
        external_ref: &material.external_ref,
        jurisdiction: &material.jurisdiction,
        row: &serde_json::to_string(&material.row()).map_err(|_| Problem::fault())?,
        idempotency_key: None,
        content: Digest::of(&bytes),
        material: &bytes,
        actor: &caller.key.id,
        callback: None,
        roster: None,
    };
    let again = match store.submit(&new).await? {
        Submitted::New(again) | Submitted::Again(again) => again,
        Submitted::Different => return Err(Problem::other_content()),
    };
    store.add_event(case.id, "case.repeated", &json!({ "case": again.public_id }), None).await?;
    call.service.0.came.notify_one();
    let answer = Answer::json(&CaseView::of(&again))?.with_status(StatusCode::ACCEPTED);
    Ok(answer.with(header::LOCATION, &format!("/v1/cases/{}", again.public_id)))
}
