use crate::format::{Format, ProfileFormat, SavedFormat};

/// What a file is, and so which reader it goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// A CV: [`read`](crate::read).
    Cv(Format),
    /// An exported profile: [`read_profile`](crate::read_profile).
    Profile(ProfileFormat),
    /// Pages saved by a browser: [`saved_pages`](crate::saved_pages), then the reader of the site they come from.
    SavedPages(SavedFormat),
    /// A web archive (WARC, WACZ), to be opened as such.
    Archive,
    /// A picture: of a person, or of the pages of a CV.
    Picture,
    /// Nothing that can be read; what it is instead, in plain words.
    Unknown(String),
}
