//! Names that two sources state and that cannot be one name as written.

use crosscheck_model::{Claim, Finding, FindingKind, PersonName, Side, SourceReading, Strength, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::doubt::{self, Doubt};
use crate::identity::{Agreeing, Conflict, Difference, Meeting, Relation, evidence};
use crate::needs::{Data, Need, Scope};
use crate::words::{name_of, names_of, quote_of, sentence};

const NO_SHARED_PART: LevelRule = LevelRule::contradiction("no_shared_part", Strength::Strong);
const GIVEN_NAME_DIFFERS: LevelRule = LevelRule::contradiction("given_name_differs", Strength::Moderate);
const FAMILY_NAME_DIFFERS: LevelRule = LevelRule::info("family_name_differs");
const ONE_PART_DIFFERS: LevelRule = LevelRule::info("one_part_differs");
const JOINED_BY_A_FULLER_NAME: LevelRule = LevelRule::info("joined_by_a_fuller_name");
const READING_UNCERTAIN: LevelRule = LevelRule::info("reading_uncertain");
const SAME: LevelRule = LevelRule::confirmed("same", Strength::Moderate);
const COMPATIBLE: LevelRule = LevelRule::confirmed("compatible", Strength::Weak);
const NOT_COMPARABLE: LevelRule = LevelRule::not_checked("not_comparable");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "name_differs_across_sources",
    version: 2,
    since: "0.1.0",
    title: "Two sources state different names",
    topic: Topic::Name,
    scope: Scope::EverySource,
    needs: &[Need::Two(&[Data::Name])],
    follows_from: &[],
    levels: &[
        NO_SHARED_PART,
        GIVEN_NAME_DIFFERS,
        FAMILY_NAME_DIFFERS,
        ONE_PART_DIFFERS,
        JOINED_BY_A_FULLER_NAME,
        READING_UNCERTAIN,
        SAME,
        COMPATIBLE,
        NOT_COMPARABLE,
    ],
    advisory_refs: &["S1-07", "S2-05", "S2-24", "V-23", "V-43"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let groups = analysis.names();
    let mut findings = Vec::new();
    for meeting in groups.meetings() {
        findings.push(differing(&meeting, groups.cv_stands_alone(&meeting)));
    }
    for (a, b, doubt) in groups.uncertain() {
        findings.push(uncertain(analysis, a, b, doubt));
    }
    for members in groups.agreeing() {
        findings.push(agreeing(&members));
    }
    for (left_out, relation) in groups.alone() {
        if let Relation::Open { a, b, comparison } = relation {
            let statement = format!(
                "The name {} in {} could not be compared with {}.",
                quote_of(b.evidence()),
                name_of(&left_out.source),
                quote_of(a.evidence()),
            );
            let builder = CHECK.finding(NOT_COMPARABLE, statement).because("not_comparable", comparison.sentence());
            findings.push(builder.cite(Side::A, a.evidence()).cite(Side::B, b.evidence()).done());
        }
    }
    findings
}

fn differing(meeting: &Meeting<'_>, cv_stands_alone: bool) -> Finding {
    let Conflict { a, b, difference, comparison } = &meeting.conflict;
    let level = match difference {
        _ if meeting.joined => JOINED_BY_A_FULLER_NAME,
        Difference::EveryPart => NO_SHARED_PART,
        Difference::GivenName => GIVEN_NAME_DIFFERS,
        Difference::FamilyName => FAMILY_NAME_DIFFERS,
        Difference::SomePart => ONE_PART_DIFFERS,
    };
    let statement = format!(
        "{} the name {}; {} {}.",
        states(&meeting.a),
        quote_of(a.evidence()),
        states(&meeting.b),
        quote_of(b.evidence()),
    );
    let explanations: &[&str] = match difference {
        _ if meeting.joined => &["A third source holds both forms: people leave out different parts of a long name."],
        Difference::FamilyName => {
            &["A marriage, a divorce or another change of name.", "A second family name is used in one place only."]
        }
        Difference::SomePart => &["A change of name, or a second given or family name that is used in one place only."],
        Difference::GivenName => &[
            "A second given name or a name used among friends stands in one place.",
            "The link leads to the profile of a relative or a namesake by mistake.",
        ],
        Difference::EveryPart => &[
            "The profile carries a pen name or a name from before a change of name.",
            "The link leads to somebody else's profile by mistake.",
            "The two writings follow a rule of transliteration that is not known here.",
        ],
    };
    let mut builder = CHECK.finding(level, sentence(&statement)).because("name_parts", comparison.sentence());
    let mut question = format!(
        "Which names have you used in your work, and how do {} and {} relate?",
        quote_of(a.evidence()),
        quote_of(b.evidence()),
    );
    if cv_stands_alone && level.kind == FindingKind::Contradiction {
        // A wrong file explains more than a wrong person; it is asked first.
        builder = builder
            .because("cv_stands_alone", "The CV alone stands against every other source that states a name.")
            .explained(&["Another person's file was handed in by mistake, or its name was read wrongly."]);
        question = format!("Is this the right file? {question}");
    }
    builder
        .cite(Side::A, a.evidence())
        .cite(Side::B, b.evidence())
        .cite_all(Side::A, meeting.a.iter().flat_map(|s| evidence(s)))
        .cite_all(Side::B, meeting.b.iter().flat_map(|s| evidence(s)))
        .explained(explanations)
        .ask(question)
        .done()
}

fn uncertain(analysis: &Analysis<'_>, a: &Claim<PersonName>, b: &Claim<PersonName>, doubt: &Doubt) -> Finding {
    let says = |claim: &Claim<PersonName>| {
        let source = analysis.case.source(claim.source()).map(|reading| name_of(&reading.source)).unwrap_or_default();
        format!("{} was read in {source}", quote_of(claim.evidence()))
    };
    let statement = format!("{}, and {}; whether the names differ is open.", says(a), says(b));
    CHECK
        .finding(READING_UNCERTAIN, statement)
        .because("doubt", doubt.sentence())
        .cite(Side::A, a.evidence())
        .cite(Side::B, b.evidence())
        .explained(doubt::EXPLANATIONS)
        .ask("Which name stands in this file as yours?")
        .done()
}

fn states(sources: &[&SourceReading]) -> String {
    let verb = if sources.len() == 1 { "gives" } else { "give" };
    format!("{} {verb}", names_of(sources.iter().copied()))
}

fn agreeing(members: &Agreeing<'_>) -> Finding {
    let level = if members.all_same { SAME } else { COMPATIBLE };
    let how = if members.all_same { "the same name" } else { "names that fit each other" };
    let names = members.sources.iter().filter_map(|s| evidence(s).next()).map(quote_of);
    let mut distinct: Vec<String> = Vec::new();
    for name in names {
        if !distinct.contains(&name) {
            distinct.push(name);
        }
    }
    let statement = format!("{} give {how}: {}.", names_of(members.sources.iter().copied()), distinct.join(", "));
    let mut builder = CHECK.finding(level, sentence(&statement));
    for (number, source) in members.sources.iter().enumerate() {
        let side = if number == 0 { Side::A } else { Side::B };
        builder = builder.cite_all(side, evidence(source));
    }
    for comparison in &members.comparisons {
        builder = builder.because("name_parts", comparison.sentence());
    }
    builder.done()
}
