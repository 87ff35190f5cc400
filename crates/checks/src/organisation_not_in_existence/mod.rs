//! An employer or a school did not exist at the time that is stated.

use crosscheck_compare::organisations::OrganisationComparison;
use crosscheck_compare::periods::parse_date;
use crosscheck_model::records::RegisteredOrganisation;
use crosscheck_model::{Claim, Evidence, Fact, PartialDate, Period, PeriodEnd, SourceReading};
use crosscheck_model::{Finding, Side, Strength, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::doubt;
use crate::history::MOST_ITEMS;
use crate::needs::Scope;
use crate::records::{Row, registered};
use crate::threshold::{Basis, NO_PAIRED_HISTORIES, Threshold};
use crate::words::{name_of, opening, quote_of, quoted};

const BEFORE: LevelRule = LevelRule::contradiction("ended_before_it_was_founded", Strength::Moderate);
const AFTER: LevelRule = LevelRule::contradiction("began_after_it_was_dissolved", Strength::Moderate);
const PAGE: LevelRule = LevelRule::info("page_states_a_later_founding");
const PERHAPS: LevelRule = LevelRule::info("perhaps_not_in_existence");

const MARGIN: Threshold = Threshold {
    name: "margin",
    value: 12.0,
    unit: "months between the entry and the time of the organisation",
    range: (0.0, 60.0),
    basis: Basis::Chosen {
        why: "firms work before they are registered and are wound up after they have closed.",
        not_measured: NO_PAIRED_HISTORIES,
    },
};

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "organisation_not_in_existence",
    version: 1,
    since: "0.2.0",
    title: "An employer or a school did not exist at the time that is stated",
    topic: Topic::Work,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[BEFORE, AFTER, PAGE, PERHAPS],
    advisory_refs: &["S2-09", "S2-10", "F22-28", "V-43", "V-69"],
    thresholds: &[MARGIN],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

/// How pages state when their organisation was founded.
const FOUNDED: &str = "founded";

/// An entry of a history: what it names, from when to when, and where.
struct Entry<'a> {
    organisation: &'a str,
    period: &'a Period,
    evidence: &'a Evidence,
    topic: Topic,
}

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let registered = registered(analysis);
    let founded: Vec<(&SourceReading, &Claim<Fact>)> = analysis
        .readings()
        .iter()
        .flat_map(|&reading| reading.claims.metadata.iter().map(move |fact| (reading, fact)))
        .filter(|(_, fact)| fact.value().name == FOUNDED)
        .collect();
    if registered.is_empty() && founded.is_empty() {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for &reading in analysis.readings() {
        for entry in entries(reading) {
            let by_register = registered.iter().find_map(|row| against_register(analysis, reading, &entry, row));
            let found =
                by_register.or_else(|| founded.iter().find_map(|page| against_page(analysis, reading, &entry, *page)));
            findings.extend(found);
        }
    }
    findings
}

fn entries(reading: &SourceReading) -> impl Iterator<Item = Entry<'_>> {
    let work = reading.claims.work.iter().take(MOST_ITEMS).filter_map(|claim| {
        let organisation = claim.value().organisation.as_ref()?.expose();
        Some(Entry { organisation, period: &claim.value().period, evidence: claim.evidence(), topic: Topic::Work })
    });
    let education = reading.claims.education.iter().take(MOST_ITEMS).filter_map(|claim| {
        let organisation = claim.value().institution.as_ref()?.expose();
        Some(Entry { organisation, period: &claim.value().period, evidence: claim.evidence(), topic: Topic::Education })
    });
    work.chain(education)
}

fn is_named(analysis: &Analysis<'_>, entry: &Entry<'_>, name: &str) -> bool {
    let compared = analysis.organisation(entry.organisation).compare(&analysis.organisation(name));
    matches!(compared, OrganisationComparison::Same | OrganisationComparison::Alias(_))
}

fn against_register(
    analysis: &Analysis<'_>,
    reading: &SourceReading,
    entry: &Entry<'_>,
    row: &Row<'_, RegisteredOrganisation>,
) -> Option<Finding> {
    let margin = analysis.value(CHECK.id, &MARGIN);
    let ended = if let PeriodEnd::On(date) = entry.period.end { Some(date) } else { None };
    let beyond = |from: i32, to: i32| f64::from(to - from) > margin;
    let too_early = |founded: &PartialDate| ended.is_some_and(|end| beyond(end.last_month(), founded.first_month()));
    let too_late =
        |closed: &PartialDate| entry.period.start.is_some_and(|start| beyond(closed.last_month(), start.first_month()));
    let (level, what, date) = match (row.value.founded, row.value.dissolved) {
        (Some(founded), _) if too_early(&founded) => (BEFORE, "founded", founded),
        (_, Some(closed)) if too_late(&closed) => (AFTER, "dissolved", closed),
        _ => return None,
    };
    // Names are compared last: few entries come this far.
    if !is_named(analysis, entry, &row.value.name) {
        return None;
    }
    let register = row.value.register.as_deref().unwrap_or("the register");
    let of = row.value.as_of.as_deref().map(|date| format!(" of {date}")).unwrap_or_default();
    let statement = format!(
        "{} states {}; {register}{of} states that {} was {what} in {date}.",
        opening(&reading.source),
        quote_of(entry.evidence),
        quoted(&row.value.name),
    );
    let guess = doubt::guessed(entry.evidence, entry.evidence);
    let level = if guess.is_some() { PERHAPS } else { level };
    let mut builder = CHECK.finding(level, statement).about(entry.topic);
    if let Some(guess) = guess {
        builder = builder.because("uncertain", guess.sentence());
    }
    Some(asked(analysis, builder.cite(Side::A, entry.evidence).cite(Side::B, row.evidence())))
}

/// A page of an organisation that states its own founding, later than the entry: without weight, for pages are renewed.
fn against_page(
    analysis: &Analysis<'_>,
    reading: &SourceReading,
    entry: &Entry<'_>,
    (page, fact): (&SourceReading, &Claim<Fact>),
) -> Option<Finding> {
    let (name, date) = fact.value().value.expose().rsplit_once(", ")?;
    let founded = parse_date(date)?;
    let PeriodEnd::On(end) = entry.period.end else { return None };
    let later = f64::from(founded.first_month() - end.last_month()) > analysis.value(CHECK.id, &MARGIN);
    if !later || !is_named(analysis, entry, name) {
        return None;
    }
    let statement = format!(
        "{} states {}; {} states that {} was founded in {founded}.",
        opening(&reading.source),
        quote_of(entry.evidence),
        name_of(&page.source),
        quoted(name),
    );
    let builder = CHECK.finding(PAGE, statement).about(entry.topic);
    Some(asked(analysis, builder.cite(Side::A, entry.evidence).cite(Side::B, fact.evidence())))
}

fn asked(analysis: &Analysis<'_>, builder: crate::finding_builder::FindingBuilder) -> Finding {
    builder
        .with(analysis, &[MARGIN])
        .explained(&[
            "The organisation had another name or legal form before, or a firm that went into it.",
            "Work began before the firm was registered.",
            "The register's entry is of another organisation of this name.",
        ])
        .ask("Under which name and legal form did the organisation work at that time?")
        .done()
}
