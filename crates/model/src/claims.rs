use std::fmt;

use serde::{Deserialize, Serialize};

use crate::records::Record;
use crate::values::*;
use crate::{Certainty, Claim, Evidence};

/// Makes [`Claims`] and everything that goes through all kinds of claims from one list: field, type, how many of one source
/// are kept, and the topics it speaks to.
macro_rules! claim_kinds {
    ($($(#[$doc:meta])* $field:ident: $value:ty, most $most:expr, on [$($topic:ident),*];)*) => {
        /// Everything one source says, by kind, in the order it says it.
        #[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
        #[serde(default)]
        pub struct Claims {
            $($(#[$doc])* pub $field: Vec<Claim<$value>>,)*
        }

        impl Claims {
            /// Names of the kinds, in order.
            pub const KINDS: &'static [&'static str] = &[$(stringify!($field)),*];

            /// Cuts every list to its limit; tells how many claims were dropped.
            pub fn enforce_limits(&mut self) -> usize {
                let mut dropped = 0;
                $(
                    dropped += self.$field.len().saturating_sub($most);
                    self.$field.truncate($most);
                )*
                dropped
            }

            /// Adds another reading of the same source after this one.
            pub fn append(&mut self, mut other: Self) {
                $(self.$field.append(&mut other.$field);)*
            }

            /// Leaves the claims whose evidence fits.
            pub fn retain(&mut self, fits: impl Fn(&Evidence) -> bool) {
                $(self.$field.retain(|claim| fits(claim.evidence()));)*
            }

            /// Gives the claims whose evidence fits this certainty.
            pub fn set_certainty(&mut self, certainty: Certainty, fits: impl Fn(&Evidence) -> bool) {
                $(
                    for claim in self.$field.iter_mut().filter(|claim| fits(claim.evidence())) {
                        claim.set_certainty(certainty);
                    }
                )*
            }

            /// How many claims there are of each kind, by its name, in the order of [`Claims::KINDS`].
            pub fn counts(&self) -> impl Iterator<Item = (&'static str, usize)> {
                [$((stringify!($field), self.$field.len())),*].into_iter()
            }

            /// The evidence of every claim.
            pub fn evidence(&self) -> impl Iterator<Item = &Evidence> {
                std::iter::empty()$(.chain(self.$field.iter().map(Claim::evidence)))*
            }

            /// The evidence of every claim that speaks to a topic, in the order of the kinds.
            pub fn evidence_on(&self, topic: Topic) -> Vec<&Evidence> {
                let mut evidence = Vec::new();
                $(
                    let topics: &[Topic] = &[$(Topic::$topic),*];
                    if topics.contains(&topic) {
                        evidence.extend(self.$field.iter().map(Claim::evidence));
                    }
                )*
                evidence
            }
        }
    };
}

/// Readers keep at most this many claims of one kind, so that comparing every claim with every other stays bounded.
const FEW: usize = 200;
/// Commits and activity are only counted, never paired: more are kept.
const MANY: usize = 20_000;

claim_kinds! {
    /// Names of the person.
    names: PersonName, most FEW, on [Name];
    /// Pictures of the person.
    photos: Photo, most FEW, on [Photo];
    /// Where the person says they are.
    places: Place, most FEW, on [Location];
    /// E-mail addresses.
    emails: Email, most FEW, on [Contact];
    /// Telephone numbers.
    phones: Phone, most FEW, on [Contact];
    /// Handles.
    handles: Handle, most FEW, on [];
    /// Links.
    links: Link, most FEW, on [Links];
    /// Employment.
    work: WorkItem, most FEW, on [Work];
    /// Education.
    education: EducationItem, most FEW, on [Education];
    /// Languages declared.
    languages: DeclaredLanguage, most FEW, on [Languages];
    /// Prose by the person.
    texts: OwnText, most FEW, on [Languages];
    /// Commits in own repositories.
    commits: Commit, most MANY, on [Hours];
    /// Public acts with a time.
    activity: Activity, most MANY, on [Hours];
    /// Time zones stated outright.
    zones: ZoneStatement, most FEW, on [Location];
    /// Facts about the account.
    account: AccountFact, most FEW, on [Account];
    /// Skills.
    skills: Fact, most FEW, on [];
    /// Metadata of the document.
    metadata: Fact, most FEW, on [];
    /// Rows of records that the customer holds.
    records: Record, most MANY, on [];
}

impl Claims {
    /// Most claims of one kind of which every two are compared.
    pub const MAX_PER_KIND: usize = FEW;
    /// Most commits and most acts.
    pub const MAX_COMMITS: usize = MANY;

    /// Whether nothing at all was claimed.
    pub fn is_empty(&self) -> bool {
        self.counts().all(|(_, count)| count == 0)
    }
}

/// What a claim or a finding is about: the columns of the report's matrix, and two more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// The person's name.
    Name,
    /// The person's picture.
    Photo,
    /// Where the person is.
    Location,
    /// E-mail and telephone.
    Contact,
    /// Employment.
    Work,
    /// Education.
    Education,
    /// Languages declared and written.
    Languages,
    /// When the person is active.
    Hours,
    /// Links between sources.
    Links,
    /// The account itself.
    Account,
}

impl Topic {
    /// The columns of the matrix, in order.
    pub const MATRIX: [Self; 8] = [
        Self::Name,
        Self::Photo,
        Self::Location,
        Self::Contact,
        Self::Work,
        Self::Education,
        Self::Languages,
        Self::Hours,
    ];

    /// As shown to people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Photo => "Photo",
            Self::Location => "Location",
            Self::Contact => "Contact",
            Self::Work => "Work",
            Self::Education => "Education",
            Self::Languages => "Languages",
            Self::Hours => "Hours",
            Self::Links => "Links",
            Self::Account => "Account",
        }
    }
}

impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}
