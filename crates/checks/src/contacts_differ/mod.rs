//! Whether the e-mail addresses and telephone numbers of the sources have one in common.

use crosscheck_model::{Evidence, Finding, Side, SourceReading, Strength, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::clusters::clusters;
use crate::contacts::{Contacts, Stated};
use crate::needs::{Data, Need, Scope};
use crate::words::{list, names_of, quote_of, sentence};

const SAME_EMAIL: LevelRule = LevelRule::confirmed("same_email", Strength::Moderate);
const SAME_PHONE: LevelRule = LevelRule::confirmed("same_phone", Strength::Moderate);
const DIFFERENT_EMAILS: LevelRule = LevelRule::info("different_emails");
const DIFFERENT_PHONES: LevelRule = LevelRule::info("different_phones");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "contacts_differ",
    version: 1,
    since: "0.1.0",
    title: "Sources state the same or different contacts",
    topic: Topic::Contact,
    scope: Scope::EverySource,
    needs: &[Need::Two(&[Data::Email, Data::Phone])],
    follows_from: &[],
    levels: &[DIFFERENT_EMAILS, DIFFERENT_PHONES, SAME_EMAIL, SAME_PHONE],
    advisory_refs: &["S2-08", "F22-16", "V-10"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let mut findings = by_kind(analysis, |c| &c.emails, "e-mail address", SAME_EMAIL, DIFFERENT_EMAILS);
    findings.extend(by_kind(analysis, |c| &c.phones, "telephone number", SAME_PHONE, DIFFERENT_PHONES));
    findings
}

fn by_kind<'a>(
    analysis: &Analysis<'a>,
    of: for<'c> fn(&'c Contacts<'a>) -> &'c [Stated<'a>],
    kind: &str,
    same: LevelRule,
    different: LevelRule,
) -> Vec<Finding> {
    let stating: Vec<(&SourceReading, &[Stated<'_>])> = analysis
        .readings()
        .iter()
        .map(|&reading| (reading, of(analysis.contacts(reading))))
        .filter(|(_, stated)| !stated.is_empty())
        .collect();
    let shared = |a: usize, b: usize| {
        stating[a].1.iter().find_map(|x| stating[b].1.iter().find(|y| x.is_same(y)).map(|y| (x.evidence, y.evidence)))
    };
    let groups = clusters(stating.len(), |a, b| shared(a, b).is_some(), |_, _| false);
    let mut findings = Vec::new();
    for group in groups.iter().filter(|group| group.len() > 1) {
        let mut quotes: Vec<(Side, &Evidence)> = Vec::new();
        for (n, &late) in group.iter().enumerate() {
            for &early in &group[..n] {
                if let Some((x, y)) = shared(early, late) {
                    quotes.extend([(Side::A, x), (Side::B, y)]);
                }
            }
        }
        let sources = names_of(group.iter().map(|&n| stating[n].0));
        let first = quotes.first().map(|(_, quote)| quote_of(quote)).unwrap_or_default();
        let statement = format!("{sources} state the same {kind}: {first}.");
        let mut builder = CHECK.finding(same, sentence(&statement));
        for (side, quote) in quotes {
            builder = builder.cite(side, quote);
        }
        findings.push(builder.done());
    }
    if groups.len() > 1 {
        let each: Vec<String> = groups
            .iter()
            .map(|group| {
                let quote = stating[group[0]].1.first().map(|s| quote_of(s.evidence)).unwrap_or_default();
                format!("{quote} in {}", names_of(group.iter().map(|&n| stating[n].0)))
            })
            .collect();
        let mut builder = CHECK
            .finding(different, format!("The sources state {} without one in common: {}.", plural(kind), list(&each)));
        for (n, group) in groups.iter().enumerate() {
            let side = if n == 0 { Side::A } else { Side::B };
            builder = builder.cite_all(side, group.iter().flat_map(|&n| stating[n].1.iter().map(|s| s.evidence)));
        }
        findings.push(
            builder
                .explained(&["One is for work and one is private.", "People change their address or number."])
                .ask("Which e-mail addresses and telephone numbers are yours, and which should we use?")
                .done(),
        );
    }
    findings
}

fn plural(kind: &str) -> String {
    if kind.ends_with("address") { format!("{kind}es") } else { format!("{kind}s") }
}
