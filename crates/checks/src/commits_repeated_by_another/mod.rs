//! Commits with the same times under two authors.

use std::collections::BTreeMap;

use crosscheck_model::{Claim, Commit, Finding, Side, SourceReading, Strength, Topic};
use crosscheck_names::{Verdict, compare, display_name};
use jiff::Timestamp;

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::commits::{is_a_program, made_on_the_site};
use crate::identity::could_be_a_full_name;
use crate::needs::{Data, Need, Scope};
use crate::threshold::{Basis, Threshold};
use crate::words::{name_of, quoted};

const ANOTHER: LevelRule = LevelRule::contradiction("same_times_other_author", Strength::Moderate);
const PERHAPS: LevelRule = LevelRule::info("same_times_perhaps_other_author");

const SAME: Threshold = Threshold {
    name: "same",
    value: 20.0,
    unit: "commits written at the same seconds",
    range: (10.0, 500.0),
    basis: Basis::Chosen {
        why: "two people do not write twenty commits at the same seconds; fewer may be one patch that both took.",
        not_measured: "Which histories were copied is not public anywhere; the invented cases hold both sides of the number.",
    },
};

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "commits_repeated_by_another",
    version: 1,
    since: "0.2.0",
    title: "Commits with the same times under two authors",
    topic: Topic::Account,
    scope: Scope::EverySource,
    needs: &[Need::Some(Data::Commit)],
    follows_from: &[],
    levels: &[ANOTHER, PERHAPS],
    advisory_refs: &["V-21", "V-35"],
    thresholds: &[SAME],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

/// The commits of one repository in one source: when each was written, and by whom.
struct Repository<'a> {
    source: &'a SourceReading,
    name: &'a str,
    commits: BTreeMap<Timestamp, &'a Claim<Commit>>,
}

/// One commit and the one that was written at the same second.
type Twice<'a> = (&'a Claim<Commit>, &'a Claim<Commit>);

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let least = analysis.value(CHECK.id, &SAME);
    let all: Vec<Repository<'_>> = analysis
        .readings()
        .iter()
        .flat_map(|reading| repositories(reading))
        .filter(|one| one.commits.len() as f64 >= least)
        .collect();
    let mut findings = Vec::new();
    for (place, late) in all.iter().enumerate() {
        for early in &all[..place] {
            if early.name != late.name || early.source.source.id != late.source.source.id {
                findings.extend(repeated(analysis, early, late));
            }
        }
    }
    findings
}

fn repositories(reading: &SourceReading) -> Vec<Repository<'_>> {
    let mut by_name: BTreeMap<&str, BTreeMap<Timestamp, &Claim<Commit>>> = BTreeMap::new();
    for claim in &reading.claims.commits {
        let commit = claim.value();
        // What programs and sites write comes in series of its own.
        if !made_on_the_site(commit) && !is_a_program(commit.author_name.expose()) {
            by_name.entry(&commit.repository).or_default().insert(commit.authored.instant, claim);
        }
    }
    by_name.into_iter().map(|(name, commits)| Repository { source: reading, name, commits }).collect()
}

fn repeated(analysis: &Analysis<'_>, a: &Repository<'_>, b: &Repository<'_>) -> Option<Finding> {
    let mut by_pair: BTreeMap<(&str, &str), Vec<Twice<'_>>> = BTreeMap::new();
    for (at, here) in &a.commits {
        let Some(there) = b.commits.get(at) else { continue };
        let (x, y) = (here.value(), there.value());
        if x.id != y.id && x.author_email != y.author_email {
            by_pair.entry((x.author_name.expose(), y.author_name.expose())).or_default().push((here, there));
        }
    }
    let ((one, other), pairs) = by_pair.into_iter().max_by_key(|(_, pairs)| pairs.len())?;
    if (pairs.len() as f64) < analysis.value(CHECK.id, &SAME) {
        return None;
    }
    let level = match compare(&display_name(one), &display_name(other)).verdict {
        Verdict::Same | Verdict::Compatible => return None,
        Verdict::Contradictory if could_be_a_full_name(one) && could_be_a_full_name(other) => ANOTHER,
        Verdict::Contradictory | Verdict::NotComparable(_) => PERHAPS,
    };
    let statement = format!(
        "{} commits of {} at {} were written at the same seconds as commits of {} at {}; there their author is {}, here {}.",
        pairs.len(),
        a.name,
        name_of(&a.source.source),
        b.name,
        name_of(&b.source.source),
        quoted(other),
        quoted(one),
    );
    let builder = CHECK.finding(level, statement).with(analysis, &[SAME]);
    let builder = builder.cite_all(Side::A, pairs.iter().take(3).map(|(here, _)| here.evidence()));
    Some(
        builder
            .cite_all(Side::B, pairs.iter().take(3).map(|(_, there)| there.evidence()))
            .explained(&[
                "A mirror or an import from another system set the author's name anew.",
                "It began as the code of a course or a template, whose history came with it.",
                "Both are the same person, who goes by two names there.",
            ])
            .ask("How do these two repositories belong together, and who wrote the work first?")
            .done(),
    )
}
