//! How two names of organisations relate.

/// Why nothing can be said about two names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum OrganisationGap {
    /// At least one side names nothing.
    NoName,
    /// At least one side names no organisation: "freelance", "confidential".
    NotAnOrganisation,
    /// They are written in different scripts, and no table connects them.
    Scripts,
    /// They are written in different languages, and a part has no known translation.
    Languages,
}

/// Why two unlike names are one organisation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum AliasReason {
    /// One side writes the name reversed or with the same words in another script.
    Transliteration,
    /// The words of one are those of the other in another language.
    Translation,
    /// One is the other with a country, city or business word added.
    Branch,
    /// One is made of the first letters of the other.
    Acronym,
    /// One side gives both names itself.
    OtherName,
    /// Both are known names of one organisation or group.
    KnownNames,
    /// One was renamed to the other, bought by it, merged into it, or is a part of its group.
    Succession,
}

/// Why two names may be one organisation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum SimilarReason {
    /// The readings of names in two scripts resemble each other.
    Reading,
    /// One is contained in the other.
    Part,
    /// They differ in words often left out, such as "national".
    WeakWords,
    /// They are spelt nearly alike.
    Spelling,
    /// One may be a short form of the other.
    ShortForm,
    /// A company of the group beside its parent.
    Group,
}

/// How two names of organisations relate; ordered by agreement.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum OrganisationComparison {
    /// Nothing can be said.
    NotComparable(OrganisationGap),
    /// Different names, and nothing known connects them. Renamings, owners and agencies may still.
    Different,
    /// May be one.
    Similar(SimilarReason),
    /// One organisation under different names.
    Alias(AliasReason),
    /// The same name, apart from case, accents and legal form.
    Same,
}

impl OrganisationComparison {
    /// Whether the names denote one organisation or may.
    #[must_use]
    pub fn may_be_one(&self) -> bool {
        matches!(self, Self::Similar(_) | Self::Alias(_) | Self::Same)
    }

    /// The result in words.
    #[must_use]
    pub fn sentence(&self) -> &'static str {
        match self {
            Self::NotComparable(OrganisationGap::NoName) => "at least one side names no organisation",
            Self::NotComparable(OrganisationGap::NotAnOrganisation) => {
                "at least one side does not say for whom the work was done"
            }
            Self::NotComparable(OrganisationGap::Scripts) => {
                "the names are in different scripts and nothing known connects them"
            }
            Self::NotComparable(OrganisationGap::Languages) => {
                "the names are in different languages and a part has no known translation"
            }
            Self::Different => "two different names, and nothing known connects them",
            Self::Similar(SimilarReason::Reading) => "read aloud, the names resemble each other",
            Self::Similar(SimilarReason::Part) => "one name is part of the other",
            Self::Similar(SimilarReason::WeakWords) => "the names differ only in words that are often left out",
            Self::Similar(SimilarReason::Spelling) => "the names are spelt nearly alike",
            Self::Similar(SimilarReason::ShortForm) => "one name may be a short form of the other",
            Self::Similar(SimilarReason::Group) => "one may be a service company of the other's group",
            Self::Alias(AliasReason::Succession) => {
                "one was renamed to the other, bought by it or merged into it, or belongs to its group"
            }
            Self::Alias(AliasReason::Transliteration) => "the same name in another script",
            Self::Alias(AliasReason::Translation) => "the same name in another language",
            Self::Alias(AliasReason::Branch) => "one name is the other with a place or a line of business added",
            Self::Alias(AliasReason::Acronym) => "one name is the short form of the other",
            Self::Alias(AliasReason::OtherName) => "one side gives both names",
            Self::Alias(AliasReason::KnownNames) => "both are known names of one organisation",
            Self::Same => "the same name",
        }
    }
}
