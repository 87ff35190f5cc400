//! When commits say they were made, against the account that holds them and against each other.

use crosscheck_model::{AccountFactKind, Claim, Commit, Evidence, Finding, Side, SourceReading, Topic};
use jiff::Timestamp;

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::{Data, Need, Scope};
use crate::threshold::{Basis, Threshold};
use crate::words::{name_of, opening, sentence};

const MADE_AT_ONE_SITTING: LevelRule = LevelRule::info("committed_at_one_sitting");
const COMMITTED_BEFORE_WRITTEN: LevelRule = LevelRule::info("committed_before_written");
const OLDER_THAN_THE_ACCOUNT: LevelRule = LevelRule::info("older_than_the_account");

const BASE_RATES: &str = "430,643 commits of 30 public repositories: 0.7% of authors have a commit whose committer date lies over an hour before its \
     author date; 52% have one that was committed over 30 days after it was written, which is therefore no finding.";
const NO_TRUTH: &str = "Which histories were written at one sitting is not public anywhere.";

const SITTING: Threshold = Threshold {
    name: "sitting",
    value: 10.0,
    unit: "minutes between the first and the last commit date",
    range: (1.0, 240.0),
    basis: Basis::Chosen { why: "the time that a program takes to write a history.", not_measured: NO_TRUTH },
};
const SITTING_COMMITS: Threshold = Threshold {
    name: "sitting_commits",
    value: 50.0,
    unit: "commits",
    range: (20.0, 1000.0),
    basis: Basis::Chosen { why: "a rebase of a branch holds fewer.", not_measured: NO_TRUTH },
};
const SITTING_DAYS: Threshold = Threshold {
    name: "sitting_days",
    value: 365.0,
    unit: "days over which they say that they were written",
    range: (30.0, 3650.0),
    basis: Basis::Chosen { why: "a branch that is rebased is younger.", not_measured: NO_TRUTH },
};
const BEFORE: Threshold = Threshold {
    name: "before",
    value: 60.0,
    unit: "minutes by which a commit was committed before it was written",
    range: (10.0, 1440.0),
    basis: Basis::Measured(BASE_RATES),
};
const BEFORE_COMMITS: Threshold = Threshold {
    name: "before_commits",
    value: 3.0,
    unit: "commits of one repository",
    range: (1.0, 100.0),
    basis: Basis::Chosen { why: "one or two are a clock that was set wrong once.", not_measured: NO_TRUTH },
};
const OLDER: Threshold = Threshold {
    name: "older",
    value: 30.0,
    unit: "days before the account was made",
    range: (1.0, 365.0),
    basis: Basis::Chosen { why: "an account is made for work that has begun.", not_measured: NO_TRUTH },
};

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "commit_dates",
    version: 1,
    since: "0.2.0",
    title: "Commits are dated before their account, or at one sitting",
    topic: Topic::Account,
    scope: Scope::OneSource,
    needs: &[Need::Some(Data::Commit)],
    follows_from: &[],
    levels: &[MADE_AT_ONE_SITTING, COMMITTED_BEFORE_WRITTEN, OLDER_THAN_THE_ACCOUNT],
    advisory_refs: &["V-20", "V-57"],
    thresholds: &[SITTING, SITTING_COMMITS, SITTING_DAYS, BEFORE, BEFORE_COMMITS, OLDER],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let with_commits = analysis.readings().iter().copied().filter(|reading| !reading.claims.commits.is_empty());
    with_commits
        .flat_map(|reading| {
            let repositories = by_repository(&reading.claims.commits);
            let of_each = repositories.iter().flat_map(|commits| {
                [one_sitting(analysis, reading, commits), before_written(analysis, reading, commits)]
            });
            of_each.chain([older(analysis, reading)]).flatten().collect::<Vec<_>>()
        })
        .collect()
}

fn by_repository(commits: &[Claim<Commit>]) -> Vec<Vec<&Claim<Commit>>> {
    let mut sorted: Vec<&Claim<Commit>> = commits.iter().collect();
    sorted.sort_by(|a, b| a.value().repository.cmp(&b.value().repository));
    sorted.chunk_by(|a, b| a.value().repository == b.value().repository).map(<[_]>::to_vec).collect()
}

fn minutes(from: Timestamp, to: Timestamp) -> f64 {
    to.duration_since(from).as_secs_f64() / 60.0
}

/// First and last by a time of each.
fn ends<'a>(
    commits: &[&'a Claim<Commit>],
    time: impl Fn(&Commit) -> Timestamp,
) -> Option<(&'a Claim<Commit>, &'a Claim<Commit>)> {
    let first = commits.iter().min_by_key(|commit| time(commit.value()))?;
    let last = commits.iter().max_by_key(|commit| time(commit.value()))?;
    Some((first, last))
}

