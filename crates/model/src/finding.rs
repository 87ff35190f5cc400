use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Digest, Evidence, Topic};

/// Stable identifier of a check, as in its folder name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CheckId(pub Cow<'static, str>);

impl CheckId {
    /// The id of a check known at compile time.
    pub const fn new(id: &'static str) -> Self {
        Self(Cow::Borrowed(id))
    }
}

impl fmt::Display for CheckId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What kind of statement a finding makes. Only a contradiction speaks of disagreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// Two sources state things that cannot both hold as written.
    Contradiction,
    /// The same evidence occurs in another application.
    SharedWithOtherApplication,
    /// One source states it and none of those read confirms it.
    Unconfirmed,
    /// Worth knowing; says nothing for or against.
    Info,
    /// Two sources state the same.
    Confirmed,
    /// It could not be checked, and the finding says why.
    NotChecked,
}

impl FindingKind {
    /// Stable name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::SharedWithOtherApplication => "shared_with_other_application",
            Self::Unconfirmed => "unconfirmed",
            Self::Info => "info",
            Self::Confirmed => "confirmed",
            Self::NotChecked => "not_checked",
        }
    }
}

/// How much the evidence behind a finding weighs; the order of a report. Never about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Both sides are explicit and an innocent reading needs a particular reason.
    Strong,
    /// Explicit, but ordinary reasons are common.
    Moderate,
    /// A question at most.
    Weak,
    /// Nothing was weighed: the finding tells what could be compared and what could not.
    None,
}

impl Strength {
    /// Stable name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Moderate => "moderate",
            Self::Weak => "weak",
            Self::None => "none",
        }
    }
}

/// The named level a comparison came to, from the check's own ordered list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Level(pub Cow<'static, str>);

impl Level {
    /// A level known at compile time.
    pub const fn new(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }
}

/// Which side of the comparison a citation stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The first.
    A,
    /// The one it is held against.
    B,
}

/// One claim a finding rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cited {
    /// Which side.
    pub side: Side,
    /// The words and where they stand.
    pub evidence: Evidence,
    /// The picture, for findings about photos.
    pub picture: Option<Digest>,
}

/// Why a check came to its level: a stable code, and the sentence its fields render.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Stable name of the reason.
    pub code: Cow<'static, str>,
    /// In plain words.
    pub sentence: String,
}

/// A parameter a check used, from its table of thresholds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameter {
    /// Name in the table.
    pub name: Cow<'static, str>,
    /// Value with its unit.
    pub value: String,
}

/// What a check states: claim A in one source against claim B in another. It never says what a person is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Which check.
    pub check: CheckId,
    /// Its version: raised whenever the same dossier could come out differently.
    pub check_version: u32,
    /// What kind of statement.
    pub kind: FindingKind,
    /// The level it came to.
    pub level: Level,
    /// How much the evidence weighs.
    pub strength: Strength,
    /// What it is about.
    pub topic: Topic,
    /// One sentence on what the sources state.
    pub statement: String,
    /// Why.
    pub reasons: Vec<Reason>,
    /// The claims on both sides; for `not_checked` possibly none.
    pub claims: Vec<Cited>,
    /// One to three innocent explanations, for a contradiction or an info.
    pub explanations: Vec<String>,
    /// One neutral question to ask, where there is one.
    pub question: Option<String>,
    /// The rows of the advisories' catalogue that the check serves.
    pub advisory_refs: Vec<Cow<'static, str>>,
    /// The parameters used.
    pub parameters: Vec<Parameter>,
    /// The place (from 0) in the list of findings of the one that this follows from: the same picture beside two names
    /// follows from the two names. Both have one root, and count once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows_from: Option<u32>,
}
