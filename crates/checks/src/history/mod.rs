//! What the checks of employment and of education share: every source's history is held against the CV's, item by item, and
//! what the one states and the other does not is told in the same way.

mod statements;

use crosscheck_model::{
    Claim, Claims, EducationItem, Evidence, Finding, FindingKind, Period, Personal, Side, SourceKind, SourceReading,
    WorkItem,
};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule};
use crate::doubt;
use crate::finding_builder::FindingBuilder;
use crate::plausible;
use crate::words::{list, name_of, opening, quoted};
use statements::{not_listed, not_named, states_otherwise};

/// Items of a source that are compared, the first that name an organisation: every one is held against every one of the other
/// source. What lies beyond is told, and nothing is concluded from it.
pub(crate) const MOST_ITEMS: usize = 40;

/// Characters of a name or degree that are compared; the longest names in use have about as many.
const LONGEST_NAME: usize = 120;

/// One entry of a history.
pub(crate) trait Entry: Sized {
    /// Those that a source states.
    fn stated(claims: &Claims) -> &[Claim<Self>];
    /// The employer or institution.
    fn organisation(&self) -> Option<&Personal>;
    /// When.
    fn period(&self) -> &Period;
}

impl Entry for WorkItem {
    fn stated(claims: &Claims) -> &[Claim<Self>] {
        &claims.work
    }
    fn organisation(&self) -> Option<&Personal> {
        self.organisation.as_ref()
    }
    fn period(&self) -> &Period {
        &self.period
    }
}

impl Entry for EducationItem {
    fn stated(claims: &Claims) -> &[Claim<Self>] {
        &claims.education
    }
    fn organisation(&self) -> Option<&Personal> {
        self.institution.as_ref()
    }
    fn period(&self) -> &Period {
        &self.period
    }
}

/// An entry that names an organisation.
pub(crate) struct Item<'a, T> {
    pub(crate) claim: &'a Claim<T>,
    pub(crate) organisation: &'a str,
}

/// The part of a history that is compared.
struct History<'a, T> {
    source: &'a SourceReading,
    items: Vec<Item<'a, T>>,
    /// Entries beyond the limit.
    beyond: usize,
}

impl<'a, T: Entry> History<'a, T> {
    fn of(source: &'a SourceReading) -> Self {
        let named = T::stated(&source.claims).iter().filter_map(|claim| {
            let organisation =
                claim.value().organisation().map(Personal::expose).filter(|o| plausible::is_an_organisation(o))?;
            Some(Item { claim, organisation: beginning(organisation) })
        });
        let mut items: Vec<_> = named.collect();
        let beyond = items.len().saturating_sub(MOST_ITEMS);
        items.truncate(MOST_ITEMS);
        Self { source, items, beyond }
    }
}

/// A text without what goes beyond any name.
pub(crate) fn beginning(text: &str) -> &str {
    text.char_indices().nth(LONGEST_NAME).map_or(text, |(end, _)| &text[..end])
}

/// One entry of the CV and one of the other source, and why they came to their level.
pub(crate) struct Pair<'a, T> {
    pub(crate) level: LevelRule,
    pub(crate) here: &'a Claim<T>,
    pub(crate) there: &'a Claim<T>,
    pub(crate) reasons: Vec<(&'static str, String)>,
}

/// Everything one source says about the entries of the CV.
pub(crate) struct Compared<'a, T> {
    pub(crate) pairs: Vec<Pair<'a, T>>,
    pub(crate) only_there: Vec<&'a Claim<T>>,
    /// Entries of the CV that may be meant there, which cannot be told.
    pub(crate) open: Vec<&'a Claim<T>>,
}

impl<T> Default for Compared<'_, T> {
    fn default() -> Self {
        Self { pairs: Vec::new(), only_there: Vec::new(), open: Vec::new() }
    }
}

impl<T> Compared<'_, T> {
    /// Whether the other source names the entry's organisation, or may.
    fn speaks_of(&self, levels: &[LevelRule], item: &Claim<T>) -> bool {
        let named = |pair: &Pair<'_, T>| levels.contains(&pair.level) && std::ptr::eq(pair.here, item);
        self.pairs.iter().any(named) || self.open.iter().any(|open| std::ptr::eq(*open, item))
    }
}

/// Holds the CV's entries against those of another source.
type Compare<T> = for<'a> fn(&Analysis<'_>, &[Item<'a, T>], &[Item<'a, T>]) -> Compared<'a, T>;

