//! How far reading has come: a page in a frame that is written line by line while the sources answer, and needs no script for it.

use askama::Template;
use axum::body::{Body, Bytes};
use crosscheck_store::CaseEvent;
use futures_util::stream;
use serde_json::Value;

use super::shown::{Frame, Showing, Shown};
use super::texts::Texts;
use super::visit::Visit;
use crate::api::watch::Watching;
use crate::reading::plain;

#[derive(Template)]
#[template(path = "page/progress_begin.html")]
struct Begin {
    t: &'static Texts,
    frame: Frame,
}

#[derive(Template)]
#[template(path = "page/progress_line.html")]
struct Line {
    source: String,
    outcome: &'static str,
}

#[derive(Template)]
#[template(path = "page/progress_end.html")]
struct End {
    t: &'static Texts,
    id: String,
}

fn written(page: &impl Template) -> Bytes {
    page.render().unwrap_or_default().into()
}

/// The lines of these events.
fn lines(t: &'static Texts, events: &[CaseEvent]) -> Bytes {
    let read = events.iter().filter(|event| event.kind == "source.read");
    let line = |event: &CaseEvent| {
        let outcome = t.outcome(event.detail["outcome"].as_str().unwrap_or_default());
        written(&Line { source: plain(&event.detail["source"]), outcome })
    };
    read.map(line).collect::<Vec<_>>().concat().into()
}

/// What comes next of the page.
enum Next {
    Begin(Begin),
    Lines,
    Ended,
}

pub(crate) async fn show(visit: Visit) -> Showing {
    let t = visit.t();
    let case = visit.call(&Value::Null)?.case().await?;
    let begin = Next::Begin(Begin { t, frame: visit.frame(t.progress) });
    let watching = Watching::of(visit.service.clone(), case.id);
    let id = case.public_id;
    let parts = stream::unfold((begin, watching, id), move |(next, mut watching, id)| async move {
        let (part, next) = match next {
            Next::Begin(begin) => (written(&begin), Next::Lines),
            Next::Lines => match watching.more().await {
                Some(events) => (lines(t, &events), Next::Lines),
                None => (written(&End { t, id: id.clone() }), Next::Ended),
            },
            Next::Ended => return None,
        };
        Some((Ok::<_, std::io::Error>(part), (next, watching, id)))
    });
    Ok(Shown::stream(Body::from_stream(parts)))
}
