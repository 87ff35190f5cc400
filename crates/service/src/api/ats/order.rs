//! What these systems order, made a case: consent, purpose and law are those that were stated with their key.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use crosscheck_model::Digest;
use crosscheck_store::{EndpointWhat, KeyBasis, NewSubmission, Submission, Submitted};
use url::Url;

use super::super::call::Call;
use crate::handed_in::{File, Material};
use crate::problem::Problem;

/// The one thing that can be ordered.
pub(super) const ID: &str = "crosscheck";
/// What it is called where a recruiter chooses.
pub(super) const NAME: &str = "Compare the CV with the profiles it names";
/// And what it says of itself.
pub(super) const ABOUT: &str =
    "Shows where sources state different things, with both quotes and a question to ask. No score.";

/// An order.
pub(super) struct Order {
    pub(super) external_ref: String,
    pub(super) links: Vec<Url>,
    /// Where the CV can be had.
    pub(super) cv_from: Option<Url>,
    /// Or the CV itself.
    pub(super) cv: Option<File>,
    pub(super) callback: Option<EndpointWhat>,
    /// The same order, sent again, is one case.
    pub(super) word: Option<String>,
}

/// What was stated with the caller's key.
pub(super) async fn basis(call: &Call) -> Result<KeyBasis, Problem> {
    let basis = call.service.0.store.key_basis(&call.caller()?.key).await?;
    basis.ok_or_else(|| {
        Problem::conflict(
            "this key states no consent, purpose and jurisdiction: make one with crosscheck key create --consent",
        )
    })
}

/// A key as the user of basic authentication, without a password: how these systems take their customers' keys.
pub(super) fn basic(key: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{key}:")))
}

/// Makes the case.
pub(super) async fn submit(call: &Call, basis: &KeyBasis, order: Order) -> Result<Submission, Problem> {
    let caller = call.caller()?;
    let Order { external_ref, mut links, mut cv_from, cv, callback, word } = order;
    if !caller.tenant.live {
        // Nothing is fetched with a test key: there the address of a CV can stand for an outcome.
        links.extend(cv_from.take());
    }
    let content = Digest::of(format!("{external_ref}\n{}", word.as_deref().unwrap_or_default()).as_bytes());
    let material = Material::ordered(external_ref, basis, links, cv_from, cv)?;
    let bytes = material.write().ok_or_else(Problem::fault)?;
    let new = NewSubmission {
        tenant: &caller.tenant,
        external_ref: &material.external_ref,
        jurisdiction: &material.jurisdiction,
        row: &serde_json::to_string(&material.row()).map_err(|_| Problem::fault())?,
        idempotency_key: word.as_deref(),
        content,
        material: &bytes,
        actor: &caller.key.id,
        callback,
        roster: None,
    };
    let case = match call.service.0.store.submit(&new).await? {
        Submitted::New(case) | Submitted::Again(case) => case,
        Submitted::Different => return Err(Problem::other_content()),
    };
    call.service.0.came.notify_one();
    Ok(case)
}
