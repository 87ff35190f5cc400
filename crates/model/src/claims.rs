use std::fmt;

use serde::{Deserialize, Serialize};

use crate::values::*;
use crate::{Claim, Evidence};

/// Everything one source says, by kind, in the order it says it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Claims {
    /// Names of the person.
    pub names: Vec<Claim<PersonName>>,
    /// Pictures of the person.
    pub photos: Vec<Claim<Photo>>,
    /// Where the person says they are.
    pub places: Vec<Claim<Place>>,
    /// E-mail addresses.
    pub emails: Vec<Claim<Email>>,
    /// Telephone numbers.
    pub phones: Vec<Claim<Phone>>,
    /// Handles.
    pub handles: Vec<Claim<Handle>>,
    /// Links.
    pub links: Vec<Claim<Link>>,
    /// Employment.
    pub work: Vec<Claim<WorkItem>>,
    /// Education.
    pub education: Vec<Claim<EducationItem>>,
    /// Languages declared.
    pub languages: Vec<Claim<DeclaredLanguage>>,
    /// Prose by the person.
    pub texts: Vec<Claim<OwnText>>,
    /// Commits in own repositories.
    pub commits: Vec<Claim<Commit>>,
    /// Public acts with a time.
    pub activity: Vec<Claim<Activity>>,
    /// Time zones stated outright.
    pub zones: Vec<Claim<ZoneStatement>>,
    /// Facts about the account.
    pub account: Vec<Claim<AccountFact>>,
    /// Skills.
    pub skills: Vec<Claim<Fact>>,
    /// Metadata of the document.
    pub metadata: Vec<Claim<Fact>>,
}

impl Claims {
    /// Readers keep at most this many claims of one kind, so that comparing every claim with every other stays bounded.
    pub const MAX_PER_KIND: usize = 200;
    /// Commits and activity are only counted, never paired: more are kept.
    pub const MAX_COMMITS: usize = 20_000;

    /// Cuts every list to its limit; tells how many claims were dropped.
    pub fn enforce_limits(&mut self) -> usize {
        fn cut<T>(list: &mut Vec<T>, limit: usize) -> usize {
            let dropped = list.len().saturating_sub(limit);
            list.truncate(limit);
            dropped
        }
        let few = Self::MAX_PER_KIND;
        cut(&mut self.names, few)
            + cut(&mut self.photos, few)
            + cut(&mut self.places, few)
            + cut(&mut self.emails, few)
            + cut(&mut self.phones, few)
            + cut(&mut self.handles, few)
            + cut(&mut self.links, few)
            + cut(&mut self.work, few)
            + cut(&mut self.education, few)
            + cut(&mut self.languages, few)
            + cut(&mut self.texts, few)
            + cut(&mut self.zones, few)
            + cut(&mut self.account, few)
            + cut(&mut self.skills, few)
            + cut(&mut self.metadata, few)
            + cut(&mut self.commits, Self::MAX_COMMITS)
            + cut(&mut self.activity, Self::MAX_COMMITS)
    }

    /// Whether nothing at all was claimed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Adds another reading of the same source after this one.
    pub fn append(&mut self, mut other: Self) {
        self.names.append(&mut other.names);
        self.photos.append(&mut other.photos);
        self.places.append(&mut other.places);
        self.emails.append(&mut other.emails);
        self.phones.append(&mut other.phones);
        self.handles.append(&mut other.handles);
        self.links.append(&mut other.links);
        self.work.append(&mut other.work);
        self.education.append(&mut other.education);
        self.languages.append(&mut other.languages);
        self.texts.append(&mut other.texts);
        self.commits.append(&mut other.commits);
        self.activity.append(&mut other.activity);
        self.zones.append(&mut other.zones);
        self.account.append(&mut other.account);
        self.skills.append(&mut other.skills);
        self.metadata.append(&mut other.metadata);
    }

    /// The evidence of every claim that speaks to a topic.
    pub fn evidence_on(&self, topic: Topic) -> Vec<&Evidence> {
        fn of<T>(list: &[Claim<T>]) -> impl Iterator<Item = &Evidence> {
            list.iter().map(Claim::evidence)
        }
        match topic {
            Topic::Name => of(&self.names).collect(),
            Topic::Photo => of(&self.photos).collect(),
            Topic::Location => of(&self.places).chain(of(&self.zones)).collect(),
            Topic::Contact => of(&self.emails).chain(of(&self.phones)).collect(),
            Topic::Work => of(&self.work).collect(),
            Topic::Education => of(&self.education).collect(),
            Topic::Languages => of(&self.languages).chain(of(&self.texts)).collect(),
            Topic::Hours => of(&self.commits).chain(of(&self.activity)).collect(),
            Topic::Links => of(&self.links).collect(),
            Topic::Account => of(&self.account).collect(),
        }
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
