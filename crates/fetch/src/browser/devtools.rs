use std::collections::VecDeque;
use std::io;
use std::time::Duration;

use chromiumoxide_cdp::cdp::browser_protocol::target::SessionId;
use chromiumoxide_types::Command;
use memchr::memchr;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{ChildStdin, ChildStdout};
use tokio::time::timeout;

use super::MAX_MESSAGE;

/// Something that happened in the browser.
#[derive(Debug, Deserialize)]
pub(super) struct Event {
    pub(super) method: String,
    #[serde(default)]
    pub(super) params: Value,
}

#[derive(Debug, Deserialize)]
struct Message {
    id: Option<u64>,
    result: Option<Value>,
    #[serde(flatten)]
    event: Option<Event>,
}

/// The DevTools protocol over a pipe: JSON texts, each ended by a zero byte.
pub(super) struct DevTools {
    to: ChildStdin,
    from: ChildStdout,
    buffer: Vec<u8>,
    /// Bytes of the buffer that are known to hold no zero.
    searched: usize,
    next: u64,
    session: Option<SessionId>,
    /// What happened while an answer was waited for.
    backlog: VecDeque<Event>,
}

impl DevTools {
    pub(super) fn new(to: ChildStdin, from: ChildStdout) -> Self {
        Self { to, from, buffer: Vec::new(), searched: 0, next: 0, session: None, backlog: VecDeque::new() }
    }

    /// From now on commands are for this page.
    pub(super) fn attach(&mut self, session: SessionId) {
        self.session = Some(session);
    }

    /// Sends a command and does not wait for what comes of it.
    pub(super) async fn send<C: Command>(&mut self, command: &C) -> io::Result<u64> {
        self.next += 1;
        let mut call = json!({ "id": self.next, "method": command.identifier(), "params": command });
        if let Some(session) = &self.session {
            call["sessionId"] = json!(session);
        }
        let mut text = serde_json::to_vec(&call)?;
        text.push(0);
        self.to.write_all(&text).await?;
        self.to.flush().await?;
        Ok(self.next)
    }

    /// Sends a command and waits for its answer, at most so long.
    pub(super) async fn call<C: Command>(&mut self, command: &C, patience: Duration) -> io::Result<C::Response> {
        let answer = async {
            let id = self.send(command).await?;
            loop {
                let message = self.read().await?;
                match message {
                    Message { id: Some(found), result, .. } if found == id => {
                        let result = result.ok_or_else(|| io::Error::other("the browser refused a command"))?;
                        return C::response_from_value(result).map_err(io::Error::from);
                    }
                    Message { event: Some(event), .. } => self.backlog.push_back(event),
                    Message { .. } => {}
                }
            }
        };
        timeout(patience, answer).await.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?
    }

    /// The next event. May be given up and called again.
    pub(super) async fn event(&mut self) -> io::Result<Event> {
        loop {
            if let Some(event) = self.backlog.pop_front() {
                return Ok(event);
            }
            if let Message { event: Some(event), .. } = self.read().await? {
                return Ok(event);
            }
        }
    }

    async fn read(&mut self) -> io::Result<Message> {
        loop {
            while let Some(end) = memchr(0, &self.buffer[self.searched..]) {
                let text: Vec<u8> = self.buffer.drain(..=self.searched + end).collect();
                self.searched = 0;
                // What cannot be read was not asked for; whoever waits for it gives up in time.
                if let Ok(message) = serde_json::from_slice(&text[..text.len() - 1]) {
                    return Ok(message);
                }
            }
            self.searched = self.buffer.len();
            if self.buffer.len() > MAX_MESSAGE {
                return Err(io::ErrorKind::OutOfMemory.into());
            }
            if self.from.read_buf(&mut self.buffer).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
    }
}
