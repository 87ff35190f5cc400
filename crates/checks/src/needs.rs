//! The data that a check needs, declared beside it: what can be compared is computed from that, and from nothing else.

use crosscheck_model::{Claims, LinkRole, NameRole, SourceReading};

/// What a check holds against what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Every source against every other.
    EverySource,
    /// Every source against the CV, or without one against the first source that states something.
    AgainstTheCv,
    /// Every source by itself, or the case as a whole: it compares nothing.
    OneSource,
}

/// Something that a source can state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Data {
    /// A name of the person.
    Name,
    /// A picture.
    Picture,
    /// A place for the present.
    Place,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A page of their own.
    OwnPage,
    /// An employment.
    Employment,
    /// A course of education.
    Education,
    /// A list of languages.
    DeclaredLanguage,
    /// Prose.
    Prose,
    /// Entries of the file about itself.
    Metadata,
    /// Public acts with a time.
    Act,
    /// Commits.
    Commit,
    /// Commits with the offset of the clock they were made with.
    OffsetCommit,
}

impl Data {
    /// Whether the source states something of the kind.
    pub fn is_stated_by(self, reading: &SourceReading) -> bool {
        let claims: &Claims = &reading.claims;
        match self {
            Self::Name => claims.names.iter().any(|name| name.value().role != NameRole::Guess),
            Self::Picture => !claims.photos.is_empty(),
            Self::Place => !claims.places.is_empty(),
            Self::Email => !claims.emails.is_empty(),
            Self::Phone => !claims.phones.is_empty(),
            Self::OwnPage => claims.links.iter().any(|link| link.value().role != LinkRole::Mention),
            Self::Employment => !claims.work.is_empty(),
            Self::Education => !claims.education.is_empty(),
            Self::DeclaredLanguage => !claims.languages.is_empty(),
            Self::Prose => !claims.texts.is_empty(),
            Self::Metadata => !claims.metadata.is_empty(),
            Self::Act => !claims.activity.is_empty(),
            Self::Commit => !claims.commits.is_empty(),
            Self::OffsetCommit => claims.commits.iter().any(|commit| commit.value().authored.offset_seconds.is_some()),
        }
    }

    /// In words, in the plural.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Name => "names",
            Self::Picture => "pictures",
            Self::Place => "places",
            Self::Email => "e-mail addresses",
            Self::Phone => "telephone numbers",
            Self::OwnPage => "pages of one's own",
            Self::Employment => "employments",
            Self::Education => "courses of education",
            Self::DeclaredLanguage => "declared languages",
            Self::Prose => "prose",
            Self::Metadata => "entries of files about themselves",
            Self::Act => "public acts with a time",
            Self::Commit => "commits",
            Self::OffsetCommit => "commits with their UTC offset",
        }
    }
}

/// A condition on what the sources that were read state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Some source states it.
    Some(Data),
    /// Two sources state the same one of these.
    Two(&'static [Data]),
}

impl Need {
    /// Whether the sources meet it.
    pub fn is_met(self, read: &[&SourceReading]) -> bool {
        let stating = |data: Data| read.iter().filter(|reading| data.is_stated_by(reading)).count();
        match self {
            Self::Some(data) => stating(data) > 0,
            Self::Two(any) => any.iter().any(|&data| stating(data) > 1),
        }
    }

    /// The data that it speaks of.
    pub fn data(self) -> Vec<Data> {
        match self {
            Self::Some(data) => vec![data],
            Self::Two(any) => any.to_vec(),
        }
    }
}
