use std::fmt;
use std::path::{Path, PathBuf};

/// Where a store is.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// A folder with a SQLite database and its key.
    Folder(PathBuf),
    /// A PostgreSQL database. Its key is kept elsewhere.
    Postgres {
        /// `postgres://...`
        url: String,
        /// File that holds the key.
        key: Option<PathBuf>,
    },
}

/// An address can hold a password.
impl fmt::Debug for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(path) => write!(f, "{}", path.display()),
            Self::Postgres { url, .. } => {
                let host = url.split(['/', '@']).filter(|part| !part.is_empty()).nth(1).unwrap_or_default();
                write!(f, "PostgreSQL ({})", if url.contains('@') { "with credentials" } else { host })
            }
        }
    }
}

impl Location {
    /// `postgres://` and `postgresql://` are databases, everything else is a folder.
    pub fn parse(text: &str, key: Option<PathBuf>) -> Self {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Self::Postgres { url: text.to_owned(), key }
        } else {
            Self::Folder(PathBuf::from(text))
        }
    }

    /// The database file of a folder.
    pub(crate) fn database(folder: &Path) -> PathBuf {
        folder.join("store.sqlite")
    }

    /// The file with the key; `None` if a PostgreSQL store was not told.
    pub(crate) fn key_file(&self) -> Option<PathBuf> {
        match self {
            Self::Folder(folder) => Some(folder.join("store.key")),
            Self::Postgres { key, .. } => key.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        let location = Location::parse("postgres://user:secret@db.example/crosscheck", None);
        assert!(!format!("{location} {location:?}").contains("secret"));
        assert_eq!(Location::parse("some/folder", None), Location::Folder("some/folder".into()));
    }
}
