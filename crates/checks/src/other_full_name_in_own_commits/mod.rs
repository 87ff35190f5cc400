//! Full names in commits made under an address or account of the candidate, against the names that the sources state.

mod authors;

use crosscheck_model::{Finding, FindingKind, Side, SourceReading, Strength, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::{Data, Need, Scope};
use crate::threshold::{Basis, Threshold};
use crate::words::{name_of, opening, quote_of, quoted};
use authors::{Against, Author, authors};

const OTHER_NAME: LevelRule = LevelRule::contradiction("other_name_under_own_address", Strength::Moderate);
const TWO_NAMES: LevelRule = LevelRule::contradiction("two_names_under_one_address", Strength::Moderate);
const PARTLY_OTHER_NAME: LevelRule = LevelRule::info("partly_other_name_under_own_address");
const WRITTEN_BY_THE_SITE: LevelRule = LevelRule::info("other_name_in_commits_the_site_wrote");
const SAME_NAME: LevelRule = LevelRule::confirmed("stated_name_in_own_commits", Strength::Weak);

const MIN_COMMITS: Threshold = Threshold {
    name: "min_commits",
    value: 3.0,
    unit: "commits under a name",
    range: (1.0, 1000.0),
    basis: Basis::Measured(
        "two full names without a shared part under one active address: 1.6% of 616 addresses in 30 public repositories, 2 \
         of 165 in 36 others, before names on one or two commits (pairing, a shared machine, a slip) are left out.",
    ),
};

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "other_full_name_in_own_commits",
    version: 2,
    since: "0.1.0",
    title: "Own commits carry another full name",
    topic: Topic::Name,
    scope: Scope::EverySource,
    needs: &[Need::Some(Data::Commit), Need::Some(Data::Name)],
    follows_from: &[],
    levels: &[OTHER_NAME, TWO_NAMES, PARTLY_OTHER_NAME, WRITTEN_BY_THE_SITE, SAME_NAME],
    advisory_refs: &["S2-05", "F22-29", "V-22", "V-23", "V-40"],
    thresholds: &[MIN_COMMITS],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let readings = analysis.readings();
    let mut findings = Vec::new();
    for source in readings.iter().filter(|reading| !reading.claims.commits.is_empty()) {
        let authors = authors(analysis, source, analysis.value(CHECK.id, &MIN_COMMITS));
        let mut told: Vec<(&str, &str)> = Vec::new();
        for author in &authors {
            let Some((against, level)) = held_against(author, readings, &authors) else { continue };
            let typed = author.commits.saturating_sub(author.by_the_site);
            let few = (typed as f64) < analysis.value(CHECK.id, &MIN_COMMITS);
            let level = if few && level.kind == FindingKind::Contradiction { WRITTEN_BY_THE_SITE } else { level };
            let words = (author.name, against.name());
            if told.contains(&words) || told.contains(&(words.1, words.0)) {
                continue;
            }
            told.push(words);
            findings.push(finding(analysis, level, source, author, &against));
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

fn finding(
    analysis: &Analysis<'_>,
    level: LevelRule,
    source: &SourceReading,
    author: &Author<'_>,
    against: &Against<'_>,
) -> Finding {
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
    let mut builder = CHECK.finding(level, statement).with(analysis, &[MIN_COMMITS]);
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
    if level == WRITTEN_BY_THE_SITE {
        return builder
            .explained(&[
                "The site wrote these commits when a colleague's changes were merged or squashed: it sets names and addresses itself.",
            ])
            .done();
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
