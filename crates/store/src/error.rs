use std::io;
use std::path::PathBuf;

use jiff::Timestamp;

/// Why the store did not do what it was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no store at this place.
    #[error("there is no store at {0}: `crosscheck store init` makes one")]
    NoStore(String),
    /// There is a store already.
    #[error("there is a store at {0} already")]
    AlreadyThere(String),
    /// The store was made by a newer program.
    #[error("the store has layout {found}, this program knows up to {known}: use a newer program")]
    TooNew {
        /// Layout of the store.
        found: i64,
        /// Newest layout that this program knows.
        known: i64,
    },
    /// The store was made by an older program.
    #[error("the store has layout {found}, this program needs {known}: run `crosscheck store migrate`")]
    TooOld {
        /// Layout of the store.
        found: i64,
        /// Layout that this program needs.
        known: i64,
    },
    /// The key file is missing or is no key.
    #[error("the key of the store in {0} is missing or damaged: without it nothing in the store can be read")]
    NoKey(PathBuf),
    /// A PostgreSQL store needs to be told where its key is.
    #[error("a store on PostgreSQL needs a key file outside of the database: name it with --store-key FILE")]
    KeyNotNamed,
    /// The key belongs to another store.
    #[error("the key does not belong to this store")]
    WrongKey,
    /// No such case.
    #[error("the store holds no case with this reference")]
    NoSuchCase,
    /// A legal hold stands against it.
    #[error(
        "a legal hold has stood on this case since {since} ({reason}): it beats the request to erase, and nothing was erased"
    )]
    Held {
        /// Since when.
        since: Timestamp,
        /// The reason that was given.
        reason: String,
    },
    /// Another process has the case now.
    #[error("another process took the case over: its result counts, this one was dropped")]
    LostToAnother,
    /// A record cannot be opened with its key.
    #[error("a record of the store is damaged: {0}")]
    Damaged(&'static str),
    /// Not possible with this kind of store.
    #[error("{0}")]
    NotHere(&'static str),
    /// A file could not be read or written.
    #[error("{what} {path}: {cause}")]
    File {
        /// What was tried.
        what: &'static str,
        /// The file.
        path: PathBuf,
        /// Why not.
        cause: io::Error,
    },
    /// What belongs to a result could not be written outside of the store.
    #[error("cannot write a result: {0}")]
    Output(#[source] io::Error),
    /// The database refused.
    #[error("the database of the store: {0}")]
    Database(#[from] sqlx::Error),
}

impl StoreError {
    pub(crate) fn file(what: &'static str, path: &std::path::Path) -> impl FnOnce(io::Error) -> Self {
        move |cause| Self::File { what, path: path.to_owned(), cause }
    }
}
