//! The user's own Chromium, for pages that are empty without JavaScript. It has no network of its own: every request it
//! wants to make is handed over through the DevTools protocol, checked and sent by the fetcher like any other, and the
//! answer handed back. What is not handed over ends at a name that does not resolve and a proxy that does not answer.

mod arguments;
mod devtools;
mod process;
mod render;
mod wanted;

pub(crate) use process::is_root;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;

use crate::SetupError;

/// Browsers that run at a time: each takes some 400 MB (ten processes, shared pages counted once, with one small page).
const AT_ONCE: usize = 2;

/// For one page, its requests and their waits for their turn included: some 40 requests to one host. Our choice; not
/// measured. A page that is not done then is taken as it stands.
const LONGEST: Duration = Duration::from_secs(45);
/// Until the browser has started; a loaded machine takes some seconds.
const START: Duration = Duration::from_secs(20);
/// For one command once the page stands still; a page whose script never ends does not answer.
const COMMAND: Duration = Duration::from_secs(5);
/// How long nothing may be under way until a page counts as shown. Our choice; not measured.
const QUIET: Duration = Duration::from_millis(1500);
/// Requests of one page that are sent. Our choice; not measured.
const MAX_REQUESTS: usize = 60;
/// Requests of one page that are looked at, sent or not; the end of a page that asks for ever.
const MAX_WANTED: usize = 2000;
/// Times a page may go elsewhere by itself, as many as redirects are followed.
const MAX_MOVES: usize = 10;
/// Bytes of answers handed to one page. Our choice; not measured.
const MAX_HANDED: usize = 24 << 20;
/// Length of a shown page in UTF-16 units: far above the 100 KB or so of profile pages.
const MAX_SHOWN: usize = 4 << 20;
/// Longest message from the browser that is read: a shown page with every unit escaped.
const MAX_MESSAGE: usize = 6 * MAX_SHOWN + (1 << 20);

/// The browser that was found.
#[derive(Debug, Clone)]
pub(crate) struct Browser {
    program: PathBuf,
    /// Browsers that run at a time.
    turns: Arc<Semaphore>,
}

impl Browser {
    /// The program that was named, or the one that is installed if the name is empty.
    pub(crate) fn find(named: &std::path::Path) -> Result<Self, SetupError> {
        let program = process::find(named).ok_or_else(|| SetupError::Browser { path: named.to_owned() })?;
        Ok(Self { program, turns: Arc::new(Semaphore::new(AT_ONCE)) })
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use chromiumoxide_cdp::cdp::browser_protocol::target::CreateTargetParams;

    use super::*;

    /// What is not held by the protocol has to end somewhere else than at its goal: here nothing is held.
    #[tokio::test]
    async fn the_browser_reaches_nothing_by_itself() {
        let Ok(browser) = Browser::find("".as_ref()) else { return };
        let goals: Vec<TcpListener> =
            ["127.0.0.1:0", "[::1]:0"].iter().filter_map(|address| TcpListener::bind(address).ok()).collect();
        let (running, to, from) = process::Running::start(&browser.program, "test").unwrap();
        let mut tools = devtools::DevTools::new(to, from);
        for goal in &goals {
            goal.set_nonblocking(true).unwrap();
            let address = goal.local_addr().unwrap();
            for link in [format!("http://{address}/"), format!("http://localhost:{}/", address.port())] {
                tools.call(&CreateTargetParams::new(link), START).await.unwrap();
            }
        }
        tokio::time::sleep(Duration::from_secs(3)).await;
        running.end().await;
        for goal in &goals {
            assert!(goal.accept().is_err(), "something connected to {goal:?}");
        }
    }
}
