//! Found languages against the ones a candidate declares.

use super::equivalent::equivalent;
use super::found::Found;
use super::tables::LanguageCode;
use super::written::language_name;

/// Fewest words in an undeclared language for more than a note. From the check's specification (T3): about half a minute of
/// reading, more than a quotation, a client's sentence or a greeting.
pub const MIN_WORDS_FOR_CONTRADICTION: usize = 60;
/// Share of a profile's own prose that the undeclared language must exceed for more than a note. From the same
/// specification: the larger part.
pub const LARGER_PART: f32 = 0.5;

/// One number of the rule and where it came from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// What the number limits.
    pub name: &'static str,
    /// The number with its unit.
    pub value: &'static str,
    /// Where it came from.
    pub source: &'static str,
}

/// The numbers of the comparison, for a report or an explanation of the check.
pub const RULES: &[Rule] = &[
    Rule {
        name: "fewest words in an undeclared language for a weak contradiction",
        value: "60 words",
        source: "specification of the check; below it an undeclared language is a note",
    },
    Rule {
        name: "share of a profile's own prose in that language",
        value: "more than half",
        source: "specification of the check; the same for every language",
    },
    Rule {
        name: "fewest words of a language to be set against the declared list",
        value: "2 words",
        source: "a single word or a name is never called",
    },
];

/// Fewest words of a language before it is set against a declared list: a single word or a name is never called.
const MIN_WORDS_TO_COMPARE: usize = 2;

/// How the found languages stand to the declared ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// No declared languages were given, or one that is not understood: nothing to compare with.
    NotChecked,
    /// Too little prose whose language could be told.
    NotEnoughText,
    /// Every language found is declared.
    Declared,
    /// At least one language found is not declared.
    Undeclared,
}

impl Verdict {
    /// The stable word for reports and records.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotChecked => "not_checked",
            Self::NotEnoughText => "not_enough_text",
            Self::Declared => "declared",
            Self::Undeclared => "undeclared",
        }
    }
}

/// How much an undeclared language weighs, least first. The same rule for every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Nothing undeclared was found, or nothing could be compared.
    Nothing,
    /// Worth a note.
    Info,
    /// At least [`MIN_WORDS_FOR_CONTRADICTION`] words and more than [`LARGER_PART`] of the prose are in one undeclared language.
    WeakContradiction,
}

/// The result of [`against_declared`].
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The verdict.
    pub verdict: Verdict,
    /// What it weighs.
    pub strength: Strength,
    /// Undeclared languages, largest share first.
    pub undeclared: Vec<LanguageCode>,
    /// Words in the largest undeclared language; 0 when there is none.
    pub undeclared_words: usize,
    /// Its share of the words considered, 0 to 1.
    pub undeclared_share: f32,
    /// Words of prose considered.
    pub words: usize,
    /// The declared languages as compared, sorted, each once.
    pub declared: Vec<LanguageCode>,
}

/// Sets the found languages against the declared ones. The caller adds to `declared` what is declared without being listed:
/// the language the CV itself is written in.
pub fn against_declared(found: &Found, declared: &[LanguageCode]) -> Comparison {
    let mut declared = declared.to_vec();
    declared.sort_unstable();
    declared.dedup();
    let compared: Vec<_> = found.languages.iter().filter(|language| language.words >= MIN_WORDS_TO_COMPARE).collect();
    let undeclared: Vec<_> =
        compared.iter().filter(|language| !declared.iter().any(|code| equivalent(code, language.code))).collect();
    let verdict = if declared.is_empty() {
        Verdict::NotChecked
    } else if compared.is_empty() {
        Verdict::NotEnoughText
    } else if undeclared.is_empty() {
        Verdict::Declared
    } else {
        Verdict::Undeclared
    };
    let largest = undeclared.first().filter(|_| verdict == Verdict::Undeclared);
    let (undeclared_words, undeclared_share) = largest.map_or((0, 0.0), |language| (language.words, language.share));
    let strength = match verdict {
        Verdict::Undeclared if undeclared_words >= MIN_WORDS_FOR_CONTRADICTION && undeclared_share > LARGER_PART => {
            Strength::WeakContradiction
        }
        Verdict::Undeclared => Strength::Info,
        _ => Strength::Nothing,
    };
    let undeclared = if verdict == Verdict::Undeclared {
        undeclared.iter().map(|language| language.code).collect()
    } else {
        Vec::new()
    };
    Comparison { verdict, strength, undeclared, undeclared_words, undeclared_share, words: found.words, declared }
}

impl Comparison {
    /// The same when the list holds an entry that is no known name of a language: it may be the language found.
    #[must_use]
    pub fn with_unknown_entry(self) -> Self {
        if self.verdict != Verdict::Undeclared {
            return self;
        }
        Self {
            verdict: Verdict::NotChecked,
            strength: Strength::Nothing,
            undeclared: Vec::new(),
            undeclared_words: 0,
            undeclared_share: 0.0,
            ..self
        }
    }

    /// The result in one sentence of a report.
    pub fn sentence(&self) -> String {
        let names =
            |codes: &[LanguageCode]| codes.iter().map(|code| language_name(code)).collect::<Vec<_>>().join(", ");
        match self.verdict {
            Verdict::NotChecked if !self.declared.is_empty() => {
                "One of the declared languages is not known by that name here and may be the one found.".to_owned()
            }
            Verdict::NotChecked => "No declared languages to compare with.".to_owned(),
            Verdict::NotEnoughText => {
                format!("Too little prose to tell its language ({}).", counted(self.words))
            }
            Verdict::Declared => format!("The prose ({}) is in declared languages.", counted(self.words)),
            Verdict::Undeclared => {
                let first = self.undeclared.first().map_or("", |code| language_name(code));
                let others = match self.undeclared.get(1..) {
                    Some(others) if !others.is_empty() => format!(", some in {}", names(others)),
                    _ => String::new(),
                };
                format!(
                    "{} of {} are in {first}{others}; declared: {}.",
                    self.undeclared_words,
                    counted(self.words),
                    names(&self.declared)
                )
            }
        }
    }
}

fn counted(words: usize) -> String {
    if words == 1 { "1 word of prose".to_owned() } else { format!("{words} words of prose") }
}
