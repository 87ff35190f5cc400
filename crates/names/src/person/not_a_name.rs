//! Why a text is no name.

use serde::Serialize;

/// Why a text is no person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NotAName {
    /// It holds no letters.
    NoLetters,
    /// It is longer, or has more words, than a name.
    TooLong,
    /// It holds digits.
    Digits,
    /// It holds signs that names do not have, as addresses and code do.
    Signs,
    /// It holds nothing but initials, titles or particles.
    NoName,
    /// Some of its words are in small letters and are no particles, or it ends as a sentence does.
    Sentence,
    /// What a document or one of its sections is headed with.
    Heading,
    /// A job title.
    JobTitle,
    /// A firm, a school or an authority.
    Organisation,
    /// A place.
    Place,
    /// A date or a duration.
    Time,
    /// A field of study, a technology or a language.
    Subject,
    /// A page of a site, a brand or a description.
    Page,
}
