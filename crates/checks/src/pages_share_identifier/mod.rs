//! Two pages share an account of a service, or most of their text.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use crosscheck_model::{Address, Claim, Fact, Finding, Side, SourceKind, SourceReading, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::threshold::{Basis, Threshold};
use crate::words::{name_of, opening, quoted, sentence};

const IDENTIFIER: LevelRule = LevelRule::info("one_account_of_a_service");
const TEXT: LevelRule = LevelRule::info("most_of_the_text");

const SHARE: Threshold = Threshold {
    name: "share",
    value: 60.0,
    unit: "percent of the passages of five words of the shorter page",
    range: (30.0, 100.0),
    basis: Basis::Chosen {
        why: "menus, notices and templates make up to a third of a page.",
        not_measured: "Which pages were copied from which is not public for any set of pages.",
    },
};

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "pages_share_identifier",
    version: 1,
    since: "0.2.0",
    title: "Two pages share an account of a service, or most of their text",
    topic: Topic::Links,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[IDENTIFIER, TEXT],
    advisory_refs: &["V-15", "V-45", "V-64"],
    thresholds: &[SHARE],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

/// As readers of pages name it.
const IDENTIFIER_FACT: &str = "account of a service";
/// Words of a passage, and passages without which a page is too short to say anything.
const PASSAGE: usize = 5;
const FEWEST: usize = 100;

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let pages: Vec<&SourceReading> =
        analysis.readings().iter().copied().filter(|reading| reading.source.kind == SourceKind::Portfolio).collect();
    let texts: Vec<OnceCell<BTreeSet<u64>>> = pages.iter().map(|_| OnceCell::new()).collect();
    let passages = |place: usize| texts[place].get_or_init(|| passages(pages[place]));
    let mut findings = Vec::new();
    for (late, b) in pages.iter().enumerate() {
        for (early, a) in pages[..late].iter().enumerate() {
            if host(a) == host(b) {
                continue;
            }
            findings.extend(identifier(a, b));
            let shared = passages(early).intersection(passages(late)).count();
            let shorter = passages(early).len().min(passages(late).len());
            let share = analysis.value(CHECK.id, &SHARE);
            if shorter >= FEWEST && shared as f64 * 100.0 >= share * shorter as f64 {
                findings.extend(text(analysis, a, b, shared * 100 / shorter));
            }
        }
    }
    findings
}

fn host(reading: &SourceReading) -> Option<&str> {
    match &reading.source.address {
        Address::Url(url) => url.host_str(),
        Address::File(_) => None,
    }
}

fn identifier(a: &SourceReading, b: &SourceReading) -> Option<Finding> {
    let of = |reading: &'_ SourceReading| -> Vec<Claim<Fact>> {
        reading.claims.metadata.iter().filter(|fact| fact.value().name == IDENTIFIER_FACT).cloned().collect()
    };
    let (here, there) = (of(a), of(b));
    let (x, y) = here.iter().find_map(|x| there.iter().find(|y| y.value().value == x.value().value).map(|y| (x, y)))?;
    let statement = format!(
        "{} and {} use one account of a service: {}.",
        opening(&a.source),
        name_of(&b.source),
        quoted(x.value().value.expose())
    );
    Some(asked(CHECK.finding(IDENTIFIER, sentence(&statement)).cite(Side::A, x.evidence()).cite(Side::B, y.evidence())))
}

fn text(analysis: &Analysis<'_>, a: &SourceReading, b: &SourceReading, percent: usize) -> Option<Finding> {
    let (here, there) = (a.claims.evidence().next()?, b.claims.evidence().next()?);
    let statement = format!(
        "{} and {} share {percent} percent of the passages of the shorter one.",
        opening(&a.source),
        name_of(&b.source)
    );
    let builder = CHECK.finding(TEXT, sentence(&statement)).with(analysis, &[SHARE]);
    Some(asked(builder.cite(Side::A, here).cite(Side::B, there)))
}

fn asked(builder: crate::finding_builder::FindingBuilder) -> Finding {
    builder
        .explained(&[
            "Both pages are the same person's, or one agency made both.",
            "One is the older address of the other.",
            "Templates and builders of sites bring text and accounts of their own.",
        ])
        .ask("Who made these two pages, and who keeps them?")
        .done()
}

fn passages(reading: &SourceReading) -> BTreeSet<u64> {
    let words: Vec<&str> =
        reading.words.lines().flat_map(|line| line.split(' ')).filter(|word| !word.is_empty()).collect();
    let hash = |window: &[&str]| {
        let mut hasher = DefaultHasher::new();
        window.hash(&mut hasher);
        hasher.finish()
    };
    words.windows(PASSAGE).map(hash).collect()
}
