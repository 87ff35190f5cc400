//! Two engagements on site at one time, in places far apart.

use crosscheck_compare::fold;
use crosscheck_compare::places::{PlaceComparison, compare_readings};
use crosscheck_model::{Claim, Finding, PeriodEnd, Personal, Side, SourceReading, Strength, Topic, WorkItem};
use jiff::tz::TimeZone;

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::doubt;
use crate::needs::{Data, Need, Scope};
use crate::threshold::{Basis, NO_PAIRED_HISTORIES, Threshold};
use crate::words::{opening, quote_of};

const TWO_PLACES: LevelRule = LevelRule::contradiction("two_places_at_once", Strength::Moderate);
const OVERLAP: LevelRule = LevelRule::info("overlap");
const ENDS_FIRST: LevelRule = LevelRule::info("ends_before_it_begins");

const MONTHS: Threshold = Threshold {
    name: "months",
    value: 6.0,
    unit: "months in which both last",
    range: (3.0, 36.0),
    basis: Basis::Chosen {
        why: "notice, holidays and the rounding of dates make up to a quarter.",
        not_measured: NO_PAIRED_HISTORIES,
    },
};

const KILOMETRES: Threshold = Threshold {
    name: "kilometres",
    value: 500.0,
    unit: "kilometres between the places",
    range: (100.0, 5000.0),
    basis: Basis::Chosen { why: "nobody goes so far to work every day.", not_measured: NO_PAIRED_HISTORIES },
};

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "overlapping_engagements",
    version: 1,
    since: "0.2.0",
    title: "Two engagements on site at one time, in places far apart",
    topic: Topic::Work,
    scope: Scope::OneSource,
    needs: &[Need::Some(Data::Employment)],
    follows_from: &[],
    levels: &[TWO_PLACES, OVERLAP, ENDS_FIRST],
    advisory_refs: &["S2-09", "S2-10", "F22-17"],
    thresholds: &[MONTHS, KILOMETRES],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

/// How an entry says that it is done on site, or that it need not be.
const WORDS: &str = include_str!("on_site.tsv");

/// Entries of a source that are held against each other.
const MOST: usize = 40;

struct Engagement<'a> {
    claim: &'a Claim<WorkItem>,
    from: i32,
    to: i32,
    texts: Vec<&'a str>,
}

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    analysis.readings().iter().flat_map(|reading| of_source(analysis, reading)).collect()
}

fn of_source(analysis: &Analysis<'_>, reading: &SourceReading) -> Vec<Finding> {
    let today = analysis.case.as_of.to_zoned(TimeZone::UTC).date();
    let now = i32::from(today.year()) * 12 + i32::from(today.month()) - 1;
    let mut findings: Vec<Finding> = reading.claims.work.iter().filter_map(|item| ends_first(reading, item)).collect();
    let engagements: Vec<Engagement<'_>> =
        reading.claims.work.iter().take(MOST).filter_map(|claim| engagement(claim, now)).collect();
    for (place, late) in engagements.iter().enumerate() {
        for early in &engagements[..place] {
            findings.extend(overlap(analysis, reading, early, late));
        }
    }
    // One is enough to ask about; a list of all pairs would not be read.
    findings.sort_by_key(|finding| finding.kind);
    findings.truncate(3);
    findings
}

/// An entry that is dated whole. One of the years alone may have been the shorter half of each.
fn engagement(claim: &Claim<WorkItem>, now: i32) -> Option<Engagement<'_>> {
    let item = claim.value();
    let from = item.period.start?.last_month();
    let to = match item.period.end {
        PeriodEnd::On(date) => date.first_month(),
        PeriodEnd::Present => now,
        PeriodEnd::Unstated => return None,
    };
    let texts: Vec<&str> =
        [&item.title, &item.place, &item.summary].into_iter().flatten().map(Personal::expose).collect();
    Some(Engagement { claim, from, to, texts })
}

/// Whether the words say so; one word of an arrangement that is not says otherwise.
fn is_on_site(texts: &[&str]) -> bool {
    let texts: Vec<String> = texts.iter().map(|text| fold(text)).collect();
    let says = |kind: &str| {
        let mut rows = WORDS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
        rows.any(|(of, words)| of == kind && texts.iter().any(|text| holds(text, &fold(words))))
    };
    says("on_site") && !says("elsewhere")
}

/// As whole words, where the script parts words.
fn holds(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        let unspaced = words
            .chars()
            .any(|c| matches!(c, '\u{e00}'..='\u{eff}' | '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'));
        unspaced || !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

fn overlap(
    analysis: &Analysis<'_>,
    reading: &SourceReading,
    a: &Engagement<'_>,
    b: &Engagement<'_>,
) -> Option<Finding> {
    let months = a.to.min(b.to) - a.from.max(b.from);
    if f64::from(months) < analysis.value(CHECK.id, &MONTHS) {
        return None;
    }
    let (here, there) = (a.claim.value().place.as_ref()?, b.claim.value().place.as_ref()?);
    let comparison = compare_readings(&analysis.place(here.expose()), &analysis.place(there.expose()));
    let km = match comparison {
        PlaceComparison::DifferentCountry { km, .. } | PlaceComparison::SameCountry { km } => km?,
        _ => return None,
    };
    if f64::from(km) < analysis.value(CHECK.id, &KILOMETRES) {
        return None;
    }
    // Few come this far.
    if !(is_on_site(&a.texts) && is_on_site(&b.texts)) {
        return None;
    }
    let statement = format!(
        "{} states {} and {}, both on site, for {months} months at one time, about {km} km apart.",
        opening(&reading.source),
        quote_of(a.claim.evidence()),
        quote_of(b.claim.evidence()),
    );
    let guess = doubt::guessed(a.claim.evidence(), b.claim.evidence());
    let level = if guess.is_some() { OVERLAP } else { TWO_PLACES };
    let mut builder = CHECK.finding(level, statement).with(analysis, &[MONTHS, KILOMETRES]);
    if let Some(guess) = guess {
        builder = builder.because("uncertain", guess.sentence());
    }
    Some(asked(builder.cite(Side::A, a.claim.evidence()).cite(Side::B, b.claim.evidence())))
}

/// A slip of the pen, mostly: told, and never held against anything.
fn ends_first(reading: &SourceReading, item: &Claim<WorkItem>) -> Option<Finding> {
    let period = item.value().period;
    let PeriodEnd::On(end) = period.end else { return None };
    let start = period.start.filter(|start| start.first_month() > end.last_month())?;
    let statement = format!(
        "{} states an engagement that ends in {end}, before it begins in {start}: {}.",
        opening(&reading.source),
        quote_of(item.evidence()),
    );
    Some(asked(CHECK.finding(ENDS_FIRST, statement).cite(Side::A, item.evidence())))
}

fn asked(builder: crate::finding_builder::FindingBuilder) -> Finding {
    builder
        .explained(&[
            "One of the two was part-time or done from afar, and the entry does not say so.",
            "A date was mistyped, or read wrongly.",
        ])
        .ask("How were these engagements divided, and from when to when did each last?")
        .done()
}
