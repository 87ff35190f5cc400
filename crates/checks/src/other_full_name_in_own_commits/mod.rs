//! Full names in commits made under an address or account of the candidate, against the names that the sources state.

mod authors;

use crosscheck_model::{Finding, Side, SourceReading, Strength, Topic};

use crate::check::{Check, CheckContext, LevelRule, Threshold};
use crate::words::{name_of, opening, quote_of, quoted};
use authors::{Against, Author, authors};

const OTHER_NAME: LevelRule = LevelRule::contradiction("other_name_under_own_address", Strength::Moderate);
const TWO_NAMES: LevelRule = LevelRule::contradiction("two_names_under_one_address", Strength::Moderate);
const PARTLY_OTHER_NAME: LevelRule = LevelRule::info("partly_other_name_under_own_address");
const SAME_NAME: LevelRule = LevelRule::confirmed("stated_name_in_own_commits", Strength::Weak);

const MIN_COMMITS: Threshold = Threshold {
    name: "min_commits",
    value: 3.0,
    unit: "commits under a name",
    source: "Specification of the check (N3): a name on one or two commits is pairing, a shared machine or a slip.",
};

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "other_full_name_in_own_commits",
    version: 1,
    since: "0.1.0",
    title: "Own commits carry another full name",
    topic: Topic::Name,
    levels: &[OTHER_NAME, TWO_NAMES, PARTLY_OTHER_NAME, SAME_NAME],
    advisory_refs: &["S2-05", "F22-29", "V-22", "V-23", "V-40"],
    thresholds: &[MIN_COMMITS],
    readme: include_str!("README.md"),
    run,
};

fn run(context: &CheckContext<'_>) -> Vec<Finding> {
    let readings: Vec<&SourceReading> = context.case.read().collect();
    let mut findings = Vec::new();
    for source in readings.iter().filter(|reading| !reading.claims.commits.is_empty()) {
        let authors = authors(source, &readings, MIN_COMMITS.value);
        let mut told: Vec<(&str, &str)> = Vec::new();
        for author in &authors {
            let Some((against, level)) = held_against(author, &readings, &authors) else { continue };
            let words = (author.name, against.name());
            if told.contains(&words) || told.contains(&(words.1, words.0)) {
                continue;
            }
            told.push(words);
            findings.push(finding(level, source, author, &against));
        }
    }
    findings
}

/// What the author's name stands against: a stated name first, another name under the same address second.
fn held_against<'a>(
    author: &Author<'a>,
    readings: &[&'a SourceReading],
    authors: &[Author<'a>],
) -> Option<(Against<'a>, LevelRule)> {
    let stated = authors::against_stated(author, readings);
    match stated {
        Some(against @ Against::Agrees(_)) => return Some((against, SAME_NAME)),
        Some(against @ Against::Stated(..)) if against.shares_nothing() => return Some((against, OTHER_NAME)),
        Some(against @ Against::Stated(..)) => return Some((against, PARTLY_OTHER_NAME)),
        Some(Against::Author(..)) | None => {}
    }
    let other = authors::against_authors(author, authors)?;
    other.shares_nothing().then_some((other, TWO_NAMES))
}

fn finding(level: LevelRule, source: &SourceReading, author: &Author<'_>, against: &Against<'_>) -> Finding {
    let carries = format!(
        "Commits in {} by {} carry the name {} ({} commits)",
        name_of(&source.source),
        quoted(author.email),
        quoted(author.name),
        author.commits
    );
    let statement = match against {
        Against::Agrees(name) => format!("{carries}, as stated elsewhere: {}.", quote_of(name.evidence())),
        Against::Stated(reading, name, _) => {
            format!("{carries}; {} gives {}.", name_of(&reading.source), quote_of(name.evidence()))
        }
        Against::Author(other, _) => format!("{carries} and {} ({} commits).", quoted(other.name), other.commits),
    };
    let mut builder = CHECK.finding(level, statement).with(&[MIN_COMMITS]);
    builder = match against {
        Against::Agrees(name) => builder.cite(Side::A, name.evidence()),
        Against::Stated(_, name, comparison) => {
            builder.because("name_parts", comparison.sentence()).cite(Side::A, name.evidence())
        }
        Against::Author(other, comparison) => {
            builder.because("name_parts", comparison.sentence()).cite(Side::A, other.example.evidence())
        }
    };
    if let Some(own) = &author.own {
        builder = builder.because("own_address", own.sentence());
        builder = builder.cite_all(Side::B, own.evidence());
    }
    builder = builder.cite(Side::B, author.example.evidence());
    if level == SAME_NAME {
        return builder.done();
    }
    builder
        .explained(&[
            "The commits were made on a shared machine, or imported from somebody else's repository.",
            "One of the names is a pen name or a name from before a change of name.",
            "Two people work under one address.",
        ])
        .ask(format!("{} holds commits by “{}”. Who is that?", opening(&source.source), author.name))
        .done()
}
