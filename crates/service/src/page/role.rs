//! What people who sign in may do: a role is a set of rights, and a page asks for one of them.

/// Something that somebody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Right {
    /// See cases and what came of them.
    Read,
    /// Hand cases in, stop them, send candidates their link.
    HandIn,
    /// Write down what people say.
    Note,
    /// Settle, tick off, close.
    Decide,
    /// Erase a person, and hold cases against it.
    Erase,
    /// Let people in, make keys, name endpoints.
    Manage,
}

/// A role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Recruiter,
    Reviewer,
    Compliance,
    Administrator,
}

impl Role {
    pub(crate) const ALL: [Self; 4] = [Self::Recruiter, Self::Reviewer, Self::Compliance, Self::Administrator];

    /// As it is kept.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Recruiter => "recruiter",
            Self::Reviewer => "reviewer",
            Self::Compliance => "compliance",
            Self::Administrator => "administrator",
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }

    /// What somebody with it may do.
    const fn rights(self) -> &'static [Right] {
        match self {
            Self::Recruiter => &[Right::Read, Right::HandIn, Right::Note],
            Self::Reviewer => &[Right::Read, Right::HandIn, Right::Note, Right::Decide],
            Self::Compliance => &[Right::Read, Right::Note, Right::Erase],
            Self::Administrator => {
                &[Right::Read, Right::HandIn, Right::Note, Right::Decide, Right::Erase, Right::Manage]
            }
        }
    }

    pub(crate) fn may(self, right: Right) -> bool {
        self.rights().contains(&right)
    }
}