/// What one kind of history adds to what is shared.
pub(crate) struct Rules<T: Entry + 'static> {
    pub(crate) check: &'static Check,
    /// Levels at which an entry of the CV is told by itself, with all sources that stand at that level.
    pub(crate) by_item: &'static [LevelRule],
    /// Levels at which a source is told with all its entries, the most telling first, and what both sides state.
    pub(crate) by_source: &'static [(LevelRule, &'static str)],
    /// Levels at which the other source names the organisation.
    pub(crate) names_it: &'static [LevelRule],
    pub(crate) only_there: LevelRule,
    pub(crate) only_here: LevelRule,
    pub(crate) not_compared: LevelRule,
    /// In the place of a contradiction between entries one of which may be read wrongly.
    pub(crate) uncertain: LevelRule,
    /// Levels that say that the two name the same organisation.
    pub(crate) same_organisation: &'static [LevelRule],
    /// What the entries are called.
    pub(crate) entries: &'static str,
    /// Holds the CV's entries against those of another source.
    pub(crate) compare: Compare<T>,
    /// Adds explanations, question and numbers to a finding about one entry.
    pub(crate) about_item: fn(&Analysis<'_>, FindingBuilder, LevelRule, &T) -> FindingBuilder,
    /// The same for what only the other source states, and for what only the CV states.
    pub(crate) about_missing: fn(FindingBuilder, LevelRule) -> FindingBuilder,
}

/// Holds every history against the CV's, or without one against the first.
pub(crate) fn findings<T: Entry + 'static>(analysis: &Analysis<'_>, rules: &Rules<T>) -> Vec<Finding> {
    let stating = analysis.readings().iter().filter(|reading| !T::stated(&reading.claims).is_empty());
    let mut others: Vec<History<'_, T>> = stating.map(|reading| History::of(reading)).collect();
    if others.len() < 2 {
        return Vec::new();
    }
    let first_cv = others.iter().position(|history| history.source.source.kind == SourceKind::Cv);
    let cv = others.remove(first_cv.unwrap_or(0));
    let compared: Vec<Compared<'_, T>> = others
        .iter()
        .map(|other| {
            let mut compared = (rules.compare)(analysis, &cv.items, &other.items);
            compared.pairs.iter_mut().for_each(|pair| doubted(rules, cv.source, other.source, pair));
            compared
        })
        .collect();
    let mut findings = Vec::new();
    for item in &cv.items {
        for &level in rules.by_item {
            let at_level = |pair: &&Pair<'_, T>| pair.level == level && std::ptr::eq(pair.here, item.claim);
            let found: Vec<&Pair<'_, T>> = compared.iter().flat_map(|c| &c.pairs).filter(at_level).collect();
            if !found.is_empty() {
                findings.push(told_by_item(analysis, rules, cv.source, level, &found));
            }
        }
    }
    for (other, compared) in others.iter().zip(&compared) {
        findings.extend(told_by_source(analysis, rules, cv.source, other.source, compared));
        findings.extend(only_there(rules, cv.source, other, compared));
    }
    findings.extend(only_here(rules, &cv, &others, &compared));
    findings.extend([&cv].into_iter().chain(&others).filter_map(|history| beyond_the_limit(rules, history)));
    findings
}

/// Takes a contradiction back where one side is a guess, or where the other side's words stand in a source's own text.
fn doubted<T: Entry>(rules: &Rules<T>, cv: &SourceReading, other: &SourceReading, pair: &mut Pair<'_, T>) {
    if pair.level.kind != FindingKind::Contradiction {
        return;
    }
    let same_organisation = rules.same_organisation.contains(&pair.level);
    let stands = |reading: &SourceReading, own: &Claim<T>, value: &Claim<T>| {
        let years = doubt::years(value.value().period());
        let known = |claim: &Claim<T>| !years.is_empty() && doubt::years(claim.value().period()) == years;
        let organisation = value.value().organisation().map(Personal::expose).unwrap_or_default();
        match same_organisation {
            // The years of another entry are that one's own.
            true if years.is_empty() || T::stated(&reading.claims).iter().any(known) => None,
            true => {
                let own_name = own.value().organisation().map(Personal::expose).unwrap_or_default();
                doubt::of_entry(reading, own.evidence(), own_name, &years, value.evidence())
            }
            false => doubt::of_entry(reading, own.evidence(), organisation, &[], value.evidence()),
        }
    };
    let doubt = doubt::guessed(pair.here.evidence(), pair.there.evidence())
        .or_else(|| stands(cv, pair.here, pair.there))
        .or_else(|| stands(other, pair.there, pair.here));
    if let Some(doubt) = doubt {
        pair.level = rules.uncertain;
        pair.reasons.insert(0, ("doubt", doubt.sentence()));
    }
}

