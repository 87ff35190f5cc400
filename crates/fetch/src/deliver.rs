//! Telling another server something, and asking an interface, under the guard that holds for everything that is fetched.

use crosscheck_model::Gap;
use http::header::{ACCEPT_ENCODING, CONTENT_TYPE, HOST, USER_AGENT};
use http::{HeaderName, HeaderValue, Method};
use http_body_util::Full;
use hyper::body::Bytes;
use tokio::time::Instant;
use url::Url;

use crate::Fetcher;
use crate::request_options::{parts, without_fragment};
use crate::wire::Answer;

/// Longest answer that is read, in bytes: only its status counts.
const MAX_ANSWER: usize = 64 << 10;

impl Fetcher {
    /// Sends a message once and tells the status of the answer. No redirect is followed, no token goes with it, nothing is kept.
    pub async fn deliver(
        &self,
        method: Method,
        url: &Url,
        headers: &[(&str, String)],
        json: Vec<u8>,
    ) -> Result<u16, Gap> {
        Ok(self.send(method, url, headers, json, MAX_ANSWER).await?.status.as_u16())
    }

    /// Asks another system's interface with what it gave its customer for that: status and bytes of the answer, of at most so many. No
    /// redirect is followed, so what is sent in `headers` goes to this address only.
    pub async fn ask(&self, url: &Url, headers: &[(&str, String)], most: usize) -> Result<(u16, Vec<u8>), Gap> {
        let answer = self.send(Method::GET, url, headers, Vec::new(), most).await?;
        Ok((answer.status.as_u16(), answer.body))
    }

    async fn send(
        &self,
        method: Method,
        url: &Url,
        headers: &[(&str, String)],
        json: Vec<u8>,
        most: usize,
    ) -> Result<Answer, Gap> {
        let shared = &self.shared;
        let deadline = Instant::now() + self.limits().total;
        let route = shared.router.route(url).await?;
        let mut all = http::HeaderMap::new();
        all.insert(USER_AGENT, shared.user_agent.clone());
        all.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        all.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
        let host = &url[url::Position::BeforeHost..url::Position::AfterPort];
        all.insert(HOST, HeaderValue::from_str(host).map_err(|_| Gap::Malformed)?);
        for (name, value) in headers {
            let name: HeaderName = name.parse().map_err(|_| Gap::Malformed)?;
            all.insert(name, HeaderValue::from_str(value).map_err(|_| Gap::Malformed)?);
        }
        let mut parts = parts(&method, &without_fragment(url), all)?;
        let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
        parts.uri = path.parse().map_err(|_| Gap::Malformed)?;
        let request = http::Request::from_parts(parts, Full::new(Bytes::from(json)));
        let limits = crate::Limits { wire_bytes: most, decoded_bytes: most, ..*self.limits() };
        shared.wire.send(&route, &request, &limits, deadline).await
    }
}
