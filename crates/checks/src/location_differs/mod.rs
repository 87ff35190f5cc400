//! Places that two sources state for the present and that lie in different countries.

use crosscheck_compare::places::{PlaceComparison, PlaceLevel, compare_readings};
use crosscheck_model::{Finding, Side, Strength, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::clusters::{clusters, pairs};
use crate::doubt;
use crate::needs::{Data, Need, Scope};
use crate::places::{Stated, Why, innocent, uncertain};
use crate::threshold::{Basis, NO_PAIRED_HISTORIES, Threshold};
use crate::words::{list, name_of, names_of, quote_of, sentence};

const OTHER_COUNTRY: LevelRule = LevelRule::contradiction("other_country", Strength::Moderate);
const READING_UNCERTAIN: LevelRule = LevelRule::info("reading_uncertain");
const SEVERAL_PLACES: LevelRule = LevelRule::info("several_places_or_remote");
const PLACE_OF_THE_HISTORY: LevelRule = LevelRule::info("place_of_the_work_history");
const OLD_STATEMENT: LevelRule = LevelRule::info("old_statement");
const OTHER_PLACE_IN_COUNTRY: LevelRule = LevelRule::info("other_place_in_the_country");
const SAME_PLACE: LevelRule = LevelRule::confirmed("same_place", Strength::Moderate);
const FITS: LevelRule = LevelRule::confirmed("one_place_holds_the_other", Strength::Weak);
const SEVERAL_READINGS: LevelRule = LevelRule::not_checked("place_has_several_readings");
const NO_KNOWN_PLACE: LevelRule = LevelRule::not_checked("no_known_place");

const STALE_AFTER: Threshold = Threshold {
    name: "stale_after",
    value: 730.0,
    unit: "days without activity",
    range: (30.0, 36500.0),
    basis: Basis::Chosen {
        why: "a profile that its owner has not touched for two years need not say where they are now.",
        not_measured: NO_PAIRED_HISTORIES,
    },
};

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "location_differs",
    version: 2,
    since: "0.1.0",
    title: "Two sources state different countries for the present",
    topic: Topic::Location,
    scope: Scope::EverySource,
    needs: &[Need::Two(&[Data::Place])],
    follows_from: &[],
    levels: &[
        OTHER_COUNTRY,
        READING_UNCERTAIN,
        SEVERAL_PLACES,
        PLACE_OF_THE_HISTORY,
        OLD_STATEMENT,
        OTHER_PLACE_IN_COUNTRY,
        SAME_PLACE,
        FITS,
        SEVERAL_READINGS,
        NO_KNOWN_PLACE,
    ],
    advisory_refs: &["S1-07", "S2-07", "S2-21", "S2-24"],
    thresholds: &[STALE_AFTER],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let stale_after = analysis.value(CHECK.id, &STALE_AFTER);
    let (known, unknown): (Vec<&Stated<'_>>, Vec<_>) = analysis.places().iter().partition(|s| s.names_a_place());
    let table: Vec<Vec<PlaceComparison>> = known
        .iter()
        .enumerate()
        .map(|(n, new)| known[..n].iter().map(|old| compare_readings(&old.reading, &new.reading)).collect())
        .collect();
    let level = |old: usize, new: usize| table[new.max(old)][new.min(old)].level();
    let groups = clusters(
        known.len(),
        |old, new| level(old, new) >= PlaceLevel::SameCountry,
        |old, new| level(old, new) == PlaceLevel::DifferentCountry,
    );
    let mut findings = Vec::new();
    for (first, second) in pairs(&groups) {
        let mut apart: Vec<(Option<Why>, usize, usize)> = Vec::new();
        for &x in first {
            for &y in second {
                let same_source = known[x].source().source.id == known[y].source().source.id;
                if level(x, y) == PlaceLevel::DifferentCountry && !same_source {
                    let why = innocent(&|text| analysis.place(text), known[x], known[y], analysis.case, stale_after);
                    apart.push((why, x, y));
                }
            }
        }
        // An unexplained pair sorts first and speaks for the two groups.
        apart.sort();
        if let Some(&(why, x, y)) = apart.first() {
            let place = &table[x.max(y)][x.min(y)];
            let others: Vec<&Stated<'_>> = apart.iter().flat_map(|&(_, x, y)| [known[x], known[y]]).collect();
            findings.push(apart_finding(analysis, why, known[x], known[y], place, &others));
        }
    }
    for group in groups.iter().filter(|group| group.len() > 1) {
        findings.extend(together(group, &known, &table));
    }
    findings.extend(open_readings(&groups, &known, &table));
    for one in unknown {
        let statement = format!("{} in {} names no place that is known.", one.quote(), name_of(&one.source().source));
        findings.push(CHECK.finding(NO_KNOWN_PLACE, statement).cite(Side::A, one.claim.evidence()).done());
    }
    findings
}

/// Places that can be read so that they agree and so that they do not: a name with namesakes, an area written under two states.
/// Each is told once, beside the first that it cannot be held against.
fn open_readings(groups: &[Vec<usize>], known: &[&Stated<'_>], table: &[Vec<PlaceComparison>]) -> Vec<Finding> {
    let agree = |x: usize, y: usize| groups.iter().any(|group| group.contains(&x) && group.contains(&y));
    let open = |x: usize, y: usize| {
        let other_source = known[x].source().source.id != known[y].source().source.id;
        other_source && !agree(x, y) && table[y][x].level() == PlaceLevel::NotComparable
    };
    let pairs = (0..known.len()).filter_map(|y| Some(((0..y).find(|&x| open(x, y))?, y)));
    let finding = |(x, y): (usize, usize)| {
        let (a, b) = (known[x], known[y]);
        let statement = format!(
            "{} in {} and {} in {} agree under one reading and differ under another.",
            a.quote(),
            name_of(&a.source().source),
            b.quote(),
            name_of(&b.source().source),
        );
        let builder = CHECK.finding(SEVERAL_READINGS, statement).because("places", table[y][x].sentence());
        builder.cite(Side::A, a.claim.evidence()).cite(Side::B, b.claim.evidence()).done()
    };
    pairs.map(finding).collect()
}

fn apart_finding(
    analysis: &Analysis<'_>,
    why: Option<Why>,
    a: &Stated<'_>,
    b: &Stated<'_>,
    comparison: &PlaceComparison,
    others: &[&Stated<'_>],
) -> Finding {
    let level = match why {
        None => OTHER_COUNTRY,
        Some(Why::Uncertain) => READING_UNCERTAIN,
        Some(Why::SeveralPlaces) => SEVERAL_PLACES,
        Some(Why::WorkHistory) => PLACE_OF_THE_HISTORY,
        Some(Why::Old) => OLD_STATEMENT,
    };
    let explanation = match why {
        None => "They moved, and one of the two was not brought up to date.",
        Some(Why::Uncertain) => doubt::EXPLANATIONS[0],
        Some(Why::SeveralPlaces) => "One side names several places, or remote work: both can hold.",
        Some(Why::WorkHistory) => {
            "The other place occurs in the work or education history: a place lived in before, or the employer's seat."
        }
        Some(Why::Old) => "The profile has not been used for a long time.",
    };
    let statement = format!(
        "{} states {}; {} states {}.",
        name_of(&a.source().source),
        a.quote(),
        name_of(&b.source().source),
        b.quote(),
    );
    let mut builder = CHECK.finding(level, sentence(&statement)).because("places", comparison.sentence());
    if let Some(doubt) = uncertain(a, b).filter(|_| why == Some(Why::Uncertain)) {
        builder = builder.because("doubt", doubt.sentence());
    }
    builder = builder.cite(Side::A, a.claim.evidence()).cite(Side::B, b.claim.evidence());
    for (place, other) in others.iter().enumerate() {
        builder = builder.cite(if place % 2 == 0 { Side::A } else { Side::B }, other.claim.evidence());
    }
    builder
        .explained(&[
            explanation,
            "One of the two names the seat of a remote employer.",
            "They work while travelling, or live in two places.",
        ])
        .ask("Where do you live at present, and since when?")
        .with(analysis, &[STALE_AFTER])
        .done()
}

fn together(group: &[usize], known: &[&Stated<'_>], table: &[Vec<PlaceComparison>]) -> Option<Finding> {
    let sources: Vec<_> = group.iter().map(|&n| known[n].source()).collect();
    if sources.iter().all(|s| s.source.id == sources[0].source.id) {
        return None;
    }
    let mut lowest = PlaceLevel::Same;
    let mut reason = None;
    for (n, &late) in group.iter().enumerate() {
        for &early in &group[..n] {
            let comparison = &table[late.max(early)][late.min(early)];
            let level = comparison.level();
            if level != PlaceLevel::NotComparable && (level < lowest || reason.is_none()) {
                lowest = lowest.min(level);
                reason = Some(comparison.sentence());
            }
        }
    }
    let level = match lowest {
        PlaceLevel::SameCountry => OTHER_PLACE_IN_COUNTRY,
        PlaceLevel::Same | PlaceLevel::Near => SAME_PLACE,
        _ => FITS,
    };
    let mut quotes: Vec<String> = Vec::new();
    for &n in group {
        let quote = quote_of(known[n].claim.evidence());
        if !quotes.contains(&quote) {
            quotes.push(quote);
        }
    }
    let places = match level {
        level if level == OTHER_PLACE_IN_COUNTRY => "different places in one country",
        level if level == SAME_PLACE => "the same place",
        _ => "places that fit each other",
    };
    let mut names: Vec<_> = sources.clone();
    names.dedup_by_key(|reading| reading.source.id);
    let statement = format!("{} state {places}: {}.", names_of(names), list(&quotes));
    let mut builder = CHECK.finding(level, sentence(&statement)).because("places", reason.unwrap_or_default());
    for (n, &member) in group.iter().enumerate() {
        builder = builder.cite(if n == 0 { Side::A } else { Side::B }, known[member].claim.evidence());
    }
    if level == OTHER_PLACE_IN_COUNTRY {
        builder = builder.explained(&["They moved within the country, or one source names the larger town nearby."]);
    }
    Some(builder.done())
}
