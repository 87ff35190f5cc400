use std::io;
use std::sync::Arc;
use std::time::Duration;

use chromiumoxide_cdp::cdp::browser_protocol::browser::{SetDownloadBehaviorBehavior, SetDownloadBehaviorParams};
use chromiumoxide_cdp::cdp::browser_protocol::fetch::{self, EventRequestPaused, FailRequestParams, RequestId};
use chromiumoxide_cdp::cdp::browser_protocol::network::{ErrorReason, SetBypassServiceWorkerParams};
use chromiumoxide_cdp::cdp::browser_protocol::page::{
    self, CreateIsolatedWorldParams, GetFrameTreeParams, HandleJavaScriptDialogParams, NavigateParams,
};
use chromiumoxide_cdp::cdp::browser_protocol::target::{
    AttachToTargetParams, CreateBrowserContextParams, CreateTargetParams,
};
use chromiumoxide_cdp::cdp::js_protocol::runtime::{EvaluateParams, TimeDelta};
use crosscheck_model::{Gap, Page, Refusal};
use http::{HeaderMap, HeaderValue, StatusCode};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until, timeout};
use url::Url;

use super::devtools::{DevTools, Event};
use super::process::Running;
use super::wanted::{self, Verdict};
use super::{Browser, COMMAND, LONGEST, MAX_HANDED, MAX_MOVES, MAX_REQUESTS, MAX_SHOWN, MAX_WANTED, QUIET, START};
use crate::Fetcher;
use crate::outcome::{self, Fetched};
use crate::request_options::without_fragment;
use crate::route::Side;
use crate::wire::Answer;

impl Browser {
    /// Shows a page that was fetched, and gives what it then holds.
    pub(crate) async fn show(&self, fetcher: &Fetcher, page: &Page) -> Result<Fetched, Gap> {
        let _turn = Arc::clone(&self.turns).acquire_owned().await.map_err(|_| Gap::NotShown)?;
        let (running, to, from) = Running::start(&self.program, fetcher.user_agent()).map_err(|_| Gap::NotShown)?;
        let showing = async {
            let mut showing = Showing::open(DevTools::new(to, from), fetcher, page).await?;
            showing.wait(&page.final_url).await?;
            showing.take().await
        };
        let shown = timeout(START + LONGEST + 8 * COMMAND, showing).await;
        running.end().await;
        match shown {
            Ok(Ok(shown)) => Ok(shown),
            Ok(Err(End::Gap(gap))) => Err(gap),
            Ok(Err(End::Browser)) | Err(_) => Err(Gap::NotShown),
        }
    }
}

/// Why a page is not shown.
enum End {
    /// This came of it.
    Gap(Gap),
    /// The browser is gone, or does not answer.
    Browser,
}

impl From<io::Error> for End {
    fn from(_: io::Error) -> Self {
        Self::Browser
    }
}

impl From<Gap> for End {
    fn from(gap: Gap) -> Self {
        Self::Gap(gap)
    }
}

/// A request that the page is waiting for.
struct Sent {
    id: RequestId,
    url: Url,
    origin: Option<String>,
    is_page: bool,
    answer: Result<Answer, Gap>,
}

struct Showing {
    tools: DevTools,
    fetcher: Fetcher,
    frame: String,
    /// A page of an intranet may ask only there, a public page never there: it could tell one what it read in the other.
    side: Side,
    /// The answer that the fetcher already has; it is handed over once.
    first: Option<Answer>,
    url: Url,
    status: StatusCode,
    single_flight: JoinSet<Sent>,
    loaded: bool,
    last: Instant,
    sent: usize,
    wanted: usize,
    moves: usize,
    handed: usize,
}

