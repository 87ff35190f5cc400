//! Pages that somebody saved in their browser and hands to a case: kept until the application is read again.

use std::time::Instant;

use axum::http::StatusCode;
use jiff::Timestamp;
use serde_json::json;

use super::call::{Answer, Answered, Call};
use super::supplied::{PAGE, supplied};
use crate::handed_in::{File, decoded};
use crate::problem::Problem;

/// Most files that are added to a case, whoever adds them.
const MOST: usize = 20;
/// Who the log names: whoever has the address.
const ACTOR: &str = "page by address";

/// Keeps a page for the case that the address was made for. It shows nothing of the case.
pub(crate) async fn hand_in(call: Call) -> Answered {
    let store = &call.service.0.store;
    let found = store.shared_for_pages(call.part("link"), Timestamp::now()).await?;
    let case = found.ok_or_else(Problem::not_found)?;
    call.service.0.rates.take(&format!("pages {}", case.public_id), Instant::now()).map_err(Problem::too_many)?;
    if case.erased_at.is_some() || case.state.is_none() {
        return Err(Problem::erased());
    }
    let file: File = call.json()?;
    let bytes = decoded(&file).map_err(|why| Problem::field("/content", why))?;
    if supplied(&call.service, &case).await?.files.len() >= MOST {
        return Err(Problem::conflict("twenty files were added to this case: read it again, and go on there"));
    }
    let kept_as = format!("page-{}", store.random_word()?);
    store.keep_blob(case.id, &kept_as, &bytes).await?;
    let files = json!([{ "name": file.name, "kept_as": kept_as, "bytes": bytes.len() }]);
    store.add_event(case.id, PAGE, &json!({ "key": ACTOR, "files": files }), Some(ACTOR)).await?;
    Ok(Answer::json(&json!({ "kept": true }))?.with_status(StatusCode::CREATED))
}
