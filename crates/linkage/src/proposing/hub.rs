use crate::Kind;

/// What more applications than this share is a template, a stock picture, an agency's number: no evidence, but named. Groups of
/// more people under one hand than this have not been described; our choice.
pub(crate) const MOST_SHARING: usize = 12;

/// What too many share.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hub {
    /// What it is.
    pub kind: Kind,
    /// How many applications share it.
    pub applications: usize,
    /// The one agency they all come from, if it is one.
    pub agency: Option<String>,
    /// One application that has it.
    pub example: u32,
}
