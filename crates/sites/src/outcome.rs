//! What the answers of a site mean when nothing could be read from them. Only the site's own "no such profile" is absence.

use crosscheck_model::{Claims, ClaimsBuilder, Extraction, Gap, LinkRole, Outcome, Page, Refusal, TextKind, WordIndex};
use jiff::Timestamp;

use crate::walls::wall;

/// Completes a reading: whatever was read counts; else the reason why nothing was. `decides` picks the pages whose 404
/// means that the profile does not exist.
pub(crate) fn conclude(builder: ClaimsBuilder, pages: &[Page], decides: impl Fn(&Page) -> bool) -> Extraction {
    let (claims, problems) = builder.finish();
    let outcome = if says_something(&claims) {
        Outcome::Read
    } else {
        let mut gaps: Vec<Gap> = pages.iter().filter_map(|page| gap(page, decides(page))).collect();
        // "Absent" is only said when nothing stood in the way of another door.
        gaps.sort_by_key(|gap| u8::from(*gap == Gap::NoSuchProfile));
        match (pages.is_empty(), gaps.into_iter().next()) {
            (true, _) => Outcome::NotReached(Gap::NotCaptured),
            (false, Some(gap)) => Outcome::NotReached(gap),
            (false, None) => Outcome::NotRecognised,
        }
    };
    let claims = if outcome == Outcome::Read { claims } else { Claims::default() };
    // The page table is filled where the pages are known: in `site::read`.
    Extraction { outcome, pages: Vec::new(), claims, problems, words: WordIndex::default() }
}

/// Whether anything was read that describes a person: links to anywhere and a line of prose stand on every parked domain.
fn says_something(claims: &Claims) -> bool {
    let mentions_only = claims.links.iter().all(|link| link.value().role == LinkRole::Mention);
    let prose: usize =
        claims.texts.iter().filter(|text| text.value().kind == TextKind::Body).map(|text| text.quote().len()).sum();
    let body_only = claims.texts.iter().all(|text| text.value().kind == TextKind::Body);
    let mut rest = claims.clone();
    rest.links.clear();
    rest.texts.clear();
    !rest.is_empty() || !mentions_only || !body_only || prose >= MIN_PROSE
}

/// Bytes of prose from which a page without a name counts as read: three or four sentences, more than a parked domain
/// or an error page has.
const MIN_PROSE: usize = 300;

/// Why this answer holds no profile; `None` for an answer that could hold one.
pub(crate) fn gap(page: &Page, decides: bool) -> Option<Gap> {
    if let Some(refusal) = wall(page) {
        return Some(Gap::Refused(refusal));
    }
    match page.status {
        404 | 410 => decides.then_some(Gap::NoSuchProfile),
        429 => Some(Gap::RateLimited(reset(page))),
        403 if page.header("x-ratelimit-remaining") == Some("0") => Some(Gap::RateLimited(reset(page))),
        401 | 407 => Some(Gap::Refused(Refusal::SignIn)),
        403 | 451 | 999 => Some(Gap::Refused(Refusal::Blocked)),
        408 | 425 => Some(Gap::TimedOut),
        status @ 500..=599 => Some(Gap::ServerError(status)),
        _ => None,
    }
}

/// A time that the site names, as a unix time or in seconds from the answer.
fn reset(page: &Page) -> Option<Timestamp> {
    if let Some(seconds) = page.header("retry-after").and_then(|value| value.trim().parse::<i64>().ok()) {
        return Timestamp::from_second(page.captured_at.as_second().checked_add(seconds)?).ok();
    }
    let value: i64 =
        ["x-ratelimit-reset", "ratelimit-reset"].iter().find_map(|name| page.header(name)?.trim().parse().ok())?;
    // Below this it cannot be a unix time of any year in which these sites existed.
    const FIRST_UNIX_TIME: i64 = 1_000_000_000;
    let second = if value < FIRST_UNIX_TIME { page.captured_at.as_second().checked_add(value)? } else { value };
    Timestamp::from_second(second).ok()
}
