//! Cases of invented people, made in memory.

use std::collections::BTreeMap;

use crosscheck_checks::{CheckContext, CheckResult, Configuration};
use crosscheck_model::{
    Address, Case, CheckId, Cited, Claims, Digest, Evidence, Finding, FindingKind, Level, Locator, NameRole, Origin,
    Outcome, Period, PeriodEnd, PersonName, ReadBy, Side, Source, SourceId, SourceKind, SourceReading, Strength, Topic,
    WorkItem,
};
use crosscheck_report::{Material, Mode, Report};

/// What the one claim of a source is.
pub(crate) enum Claimed {
    Name(String, ReadBy),
    Work(String),
}

impl Claimed {
    pub(crate) fn name(name: &str) -> Self {
        Self::Name(name.to_owned(), ReadBy::SitePage)
    }

    pub(crate) fn commit(header: &str) -> Self {
        Self::Name(header.to_owned(), ReadBy::Git)
    }

    pub(crate) fn work(organisation: &str) -> Self {
        Self::Work(organisation.to_owned())
    }
}

/// A case with one source a claim.
pub(crate) fn case(claims: &[Claimed]) -> Case {
    let sources = (0..).zip(claims).map(|(number, claimed)| source(number, claimed)).collect();
    Case {
        application: None,
        candidate: None,
        as_of: "2026-11-02T09:00:00Z".parse().unwrap(),
        basis: Default::default(),
        sources,
        control: Vec::new(),
    }
}

fn source(number: u32, claimed: &Claimed) -> SourceReading {
    let id = SourceId(number);
    let address = Address::File(format!("source-{}.txt", number + 1));
    let at = "2026-11-02T08:00:00Z".parse().unwrap();
    let page = Origin::new(id, address.clone(), at, Digest::of(format!("bytes {number}").as_bytes()));
    let mut claims = Claims::default();
    match claimed {
        Claimed::Name(name, how) => {
            let value = PersonName { full: name.as_str().into(), role: NameRole::Full };
            claims.names.push(page.claim(value, name.as_str(), Locator::Line(1), *how));
        }
        Claimed::Work(organisation) => {
            let value = WorkItem {
                organisation: Some(organisation.as_str().into()),
                title: None,
                place: None,
                period: Period { start: None, end: PeriodEnd::Unstated },
                summary: None,
            };
            claims.work.push(page.claim(value, organisation.as_str(), Locator::Line(2), ReadBy::SitePage));
        }
    }
    let kind = if number == 0 { SourceKind::Cv } else { SourceKind::Profile };
    let source = Source { id, address, kind, site: None, outcome: Outcome::Read, found_on: None };
    SourceReading {
        source,
        pages: vec![page],
        claims,
        problems: Vec::new(),
        gaps: Vec::new(),
        words: Default::default(),
    }
}

/// A contradiction of the first sources, where their words are one, against the rest.
pub(crate) fn contradiction(case: &Case, topic: &str, statement: &str, number: usize) -> Finding {
    let topic = if topic == "name" { Topic::Name } else { Topic::Work };
    let evidence: Vec<&Evidence> = case.sources.iter().flat_map(|one| one.claims.evidence_on(topic)).collect();
    let first = evidence.first().map(|one| one.quote.clone());
    let side = |one: &Evidence| if Some(&one.quote) == first.as_ref() { Side::A } else { Side::B };
    let cited = evidence.into_iter().map(|one| Cited { side: side(one), evidence: one.clone(), picture: None });
    Finding {
        check: CheckId::new("name_differs_across_sources"),
        check_version: 1,
        kind: FindingKind::Contradiction,
        level: Level::new("no_shared_part"),
        strength: Strength::Strong,
        topic,
        statement: statement.to_owned(),
        reasons: Vec::new(),
        claims: cited.collect(),
        explanations: vec!["One of them is a pen name.".to_owned()],
        question: Some(format!("Which is it, number {number}?")),
        advisory_refs: vec!["S1-07".into()],
        parameters: Vec::new(),
        follows_from: None,
    }
}

pub(crate) fn report(case: &Case, findings: &[Finding]) -> Report {
    let (previews, pictures) = (BTreeMap::new(), BTreeMap::new());
    let context = CheckContext { case, pictures: &pictures, sites: crosscheck_model::SiteDirectory::default() };
    let result = &CheckResult::of(&context, &Configuration::default(), findings.to_vec());
    Report::build(&Material { case, result, previews: &previews, mode: Mode::Replay, readers: None, overrides: &[] })
}

/// Only what is neither space nor line break, so that a wrapped text can be compared.
pub(crate) fn words(text: &str) -> String {
    text.split_whitespace().collect()
}
