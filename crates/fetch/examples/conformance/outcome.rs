use std::io::{self, Write};
use std::net::SocketAddr;

use crosscheck_fetch::is_public;

/// How many rows came out as expected, and every connection that was tried.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    rows: usize,
    allowed: usize,
    wrong: Vec<String>,
    connects: usize,
    private: Vec<SocketAddr>,
}

impl Tally {
    pub(crate) fn connected(&mut self, tried: Vec<SocketAddr>) {
        self.connects += tried.len();
        self.private.extend(tried.into_iter().filter(|to| !is_public(to.ip())));
    }

    pub(crate) fn row(&mut self, id: &str, expected_allowed: bool, right: bool, what: impl FnOnce() -> String) {
        self.rows += 1;
        self.allowed += usize::from(expected_allowed);
        if !right {
            self.wrong.push(format!("{id}: {}", what()));
        }
    }

    pub(crate) fn report(&self, name: &str, out: &mut impl Write) -> io::Result<bool> {
        writeln!(
            out,
            "{name}: {}/{} right ({} to allow, {} to deny); {} connections tried, {} of them to addresses that are not public",
            self.rows - self.wrong.len(),
            self.rows,
            self.allowed,
            self.rows - self.allowed,
            self.connects,
            self.private.len(),
        )?;
        for wrong in self.wrong.iter().take(40) {
            writeln!(out, "  wrong: {wrong}")?;
        }
        Ok(self.wrong.is_empty() && self.private.is_empty() && self.rows > 0)
    }
}
