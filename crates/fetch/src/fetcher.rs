use std::sync::Arc;
use std::time::Duration;

use crosscheck_model::{Gap, PageEvaluator, Refusal, Request, Want};
use http::header::{ACCEPT, ACCEPT_ENCODING, HOST, USER_AGENT};
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use http_body_util::Full;
use jiff::Timestamp;
use tokio::time::Instant;
use url::Url;

use crate::cache::{Cache, CacheLookup};
use crate::clock::Clock;
use crate::credentials::Credentials;
use crate::network::{Network, SystemNetwork};
use crate::outcome::{self, Fetched};
use crate::politeness::{Hosts, Policies, RequestBudget, Signal, backoff, read_signals};
use crate::request_options::{RequestOptions, parts, user_agent, without_fragment};
use crate::robots::{self, RobotsFiles, Rules};
use crate::route::{Router, Side};
use crate::single_flight::SingleFlight;
use crate::wait::Wait;
use crate::wire::{Answer, Wire};
use crate::{Limits, Settings, SetupError, decode, tls};

/// Redirects that are followed: browsers allow 20, honest sites need at most five.
const MAX_REDIRECTS: usize = 10;
/// Times a request that was turned away is sent again.
const MAX_RETRIES: u32 = 2;

/// Fetches pages; cheap to clone. Clones share hosts' pace, connections, robots.txt and the budget.
#[derive(Debug, Clone)]
pub struct Fetcher {
    pub(crate) shared: Arc<Shared>,
    budget: Arc<RequestBudget>,
}

#[derive(Debug)]
pub(crate) struct Shared {
    settings: Settings,
    clock: Clock,
    pub(crate) router: Router,
    pub(crate) wire: Wire,
    hosts: Hosts,
    robots: RobotsFiles,
    cache: Option<Cache>,
    credentials: Credentials,
    pub(crate) user_agent: HeaderValue,
    pub(crate) single_flight: SingleFlight,
    #[cfg(feature = "browser")]
    browser: Option<crate::browser::Browser>,
}

impl Fetcher {
    /// A fetcher on the system's network and clock.
    pub fn new(settings: Settings) -> Result<Self, SetupError> {
        Self::on(Arc::new(SystemNetwork), Timestamp::now(), settings)
    }

    /// A fetcher on another network, which believes that it is `now`. For tests: every connection goes through the
    /// network given here.
    pub fn on(network: Arc<dyn Network>, now: Timestamp, settings: Settings) -> Result<Self, SetupError> {
        #[cfg(not(feature = "browser"))]
        if settings.browser.is_some() {
            return Err(SetupError::NoBrowser);
        }
        let clock = Clock::starting_at(now);
        let shared = Shared {
            clock,
            router: Router::new(Arc::clone(&network), &settings),
            wire: Wire::new(network, tls::client(&settings.ca_files)?, settings.limits),
            hosts: Hosts::new(clock, Policies::of(&settings.sites), settings.shared_hosts.clone()),
            robots: RobotsFiles::default(),
            cache: settings.cache_dir.as_deref().map(Cache::open).transpose()?,
            credentials: Credentials::new(&settings.tokens, &settings.sites)?,
            user_agent: user_agent(settings.contact.as_deref())?,
            single_flight: SingleFlight::default(),
            #[cfg(feature = "browser")]
            browser: settings.browser.as_deref().map(crate::browser::Browser::find).transpose()?,
            settings,
        };
        let budget = Arc::new(RequestBudget::new(shared.settings.budget));
        Ok(Self { shared: Arc::new(shared), budget })
    }

    /// The same fetcher with a whole budget: for the next case of a batch.
    pub fn with_fresh_budget(&self) -> Self {
        Self { shared: Arc::clone(&self.shared), budget: Arc::new(RequestBudget::new(self.shared.settings.budget)) }
    }

    pub(crate) fn evaluator(&self) -> PageEvaluator {
        self.shared.settings.evaluator
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.shared.settings.limits
    }

    #[cfg(feature = "browser")]
    pub(crate) fn browser(&self) -> Option<&crate::browser::Browser> {
        self.shared.browser.as_ref()
    }

    #[cfg(feature = "browser")]
    pub(crate) fn user_agent(&self) -> &str {
        self.shared.user_agent.to_str().unwrap_or(robots::AGENT)
    }

    #[cfg(feature = "browser")]
    pub(crate) fn now(&self) -> Timestamp {
        self.shared.clock.now()
    }

    /// Whether a link leads to the public or to where only the user's exceptions allow; refused if to both.
    #[cfg(feature = "browser")]
    pub(crate) async fn side(&self, url: &Url) -> Result<Side, Gap> {
        self.shared.router.route(url).await?.side().ok_or(Gap::AddressNotAllowed)
    }

