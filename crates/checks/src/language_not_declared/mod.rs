//! Languages that a profile's own prose is written in, against the languages the candidate declares.

use crosscheck_compare::languages::{
    Found, LARGER_PART, LanguageCode, MIN_WORDS_FOR_CONTRADICTION, Strength as Weight, Verdict, against_declared,
    found_in_all, language_code, language_name,
};
use crosscheck_model::{
    Certainty, Claim, DeclaredLanguage, Evidence, Finding, OwnText, Side, SourceKind, SourceReading, Strength, Topic,
};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::identity::names;
use crate::needs::{Data, Need, Scope};
use crate::threshold::{Basis, Threshold};
use crate::words::{list, names_of, opening};

const UNDECLARED: LevelRule = LevelRule::contradiction("larger_part_undeclared", Strength::Weak);
const SOME_UNDECLARED: LevelRule = LevelRule::info("some_undeclared");
const DECLARED: LevelRule = LevelRule::confirmed("declared", Strength::Weak);
const NOT_ENOUGH_TEXT: LevelRule = LevelRule::not_checked("not_enough_text");
const NO_DECLARED_LIST: LevelRule = LevelRule::not_checked("no_declared_list");

const NO_DECLARED_WRITERS: &str = "How often it is wrong about people would take profiles whose writers say which languages they know, and no public set \
     holds that. How well the languages themselves are told apart is measured: `just accuracy languages`.";

const MIN_WORDS: Threshold = Threshold::fixed(
    "min_words",
    MIN_WORDS_FOR_CONTRADICTION as f64,
    "words",
    Basis::Chosen {
        why: "more than a quotation, a client's sentence or a greeting.",
        not_measured: NO_DECLARED_WRITERS,
    },
);

const SHARE: Threshold = Threshold::fixed(
    "share",
    LARGER_PART as f64,
    "of the profile's prose, exceeded",
    Basis::Chosen { why: "the larger part; the same for every language.", not_measured: NO_DECLARED_WRITERS },
);

const CV_LANGUAGE: Threshold = Threshold {
    name: "cv_language_min_words",
    value: 20.0,
    unit: "words",
    range: (5.0, 200.0),
    basis: Basis::Chosen {
        why: "a CV with that much prose in a language shows that its writer declares it, listed or not.",
        not_measured: NO_DECLARED_WRITERS,
    },
};

const CONFIRMED: Threshold = Threshold {
    name: "confirmed_min_words",
    value: 12.0,
    unit: "words",
    range: (3.0, 200.0),
    basis: Basis::Chosen {
        why: "a few headings or names of things confirm no language.",
        not_measured: NO_DECLARED_WRITERS,
    },
};

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "language_not_declared",
    version: 2,
    since: "0.1.0",
    title: "A profile is written in a language that is not declared",
    topic: Topic::Languages,
    scope: Scope::EverySource,
    needs: &[Need::Some(Data::DeclaredLanguage), Need::Some(Data::Prose)],
    follows_from: &[],
    levels: &[UNDECLARED, SOME_UNDECLARED, DECLARED, NOT_ENOUGH_TEXT, NO_DECLARED_LIST],
    advisory_refs: &["S1-07", "S1-16", "S2-11"],
    thresholds: &[MIN_WORDS, SHARE, CV_LANGUAGE, CONFIRMED],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

struct Declared<'a> {
    claims: Vec<&'a Claim<DeclaredLanguage>>,
    codes: Vec<LanguageCode>,
    /// An entry that no table knows could be any language.
    unknown_entry: bool,
}

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let own_names: Vec<&str> = analysis
        .readings()
        .iter()
        .flat_map(|reading| names(reading))
        .map(|name| name.value().full.expose())
        .take(40)
        .collect();
    let declared = declared(analysis, &own_names);
    let profiles =
        analysis.readings().iter().copied().filter(|r| r.source.kind != SourceKind::Cv && !r.claims.texts.is_empty());
    if declared.codes.is_empty() {
        let profiles: Vec<&SourceReading> = profiles.collect();
        return no_list(&profiles).into_iter().collect();
    }
    profiles.map(|profile| judge(analysis, profile, &declared, &own_names)).collect()
}

