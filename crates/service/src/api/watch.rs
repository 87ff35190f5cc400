//! What happened to a case: as a list, and as a stream while it happens.

use std::time::Duration;

use axum::body::{Body, Bytes};
use crosscheck_store::{CaseEvent, CaseId};
use futures_util::stream;

use super::call::{Answer, Answered, Call, Content};
use super::views::{EventView, List};
use crate::problem::Problem;
use crate::service::Service;

/// Between two looks at the store.
const LOOK: Duration = Duration::from_millis(250);
/// After so many looks that found nothing, a line says that the stream still lives: proxies cut silent connections after 30 s.
const SILENT_LOOKS: u32 = 60;
/// After these nothing more happens by itself.
const LAST: [&str; 4] = ["case.finished", "case.left_alone", "case.cancelled", "case.erased"];

pub(crate) async fn timeline(call: Call) -> Answered {
    let case = call.case_or_what_is_left().await?;
    let limit = call.limit()?;
    let after = match call.query.get("cursor") {
        None => 0,
        Some(id) => number_of(&call.service, case.id, id)
            .await?
            .ok_or_else(|| Problem::malformed("this cursor is of no event of the case"))?,
    };
    let mut events = call.service.0.store.events(case.id, after, limit + 1).await?;
    let more = events.len() as i64 > limit;
    events.truncate(usize::try_from(limit).unwrap_or_default());
    let next = events.last().filter(|_| more).map(|event| event.id.clone());
    Answer::json(&List { data: events.into_iter().map(EventView::from).collect(), next })
}

/// The place of an event among all of them, by its name.
async fn number_of(service: &Service, case: CaseId, id: &str) -> Result<Option<i64>, Problem> {
    let mut after = 0;
    loop {
        let events = service.0.store.events(case, after, 1_000).await?;
        let Some(last) = events.last() else { return Ok(None) };
        after = last.number;
        if let Some(found) = events.iter().find(|event| event.id == id) {
            return Ok(Some(found.number));
        }
    }
}

/// Server-sent events: those that have happened, then each as it happens, until nothing more happens by itself.
pub(crate) async fn events(call: Call) -> Answered {
    let case = call.case_or_what_is_left().await?;
    let seen = call.headers.get("last-event-id").and_then(|id| id.to_str().ok());
    let after = match seen {
        None => 0,
        Some(id) => number_of(&call.service, case.id, id).await?.unwrap_or_default(),
    };
    let watching = Watching { after, ..Watching::of(call.service.clone(), case.id) };
    let body = Body::from_stream(stream::unfold(watching, next));
    let mut answer = Answer::nothing().with_status(axum::http::StatusCode::OK);
    answer.content = Content::Stream("text/event-stream", body);
    Ok(answer)
}

/// A case that is watched until nothing more happens to it by itself.
pub(crate) struct Watching {
    service: Service,
    case: CaseId,
    after: i64,
    silent: u32,
    ended: bool,
}

impl Watching {
    /// From its beginning.
    pub(crate) fn of(service: Service, case: CaseId) -> Self {
        Self { service, case, after: 0, silent: 0, ended: false }
    }

    /// What happened next, as soon as it does; nothing for a while is none of it.
    pub(crate) async fn more(&mut self) -> Option<Vec<CaseEvent>> {
        loop {
            if self.service.is_stopping() {
                return None;
            }
            let events = self.service.0.store.events(self.case, self.after, 100).await.ok()?;
            if let Some(last) = events.last() {
                self.after = last.number;
                self.silent = 0;
                for event in &events {
                    match event.kind.as_str() {
                        kind if LAST.contains(&kind) => self.ended = true,
                        "case.restored" => self.ended = false,
                        // What people say ends nothing and begins nothing.
                        _ => {}
                    }
                }
                return Some(events);
            }
            if self.ended {
                return None;
            }
            self.silent += 1;
            if self.silent.is_multiple_of(SILENT_LOOKS) {
                return Some(Vec::new());
            }
            tokio::select! {
                () = tokio::time::sleep(LOOK) => {}
                () = self.service.stopped() => return None,
            }
        }
    }
}

async fn next(mut watching: Watching) -> Option<(Result<Bytes, std::io::Error>, Watching)> {
    let events = watching.more().await?;
    if events.is_empty() {
        return Some((Ok(Bytes::from_static(b": still here\n\n")), watching));
    }
    let text: String = events.into_iter().map(written).collect();
    Some((Ok(text.into()), watching))
}

fn written(event: CaseEvent) -> String {
    let event = EventView::from(event);
    // JSON has no line breaks of its own.
    let data = serde_json::to_string(&event).unwrap_or_default();
    format!("id: {}\nevent: {}\ndata: {data}\n\n", event.id, event.kind)
}