    /// One request of a page that a browser shows, under every rule of a request of our own. Redirects are not followed:
    /// the browser asks again. Nothing is kept or taken from the store, where answers to tokens are too.
    #[cfg(feature = "browser")]
    pub(crate) async fn one_for_a_page(&self, url: &Url, accept: &'static str, side: Side) -> Result<Answer, Gap> {
        let options =
            RequestOptions { keep: false, for_page: Some(side), ..RequestOptions::get(accept, self.limits()) };
        if self.side(url).await? != side {
            return Err(Gap::AddressNotAllowed);
        }
        self.check_robots(url, options.for_page).await?;
        let mut left = options.limits.total;
        Ok(self.one(url, &options, &mut left).await?.0)
    }

    /// Follows redirects by hand, each checked like the first link.
    pub(crate) async fn follow(&self, start: &Url, options: &RequestOptions<'_>) -> Result<Fetched, Gap> {
        let mut left = options.limits.total;
        let mut url = start.clone();
        let mut seen = Vec::new();
        for _ in 0..=MAX_REDIRECTS {
            if options.robots {
                self.check_robots(&url, options.for_page).await?;
            }
            let (answer, captured_at) = self.one(&url, options, &mut left).await?;
            let Some(next) = outcome::redirect(&url, &answer)? else {
                return Ok(Fetched { final_url: url, answer, captured_at });
            };
            if let Some(wall) = (self.evaluator().redirect)(&url, &next) {
                return Err(Gap::Refused(wall));
            }
            seen.push(without_fragment(&url));
            if options.method != Method::GET || seen.contains(&without_fragment(&next)) {
                return Err(Gap::Malformed);
            }
            url = next;
        }
        Err(Gap::Malformed)
    }

    async fn check_robots(&self, url: &Url, for_page: Option<Side>) -> Result<(), Gap> {
        let address = robots::address(url);
        // What the guard refuses needs no opinion of its robots.txt.
        self.shared.router.evaluate(&address)?;
        let cell = self.shared.robots.cell(&url.origin().ascii_serialization());
        let rules = cell.get_or_init(|| async {
            let options = RequestOptions { for_page, ..RequestOptions::get("text/plain, */*;q=0.1", self.limits()) };
            match Box::pin(self.follow(&address, &options)).await {
                Ok(fetched) => Rules::of(Ok((fetched.answer.status.as_u16(), &fetched.answer.body))),
                Err(gap) => Rules::of(Err(gap)),
            }
        });
        rules.await.evaluate(url)
    }

    /// One request, from the store or from the network, with its retries. `left` is the network time it may take.
    async fn one(
        &self,
        url: &Url,
        options: &RequestOptions<'_>,
        left: &mut Duration,
    ) -> Result<(Answer, Timestamp), Gap> {
        let shared = &self.shared;
        // Tokens are added after this, so that none is ever written to the store.
        let parts = parts(&options.method, &without_fragment(url), self.headers(options))?;
        let cache = shared.cache.as_ref().filter(|_| options.keep && options.method == Method::GET);
        let kept = match cache {
            Some(cache) => {
                let (cache, parts, now) = (cache.clone(), parts.clone(), shared.clock.now());
                tokio::task::spawn_blocking(move || cache.look(&parts, now)).await.unwrap_or(CacheLookup::Nothing)
            }
            None => CacheLookup::Nothing,
        };
        let (asked, stale) = match kept {
            CacheLookup::Fresh(answer, captured_at) => return Ok((answer, captured_at)),
            CacheLookup::Stale(stale) => {
                let mut asked = parts.clone();
                asked.headers.clone_from(&stale.headers);
                (asked, Some(stale))
            }
            CacheLookup::Nothing => (parts.clone(), None),
        };
        let answer = self.patiently(url, &asked, options, left).await?;
        let now = shared.clock.now();
        let Some(cache) = cache.cloned() else { return Ok((answer, now)) };
        let work = move || match stale {
            Some(stale) if answer.status == StatusCode::NOT_MODIFIED => {
                cache.renew(&parts, *stale, &answer, now).ok_or(Gap::Malformed)
            }
            _ => {
                cache.keep(&parts, &answer, now);
                Ok(answer)
            }
        };
        let answer = tokio::task::spawn_blocking(work).await.unwrap_or(Err(Gap::Malformed))?;
        Ok((answer, now))
    }

