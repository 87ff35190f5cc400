//! Whether the pictures across sources are one picture or several. Never whether they show one person.

use crosscheck_model::{Finding, Side, Strength, Topic};
use crosscheck_photos::{Comparison, Verdict, compare};

use crate::check::{Check, Evidence, LevelRule};
use crate::clusters::clusters;
use crate::pictures::{Shown, shown, unread};
use crate::words::{list, name_of, sentence};

const SAME_PICTURE: LevelRule = LevelRule::confirmed("same_picture", Strength::Moderate);
const DIFFERENT_PICTURES: LevelRule = LevelRule::info("different_pictures");
const NOT_COMPARABLE: LevelRule = LevelRule::not_checked("not_comparable");
const NOT_READ: LevelRule = LevelRule::not_checked("not_read");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "photo_differs_across_sources",
    version: 1,
    since: "0.1.0",
    title: "Sources show one picture or several",
    topic: Topic::Photo,
    levels: &[DIFFERENT_PICTURES, SAME_PICTURE, NOT_COMPARABLE, NOT_READ],
    seeds: &["S1-08", "S1-09", "S2-11", "V-10"],
    thresholds: &[],
    readme: include_str!("README.md"),
    run,
};

fn run(evidence: &Evidence<'_>) -> Vec<Finding> {
    let all = shown(evidence);
    // A picture that cannot be compared with itself (a default avatar, a plain area) cannot be compared with any.
    let reason = |one: &Shown<'_>| match compare(one.sketch, one.sketch).verdict {
        Verdict::NotComparable(_) => Some(compare(one.sketch, one.sketch).sentence()),
        Verdict::SamePicture | Verdict::DifferentPicture => None,
    };
    let (comparable, left_out): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| reason(one).is_none());
    let table: Vec<Vec<Comparison>> = comparable
        .iter()
        .enumerate()
        .map(|(n, new)| comparable[..n].iter().map(|old| compare(old.sketch, new.sketch)).collect())
        .collect();
    let same = |old: usize, new: usize| table[new][old].verdict == Verdict::SamePicture;
    let groups = clusters(comparable.len(), same, |_, _| false);
    let mut findings = Vec::new();
    let sources_of = |group: &[usize]| {
        let mut sources: Vec<String> = group.iter().map(|&n| name_of(&comparable[n].reading.source)).collect();
        sources.dedup();
        sources
    };
    if groups.len() > 1 && sources_of(&groups.concat()).len() > 1 {
        findings.push(different(&comparable, &groups));
    }
    for group in groups.iter().filter(|group| sources_of(group).len() > 1) {
        let statement = format!("{} show the same picture.", list(&sources_of(group)));
        let mut draft = CHECK.finding(SAME_PICTURE, sentence(&statement));
        for (place, &n) in group.iter().enumerate() {
            let side = if place == 0 { Side::A } else { Side::B };
            draft = draft.cite_picture(side, comparable[n].claim.evidence(), Some(comparable[n].digest));
            if let Some(&before) = group.get(place.wrapping_sub(1)) {
                draft = draft.because("what_was_done", table[n][before].sentence());
            }
        }
        findings.push(draft.done());
    }
    for one in &left_out {
        let statement = format!("The picture of {} is not compared.", name_of(&one.reading.source));
        let draft = CHECK.finding(NOT_COMPARABLE, statement).because("nature", reason(one).unwrap_or_default());
        findings.push(draft.cite_picture(Side::A, one.claim.evidence(), Some(one.digest)).done());
    }
    for claim in unread(evidence) {
        let Some(reading) = evidence.case.source(claim.source()) else { continue };
        let statement = format!("The picture of {} could not be fetched or read.", name_of(&reading.source));
        findings.push(CHECK.finding(NOT_READ, statement).cite(Side::A, claim.evidence()).done());
    }
    findings
}

fn different(shown: &[Shown<'_>], groups: &[Vec<usize>]) -> Finding {
    let pictures: Vec<String> = groups
        .iter()
        .map(|group| {
            let mut sources: Vec<String> = group.iter().map(|&n| name_of(&shown[n].reading.source)).collect();
            sources.dedup();
            list(&sources)
        })
        .collect();
    let statement = format!("The sources show {} different pictures: {}.", pictures.len(), pictures.join("; "));
    let mut draft = CHECK.finding(DIFFERENT_PICTURES, statement);
    for (place, group) in groups.iter().enumerate() {
        let side = if place == 0 { Side::A } else { Side::B };
        for &n in group.iter() {
            draft = draft.cite_picture(side, shown[n].claim.evidence(), Some(shown[n].digest));
        }
    }
    draft
        .because("pictures_not_people", "Whole pictures are compared; two photographs of one person are two pictures.")
        .explained(&[
            "People use different pictures in different places, and change them over the years.",
            "One of them may be a drawing or a picture of something else.",
        ])
        .ask("Could you join a short video call, so that we know whom we are talking to?")
        .done()
}
