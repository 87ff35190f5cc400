//! How two contacts relate.

/// Why nothing can be said about two contacts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ContactGap {
    /// At least one side is not a contact of this kind.
    NotAContact,
    /// At least one side is an address of an office or a machine, not of a person.
    NotPersonal,
    /// A number without its country against one with it, and their ends differ in length or figures.
    CountryUnknown,
}

/// How two contacts relate; ordered by agreement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ContactComparison {
    /// Nothing can be said.
    NotComparable(ContactGap),
    /// Two contacts. People have several: no disagreement by itself.
    Different,
    /// One contact, written alike or not.
    Same,
}

impl ContactComparison {
    /// The result in words.
    #[must_use]
    pub fn sentence(&self) -> &'static str {
        match self {
            Self::NotComparable(ContactGap::NotAContact) => "at least one side is not a contact of this kind",
            Self::NotComparable(ContactGap::NotPersonal) => "at least one side is not an address of a person",
            Self::NotComparable(ContactGap::CountryUnknown) => "at least one number does not say its country",
            Self::Different => "two different contacts",
            Self::Same => "the same contact",
        }
    }

    pub(super) fn of(same: bool) -> Self {
        if same { Self::Same } else { Self::Different }
    }
}
