//! UTC offsets of own commits, against the time zones of the place that is claimed.

mod claimed;
mod own;

use crosscheck_compare::hours::{
    FEWEST_COMMITS, FEWEST_DAYS, MANY_DIFFER_PERCENT, OFFSET_DIFFERS_HOURS, OffsetComparison, OffsetGap,
    SOME_DIFFER_PERCENT,
};
use crosscheck_model::{Claim, Commit, Finding, Side, SourceReading, Strength, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::{Data, Need, Scope};
use crate::threshold::{Basis, NO_PAIRED_HISTORIES, Threshold};
use crate::words::{list, name_of, quote_of, sentence};
use claimed::{Claimed, Compared};

const MOST_DIFFER: LevelRule = LevelRule::contradiction("most_offsets_differ", Strength::Moderate);
const SOME_DIFFER: LevelRule = LevelRule::info("some_offsets_differ");
const OLD_COMMITS: LevelRule = LevelRule::info("only_old_commits_differ");
const AGREE: LevelRule = LevelRule::confirmed("offsets_agree", Strength::Weak);
const NOT_ENOUGH: LevelRule = LevelRule::not_checked("not_enough_commits");
const NO_OFFSETS: LevelRule = LevelRule::not_checked("no_offsets");
const NO_CLAIMED_ZONE: LevelRule = LevelRule::not_checked("no_claimed_zone");
const NO_OWN_COMMITS: LevelRule = LevelRule::not_checked("no_own_commits");

const BASE_RATES: Basis = Basis::Measured(
    "430,643 commits of 30 public repositories, 36 others held out: 40% of ordinary authors have a commit three hours off \
     their usual offset, 6.5% have one in five.",
);

const SHARE: Threshold = Threshold::fixed("share", MANY_DIFFER_PERCENT as f64, "% of commits", BASE_RATES);
const SOME: Threshold = Threshold::fixed("some", SOME_DIFFER_PERCENT as f64, "% of commits", BASE_RATES);
const COMMITS: Threshold = Threshold::fixed("min_commits", FEWEST_COMMITS as f64, "commits", BASE_RATES);
const DAYS: Threshold = Threshold::fixed("min_days", FEWEST_DAYS as f64, "days", BASE_RATES);
const APART: Threshold = Threshold::fixed("apart", OFFSET_DIFFERS_HOURS as f64, "hours or more", BASE_RATES);
const RECENT: Threshold = Threshold {
    name: "recent",
    value: 730.0,
    unit: "days",
    range: (90.0, 36500.0),
    basis: Basis::Chosen {
        why: "a place is claimed for the present. Where the last two years hold enough commits, older ones are left out, because they may come from before a move; older ones alone contradict nothing.",
        not_measured: NO_PAIRED_HISTORIES,
    },
};

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "commit_offset_differs_from_claimed_zone",
    version: 2,
    since: "0.1.0",
    title: "Own commits carry another UTC offset than the claimed place",
    topic: Topic::Hours,
    scope: Scope::EverySource,
    needs: &[Need::Some(Data::OffsetCommit), Need::Some(Data::Place)],
    follows_from: &[],
    levels: &[MOST_DIFFER, SOME_DIFFER, OLD_COMMITS, AGREE, NOT_ENOUGH, NO_OFFSETS, NO_CLAIMED_ZONE, NO_OWN_COMMITS],
    advisory_refs: &["S2-13", "S2-21", "V-29", "V-58"],
    thresholds: &[SHARE, SOME, COMMITS, DAYS, APART, RECENT],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let with_commits = analysis.readings().iter().filter(|reading| !reading.claims.commits.is_empty());
    with_commits.map(|&source| judge(analysis, source)).collect()
}

fn judge<'a>(analysis: &Analysis<'a>, source: &'a SourceReading) -> Finding {
    let name = name_of(&source.source);
    let not_checked = |level, why: String| {
        let builder = CHECK.finding(level, format!("The commits of {name} are not held against a place: {why}."));
        builder.cite_all(Side::B, source.claims.commits.iter().take(1).map(Claim::evidence)).done()
    };
    let Some(mut claimed) = Claimed::of(analysis, source) else {
        return not_checked(NO_CLAIMED_ZONE, "no source states a place whose time zone is known".to_owned());
    };
    let own = own::commits(analysis, source);
    if own.is_empty() {
        let why = "none of them is by an address, account or name that the sources state".to_owned();
        return not_checked(NO_OWN_COMMITS, why);
    }
    if own.iter().all(|commit| commit.value().authored.offset_seconds.is_none()) {
        return not_checked(
            NO_OFFSETS,
            "the source gives every time in UTC, without the offset it was written at".to_owned(),
        );
    }
    let as_of = analysis.case.as_of;
    let Compared { commits: considered, comparison, are_recent } =
        claimed.compare(&own, as_of, analysis.value(CHECK.id, &RECENT));
    let level = match &comparison {
        OffsetComparison::NotComparable(OffsetGap::NoZone) => NO_CLAIMED_ZONE,
        OffsetComparison::NotComparable(_) => NOT_ENOUGH,
        OffsetComparison::Differs(_) | OffsetComparison::Mixed(_) if !are_recent => OLD_COMMITS,
        OffsetComparison::Differs(_) => MOST_DIFFER,
        OffsetComparison::Mixed(_) => SOME_DIFFER,
        OffsetComparison::Agrees(_) => AGREE,
    };
    if level.kind == crosscheck_model::FindingKind::NotChecked {
        return not_checked(level, comparison.sentence());
    }
    let places: Vec<String> = claimed.places.iter().map(|quote| quote_of(quote)).collect();
    let statement =
        format!("{} states {}; in {}, {}.", name_of(claimed.by), list(&places), name, comparison.sentence());
    let mut builder =
        CHECK.finding(level, sentence(&statement)).with(analysis, &[SHARE, SOME, COMMITS, DAYS, APART, RECENT]);
    if claimed.history_explains {
        let why = "Commits that fit a place of the work or education history at their time are left out.";
        builder = builder.because("history", why);
    }
    builder = builder.cite_all(Side::A, claimed.places.iter().copied());
    builder = builder.cite_all(Side::B, examples(&considered, &comparison).into_iter().map(Claim::evidence));
    if level == AGREE {
        return builder.done();
    }
    if level == OLD_COMMITS {
        return builder
            .explained(&["The commits are too old to speak of the present: they may come from before a move."])
            .done();
    }
    builder
        .explained(&[
            "The work was done while living or travelling elsewhere, or before a move.",
            "The computer or a hired server is set to another zone than its user's.",
            "The repository holds commits of a colleague under the same account.",
        ])
        .ask(format!(
            "To which time zone was the clock set with which the commits in {} were made, and where did you work at that time?",
            name_of(&source.source)
        ))
        .done()
}

/// The first and the last of those that carry the most frequent offset.
fn examples<'a>(considered: &[&'a Claim<Commit>], comparison: &OffsetComparison) -> Vec<&'a Claim<Commit>> {
    let most = comparison.figures().and_then(|figures| figures.most_frequent).map(|(offset, _)| offset);
    let mut typical: Vec<_> =
        considered.iter().copied().filter(|c| c.value().authored.offset_seconds == most).collect();
    typical.sort_by_key(|commit| commit.value().authored.instant);
    match typical.as_slice() {
        [] => considered.iter().copied().take(1).collect(),
        [one] => vec![one],
        [first, .., last] => vec![first, last],
    }
}
