use std::fmt;

/// Why a file cannot be replayed.
#[derive(Debug)]
#[non_exhaustive]
pub enum OpenError {
    /// It is neither a WACZ nor a WARC.
    NotAnArchive,
    /// It is a WACZ, and this is wrong with it.
    BadWacz(String),
    /// A file inside the WACZ does not have the digest that is stated of it there.
    Changed(String),
    /// Not one record could be read; what the first one broke.
    NoRecords(String),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnArchive => f.write_str("it is neither a WACZ nor a WARC file"),
            Self::BadWacz(what) => write!(f, "the WACZ cannot be read: {what}"),
            Self::Changed(name) => {
                write!(
                    f,
                    "{name} inside it does not have the SHA-256 that is stated of it there: it was changed after it was made"
                )
            }
            Self::NoRecords(what) => write!(f, "no record in it can be read: {what}"),
        }
    }
}

impl std::error::Error for OpenError {}
