use std::error::Error;
use std::path::Path;
use std::sync::Arc;

use crosscheck_fetch::parse_link;
use crosscheck_model::{Reply, Request, Want};
use crosscheck_testkit::servers::{Answer, Asked};

use crate::outcome::Tally;
use crate::support::{Lookup, fetcher};
use crate::{Stage, addresses, cell, rows};

/// The tables name services that redirect to private addresses; ours does so for these hosts.
fn answer(asked: &Asked) -> Answer {
    if asked.host.ends_with(".r3dir.me") || asked.host == "nicob.net" {
        Answer::redirect(302, "http://169.254.169.254/latest/meta-data/")
    } else {
        Answer::json("{}")
    }
}

pub(crate) async fn run(table: &Path) -> Result<Tally, Box<dyn Error>> {
    let stage = Stage::new(Arc::new(answer)).await?;
    let mut tally = Tally::default();
    for row in rows(table)? {
        let (id, text, expected) = (cell(&row, "id"), cell(&row, "url"), cell(&row, "expected") == "allow");
        let base = Some(cell(&row, "base")).filter(|base| !base.is_empty()).map(str::parse).transpose()?;
        let network = Arc::new(stage.network());
        let verdict = match parse_link(text, base.as_ref()) {
            Err(reason) => Err(reason.to_string()),
            Ok(url) => {
                let to = cell(&row, "resolves_to");
                // "then" separates what one lookup after the other brings.
                let lookups: Vec<_> = to.split(" then ").map(addresses).filter(|found| !found.is_empty()).collect();
                let host = url.host_str().unwrap_or_default();
                if !lookups.is_empty() {
                    network.name(host.trim_end_matches('.'), lookups.iter().cloned().map(Lookup::Addresses));
                }
                let fetcher = fetcher(stage.settings(), &network);
                let mut verdict = Ok(());
                for _ in 0..lookups.len().max(1) {
                    match fetcher.get(&Request::new(url.clone(), Want::Json)).await {
                        Reply::Page(page) if page.status == 200 => {}
                        Reply::Page(page) => verdict = Err(format!("status {}", page.status)),
                        Reply::Gap(gap) => verdict = Err(gap.to_string()),
                    }
                }
                verdict
            }
        };
        tally.connected(network.take_connects());
        tally.row(id, expected, verdict.is_ok() == expected, || format!("{text:.80} -> {verdict:?}"));
    }
    Ok(tally)
}
