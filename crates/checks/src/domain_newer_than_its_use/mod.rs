//! A domain is younger than what it is used for, or resembles an organisation's own.

use crosscheck_compare::contacts::{Email, is_free_mail, is_look_alike};
use crosscheck_compare::organisations::OrganisationComparison;
use crosscheck_model::records::Domain;
use crosscheck_model::{Evidence, PeriodEnd, SourceKind};
use crosscheck_model::{Finding, Side, Strength, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Row, domains, referees};
use crate::threshold::Threshold;
use crate::words::{opening, quote_of, quoted, sentence};

const NEWER: LevelRule = LevelRule::contradiction("registered_after_the_employment", Strength::Moderate);
const RESEMBLES: LevelRule = LevelRule::contradiction("resembles_the_organisations_own", Strength::Moderate);
const STATE: LevelRule = LevelRule::info("not_in_use");

const MARGIN: Threshold = Threshold::of_records(
    "margin",
    12.0,
    "months from the end of the employment to the registration",
    (0.0, 60.0),
    "firms change their domains, and a lapsed one is registered anew.",
);

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "domain_newer_than_its_use",
    version: 1,
    since: "0.2.0",
    title: "A domain is younger than what it is used for, or resembles an organisation's own",
    topic: Topic::Contact,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[NEWER, RESEMBLES, STATE],
    advisory_refs: &["F22-12", "F22-22", "F22-27", "V-30", "V-46"],
    thresholds: &[MARGIN],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

/// A domain that something in the case uses, for an organisation where that is said.
struct Use<'a> {
    domain: String,
    organisation: Option<&'a str>,
    evidence: &'a Evidence,
}

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let known = domains(analysis);
    if known.is_empty() {
        return Vec::new();
    }
    let mut told: Vec<String> = Vec::new();
    let mut findings = Vec::new();
    for one in uses(analysis) {
        if told.contains(&one.domain) {
            continue;
        }
        let found =
            newer(analysis, &known, &one).or_else(|| resembles(analysis, &known, &one)).or_else(|| state(&known, &one));
        if let Some(found) = found {
            told.push(one.domain);
            findings.push(found);
        }
    }
    findings
}

/// Addresses of referees, with their organisations; links and e-mail addresses of the CV.
fn uses<'a>(analysis: &Analysis<'a>) -> Vec<Use<'a>> {
    let mut uses = Vec::new();
    for row in referees(analysis) {
        let email = row.value.email.as_ref().and_then(|email| Email::parse(email.expose()));
        let organisation = row.value.organisation.as_ref().map(|name| name.expose());
        uses.extend(email.map(|email| Use {
            domain: email.domain().to_owned(),
            organisation,
            evidence: row.evidence(),
        }));
    }
    for &cv in analysis.readings().iter().filter(|reading| reading.source.kind == SourceKind::Cv) {
        for link in &cv.claims.links {
            let host = link.value().url.host_str().unwrap_or_default().to_lowercase();
            let domain = host.strip_prefix("www.").unwrap_or(&host).to_owned();
            uses.push(Use { domain, organisation: None, evidence: link.evidence() });
        }
        for email in &cv.claims.emails {
            let parsed = Email::parse(email.value().0.expose());
            uses.extend(parsed.map(|parsed| Use {
                domain: parsed.domain().to_owned(),
                organisation: None,
                evidence: email.evidence(),
            }));
        }
    }
    uses.retain(|one| !is_free_mail(&one.domain));
    uses
}

fn entry<'k, 'a>(known: &'k [Row<'a, Domain>], domain: &str) -> Option<&'k Row<'a, Domain>> {
    known.iter().find(|row| row.value.name == domain)
}

/// The CV states an employment at the organisation whose domain was registered long after it had ended.
fn newer(analysis: &Analysis<'_>, known: &[Row<'_, Domain>], one: &Use<'_>) -> Option<Finding> {
    let row = entry(known, &one.domain)?;
    let registered = row.value.registered?;
    let organisation = one.organisation.or(row.value.organisation.as_ref().map(|name| name.expose()))?;
    let margin = analysis.value(CHECK.id, &MARGIN);
    let cvs = analysis.readings().iter().filter(|reading| reading.source.kind == SourceKind::Cv);
    let mut items = cvs.flat_map(|cv| cv.claims.work.iter().map(move |item| (cv, item)));
    let (cv, item) = items.find(|(_, item)| {
        let ended = if let PeriodEnd::On(date) = item.value().period.end { date } else { return false };
        let long_before = f64::from(registered.first_month() - ended.last_month()) > margin;
        let employer = item.value().organisation.as_ref();
        long_before && employer.is_some_and(|employer| is_one(analysis, employer.expose(), organisation))
    })?;
    let statement = format!(
        "{} states {}; the domain {}, which stands for it here, was registered in {registered}.",
        opening(&cv.source),
        quote_of(item.evidence()),
        one.domain,
    );
    let builder = CHECK.finding(NEWER, statement).cite(Side::A, item.evidence());
    let builder = builder.cite(Side::B, row.evidence()).cite(Side::B, one.evidence).with(analysis, &[MARGIN]);
    Some(asked(builder))
}

/// Not the organisation's own domain, but one that is written almost like it.
fn resembles(analysis: &Analysis<'_>, known: &[Row<'_, Domain>], one: &Use<'_>) -> Option<Finding> {
    let organisation = one.organisation?;
    let of_organisation = |row: &&Row<'_, Domain>| {
        row.value.organisation.as_ref().is_some_and(|name| is_one(analysis, name.expose(), organisation))
    };
    if known.iter().filter(of_organisation).any(|row| is_within(&one.domain, &row.value.name)) {
        return None;
    }
    let own = known.iter().filter(of_organisation).find(|row| is_look_alike(&one.domain, &row.value.name))?;
    let statement = format!(
        "A contact for {} uses {}; the domain that is known as its own is {}.",
        quoted(organisation),
        one.domain,
        own.value.name
    );
    let builder = CHECK.finding(RESEMBLES, statement).cite(Side::A, own.evidence()).cite(Side::B, one.evidence);
    Some(asked(builder))
}

/// A domain that nothing stands behind.
fn state(known: &[Row<'_, Domain>], one: &Use<'_>) -> Option<Finding> {
    let row = entry(known, &one.domain)?;
    let state = row.value.state.as_deref().filter(|state| *state != "live")?;
    let what = match state {
        "parked" => "was parked",
        "disposable" => "gives out addresses for a day",
        _ => "did not answer",
    };
    let when = row.value.as_of.as_deref().map(|date| format!(" on {date}")).unwrap_or_default();
    let statement = format!("The domain {}, which is stated as {}, {what}{when}.", one.domain, quote_of(one.evidence));
    Some(asked(CHECK.finding(STATE, sentence(&statement)).cite(Side::A, one.evidence).cite(Side::B, row.evidence())))
}

fn is_one(analysis: &Analysis<'_>, a: &str, b: &str) -> bool {
    let compared = analysis.organisation(a).compare(&analysis.organisation(b));
    matches!(compared, OrganisationComparison::Same | OrganisationComparison::Alias(_))
}

fn is_within(domain: &str, own: &str) -> bool {
    domain == own || domain.strip_suffix(own).is_some_and(|before| before.ends_with('.'))
}

fn asked(builder: crate::finding_builder::FindingBuilder) -> Finding {
    builder
        .explained(&[
            "The firm took another domain later, or has several.",
            "A start-up has closed, and its domain has gone to somebody else.",
            "A slip of the pen.",
        ])
        .ask(
            "Which domain did the organisation use at that time, and through which telephone number can it be reached?",
        )
        .done()
}
