use std::sync::Arc;
use std::time::Duration;

use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HOST, HeaderName};
use http::{HeaderMap, HeaderValue, Method, Request, StatusCode};
use http_body_util::Full;
use hyper::body::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;
use url::Url;

use crate::connection;
use crate::error::ClientError;
use crate::types::{Case, CaseState, NewCase};

/// Between two looks at a case.
const LOOK_AGAIN: Duration = Duration::from_millis(500);

/// An answer.
#[derive(Debug, Clone)]
pub struct Response {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Vec<u8>,
}

impl Response {
    /// The body as JSON.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, ClientError> {
        serde_json::from_slice(&self.body).map_err(|_| ClientError::Unexpected)
    }

    /// The answer if it is none of a problem.
    fn taken(self) -> Result<Self, ClientError> {
        if self.status.is_success() {
            return Ok(self);
        }
        Err(self.json().map_or(ClientError::Unexpected, ClientError::Refused))
    }
}

/// Asks one service with one key. Cheap to clone.
#[derive(Clone)]
pub struct Client {
    server: Url,
    authorization: HeaderValue,
    tls: Arc<rustls::ClientConfig>,
}

impl Client {
    /// For the service at this address. An empty key asks without one.
    pub fn new(server: Url, key: &str) -> Result<Self, ClientError> {
        if !matches!(server.scheme(), "http" | "https") {
            return Err(ClientError::Server("its address is neither http nor https"));
        }
        let mut authorization = HeaderValue::from_str(&format!("Bearer {key}")).map_err(|_| ClientError::Key)?;
        authorization.set_sensitive(true);
        Ok(Self { server, authorization, tls: connection::tls()? })
    }

    /// Sends anything: a method, a path from `/`, headers, a body.
    pub async fn request(
        &self,
        method: Method,
        path: &str,
        headers: &[(HeaderName, &str)],
        body: Vec<u8>,
    ) -> Result<Response, ClientError> {
        let host = &self.server[url::Position::BeforeHost..url::Position::AfterPort];
        let mut request = Request::new(Full::new(Bytes::from(body)));
        *request.method_mut() = method;
        let base = self.server.path().trim_end_matches('/');
        *request.uri_mut() = format!("{base}{path}").parse().map_err(|_| ClientError::Server("the path is none"))?;
        let sent = request.headers_mut();
        sent.insert(HOST, HeaderValue::from_str(host).map_err(|_| ClientError::Server("its host is none"))?);
        sent.insert(AUTHORIZATION, self.authorization.clone());
        for (name, value) in headers {
            let value = HeaderValue::from_str(value).map_err(|_| ClientError::Server("a header cannot be sent"))?;
            sent.insert(name, value);
        }
        let (parts, body) = connection::send(&self.server, &self.tls, request).await?.into_parts();
        Ok(Response { status: parts.status, headers: parts.headers, body: body.to_vec() })
    }

    /// Sends JSON.
    pub async fn post(
        &self,
        path: &str,
        body: &impl Serialize,
        headers: &[(HeaderName, &str)],
    ) -> Result<Response, ClientError> {
        let body = serde_json::to_vec(body).map_err(|_| ClientError::Unexpected)?;
        let json = [(CONTENT_TYPE, "application/json")];
        self.request(Method::POST, path, &[headers, &json].concat(), body).await
    }

    /// Asks for something.
    pub async fn get(&self, path: &str, accept: &str) -> Result<Response, ClientError> {
        self.request(Method::GET, path, &[(ACCEPT, accept)], Vec::new()).await
    }

    /// Hands a case in. Under the same `idempotency_key` it is made once, however often this is called.
    pub async fn submit(&self, new: &NewCase, idempotency_key: Option<&str>) -> Result<Case, ClientError> {
        let name = HeaderName::from_static("idempotency-key");
        let word: Vec<_> = idempotency_key.map(|word| (name, word)).into_iter().collect();
        self.post("/v1/cases", new, &word).await?.taken()?.json()
    }

    /// A case.
    pub async fn case(&self, id: &str) -> Result<Case, ClientError> {
        self.get(&format!("/v1/cases/{id}"), "application/json").await?.taken()?.json()
    }

    /// The case once nothing more happens to it by itself.
    pub async fn wait(&self, id: &str) -> Result<Case, ClientError> {
        loop {
            let case = self.case(id).await?;
            if !matches!(case.state, CaseState::Waiting | CaseState::Running) {
                return Ok(case);
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// The report, as `application/json`, `text/html` or `text/plain`.
    pub async fn report(&self, id: &str, accept: &str) -> Result<Vec<u8>, ClientError> {
        Ok(self.get(&format!("/v1/cases/{id}/report"), accept).await?.taken()?.body)
    }

    /// Everything that was read, as a web archive.
    pub async fn dossier(&self, id: &str) -> Result<Vec<u8>, ClientError> {
        Ok(self.get(&format!("/v1/cases/{id}/dossier"), "*/*").await?.taken()?.body)
    }

    /// Report and dossier, signed, for `crosscheck verify`.
    pub async fn evidence(&self, id: &str) -> Result<Vec<u8>, ClientError> {
        Ok(self.get(&format!("/v1/cases/{id}/evidence"), "application/json").await?.taken()?.body)
    }
}