impl Showing {
    /// An empty page in a context of its own, whose requests are all held until they are answered.
    async fn open(mut tools: DevTools, fetcher: &Fetcher, page: &Page) -> Result<Self, End> {
        let side = fetcher.side(&page.final_url).await?;
        let context = CreateBrowserContextParams::builder().dispose_on_detach(true).build();
        let context = tools.call(&context, START).await?.browser_context_id;
        let mut downloads = SetDownloadBehaviorParams::new(SetDownloadBehaviorBehavior::Deny);
        downloads.browser_context_id = Some(context.clone());
        tools.call(&downloads, COMMAND).await?;
        let mut target = CreateTargetParams::new("about:blank");
        target.browser_context_id = Some(context);
        let target = tools.call(&target, START).await?.target_id;
        let mut attach = AttachToTargetParams::new(target);
        attach.flatten = Some(true);
        let session = tools.call(&attach, COMMAND).await?.session_id;
        tools.attach(session);
        let all = fetch::RequestPattern::builder().url_pattern("*").request_stage(fetch::RequestStage::Request).build();
        tools.call(&fetch::EnableParams::builder().pattern(all).build(), COMMAND).await?;
        tools.call(&SetBypassServiceWorkerParams::new(true), COMMAND).await?;
        tools.call(&page::EnableParams::default(), COMMAND).await?;
        let frame = tools.call(&GetFrameTreeParams::default(), COMMAND).await?.frame_tree.frame.id;
        let mut headers = HeaderMap::new();
        for (name, value) in &page.headers {
            if let (Ok(name), Ok(value)) = (http::HeaderName::try_from(name), HeaderValue::from_str(value)) {
                headers.append(name, value);
            }
        }
        let status = StatusCode::from_u16(page.status).unwrap_or(StatusCode::OK);
        Ok(Self {
            tools,
            fetcher: fetcher.clone(),
            frame: frame.inner().clone(),
            side,
            first: Some(Answer { status, headers, body: page.body.to_vec(), freshness: page.freshness }),
            url: page.final_url.clone(),
            status,
            single_flight: JoinSet::new(),
            loaded: false,
            last: Instant::now(),
            sent: 0,
            wanted: 0,
            moves: 0,
            handed: 0,
        })
    }

    /// Goes there and answers what the page asks for, until it has been quiet for a while or has had its time.
    async fn wait(&mut self, start: &Url) -> Result<(), End> {
        self.tools.send(&NavigateParams::new(start.as_str())).await?;
        let deadline = Instant::now() + LONGEST;
        loop {
            let quiet = self.loaded && self.single_flight.is_empty();
            let until = if quiet { deadline.min(self.last + QUIET) } else { deadline };
            tokio::select! {
                Some(sent) = self.single_flight.join_next() => {
                    // Not reached: nothing cancels these tasks, and the code they run does not panic.
                    let Ok(sent) = sent else { continue };
                    self.answer(sent).await?;
                }
                event = self.tools.event() => self.happened(event?).await?,
                () = sleep_until(until) => return Ok(()),
            }
        }
    }

    async fn happened(&mut self, event: Event) -> Result<(), End> {
        match event.method.as_str() {
            EventRequestPaused::IDENTIFIER => {
                self.last = Instant::now();
                self.wanted += 1;
                if self.wanted > MAX_WANTED {
                    return Err(End::Gap(Gap::TooLarge));
                }
                // A request of a kind that is not known is held for ever, or refused where it says who it is.
                match serde_json::from_value::<EventRequestPaused>(event.params.clone()) {
                    Ok(asked) => self.asked(&asked).await?,
                    Err(_) => {
                        if let Some(id) = event.params["requestId"].as_str() {
                            self.refuse(id.to_owned().into(), false).await?;
                        }
                    }
                }
            }
            page::EventLoadEventFired::IDENTIFIER => {
                self.loaded = true;
                self.last = Instant::now();
            }
            page::EventJavascriptDialogOpening::IDENTIFIER => {
                self.tools.send(&HandleJavaScriptDialogParams::new(false)).await?;
            }
            _ => {}
        }
        Ok(())
    }

    async fn asked(&mut self, asked: &EventRequestPaused) -> Result<(), End> {
        let id = asked.request_id.clone();
        let origin = wanted::origin_of(asked);
        match wanted::evaluate(asked, &self.frame) {
            Verdict::Refuse => self.refuse(id, asked.resource_type == page_type()).await,
            Verdict::Nothing(media) => {
                self.hand(id, &wanted::made(StatusCode::OK, media), None, origin.as_deref()).await
            }
            Verdict::Welcome => {
                self.hand(id, &wanted::made(StatusCode::NO_CONTENT, "text/plain"), None, origin.as_deref()).await
            }
            Verdict::Fetch(url, accept) => self.fetch(id, url, accept, origin, false).await,
            Verdict::Move(url) => {
                let here = without_fragment(&url) == without_fragment(&self.url);
                if let Some(first) = self.first.take_if(|_| here) {
                    return self.hand(id, &first, None, None).await;
                }
                if let Some(wall) = (self.fetcher.evaluator().redirect)(&self.url, &url) {
                    return Err(End::Gap(Gap::Refused(wall)));
                }
                self.moves += 1;
                if self.moves > MAX_MOVES {
                    return self.refuse(id, true).await;
                }
                self.fetch(id, url, wanted::accept_pages(), None, true).await
            }
        }
    }