    /// Waits for the host's turn, sends, and comes back later if the server says so.
    async fn patiently(
        &self,
        url: &Url,
        asked: &http::request::Parts,
        options: &RequestOptions<'_>,
        left: &mut Duration,
    ) -> Result<Answer, Gap> {
        let shared = &self.shared;
        let mut attempt = 0;
        loop {
            // Checked before waiting for the host's turn, so that a refused link never waits, and again after it.
            shared.router.evaluate(url)?;
            self.budget.spend(host_of(url))?;
            let exempt = shared.settings.hurry_private && shared.router.route(url).await?.exempt;
            let answer = self.in_turn(url, asked, options, left, exempt).await?;
            let Some(wait) = self.wait_after(url, &answer) else { return Ok(answer) };
            shared.hosts.pause(host_of(url), Instant::now() + wait.time);
            if attempt == MAX_RETRIES || wait.time > shared.settings.limits.patience {
                return Err(wait.given_up(answer.status, shared.clock.now()));
            }
            if exempt {
                tokio::time::sleep(wait.time).await;
            }
            attempt += 1;
        }
    }

    /// Sends once it is this host's turn. Its time counts against `left`, waiting for the turn does not.
    async fn in_turn(
        &self,
        url: &Url,
        asked: &http::request::Parts,
        options: &RequestOptions<'_>,
        left: &mut Duration,
        exempt: bool,
    ) -> Result<Answer, Gap> {
        let shared = &self.shared;
        let turn = match exempt {
            true => None,
            false => {
                Some(shared.hosts.turn(host_of(url), shared.settings.limits.patience, options.limits.total).await?)
            }
        };
        let started = Instant::now();
        let deadline = started + *left;
        let route = shared.router.route(url).await?;
        if options.for_page.is_some_and(|side| route.side() != Some(side)) {
            return Err(Gap::AddressNotAllowed);
        }
        let parts = self.on_the_wire(asked, url, options)?;
        let request = http::Request::from_parts(parts, Full::new(options.body.clone()));
        let answer = shared.wire.send(&route, &request, options.limits, deadline).await;
        drop(turn);
        *left = left.saturating_sub(started.elapsed());
        answer
    }

    /// How long to wait before asking again; nothing where the answer stands.
    fn wait_after(&self, url: &Url, answer: &Answer) -> Option<Wait> {
        let (shared, host) = (&self.shared, host_of(url));
        let now = shared.clock.now();
        if !answer.status.is_success() && self.is_challenge(url, answer, now) {
            return None; // coming back later does not help against it
        }
        let stated = match read_signals(
            shared.settings.sites.throttles_in_body(host),
            answer.status,
            &answer.headers,
            &answer.body,
            now,
        ) {
            Signal::Go => {
                shared.hosts.answered(host);
                return None;
            }
            Signal::NextAt(then) => {
                shared.hosts.answered(host);
                shared.hosts.pause(host, shared.clock.instant_of(then));
                return None;
            }
            Signal::Later(then) => then.map(|then| shared.clock.instant_of(then) - Instant::now()),
            Signal::Unwell => None,
        };
        // Refusals of other requests count too, so that a host in trouble is asked less and less by all of them.
        let time = stated.unwrap_or_else(|| backoff(shared.hosts.refused(host)));
        Some(Wait { time, stated: stated.is_some() })
    }

    fn is_challenge(&self, url: &Url, answer: &Answer, now: Timestamp) -> bool {
        let request = Request::new(url.clone(), Want::Html);
        let fetched = Fetched { final_url: url.clone(), answer: answer.clone(), captured_at: now };
        let gap = (self.evaluator().answer)(&outcome::page(&request, fetched));
        gap == Some(Gap::Refused(Refusal::Challenge))
    }

    /// The request as the server sees it: the path, the host in a header, and the token that belongs there.
    fn on_the_wire(
        &self,
        asked: &http::request::Parts,
        url: &Url,
        options: &RequestOptions<'_>,
    ) -> Result<http::request::Parts, Gap> {
        let (mut parts, mut url) = (asked.clone(), url.clone());
        if options.for_page.is_none() {
            self.shared.credentials.apply(&mut url, &mut parts.headers);
        }
        let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
        parts.uri = path.parse().map_err(|_| Gap::Malformed)?;
        let host = &url[url::Position::BeforeHost..url::Position::AfterPort];
        parts.headers.insert(HOST, HeaderValue::from_str(host).map_err(|_| Gap::Malformed)?);
        Ok(parts)
    }

    fn headers(&self, options: &RequestOptions<'_>) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(USER_AGENT, self.shared.user_agent.clone());
        headers.insert(ACCEPT, HeaderValue::from_static(options.accept));
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(decode::ACCEPT_ENCODING));
        for &(name, value) in options.more {
            headers.insert(name, HeaderValue::from_static(value));
        }
        headers
    }
}

/// "a.example." is the same host.
fn host_of(url: &Url) -> &str {
    let host = url.host_str().unwrap_or_default();
    host.strip_suffix('.').unwrap_or(host)
}
