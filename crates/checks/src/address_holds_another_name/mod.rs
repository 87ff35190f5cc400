//! An address of a profile or a mailbox reads like another name.

use crosscheck_model::{Claim, Evidence, Finding, LinkRole, PersonName, Side, SourceReading, Topic, percent_decoded};
use crosscheck_names::{Verdict, compare, display_name, is_a_known_given_name};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::contacts::personal_email;
use crate::identity::{could_be_a_full_name, names};
use crate::needs::{Data, Need, Scope};
use crate::words::{quote_of, quoted};

const ANOTHER: LevelRule = LevelRule::info("another_name_in_address");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "address_holds_another_name",
    version: 1,
    since: "0.2.0",
    title: "An address of a profile or a mailbox reads like another name",
    topic: Topic::Name,
    scope: Scope::OneSource,
    needs: &[Need::Some(Data::Name)],
    follows_from: &[],
    levels: &[ANOTHER],
    advisory_refs: &["V-51", "V-68"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

/// Addresses of one source that are looked at.
const MOST: usize = 8;

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let own: Vec<&Claim<PersonName>> = analysis.readings().iter().flat_map(|reading| names(reading)).collect();
    let Some(first) = own.first() else { return Vec::new() };
    let mut told: Vec<String> = Vec::new();
    let mut findings = Vec::new();
    for (written, evidence) in analysis.readings().iter().flat_map(|reading| addresses(reading)) {
        let Some(name) = name_in(&written).filter(|name| !told.contains(name)) else { continue };
        let verdict = |own: &&Claim<PersonName>| compare(&display_name(own.value().full.expose()), &name).verdict;
        // One name that it may mean is enough, and so is a part of one within it: "jdoe.robert".
        let holds_a_part = |own: &&Claim<PersonName>| {
            let written = written.to_lowercase();
            own.value()
                .full
                .expose()
                .to_lowercase()
                .split_whitespace()
                .any(|part| part.len() > 2 && written.contains(part))
        };
        if own.iter().any(|own| verdict(own) != Verdict::Contradictory || holds_a_part(own)) {
            continue;
        }
        let statement = format!(
            "The address {} reads like “{name}”; the name stated is {}.",
            quoted(&written),
            quote_of(first.evidence())
        );
        told.push(name);
        findings.push(
            CHECK
                .finding(ANOTHER, statement)
                .cite(Side::A, first.evidence())
                .cite(Side::B, evidence)
                .explained(&["An old address, or one that a family or a firm shares.", "It is no name at all."])
                .ask("Where does this address come from?")
                .done(),
        );
    }
    findings
}

/// The last part of each address of a page, and the part of each mailbox before its sign.
fn addresses(reading: &SourceReading) -> Vec<(String, &Evidence)> {
    let links = reading.claims.links.iter().filter(|link| link.value().role != LinkRole::Mention).filter_map(|link| {
        let last = link.value().url.path_segments()?.rfind(|part| !part.is_empty())?.to_owned();
        Some((last, link.evidence()))
    });
    let handles =
        reading.claims.handles.iter().map(|handle| (handle.value().handle.expose().to_owned(), handle.evidence()));
    let mails = reading.claims.emails.iter().filter_map(|email| {
        let text = email.value().0.expose();
        personal_email(text)?;
        Some((text.split('@').next().unwrap_or_default().to_owned(), email.evidence()))
    });
    links.chain(handles).chain(mails).take(MOST).collect()
}

/// The full name that an address spells out: two or three words, parted by signs.
fn name_in(address: &str) -> Option<String> {
    let words: Vec<String> = percent_decoded(address)
        .split(['-', '.', '_', '+'])
        .map(|word| word.trim_matches(|c: char| c.is_ascii_digit()).to_owned())
        .filter(|word| !word.is_empty())
        .collect();
    let plain = |word: &String| word.chars().count() >= 3 && word.chars().all(char::is_alphabetic);
    if !(2..=3).contains(&words.len()) || !words.iter().all(plain) {
        return None;
    }
    let capital = |word: &String| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    let name = words.iter().map(capital).collect::<Vec<_>>().join(" ");
    let known = words.iter().any(|word| is_a_known_given_name(word));
    (known && could_be_a_full_name(&name)).then_some(name)
}