fn told_by_item<T: Entry>(
    analysis: &Analysis<'_>,
    rules: &Rules<T>,
    cv: &SourceReading,
    level: LevelRule,
    found: &[&Pair<'_, T>],
) -> Finding {
    let here = found[0].here;
    let there: Vec<&Evidence> = found.iter().map(|pair| pair.there.evidence()).collect();
    let statement = states_otherwise(cv, here.evidence(), &there, analysis);
    let mut builder = rules.check.finding(level, statement).cite(Side::A, here.evidence()).cite_all(Side::B, there);
    for (code, reason) in found.iter().take(2).flat_map(|pair| &pair.reasons) {
        builder = builder.because(code, reason.as_str());
    }
    (rules.about_item)(analysis, builder, level, here.value()).done()
}

fn told_by_source<T: Entry>(
    analysis: &Analysis<'_>,
    rules: &Rules<T>,
    cv: &SourceReading,
    other: &SourceReading,
    compared: &Compared<'_, T>,
) -> Option<Finding> {
    let at = |level: LevelRule| compared.pairs.iter().filter(move |pair| pair.level == level);
    let &(level, what) = rules.by_source.iter().find(|(level, _)| at(*level).next().is_some())?;
    let names: Vec<String> = at(level).map(|pair| organisation(pair.here.value())).collect();
    let statement = format!("{} and {} state {what}: {}.", opening(&cv.source), name_of(&other.source), list(&names));
    let mut builder = rules.check.finding(level, statement);
    if let Some((code, reason)) = at(level).find_map(|pair| pair.reasons.first()) {
        builder = builder.because(code, reason.as_str());
    }
    for pair in rules.by_source.iter().flat_map(|(level, _)| at(*level)) {
        builder = builder.cite(Side::A, pair.here.evidence()).cite(Side::B, pair.there.evidence());
    }
    Some((rules.about_item)(analysis, builder, level, at(level).next()?.here.value()).done())
}

fn only_there<T: Entry>(
    rules: &Rules<T>,
    cv: &SourceReading,
    other: &History<'_, T>,
    compared: &Compared<'_, T>,
) -> Option<Finding> {
    let there: Vec<&Evidence> = compared.only_there.iter().map(|item| item.evidence()).collect();
    if there.is_empty() {
        return None;
    }
    let statement = not_listed(cv, other.source, &there);
    let builder = rules.check.finding(rules.only_there, statement).cite_all(Side::B, there);
    Some((rules.about_missing)(builder, rules.only_there).done())
}

/// One line for everything in the CV that no source names. A source with more entries than are compared may name anything.
fn only_here<T: Entry>(
    rules: &Rules<T>,
    cv: &History<'_, T>,
    others: &[History<'_, T>],
    compared: &[Compared<'_, T>],
) -> Option<Finding> {
    if others.iter().any(|other| other.beyond > 0) {
        return None;
    }
    let nowhere = cv.items.iter().map(|item| item.claim);
    let nowhere: Vec<&Evidence> = nowhere
        .filter(|item| compared.iter().all(|c| !c.speaks_of(rules.names_it, item)))
        .map(Claim::evidence)
        .collect();
    if nowhere.is_empty() {
        return None;
    }
    let others: Vec<&SourceReading> = others.iter().map(|other| other.source).collect();
    let statement = not_named(cv.source, &nowhere, &others);
    let builder = rules.check.finding(rules.only_here, statement).cite_all(Side::A, nowhere);
    Some((rules.about_missing)(builder, rules.only_here).done())
}

fn beyond_the_limit<T: Entry>(rules: &Rules<T>, history: &History<'_, T>) -> Option<Finding> {
    let beyond = history.beyond;
    let first = T::stated(&history.source.claims).get(MOST_ITEMS)?;
    let statement = format!(
        "{} states {} {}; the first {MOST_ITEMS} are compared, and {beyond} are not.",
        opening(&history.source.source),
        MOST_ITEMS + beyond,
        rules.entries,
    );
    let why = "Every entry is held against every entry of the other source, and so their number is bounded.";
    let builder = rules.check.finding(rules.not_compared, statement).because("limit", why);
    (beyond > 0).then(|| builder.cite(Side::A, first.evidence()).done())
}

fn organisation<T: Entry>(entry: &T) -> String {
    quoted(entry.organisation().map(Personal::expose).unwrap_or_default())
}
