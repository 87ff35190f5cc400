//! Technologies that an entry of the history names although the public first had them after it had ended, and more years with
//! one than it has existed.

mod experience;

use crosscheck_compare::organisations::compare_organisations;
use crosscheck_compare::technologies::{Technology, find_technologies};
use crosscheck_model::{
    Claim, Evidence, Finding, PartialDate, PeriodEnd, Personal, Side, SourceReading, Strength, Topic, WorkItem,
};
use jiff::tz::TimeZone;

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::doubt;
use crate::needs::{Data, Need, Scope};
use crate::threshold::{Basis, Threshold};
use crate::words::{list, opening, quoted, sentence};

const NAMED_TOO_EARLY: LevelRule = LevelRule::contradiction("named_too_early", Strength::Moderate);
const MORE_YEARS_THAN_IT_EXISTS: LevelRule = LevelRule::contradiction("more_years_than_it_exists", Strength::Moderate);
const PERHAPS_TOO_EARLY: LevelRule = LevelRule::info("perhaps_too_early");

const NO_EARLY_USERS: &str = "How often somebody used a technology before its first public release would take the histories of real people with what \
     is true of them, and no public set holds that.";

const MARGIN: Threshold = Threshold {
    name: "margin",
    value: 6.0,
    unit: "months from the end of the entry to the first public release",
    range: (0.0, 24.0),
    basis: Basis::Chosen {
        why: "previews, betas and talks at conferences come before a release, and ends of employments are rounded.",
        not_measured: NO_EARLY_USERS,
    },
};

const YEARS_MARGIN: Threshold = Threshold {
    name: "years_margin",
    value: 12.0,
    unit: "months more than the technology has existed",
    range: (0.0, 36.0),
    basis: Basis::Chosen { why: "years of experience are rounded up.", not_measured: NO_EARLY_USERS },
};

/// Characters quoted on each side of a technology's name.
const CHARACTERS_AROUND: usize = 60;

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "technology_before_release",
    version: 1,
    since: "0.2.0",
    title: "A technology is named for a time before it existed",
    topic: Topic::Work,
    scope: Scope::OneSource,
    needs: &[Need::Some(Data::Employment)],
    follows_from: &[],
    levels: &[NAMED_TOO_EARLY, MORE_YEARS_THAN_IT_EXISTS, PERHAPS_TOO_EARLY],
    advisory_refs: &["S2-10", "V-38"],
    thresholds: &[MARGIN, YEARS_MARGIN],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let readings = analysis.readings().iter().copied();
    readings
        .flat_map(|reading| {
            let early = reading.claims.work.iter().filter_map(|item| too_early(analysis, reading, item));
            early.chain(too_many_years(analysis, reading)).collect::<Vec<_>>()
        })
        .collect()
}

/// What an entry names of which nobody outside its makers could have had it by the end of the entry.
fn too_early(analysis: &Analysis<'_>, reading: &SourceReading, item: &Claim<WorkItem>) -> Option<Finding> {
    let PeriodEnd::On(end) = item.value().period.end else { return None };
    let margin = analysis.value(CHECK.id, &MARGIN);
    let early: Vec<&Technology> = named(item.value())
        .into_iter()
        .filter(|technology| f64::from(technology.released.first_month() - end.last_month()) > margin)
        .filter(|technology| !is_made_by(item.value().organisation.as_ref(), technology))
        .collect();
    let first = early.first()?;
    let employer = item.value().organisation.as_ref().map_or("an employer that is not named", Personal::expose);
    let names: Vec<String> = early.iter().map(|technology| technology.name.to_owned()).collect();
    let statement = format!(
        "{} names {} for {}, which ended {end}; {}.",
        opening(&reading.source),
        list(&names),
        quoted(employer),
        released(first),
    );
    let uncertain = doubt::guessed(item.evidence(), item.evidence());
    let level = if uncertain.is_some() { PERHAPS_TOO_EARLY } else { NAMED_TOO_EARLY };
    let mut builder = CHECK.finding(level, sentence(&statement)).with(analysis, &[MARGIN]);
    for technology in early.iter().take(5) {
        builder =
            builder.because("first_release", format!("{}: {}.", sentence(&released(technology)), technology.source));
    }
    if let Some(doubt) = uncertain {
        builder = builder.because("uncertain", doubt.sentence());
    }
    let mention = Evidence { quote: mention(item.value(), first).as_str().into(), ..item.evidence().clone() };
    builder
        .cite(Side::A, item.evidence())
        .cite(Side::B, &mention)
        .explained(&[
            "The entry was written later and names what the work is done with today.",
            "A preview was used, or something else of the same name.",
            "The words belong to another entry, and the file was read wrongly.",
        ])
        .ask(format!("What did you use {} for at {}, and when?", first.name, quoted(employer)))
        .done()
        .into()
}

