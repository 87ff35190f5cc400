use crosscheck_model::NameRole;

/// How much of a page is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// Only what is marked up: a page of a site whose plain HTML says more about the site than about the person.
    Structured,
    /// Headings, contact links and prose too: a page of the person's own.
    Everything,
}

impl Depth {
    /// What a name in structured data is: on sites it is whatever people chose to show.
    pub(super) fn name_role(self) -> NameRole {
        match self {
            Self::Structured => NameRole::Display,
            Self::Everything => NameRole::Full,
        }
    }
}
