//! Notices before and after a decision: their texts, what was sent, and until when the candidate can answer.

use askama::Template;
use serde_json::{Value, json};

use super::case::Said;
use super::shown::{Frame, Showing, Shown};
use super::texts::Texts;
use super::visit::Visit;
use crate::api::notices::{self, NoticesOfCase};
use crate::problem::Problem;

#[derive(Template)]
#[template(path = "page/notices.html")]
struct NoticesPage {
    t: &'static Texts,
    frame: Frame,
    id: String,
    stands: String,
    notices: NoticesOfCase,
    history: Vec<Said>,
}

pub(crate) async fn show(visit: Visit) -> Showing {
    let (t, call) = (visit.t(), visit.call(&Value::Null)?);
    let case = call.done().await?;
    let (notices, clock, events) = notices::of_case(&call, &case).await?;
    let history = events.iter().filter(|event| event.kind.starts_with("notice.") || event.kind == "dispute.raised");
    let page = NoticesPage {
        t,
        frame: visit.frame(t.notices_title),
        stands: t.notices(&clock).unwrap_or_else(|| t.notices_none.to_owned()),
        notices,
        history: history.filter_map(|event| Said::of(t, event)).collect(),
        id: case.public_id,
    };
    Ok(Shown::page(&page))
}

pub(crate) async fn step(visit: Visit) -> Showing {
    let form = &visit.form;
    let mut body = json!({ "step": form.text("step"), "by": visit.user()?.name, "text": form.text("text") });
    if !form.text("days").is_empty() {
        let days: u16 = form.text("days").parse().map_err(|_| Problem::field("/business_days", "it is a number"))?;
        body["business_days"] = days.into();
    }
    notices::step(visit.call(&body)?).await?;
    Ok(Shown::see(&format!("/cases/{}/notices", visit.part("id"))))
}
