//! What the answers of a site mean when nothing could be read from them. Only the site's own "no such profile" is absence.

use crosscheck_model::{
    AccountFactKind, Claims, ClaimsBuilder, Extraction, Gap, LinkRole, Outcome, Page, Problem, TextKind, WordIndex,
};

use crate::answer_text;
use crate::walls::{gap, is_unrendered};

/// Completes a reading: whatever was read counts; else the reason why nothing was. `decides` picks the pages whose 404
/// means that the profile does not exist.
pub(crate) fn conclude(mut builder: ClaimsBuilder, pages: &[Page], decides: impl Fn(&Page) -> bool) -> Extraction {
    for page in pages.iter().filter(|page| page.status < 400) {
        answer_text::keep(&mut builder, page);
    }
    let words = builder.take_words();
    let (mut claims, mut problems) = builder.finish();
    problems.extend(without_what_no_person_states(&mut claims));
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
    let (claims, words) =
        if outcome == Outcome::Read { (claims, words) } else { (Claims::default(), WordIndex::default()) };
    // The page table is filled where the pages are known: in `site::read`.
    Extraction { outcome, pages: Vec::new(), claims, problems, words }
}

/// States of an account that is no person's, in lower case, and whose it is: GitHub's `type`, GitLab's and Mastodon's `bot` and
/// `group`, the actor types of Activity Vocabulary (2.2.1) other than `Person`.
/// `org` is Hugging Face's word, `team` Calendly's, Launchpad's and Dribbble's, `collective` and `fund` Open Collective's.
const NO_PERSONS: [(&str, &str); 9] = [
    ("organization", "an organisation's"),
    ("org", "an organisation's"),
    ("collective", "an organisation's"),
    ("fund", "an organisation's"),
    ("team", "a team's"),
    ("group", "a group's"),
    ("bot", "a program's"),
    ("service", "a program's"),
    ("application", "a program's"),
];

/// Takes out what an account that is no person's states about itself, and says so. Its links and commits remain: they carry
/// names and addresses of their own.
fn without_what_no_person_states(claims: &mut Claims) -> Option<Problem> {
    let (at, whose) = claims.account.iter().find_map(|fact| {
        let state = Some(fact.value()).filter(|fact| fact.kind == AccountFactKind::State)?.value.to_lowercase();
        let whose = NO_PERSONS.iter().find(|(known, _)| *known == state)?.1;
        Some((fact.evidence().locator.clone(), whose))
    })?;
    let Claims { links, commits, account, handles, .. } = std::mem::take(claims);
    *claims = Claims { links, commits, account, handles, ..Claims::default() };
    let what = format!("the account is {whose}: what it states about itself is not compared with the candidate's");
    Some(Problem { locator: at, what })
}

/// Whether anything was read that describes a person: links to anywhere and a line of prose stand on every parked domain.
fn says_something(claims: &Claims) -> bool {
    let mentions_only = claims.links.iter().all(|link| link.value().role == LinkRole::Mention);
    let prose: usize =
        claims.texts.iter().filter(|text| text.value().kind == TextKind::Body).map(|text| text.quote().len()).sum();
    let body_only = claims.texts.iter().all(|text| text.value().kind == TextKind::Body);
    let rest = claims.counts().any(|(kind, count)| count > 0 && kind != "links" && kind != "texts");
    rest || !mentions_only || !body_only || prose >= MIN_PROSE
}

/// Bytes of prose from which a page without a name counts as read: three or four sentences, more than a parked domain
/// or an error page has.
const MIN_PROSE: usize = 300;

#[cfg(test)]
mod tests {
    use crosscheck_model::{Address, Digest, Locator, NameRole, Origin, Passage, ReadBy, SourceId};

    use super::*;

    fn account(state: &str) -> Extraction {
        let address = Address::Url("https://example.org/who".parse().unwrap());
        let origin = Origin::new(SourceId(1), address, "2026-11-20T12:00:00Z".parse().unwrap(), Digest::of(b""));
        let at = Passage::new(&origin, Locator::Whole, ReadBy::JsonApi);
        let mut builder = ClaimsBuilder::new();
        builder.name(&at, "Mina Example", NameRole::Display);
        builder.place_text(&at, "Bergen");
        builder.handle(&at, None, "mina");
        builder.fact(&at, AccountFactKind::State, state, None);
        conclude(builder, &[], |_| false)
    }

    #[test]
    fn what_no_person_states_is_left_out_and_said() {
        for state in ["Organization", "Bot", "group", "Service", "Application", "org", "Team"] {
            let read = account(state);
            assert!(read.claims.names.is_empty() && read.claims.places.is_empty(), "{state}");
            assert_eq!(read.claims.handles.len(), 1, "{state}");
            assert_eq!((read.outcome, read.problems.len()), (Outcome::Read, 1), "{state}");
        }
        for state in ["moved", "suspended", "Person"] {
            let read = account(state);
            assert_eq!((read.claims.names.len(), read.problems.len()), (1, 0), "{state}");
        }
    }
}
