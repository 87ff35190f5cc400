//! What a comparison says. Every part of both names appears in the alignment exactly once.

use serde::Serialize;

use crate::oddity::Oddity;

/// The result of comparing two names.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Comparison {
    /// The named level.
    pub verdict: Verdict,
    /// Which part of the one name stands beside which part of the other. Accounts for every part of both.
    pub alignment: Vec<Aligned>,
    /// The readings that brought names of different writing, or differently romanised names, together.
    pub readings: Vec<ReadingUsed>,
    /// Why the verdict is what it is, the weightiest first.
    pub reasons: Vec<Reason>,
    /// Unusual characters in either name, first those of `a`, then those of `b`.
    pub oddities: Vec<Oddity>,
}

impl Comparison {
    /// Which roles agree and which disagree: lets a check treat "given name agrees, family name differs" (a marriage, a
    /// changed name) as milder than two names without any shared part.
    #[must_use]
    pub fn agreement(&self) -> Agreement {
        let agrees = |r: Relation| {
            matches!(r, Relation::Equal | Relation::Variant | Relation::Nickname | Relation::Initial | Relation::Typo)
        };
        let with = |role: Role| {
            self.alignment
                .iter()
                .any(|x| agrees(x.relation) && [&x.a, &x.b].iter().any(|p| p.as_ref().is_some_and(|p| p.role == role)))
        };
        if !self.alignment.iter().any(|x| agrees(x.relation)) {
            return Agreement::NoPart;
        }
        if !self.alignment.iter().any(|x| x.relation == Relation::Contradiction) {
            return Agreement::AllComparedParts;
        }
        match (with(Role::Given), with(Role::Family)) {
            (true, false) => Agreement::GivenOnly,
            (false, true) => Agreement::FamilyOnly,
            _ => Agreement::SomePart,
        }
    }
}

/// Which roles of two names agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// No part of the one name agrees with a part of the other.
    NoPart,
    /// Some part agrees and another contradicts; which role it plays is open.
    SomePart,
    /// The family name agrees, another part contradicts.
    FamilyOnly,
    /// A given name agrees, another part contradicts: also seen after a marriage or a change of name.
    GivenOnly,
    /// Nothing contradicts, and at least one part agrees.
    AllComparedParts,
}

/// How two names relate. Only `Contradictory` is evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// All parts of both names agree.
    Same,
    /// What can be compared agrees; the rest is left out on one side, abbreviated, or without weight.
    Compatible,
    /// No answer is possible, for the stated cause. Never evidence.
    NotComparable(WhyNot),
    /// A part of the one name and a part of the other cannot be the same name.
    Contradictory,
}

impl Verdict {
    /// The stable identifier: `same`, `compatible`, `not_comparable` or `contradictory`.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Verdict::Same => "same",
            Verdict::Compatible => "compatible",
            Verdict::NotComparable(_) => "not_comparable",
            Verdict::Contradictory => "contradictory",
        }
    }
}

/// Why two names could not be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WhyNot {
    /// One side holds no letters, or nothing but titles and initials.
    NothingToCompare,
    /// One side looks like a handle or a single display word, which need not be a name.
    Handle,
    /// No reading is known that would bring the two writings together.
    NoReading,
    /// The surname agrees, and a given name of another language stands beside the legal one: a Western or a Muslim one beside one
    /// of East Asia, a baptismal one beside one of Africa.
    OtherName,
    /// Spanish and Portuguese names agree in part: a person is known by one of several given names, and a second surname
    /// can be left out or change with marriage.
    FurtherName,
    /// A by-name (Chapo, Abu Omar al-Masri) stands where the other side has a given name or a whole name.
    ByName,
    /// An input is larger than this crate compares.
    TooLong(Limit),
}

/// The limit an input went over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// More characters than are read.
    Characters,
    /// More parts than are aligned.
    Parts,
}

/// One row of the alignment. One side is absent for an omission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Aligned {
    /// The part of the first name.
    pub a: Option<Part>,
    /// The part of the second name.
    pub b: Option<Part>,
    /// How the two relate.
    pub relation: Relation,
}

