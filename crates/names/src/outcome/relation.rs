//! How parts of names relate, what they are, and by which system they are read.

use serde::Serialize;

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
