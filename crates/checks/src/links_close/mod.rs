//! Links that close a circle: what the CV links to leads back to what the CV states.

use crosscheck_model::{
    Address, Evidence as Quote, Finding, LinkRole, Side, SourceKind, SourceReading, Strength, Topic,
};

use crate::addresses::Key;
use crate::check::{Check, Evidence, LevelRule};
use crate::words::{name_of, opening, quote_of};

const LINKS_BACK: LevelRule = LevelRule::confirmed("links_back", Strength::Moderate);
const STATES_THE_SAME_ADDRESS: LevelRule = LevelRule::confirmed("states_the_same_address", Strength::Weak);
const ONE_WAY: LevelRule = LevelRule::unconfirmed("one_way");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "links_close",
    version: 1,
    since: "0.1.0",
    title: "A linked profile links back",
    topic: Topic::Links,
    levels: &[LINKS_BACK, STATES_THE_SAME_ADDRESS, ONE_WAY],
    seeds: &["S2-11", "F22-22"],
    thresholds: &[],
    readme: include_str!("README.md"),
    run,
};

fn run(evidence: &Evidence<'_>) -> Vec<Finding> {
    let readings: Vec<_> = evidence.case.read().collect();
    let linked = readings.iter().filter(|reading| reading.source.kind != SourceKind::Cv);
    linked.filter_map(|target| close(target, &readings)).collect()
}

/// The strongest answer that some source linking to `target` gets from it.
fn close(target: &SourceReading, readings: &[&SourceReading]) -> Option<Finding> {
    let Address::Url(url) = &target.source.address else { return None };
    let at = Key::of(url)?;
    let mut one_way = None;
    let mut same_address = None;
    for from in readings.iter().filter(|from| from.source.id != target.source.id) {
        let Some(out) = own_links(from).find(|(key, _)| *key == at).map(|(_, quote)| quote) else { continue };
        if let Address::Url(home) = &from.source.address
            && let Some(home) = Key::of(home)
            && let Some((_, back)) = own_links(target).find(|(key, _)| *key == home)
        {
            let statement =
                format!("{} links to {}, and that page links back.", opening(&from.source), name_of(&target.source));
            return Some(CHECK.finding(LINKS_BACK, statement).cite(Side::A, out).cite(Side::B, back).done());
        }
        match shared_address(from, target, &at) {
            Some(shared) => same_address = same_address.or(Some((from, out, shared))),
            None => one_way = one_way.or(Some((from, out))),
        }
    }
    if let Some((from, out, (stated, back))) = same_address {
        let statement = format!(
            "{} links to {}, and both state {}.",
            opening(&from.source),
            name_of(&target.source),
            quote_of(stated),
        );
        let draft = CHECK.finding(STATES_THE_SAME_ADDRESS, statement).cite(Side::A, out).cite(Side::A, stated);
        return Some(draft.cite(Side::B, back).done());
    }
    let (from, out) = one_way?;
    let statement = format!(
        "{} links to {}; nothing read there leads back to what {} states.",
        opening(&from.source),
        name_of(&target.source),
        name_of(&from.source),
    );
    let draft = CHECK.finding(ONE_WAY, statement).cite(Side::A, out);
    let explained = draft.explained(&["Most people never link from a profile back to their CV or site."]);
    Some(
        explained
            .ask("Could you add your website or your CV's e-mail address to this profile, or sign in to it with us?")
            .done(),
    )
}

/// A link or an e-mail address that both state, other than the link between them.
fn shared_address<'a>(from: &'a SourceReading, target: &'a SourceReading, at: &Key) -> Option<(&'a Quote, &'a Quote)> {
    let links = own_links(from).filter(|(key, _)| key != at && !key.is_a_front_page_of_many());
    let by_link = links
        .into_iter()
        .find_map(|(key, stated)| own_links(target).find(|(other, _)| *other == key).map(|(_, back)| (stated, back)));
    by_link.or_else(|| {
        from.claims.emails.iter().find_map(|a| {
            let same = |b: &&crosscheck_model::Claim<crosscheck_model::Email>| {
                a.value().0.reveal().trim().eq_ignore_ascii_case(b.value().0.reveal().trim())
            };
            target.claims.emails.iter().find(same).map(|b| (a.evidence(), b.evidence()))
        })
    })
}

fn own_links(reading: &SourceReading) -> impl Iterator<Item = (Key, &Quote)> {
    // A CV's links are the candidate's own words even where the reader cannot tell an own page from a mention.
    let counts = |role: LinkRole| role != LinkRole::Mention || reading.source.kind == SourceKind::Cv;
    let links = reading.claims.links.iter().filter(move |link| counts(link.value().role));
    links.filter_map(|link| Some((Key::of(&link.value().url)?, link.evidence())))
}