    async fn fetch(
        &mut self,
        id: RequestId,
        url: Url,
        accept: &'static str,
        origin: Option<String>,
        is_page: bool,
    ) -> Result<(), End> {
        if self.sent >= MAX_REQUESTS || self.handed >= MAX_HANDED {
            return self.refuse(id, is_page).await;
        }
        self.sent += 1;
        let (fetcher, side) = (self.fetcher.clone(), self.side);
        self.single_flight.spawn(async move {
            let answer = fetcher.one_for_a_page(&url, accept, side).await;
            Sent { id, url, origin, is_page, answer }
        });
        Ok(())
    }

    async fn answer(&mut self, sent: Sent) -> Result<(), End> {
        self.last = Instant::now();
        let Sent { id, url, origin, is_page, answer } = sent;
        let Ok(answer) = answer else { return self.refuse(id, is_page).await };
        match outcome::redirect(&url, &answer) {
            Err(_) => self.refuse(id, is_page).await,
            Ok(Some(next)) => match (self.fetcher.evaluator().redirect)(&url, &next).filter(|_| is_page) {
                Some(wall) => Err(End::Gap(Gap::Refused(wall))),
                None => self.hand(id, &answer, Some(&next), origin.as_deref()).await,
            },
            Ok(None) if is_page => {
                if let Some(wall) = self.wall(&url, &answer) {
                    return Err(End::Gap(Gap::Refused(wall)));
                }
                // Documents of other kinds would be downloads.
                if !crosscheck_model::is_html(&answer.body) {
                    return self.refuse(id, true).await;
                }
                (self.url, self.status, self.loaded) = (url, answer.status, false);
                self.hand(id, &answer, None, None).await
            }
            Ok(None) => self.hand(id, &answer, None, origin.as_deref()).await,
        }
    }

    fn wall(&self, url: &Url, answer: &Answer) -> Option<Refusal> {
        let request = crosscheck_model::Request::new(url.clone(), crosscheck_model::Want::Html);
        let fetched = Fetched { final_url: url.clone(), answer: answer.clone(), captured_at: self.fetcher.now() };
        match (self.fetcher.evaluator().answer)(&outcome::page(&request, fetched)) {
            Some(Gap::Refused(refusal)) => Some(refusal),
            _ => None,
        }
    }

    async fn hand(
        &mut self,
        id: RequestId,
        answer: &Answer,
        to: Option<&Url>,
        origin: Option<&str>,
    ) -> Result<(), End> {
        self.handed += answer.body.len();
        self.tools.send(&wanted::handed(id, answer, to, origin)).await?;
        Ok(())
    }

    /// A page that may not go elsewhere stays where it is; anything else is missing.
    async fn refuse(&mut self, id: RequestId, is_page: bool) -> Result<(), End> {
        let reason = if is_page { ErrorReason::Aborted } else { ErrorReason::BlockedByClient };
        self.tools.send(&FailRequestParams::new(id, reason)).await?;
        Ok(())
    }

    /// What the page holds now, read from a world that its scripts cannot reach.
    async fn take(mut self) -> Result<Fetched, End> {
        self.single_flight.abort_all();
        let frame = self.tools.call(&GetFrameTreeParams::default(), COMMAND).await?.frame_tree.frame;
        if frame.unreachable_url.is_some() {
            return Err(End::Gap(Gap::NotShown));
        }
        let world = self.tools.call(&CreateIsolatedWorldParams::new(frame.id), COMMAND).await?.execution_context_id;
        let mut read = EvaluateParams::new(format!(
            "(() => {{ const all = document.documentElement; if (!all) return ''; const text = all.outerHTML; \
             return text.length > {MAX_SHOWN} ? null : text.toWellFormed(); }})()"
        ));
        read.context_id = Some(world);
        read.return_by_value = Some(true);
        read.timeout = Some(TimeDelta::new(Duration::as_millis(&COMMAND) as f64));
        let answer = self.tools.call(&read, COMMAND).await?;
        if answer.exception_details.is_some() {
            return Err(End::Browser);
        }
        let value = answer.result.value;
        let Some(text) = value.as_ref().and_then(serde_json::Value::as_str) else { return Err(Gap::TooLarge.into()) };
        let body = format!("<!DOCTYPE html>\n{text}").into_bytes();
        if body.len() > self.fetcher.limits().decoded_bytes {
            return Err(Gap::TooLarge.into());
        }
        let answer = Answer { body, ..wanted::made(self.status, "text/html; charset=utf-8") };
        Ok(Fetched { final_url: self.url, answer, captured_at: self.fetcher.now() })
    }
}

fn page_type() -> chromiumoxide_cdp::cdp::browser_protocol::network::ResourceType {
    chromiumoxide_cdp::cdp::browser_protocol::network::ResourceType::Document
}
