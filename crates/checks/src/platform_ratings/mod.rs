//! Ratings of one client, a client with the same account, bids that are seldom accepted.

use crosscheck_model::Personal;
use crosscheck_model::records::PlatformAccount;
use crosscheck_model::{Finding, Side, Strength, Topic};
use jiff::{SignedDuration, Timestamp};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Row, platform_accounts};
use crate::threshold::Threshold;
use crate::words::{quoted, sentence};

const CLIENT_SHARES_ACCOUNT: LevelRule = LevelRule::shared("client_shares_account", Strength::Moderate);
const ONE_CLIENT: LevelRule = LevelRule::info("ratings_of_one_client");
const SELDOM: LevelRule = LevelRule::info("bids_seldom_accepted");

const SHARE: Threshold = Threshold::of_records(
    "share",
    60.0,
    "percent of the ratings of thirty days",
    (30.0, 100.0),
    "beginners have few clients, and a client who returns rates again.",
);

const RATINGS: Threshold = Threshold::of_records(
    "ratings",
    5.0,
    "ratings within thirty days",
    (3.0, 100.0),
    "fewer are the ordinary work of one project.",
);

const ACCEPTED: Threshold = Threshold::of_records(
    "accepted",
    2.0,
    "percent of the bids that were accepted",
    (0.0, 20.0),
    "one bid in fifty is far below what platforms call usual.",
);

const BIDS: Threshold = Threshold::of_records(
    "bids",
    100.0,
    "bids",
    (20.0, 10_000.0),
    "whoever begins needs many bids for the first contract.",
);

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "platform_ratings",
    version: 1,
    since: "0.2.0",
    title: "Ratings of one client, a client with the same account, bids that are seldom accepted",
    topic: Topic::Account,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[CLIENT_SHARES_ACCOUNT, ONE_CLIENT, SELDOM],
    advisory_refs: &["F22-04", "F22-06", "F22-07"],
    thresholds: &[SHARE, RATINGS, ACCEPTED, BIDS],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

const THIRTY_DAYS: SignedDuration = SignedDuration::from_hours(24 * 30);

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let rows = platform_accounts(analysis);
    rows.iter().flat_map(|row| [shared(row), one_client(analysis, row), seldom(analysis, row)]).flatten().collect()
}

fn platform(row: &Row<'_, PlatformAccount>) -> String {
    row.value.platform.as_deref().map_or_else(|| row.file(), |name| format!("{} ({name})", row.file()))
}

/// A client who pays from the account that the candidate is paid into.
fn shared(row: &Row<'_, PlatformAccount>) -> Option<Finding> {
    let own = row.value.payout.as_ref()?;
    let (client, _) = row.value.clients.iter().find(|(_, account)| account.as_ref() == Some(own))?;
    let statement = format!(
        "{} states one account for the candidate and for the client {}.",
        platform(row),
        quoted(client.expose())
    );
    let builder = CHECK.finding(CLIENT_SHARES_ACCOUNT, sentence(&statement)).cite(Side::A, row.evidence());
    Some(
        builder
            .explained(&["The client is the candidate's own firm, or a firm that several people own."])
            .ask("How do you know this client, and who holds the account?")
            .done(),
    )
}

/// Most of the ratings of some thirty days are one client's.
fn one_client(analysis: &Analysis<'_>, row: &Row<'_, PlatformAccount>) -> Option<Finding> {
    let mut ratings: Vec<&(Timestamp, Personal)> = row.value.ratings.iter().collect();
    ratings.sort();
    let least = analysis.value(CHECK.id, &RATINGS);
    let (mut begin, mut best): (usize, Option<(usize, usize, usize)>) = (0, None);
    for end in 0..ratings.len() {
        while ratings[end].0.duration_since(ratings[begin].0) > THIRTY_DAYS {
            begin += 1;
        }
        let window = &ratings[begin..=end];
        if (window.len() as f64) < least {
            continue;
        }
        let client = &ratings[end].1;
        let of_client = window.iter().filter(|(_, other)| other == client).count();
        if of_client as f64 * 100.0 < analysis.value(CHECK.id, &SHARE) * window.len() as f64 {
            continue;
        }
        if best.is_none_or(|(_, _, most)| of_client > most) {
            best = Some((begin, end, of_client));
        }
    }
    let (begin, end, of_client) = best?;
    let statement = format!(
        "{} states {} ratings from {} to {}, {of_client} of them of the client {}.",
        platform(row),
        end + 1 - begin,
        ratings[begin].0.strftime("%Y-%m-%d"),
        ratings[end].0.strftime("%Y-%m-%d"),
        quoted(ratings[end].1.expose()),
    );
    let builder = CHECK.finding(ONE_CLIENT, sentence(&statement)).cite(Side::A, row.evidence());
    Some(
        builder
            .with(analysis, &[SHARE, RATINGS])
            .explained(&["One client gave many small tasks.", "An agency rates in the name of its clients."])
            .ask("Which work was it that this client rated?")
            .done(),
    )
}

/// Very many bids, very few accepted.
fn seldom(analysis: &Analysis<'_>, row: &Row<'_, PlatformAccount>) -> Option<Finding> {
    let (bids, accepted) = row.value.bids?;
    let few = f64::from(accepted) * 100.0 < analysis.value(CHECK.id, &ACCEPTED) * f64::from(bids);
    if f64::from(bids) < analysis.value(CHECK.id, &BIDS) || !few {
        return None;
    }
    let statement = format!("{} states {bids} bids, of which {accepted} were accepted.", platform(row));
    let builder = CHECK.finding(SELDOM, sentence(&statement)).cite(Side::A, row.evidence());
    Some(
        builder
            .with(analysis, &[ACCEPTED, BIDS])
            .explained(&["Whoever begins on a platform bids often before the first contract."])
            .ask("On which kinds of project do you bid?")
            .done(),
    )
}
