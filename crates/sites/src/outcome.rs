//! What the answers of a site mean when nothing could be read from them. Only the site's own "no such profile" is absence.

use crosscheck_model::{Claims, ClaimsBuilder, Extraction, Gap, LinkRole, Outcome, Page, TextKind, WordIndex};

use crate::walls::{gap, is_unrendered};

/// Completes a reading: whatever was read counts; else the reason why nothing was. `decides` picks the pages whose 404
/// means that the profile does not exist.
pub(crate) fn conclude(builder: ClaimsBuilder, pages: &[Page], decides: impl Fn(&Page) -> bool) -> Extraction {
    let (claims, problems) = builder.finish();
    let outcome = if says_something(&claims) {
        Outcome::Read
    } else {
        let why = |page: &Page| gap(page, decides(page)).or_else(|| is_unrendered(page).then_some(Gap::NeedsBrowser));
        let mut gaps: Vec<Gap> = pages.iter().filter_map(why).collect();
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