fn declared<'a>(analysis: &Analysis<'a>, own_names: &[&str]) -> Declared<'a> {
    let claims: Vec<_> = analysis.readings().iter().flat_map(|reading| reading.claims.languages.iter()).collect();
    let codes: Vec<Option<LanguageCode>> =
        claims.iter().map(|claim| language_code(claim.value().language.expose())).collect();
    let unknown_entry = codes.iter().any(Option::is_none);
    let mut codes: Vec<LanguageCode> = codes.into_iter().flatten().collect();
    if !claims.is_empty() {
        for cv in analysis.readings().iter().filter(|reading| reading.source.kind == SourceKind::Cv) {
            let summaries = cv.claims.work.iter().filter_map(|item| item.value().summary.as_ref());
            let texts = cv.claims.texts.iter().map(|text| &text.value().text).chain(summaries);
            let prose: Vec<&str> = texts.map(|text| text.expose()).collect();
            let found = found_in_all(&prose, own_names);
            let written = found
                .languages
                .iter()
                .filter(|language| language.words as f64 >= analysis.value(CHECK.id, &CV_LANGUAGE));
            codes.extend(written.map(|language| language.code));
        }
    }
    Declared { claims, codes, unknown_entry }
}

fn no_list(profiles: &[&SourceReading]) -> Option<Finding> {
    if profiles.is_empty() {
        return None;
    }
    let sources = names_of(profiles.iter().copied());
    let statement = format!("The languages of {sources} are not checked: no source declares a language that is known.");
    let first = profiles.iter().filter_map(|profile| profile.claims.texts.first().map(Claim::evidence));
    Some(CHECK.finding(NO_DECLARED_LIST, statement).cite_all(Side::B, first).done())
}

fn judge(analysis: &Analysis<'_>, profile: &SourceReading, declared: &Declared<'_>, own_names: &[&str]) -> Finding {
    let texts: Vec<&str> = profile.claims.texts.iter().map(|text| text.value().text.expose()).collect();
    let found = found_in_all(&texts, own_names);
    let comparison = against_declared(&found, &declared.codes);
    let list_quotes = declared.claims.iter().map(|claim| claim.evidence());
    let first_text = profile.claims.texts.iter().take(1).map(Claim::evidence);
    let level = match (comparison.verdict, comparison.strength) {
        (Verdict::NotEnoughText, _) => NOT_ENOUGH_TEXT,
        (Verdict::Undeclared, Weight::WeakContradiction) if !declared.unknown_entry && is_sure(profile) => UNDECLARED,
        (Verdict::Undeclared, _) => SOME_UNDECLARED,
        _ if found.languages.iter().all(|language| (language.words as f64) < analysis.value(CHECK.id, &CONFIRMED)) => {
            NOT_ENOUGH_TEXT
        }
        _ => DECLARED,
    };
    let statement = if level == NOT_ENOUGH_TEXT {
        format!("{} holds too little prose to tell its language.", opening(&profile.source))
    } else {
        format!(
            "{} is written in {}; declared are {}.",
            opening(&profile.source),
            shares(&found),
            declared_as(declared)
        )
    };
    let builder =
        CHECK.finding(level, statement).because("words", comparison.sentence()).cite_all(Side::A, list_quotes);
    let builder = builder.cite_all(Side::B, runs(profile, &found, &comparison.undeclared).iter());
    let builder = if level == NOT_ENOUGH_TEXT { builder.cite_all(Side::B, first_text) } else { builder };
    if level == UNDECLARED || level == SOME_UNDECLARED {
        builder
            .explained(&[
                "People leave out languages that they do not use at work.",
                "The text was written for a client, is quoted, or was translated by a program.",
                "Short texts are easily taken for a related language.",
            ])
            .ask("Which languages do you write in, and which of them would you use at work?")
            .with(analysis, &[MIN_WORDS, SHARE])
            .done()
    } else {
        builder.done()
    }
}

/// Prose that is guessed to be the person's own may be anybody's.
fn is_sure(profile: &SourceReading) -> bool {
    profile.claims.texts.iter().any(|text| text.evidence().certainty != Certainty::Guessed)
}

fn shares(found: &Found) -> String {
    let shown = found.languages.iter().take(3);
    let parts: Vec<String> = shown.map(|l| format!("{} ({} words)", language_name(l.code), l.words)).collect();
    list(&parts)
}

fn declared_as(declared: &Declared<'_>) -> String {
    let names: Vec<String> = declared.claims.iter().map(|c| c.value().language.expose().trim().to_owned()).collect();
    list(&names)
}

/// The runs of text that show each language, or only the undeclared ones where there are any.
fn runs(profile: &SourceReading, found: &Found, undeclared: &[LanguageCode]) -> Vec<Evidence> {
    let wanted = |code: LanguageCode| undeclared.is_empty() || undeclared.contains(&code);
    let shown = found.languages.iter().filter(|language| wanted(language.code)).take(3);
    shown
        .filter_map(|language| {
            let text: &Claim<OwnText> = profile.claims.texts.get(language.text)?;
            Some(Evidence { quote: language.quote.as_str().into(), ..text.evidence().clone() })
        })
        .collect()
}