/// A part of a name, as written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// The part as it stands in the input.
    pub text: String,
    /// What it most likely is. A hypothesis: most orders stay open.
    pub role: Role,
}

/// What a part of a name is taken to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A given name.
    Given,
    /// A family name.
    Family,
    /// A patronymic.
    Patronymic,
    /// A particle such as *de*, *van*, *bin*.
    Particle,
    /// A title or form of address.
    Title,
    /// A suffix such as *Jr.* or a degree.
    Suffix,
    /// Undecided.
    Unknown,
}

/// How one part relates to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The same letters, apart from case, width, accents and composition.
    Equal,
    /// Another spelling, romanisation or reading of the same name.
    Variant,
    /// A short or familiar form.
    Nickname,
    /// An initial or abbreviation.
    Initial,
    /// One slip of the pen apart.
    Typo,
    /// Only one side has it; without weight.
    Omission,
    /// Both sides have one, and no rule brings them together, but a rule may be missing (a name without known reading, a
    /// Western name beside a legal one). Without weight.
    NotComparable,
    /// Both sides have one, and they differ.
    Contradiction,
}

/// A reading that was used to bring two writings together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReadingUsed {
    /// The part as written.
    pub part: String,
    /// The reading of it that fits the other name.
    pub reading: String,
    /// The system that gives this reading.
    pub system: ReadingSystem,
}

/// Where a reading comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ReadingSystem {
    /// Cyrillic letters by one of the usual standards or passport habits.
    Cyrillic,
    /// Greek letters.
    Greek,
    /// Hangul in any of the usual or free romanisations.
    Hangul,
    /// Two romanisations of one Korean name.
    KoreanRomanisation,
    /// Han characters in pinyin.
    Pinyin,
    /// Han characters or pinyin in Wade-Giles.
    WadeGiles,
    /// Han characters in a Cantonese spelling.
    Cantonese,
    /// Han characters as speakers of Hokkien, Teochew, Hakka and other languages spell them.
    Overseas,
    /// Han characters in Korean reading.
    SinoKorean,
    /// Han characters in Vietnamese reading.
    SinoVietnamese,
    /// A Japanese reading from the dictionary of names.
    JapaneseName,
    /// A Japanese reading put together from single characters.
    JapaneseCharacter,
    /// Kana.
    Kana,
    /// Arabic, Persian or Urdu consonants.
    Arabic,
    /// Hebrew consonants.
    Hebrew,
    /// An Indic script.
    Indic,
    /// Ethiopic syllables, in Amharic and Tigrinya.
    Ethiopic,
    /// Thai.
    Thai,
    /// Armenian.
    Armenian,
    /// Georgian.
    Georgian,
    /// Two Latin spellings of one name.
    LatinVariant,
}

/// One reason behind a verdict. Renders its own sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// Both names are letter for letter the same, apart from case, accents and composition.
    Equal,
    /// A part is another spelling or reading of the other.
    Variant {
        /// Part of the one name.
        a: String,
        /// Part of the other name.
        b: String,
        /// The system that brings them together.
        system: ReadingSystem,
    },
    /// A part is a familiar form of the other.
    Nickname {
        /// Part of the one name.
        a: String,
        /// Part of the other name.
        b: String,
    },
    /// A part abbreviates the other.
    Initial {
        /// Part of the one name.
        a: String,
        /// Part of the other name.
        b: String,
    },
    /// Two parts are one slip apart.
    Typo {
        /// Part of the one name.
        a: String,
        /// Part of the other name.
        b: String,
    },
    /// The parts stand in another order.
    Order,
    /// The family name stands first.
    FamilyFirst,
    /// A part is on one side only.
    Omitted {
        /// The part.
        part: String,
    },
    /// Two parts differ.
    Differ {
        /// Part of the one name.
        a: String,
        /// Part of the other name.
        b: String,
    },
    /// Two suffixes tell generations of one name apart.
    Generations {
        /// Suffix of the one name.
        a: String,
        /// Suffix of the other name.
        b: String,
    },
    /// Two parts stand side by side that no rule can compare.
    Unrelated {
        /// Part of the one name.
        a: String,
        /// Part of the other name.
        b: String,
    },
    /// No comparison was possible.
    NotComparable(WhyNot),
}