/// Years of work that were all committed within some minutes.
fn one_sitting(analysis: &Analysis<'_>, reading: &SourceReading, commits: &[&Claim<Commit>]) -> Option<Finding> {
    let value = |threshold: &Threshold| analysis.value(CHECK.id, threshold);
    if (commits.len() as f64) < value(&SITTING_COMMITS) {
        return None;
    }
    let (first, last) = ends(commits, |commit| commit.authored.instant)?;
    let days = minutes(first.value().authored.instant, last.value().authored.instant) / 1440.0;
    let (begun, ended) = ends(commits, |commit| commit.committed.instant)?;
    let sitting = minutes(begun.value().committed.instant, ended.value().committed.instant);
    if days < value(&SITTING_DAYS) || sitting > value(&SITTING) {
        return None;
    }
    let day = |time: Timestamp| time.strftime("%Y-%m-%d").to_string();
    let statement = format!(
        "{} commits of {} at {} say that they were written from {} to {}, and were all committed within {:.0} minutes on {}.",
        commits.len(),
        first.value().repository,
        name_of(&reading.source),
        day(first.value().authored.instant),
        day(last.value().authored.instant),
        sitting.max(1.0),
        day(begun.value().committed.instant),
    );
    let builder = CHECK.finding(MADE_AT_ONE_SITTING, statement);
    Some(asked(builder.with(analysis, &[SITTING, SITTING_COMMITS, SITTING_DAYS]), first.evidence(), last.evidence()))
}

/// Commits that were committed before they were written.
fn before_written(analysis: &Analysis<'_>, reading: &SourceReading, commits: &[&Claim<Commit>]) -> Option<Finding> {
    let by = analysis.value(CHECK.id, &BEFORE);
    let impossible: Vec<&Claim<Commit>> = commits
        .iter()
        .copied()
        .filter(|commit| minutes(commit.value().committed.instant, commit.value().authored.instant) > by)
        .collect();
    if (impossible.len() as f64) < analysis.value(CHECK.id, &BEFORE_COMMITS) {
        return None;
    }
    let (first, last) = ends(&impossible, |commit| commit.authored.instant)?;
    let statement = format!(
        "{} commits of {} at {} were committed more than {by:.0} minutes before they say that they were written.",
        impossible.len(),
        first.value().repository,
        name_of(&reading.source),
    );
    let builder = CHECK.finding(COMMITTED_BEFORE_WRITTEN, statement).with(analysis, &[BEFORE, BEFORE_COMMITS]);
    Some(asked(builder, first.evidence(), last.evidence()))
}

fn asked(builder: crate::finding_builder::FindingBuilder, first: &Evidence, last: &Evidence) -> Finding {
    builder
        .cite(Side::A, first)
        .cite(Side::B, last)
        .explained(&[
            "The history was moved from another system, rebased or filtered, which writes its commits anew.",
            "The clock of a computer was set wrong.",
        ])
        .ask("How did this repository come to be, and where did the work happen before?")
        .done()
}

/// Commits that are dated long before the account was made.
fn older(analysis: &Analysis<'_>, reading: &SourceReading) -> Option<Finding> {
    let mut made = reading.claims.account.iter().filter(|fact| fact.value().kind == AccountFactKind::Created);
    let (made, since) = made.find_map(|fact| Some((fact, fact.value().at?)))?;
    let by = analysis.value(CHECK.id, &OLDER) * 1440.0;
    let all = &reading.claims.commits;
    let older: Vec<&Claim<Commit>> =
        all.iter().filter(|commit| minutes(commit.value().authored.instant, since) > by).collect();
    let (first, _) = ends(&older, |commit| commit.authored.instant)?;
    let statement = format!(
        "{} was made on {}; {} of its {} commits that were read are dated before, the first on {}.",
        opening(&reading.source),
        since.strftime("%Y-%m-%d"),
        older.len(),
        all.len(),
        first.value().authored.instant.strftime("%Y-%m-%d"),
    );
    let builder = CHECK.finding(OLDER_THAN_THE_ACCOUNT, sentence(&statement)).with(analysis, &[OLDER]);
    Some(
        builder
            .cite(Side::A, made.evidence())
            .cite(Side::B, first.evidence())
            .explained(&["The work was kept elsewhere before and brought along, which is usual."])
            .ask("Where was this work kept before the account was made?")
            .done(),
    )
}
