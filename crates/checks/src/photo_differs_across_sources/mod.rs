//! Whether the pictures across sources are one picture or several. Never whether they show one person.

use crosscheck_model::{Finding, Side, Strength, Topic};
use crosscheck_photos::{Nature, Verdict};

use crate::analysis::{Analysis, Shown};
use crate::check::{Check, LevelRule, Run};
use crate::needs::{Data, Need, Scope};
use crate::words::{list, name_of, sentence};

/// Copies of one picture that a further picture is held against: a third copy rarely adds what two do not show.
const MOST_COMPARED: usize = 2;

const SAME_PICTURE: LevelRule = LevelRule::confirmed("same_picture", Strength::Moderate);
const DIFFERENT_PICTURES: LevelRule = LevelRule::info("different_pictures");
const RESEMBLING_PICTURES: LevelRule = LevelRule::info("resembling_pictures");
const NOT_COMPARABLE: LevelRule = LevelRule::not_checked("not_comparable");
const NOT_READ: LevelRule = LevelRule::not_checked("not_read");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "photo_differs_across_sources",
    version: 2,
    since: "0.1.0",
    title: "Sources show one picture or several",
    topic: Topic::Photo,
    scope: Scope::EverySource,
    needs: &[Need::Two(&[Data::Picture])],
    follows_from: &[],
    levels: &[DIFFERENT_PICTURES, RESEMBLING_PICTURES, SAME_PICTURE, NOT_COMPARABLE, NOT_READ],
    advisory_refs: &["S1-08", "S1-09", "S2-11", "V-10"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let all = analysis.shown();
    let (comparable, left_out): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|one| one.fingerprint.nature == Nature::Picture);
    let Grouped { groups, sames, resembling } = same_pictures(analysis, &comparable);
    let mut findings = Vec::new();
    let sources_of = |group: &[usize]| {
        let mut sources: Vec<String> = group.iter().map(|&n| name_of(&comparable[n].reading.source)).collect();
        sources.dedup();
        sources
    };
    // What only resembles is neither: whether it is one picture stays open, so it is not counted among the different ones.
    let apart = joined(&groups, &resembling);
    if apart.len() > 1 && sources_of(&apart.concat()).len() > 1 {
        findings.push(different(&comparable, &apart));
    }
    let in_one_source = |pair: &(usize, usize, String)| sources_of(&[pair.0, pair.1]).len() < 2;
    findings.extend(resembling.iter().filter(|pair| !in_one_source(pair)).map(|pair| resembles(&comparable, pair)));
    for group in groups.iter().filter(|group| sources_of(group).len() > 1) {
        let statement = format!("{} show the same picture.", list(&sources_of(group)));
        let mut builder = CHECK.finding(SAME_PICTURE, sentence(&statement));
        for (place, &n) in group.iter().enumerate() {
            let side = if place == 0 { Side::A } else { Side::B };
            builder = builder.cite_picture(side, comparable[n].claim.evidence(), Some(comparable[n].digest));
            if let Some((_, sentence)) = sames.iter().find(|(member, _)| *member == n) {
                builder = builder.because("what_was_done", sentence.as_str());
            }
        }
        findings.push(builder.done());
    }
    for one in &left_out {
        let statement = format!("The picture of {} is not compared.", name_of(&one.reading.source));
        let builder =
            CHECK.finding(NOT_COMPARABLE, statement).because("nature", analysis.compare_pictures(one, one).sentence());
        findings.push(builder.cite_picture(Side::A, one.claim.evidence(), Some(one.digest)).done());
    }
    for claim in analysis.unread_pictures() {
        let Some(reading) = analysis.case.source(claim.source()) else { continue };
        let statement = format!("The picture of {} could not be fetched or read.", name_of(&reading.source));
        findings.push(CHECK.finding(NOT_READ, statement).cite(Side::A, claim.evidence()).done());
    }
    findings
}

/// Pictures put together by what they show.
struct Grouped {
    /// One picture each.
    groups: Vec<Vec<usize>>,
    /// What was done to every member that is not the first of its group.
    sames: Vec<(usize, String)>,
    /// Pictures of two groups that may be one, and why.
    resembling: Vec<(usize, usize, String)>,
}

/// Comparing is the costly part: the same file is not compared, and a picture that has found its group is not held against the
/// rest.
fn same_pictures(analysis: &Analysis<'_>, shown: &[Shown<'_>]) -> Grouped {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let (mut sames, mut resembling) = (Vec::new(), Vec::new());
    for (new, one) in shown.iter().enumerate() {
        let known = |group: &&mut Vec<usize>| group.iter().any(|&old| shown[old].digest == one.digest);
        if let Some(group) = groups.iter_mut().find(known) {
            sames.push((new, "The same file.".to_owned()));
            group.push(new);
            continue;
        }
        let mut open = Vec::new();
        let found = groups.iter().enumerate().find_map(|(g, group)| {
            let mut files: Vec<usize> = group.clone();
            files.dedup_by_key(|&mut old| shown[old].digest);
            files.into_iter().take(MOST_COMPARED).find_map(|old| {
                let comparison = analysis.compare_pictures(&shown[old], one);
                if comparison.verdict == Verdict::Resembles {
                    open.push((old, new, comparison.sentence()));
                }
                (comparison.verdict == Verdict::SamePicture).then(|| (g, comparison.sentence()))
            })
        });
        match found {
            Some((g, sentence)) => {
                sames.push((new, sentence));
                groups[g].push(new);
            }
            None => {
                resembling.append(&mut open);
                groups.push(vec![new]);
            }
        }
    }
    Grouped { groups, sames, resembling }
}

/// The groups, those that may be one joined.
fn joined(groups: &[Vec<usize>], resembling: &[(usize, usize, String)]) -> Vec<Vec<usize>> {
    let mut joined: Vec<Vec<usize>> = Vec::new();
    for group in groups {
        let meets = |other: &Vec<usize>| {
            resembling
                .iter()
                .any(|(a, b, _)| group.contains(a) && other.contains(b) || group.contains(b) && other.contains(a))
        };
        let (near, mut far): (Vec<_>, Vec<_>) = joined.into_iter().partition(meets);
        let mut whole = near.concat();
        whole.extend(group);
        whole.sort_unstable();
        far.push(whole);
        joined = far;
    }
    joined.sort_unstable();
    joined
}

fn resembles(shown: &[Shown<'_>], (a, b, why): &(usize, usize, String)) -> Finding {
    let names = [*a, *b].map(|n| name_of(&shown[n].reading.source));
    let statement =
        format!("The pictures of {} resemble each other; whether they are one picture is open.", list(&names));
    let mut builder = CHECK.finding(RESEMBLING_PICTURES, statement).because("resemblance", why.as_str());
    for (side, n) in [(Side::A, *a), (Side::B, *b)] {
        builder = builder.cite_picture(side, shown[n].claim.evidence(), Some(shown[n].digest));
    }
    builder.done()
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
    let mut builder = CHECK.finding(DIFFERENT_PICTURES, statement);
    for (place, group) in groups.iter().enumerate() {
        let side = if place == 0 { Side::A } else { Side::B };
        for &n in group.iter() {
            builder = builder.cite_picture(side, shown[n].claim.evidence(), Some(shown[n].digest));
        }
    }
    builder
        .because("pictures_not_people", "Whole pictures are compared; two photographs of one person are two pictures.")
        .explained(&[
            "People use different pictures in different places, and change them over the years.",
            "One of them may be a drawing or a picture of something else.",
        ])
        .ask("Could you join a short video call, so that we know whom we are talking to?")
        .done()
}
