//! What a site has verified, against what is stated.

use crosscheck_compare::organisations::compare_organisations;
use crosscheck_model::{Claim, Fact, Finding, Side, SourceKind, SourceReading, Strength, Topic, WorkItem};
use crosscheck_names::{Verdict, compare, display_name};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::identity::names;
use crate::needs::Scope;
use crate::words::{name_of, opening, quote_of, quoted};

const OTHER_NAME: LevelRule = LevelRule::info("verified_name_differs");
const OTHER_EMPLOYER: LevelRule = LevelRule::info("verified_employer_not_listed");
const SAME_NAME: LevelRule = LevelRule::confirmed("verified_name", Strength::Moderate);

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "verification_differs",
    version: 1,
    since: "0.2.0",
    title: "What a site has verified, against what is stated",
    topic: Topic::Name,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[OTHER_NAME, OTHER_EMPLOYER, SAME_NAME],
    advisory_refs: &["V-67"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

/// As the reader of exports names them.
const NAME: &str = "verified name";
const EMPLOYER: &str = "verified employer";

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let facts =
        analysis.readings().iter().flat_map(|&reading| reading.claims.metadata.iter().map(move |fact| (reading, fact)));
    facts
        .filter_map(|(reading, fact)| match fact.value().name.as_str() {
            NAME => name(analysis, reading, fact),
            EMPLOYER => employer(analysis, reading, fact),
            _ => None,
        })
        .collect()
}

/// Against the CV's name, or without a CV against the first name of another source.
fn name(analysis: &Analysis<'_>, reading: &SourceReading, fact: &Claim<Fact>) -> Option<Finding> {
    let mut others = analysis.readings().iter().filter(|other| other.source.id != reading.source.id);
    let cv = others.clone().find(|other| other.source.kind == SourceKind::Cv);
    let (other, own) = cv.into_iter().chain(others.by_ref()).find_map(|other| Some((other, *names(other).first()?)))?;
    let comparison = compare(&display_name(fact.value().value.expose()), &display_name(own.value().full.expose()));
    let level = match comparison.verdict {
        Verdict::Same | Verdict::Compatible => SAME_NAME,
        Verdict::Contradictory => OTHER_NAME,
        Verdict::NotComparable(_) => return None,
    };
    let statement = format!(
        "{} states that the name {} was verified; {} gives {}.",
        opening(&reading.source),
        quoted(fact.value().value.expose()),
        name_of(&other.source),
        quote_of(own.evidence()),
    );
    let builder = CHECK.finding(level, statement).because("name_parts", comparison.sentence());
    let builder = builder.cite(Side::A, own.evidence()).cite(Side::B, fact.evidence());
    if level == SAME_NAME {
        return Some(builder.done());
    }
    Some(
        builder
            .explained(&[
                "The verification is old, and the name was changed since.",
                "One of them is the name in daily use.",
            ])
            .ask("Under which name was the document issued, and which one do you use?")
            .done(),
    )
}

/// A verified employer that no source lists.
fn employer(analysis: &Analysis<'_>, reading: &SourceReading, fact: &Claim<Fact>) -> Option<Finding> {
    let verified = fact.value().value.expose();
    let cvs = analysis.readings().iter().filter(|other| other.source.kind == SourceKind::Cv);
    let stated: Vec<_> = cvs.flat_map(|cv| &cv.claims.work).collect();
    let lists = |item: &&Claim<WorkItem>| {
        let organisation = item.value().organisation.as_ref();
        organisation.is_none_or(|name| compare_organisations(name.expose(), verified).may_be_one())
    };
    let first = *stated.first()?;
    if stated.iter().any(lists) {
        return None;
    }
    let statement = format!(
        "{} states that an employment at {} was verified, which the CV does not list.",
        opening(&reading.source),
        quoted(verified)
    );
    let builder = CHECK.finding(OTHER_EMPLOYER, statement).about(Topic::Work);
    Some(
        builder
            .cite(Side::A, first.evidence())
            .cite(Side::B, fact.evidence())
            .explained(&["CVs leave out what does not serve the application.", "The employer goes by another name."])
            .ask(format!("When and as what did you work for “{verified}”?"))
            .done(),
    )
}
