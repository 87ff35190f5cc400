//! The name and the clock of one account change at one time.

use std::collections::BTreeMap;

use crosscheck_model::{Claim, Commit, Finding, Side, SourceReading, Topic};
use crosscheck_names::{Verdict, compare, display_name};

use crate::accounts::accounts;
use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::commits::made_on_the_site;
use crate::identity::could_be_a_full_name;
use crate::needs::{Data, Need, Scope};
use crate::threshold::{Basis, Threshold};
use crate::words::{opening, quoted, sentence};

const AT_ONE_TIME: LevelRule = LevelRule::info("name_and_clock_change");
const AFTER_SILENCE: LevelRule = LevelRule::info("long_silence_then_changes");

const YEARS: Threshold = Threshold {
    name: "years",
    value: 3.0,
    unit: "years without a commit",
    range: (1.0, 10.0),
    basis: Basis::Chosen { why: "leave and work on private code last shorter.", not_measured: NO_TRUTH },
};

const HOURS: Threshold = Threshold {
    name: "hours",
    value: 3.0,
    unit: "hours between the clocks",
    range: (2.0, 12.0),
    basis: Basis::Measured(
        "430,643 commits of 30 public repositories: 40% of authors have a commit three hours or more off their usual offset, so that only \
         a lasting change counts.",
    ),
};

const COMMITS: Threshold = Threshold {
    name: "commits",
    value: 20.0,
    unit: "commits before and after",
    range: (5.0, 500.0),
    basis: Basis::Chosen { why: "fewer are a journey or a borrowed computer.", not_measured: NO_TRUTH },
};

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "name_and_habits_change",
    version: 1,
    since: "0.2.0",
    title: "The name and the clock of one account change at one time",
    topic: Topic::Account,
    scope: Scope::OneSource,
    needs: &[Need::Some(Data::OffsetCommit)],
    follows_from: &[],
    levels: &[AT_ONE_TIME, AFTER_SILENCE],
    advisory_refs: &["V-23", "V-27", "V-32", "F22-29"],
    thresholds: &[YEARS, HOURS, COMMITS],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

const NO_TRUTH: &str =
    "Which accounts changed hands is not public anywhere; the invented cases hold both sides of the number.";

/// Share of the commits on one side that have to have its clock and its name.
const MOST_OF: f64 = 0.9;

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    analysis.readings().iter().filter_map(|reading| of_account(analysis, reading)).collect()
}

/// One side of the moment at which something changes.
struct Habits<'a> {
    name: &'a str,
    email: &'a str,
    offset: i32,
}

fn of_account(analysis: &Analysis<'_>, reading: &SourceReading) -> Option<Finding> {
    let own: Vec<&str> = accounts(reading).collect();
    let by_account = |commit: &Commit| {
        let account = commit.account.as_ref().map(|account| account.expose());
        account.is_some_and(|account| own.iter().any(|own| own.eq_ignore_ascii_case(account)))
    };
    let mut commits: Vec<&Claim<Commit>> = reading
        .claims
        .commits
        .iter()
        .filter(|claim| by_account(claim.value()) && !made_on_the_site(claim.value()))
        .filter(|claim| claim.value().authored.offset_seconds.is_some_and(|offset| offset != 0))
        .collect();
    commits.sort_by_key(|claim| claim.value().authored.instant);
    let least = analysis.value(CHECK.id, &COMMITS) as usize;
    if commits.len() < 2 * least {
        return None;
    }
    // The longest silence, and the moment at which the name changes for good.
    let gap =
        |at: &usize| commits[*at].value().authored.instant.duration_since(commits[at - 1].value().authored.instant);
    let within = least..=commits.len() - least;
    let silence = within.clone().max_by_key(|at| gap(at))?;
    let renamed = within.clone().filter(|at| commits[*at].value().author_name != commits[at - 1].value().author_name);
    let renamed: Vec<usize> = renamed.take(40).collect();
    let years = |at: usize| gap(&at).as_hours() as f64 / (24.0 * 365.25);
    for at in renamed.into_iter().chain([silence]) {
        let Some((before, after)) = habits(&commits[..at]).zip(habits(&commits[at..])) else { continue };
        let apart = (before.offset - after.offset).abs();
        // The shorter way round the day.
        let clock = f64::from(apart.min(86_400 - apart)) / 3600.0 >= analysis.value(CHECK.id, &HOURS);
        let other_name = is_another(before.name, after.name);
        let silent = years(at) >= analysis.value(CHECK.id, &YEARS);
        // A name alone changes with a marriage or a transition, and an address goes with it: the clock has to change as well.
        let level = match (clock, other_name, silent, before.email != after.email) {
            (true, _, true, true) | (true, true, true, _) => AFTER_SILENCE,
            (true, true, false, _) => AT_ONE_TIME,
            _ => continue,
        };
        return Some(finding(analysis, reading, level, (commits[at - 1], commits[at]), (&before, &after)));
    }
    None
}

/// What nearly all of these commits have in common.
fn habits<'a>(commits: &[&'a Claim<Commit>]) -> Option<Habits<'a>> {
    let name = most(commits.iter().map(|claim| claim.value().author_name.expose()))?;
    let email = most(commits.iter().map(|claim| claim.value().author_email.expose())).unwrap_or_default();
    // Summer time is an hour: the clock is that of the half year in which most was written.
    let offset = most(commits.iter().filter_map(|claim| claim.value().authored.offset_seconds))
        .or_else(|| commits.last()?.value().authored.offset_seconds)?;
    let near = |claim: &&&Claim<Commit>| {
        claim.value().authored.offset_seconds.is_some_and(|other| (other - offset).abs() <= 3600)
    };
    let share = commits.iter().filter(near).count() as f64 / commits.len() as f64;
    (share >= MOST_OF).then_some(Habits { name, email, offset })
}

/// The value that stands most often, where it stands in at least half.
fn most<T: Ord + Copy>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    let mut all = 0;
    for value in values {
        all += 1;
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).filter(|(_, count)| 2 * count >= all).map(|(value, _)| value)
}

fn is_another(a: &str, b: &str) -> bool {
    could_be_a_full_name(a)
        && could_be_a_full_name(b)
        && compare(&display_name(a), &display_name(b)).verdict == Verdict::Contradictory
}

fn finding(
    analysis: &Analysis<'_>,
    reading: &SourceReading,
    level: LevelRule,
    (last, first): (&Claim<Commit>, &Claim<Commit>),
    (before, after): (&Habits<'_>, &Habits<'_>),
) -> Finding {
    let day = |claim: &Claim<Commit>| claim.value().authored.instant.strftime("%Y-%m-%d").to_string();
    let clock = |offset: i32| {
        let minutes = offset.abs() / 60;
        format!("UTC{}{:02}:{:02}", if offset < 0 { '-' } else { '+' }, minutes / 60, minutes % 60)
    };
    let statement = format!(
        "{} has commits by {} on a clock of {} until {}, and by {} on one of {} from {} on.",
        opening(&reading.source),
        quoted(before.name),
        clock(before.offset),
        day(last),
        quoted(after.name),
        clock(after.offset),
        day(first),
    );
    let builder = CHECK.finding(level, sentence(&statement)).with(analysis, &[YEARS, HOURS, COMMITS]);
    builder
        .cite(Side::A, last.evidence())
        .cite(Side::B, first.evidence())
        .explained(&[
            "They moved, and changed their name or the way they write it at the same time.",
            "The account is one of a team, or was handed on within a firm.",
            "Private work lay between.",
        ])
        .ask("What changed in your work around this time?")
        .done()
}
