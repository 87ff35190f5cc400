use std::time::Duration;

/// One piece of what a server does.
#[derive(Debug, Clone)]
pub enum Part {
    /// Sends these bytes.
    Bytes(Vec<u8>),
    /// Sends these bytes so many times.
    Repeat(Vec<u8>, u64),
    /// Does nothing for a while.
    Pause(Duration),
    /// Breaks the connection off.
    Reset,
}

/// What a server does when it is asked: its pieces in order, then the connection is kept open or closed.
#[derive(Debug, Clone)]
pub struct Answer {
    /// In order.
    pub parts: Vec<Part>,
    /// Whether the connection serves another request afterwards.
    pub keep_open: bool,
}

impl Answer {
    /// A well-formed answer.
    pub fn new(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Self {
        let body = body.as_ref();
        let mut bytes = head(status, headers);
        bytes.extend_from_slice(format!("content-length: {}\r\n\r\n", body.len()).as_bytes());
        bytes.extend_from_slice(body);
        Self { parts: vec![Part::Bytes(bytes)], keep_open: true }
    }

    /// Status 200 and a page.
    pub fn html(body: impl AsRef<[u8]>) -> Self {
        Self::new(200, &[("content-type", "text/html; charset=utf-8")], body)
    }

    /// Status 200 and JSON.
    pub fn json(body: impl AsRef<[u8]>) -> Self {
        Self::new(200, &[("content-type", "application/json")], body)
    }

    /// Status 404.
    pub fn not_found() -> Self {
        Self::new(404, &[("content-type", "text/plain")], "not found")
    }

    /// A redirect; with 302 most often.
    pub fn redirect(status: u16, location: &str) -> Self {
        Self::new(status, &[("location", location)], "")
    }

    /// A head without a length, then these parts, then the end of the connection.
    pub fn unending(status: u16, headers: &[(&str, &str)], parts: impl IntoIterator<Item = Part>) -> Self {
        let mut start = head(status, headers);
        start.extend_from_slice(b"connection: close\r\n\r\n");
        let parts = std::iter::once(Part::Bytes(start)).chain(parts).collect();
        Self { parts, keep_open: false }
    }

    /// Exactly these bytes, then the end of the connection.
    pub fn raw(bytes: impl Into<Vec<u8>>) -> Self {
        Self { parts: vec![Part::Bytes(bytes.into())], keep_open: false }
    }

    /// The same, but only after a while.
    #[must_use]
    pub fn after(mut self, wait: Duration) -> Self {
        self.parts.insert(0, Part::Pause(wait));
        self
    }
}

fn head(status: u16, headers: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = format!("HTTP/1.1 {status} -\r\n").into_bytes();
    for (name, value) in headers {
        bytes.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
    }
    bytes
}