/// Claims to more years with a technology than it has existed.
fn too_many_years(analysis: &Analysis<'_>, reading: &SourceReading) -> Vec<Finding> {
    let today = analysis.case.as_of.to_zoned(TimeZone::UTC).date();
    let now = PartialDate::month(today.year(), today.month().unsigned_abs()).first_month();
    let claims = experience::too_many(reading, now, analysis.value(CHECK.id, &YEARS_MARGIN)).into_iter();
    claims
        .map(|claim| {
            let first_release = sentence(&released(claim.technology));
            let quote = Evidence { quote: claim.words.as_str().into(), ..claim.text.clone() };
            let statement = format!(
                "{} states {}; {}.",
                opening(&reading.source),
                quoted(&claim.words),
                released(claim.technology)
            );
            CHECK
                .finding(MORE_YEARS_THAN_IT_EXISTS, statement)
                .because("first_release", format!("{first_release}: {}.", claim.technology.source))
                .cite(Side::A, &quote)
                .cite(Side::B, claim.text)
                .explained(&[
                    "The years are those of the whole field, or were rounded up.",
                    "A preview was used, or something else of the same name.",
                ])
                .ask(format!("Since when have you worked with {}, and on what?", claim.technology.name))
                .with(analysis, &[YEARS_MARGIN])
                .done()
        })
        .collect()
}

/// What the title and the description of an entry name.
fn named(item: &WorkItem) -> Vec<&'static Technology> {
    let texts = [&item.title, &item.summary];
    let mut found: Vec<&'static Technology> = Vec::new();
    for (technology, _) in texts.into_iter().flatten().flat_map(|text| find_technologies(text.expose())) {
        if !found.contains(&technology) {
            found.push(technology);
        }
    }
    found
}

/// The words around the technology's name.
fn mention(item: &WorkItem, technology: &Technology) -> String {
    let texts = [&item.title, &item.summary].into_iter().flatten().map(Personal::expose);
    let mut found = texts.filter_map(|text| {
        let (_, at) = find_technologies(text).into_iter().find(|(known, _)| *known == technology)?;
        let before = text[..at.start].char_indices().rev().nth(CHARACTERS_AROUND).map_or(0, |(place, _)| place);
        let after =
            text[at.end..].char_indices().nth(CHARACTERS_AROUND).map_or(text.len(), |(place, _)| at.end + place);
        let from = if before == 0 { 0 } else { text[before..].find(' ').map_or(before, |space| before + space) };
        let to = if after == text.len() { after } else { text[..after].rfind(' ').unwrap_or(after).max(at.end) };
        Some(text[from..to].trim().to_owned())
    });
    found.next().unwrap_or_else(|| technology.name.to_owned())
}

fn is_made_by(employer: Option<&Personal>, technology: &Technology) -> bool {
    employer.is_some_and(|employer| {
        technology.made_by.iter().any(|maker| compare_organisations(employer.expose(), maker).may_be_one())
    })
}

/// "the public could first have Kubernetes in 2014-06".
fn released(technology: &Technology) -> String {
    format!("the public could first have {} in {}", technology.name, technology.released)
}
