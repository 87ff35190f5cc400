//! Links that close a circle: what the CV links to leads back to what the CV states.

use crosscheck_compare::contacts::ProfileUrl;
use crosscheck_model::{Evidence, Finding, Side, SourceKind, SourceReading, Strength, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::contacts::{Contact, Stated};
use crate::needs::{Data, Need, Scope};
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
    scope: Scope::EverySource,
    needs: &[Need::Some(Data::OwnPage)],
    follows_from: &[],
    levels: &[LINKS_BACK, STATES_THE_SAME_ADDRESS, ONE_WAY],
    advisory_refs: &["S2-11", "F22-22"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let linked = analysis.readings().iter().filter(|reading| reading.source.kind != SourceKind::Cv);
    linked.filter_map(|target| close(analysis, target)).collect()
}

/// The strongest answer that some source linking to `target` gets from it.
fn close(analysis: &Analysis<'_>, target: &SourceReading) -> Option<Finding> {
    let at = analysis.contacts(target).home.as_ref()?;
    let mut one_way = None;
    let mut same_address = None;
    for from in analysis.readings().iter().filter(|from| from.source.id != target.source.id) {
        let Some(out) = link_to(analysis, from, at) else { continue };
        if let Some(back) = analysis.contacts(from).home.as_ref().and_then(|home| link_to(analysis, target, home)) {
            let statement =
                format!("{} links to {}, and that page links back.", opening(&from.source), name_of(&target.source));
            return Some(CHECK.finding(LINKS_BACK, statement).cite(Side::A, out).cite(Side::B, back).done());
        }
        match shared_address(analysis, from, target, at) {
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
        let builder = CHECK.finding(STATES_THE_SAME_ADDRESS, statement).cite(Side::A, out).cite(Side::A, stated);
        return Some(builder.cite(Side::B, back).done());
    }
    let (from, out) = one_way?;
    let statement = format!(
        "{} links to {}; nothing read there leads back to what {} states.",
        opening(&from.source),
        name_of(&target.source),
        name_of(&from.source),
    );
    let builder = CHECK.finding(ONE_WAY, statement).cite(Side::A, out);
    let builder = builder.explained(&["Most people never link from a profile back to their CV or site."]);
    Some(builder.ask("Could you add your website or the e-mail address of your CV to this profile for a day?").done())
}

fn link_to<'a>(analysis: &Analysis<'a>, from: &SourceReading, page: &ProfileUrl) -> Option<&'a Evidence> {
    let leads = |stated: &Stated<'_>| matches!(&stated.contact, Contact::Page(to) if to.key() == page.key());
    analysis.contacts(from).pages.iter().find(|stated| leads(stated)).map(|stated| stated.evidence)
}

/// A page or an e-mail address that both state, other than the link between them.
fn shared_address<'a>(
    analysis: &Analysis<'a>,
    from: &SourceReading,
    target: &SourceReading,
    at: &ProfileUrl,
) -> Option<(&'a Evidence, &'a Evidence)> {
    let at_itself = |stated: &Stated<'_>| matches!(&stated.contact, Contact::Page(to) if to.key() == at.key());
    let (here, there) = (analysis.contacts(from), analysis.contacts(target));
    let addresses = || there.pages.iter().chain(&there.emails);
    here.pages
        .iter()
        .chain(&here.emails)
        .filter(|stated| !at_itself(stated))
        .find_map(|stated| addresses().find(|back| back.is_same(stated)).map(|back| (stated.evidence, back.evidence)))
}
