use std::fmt;

use serde::{Deserialize, Serialize};

/// Text about a person. `Debug` and `Display` tell only its length, so that it cannot reach a log or a panic message by
/// accident; [`Personal::expose`] gives the text where a person is meant to read it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Personal(String);

impl Personal {
    /// Longer text is cut here: a bio or a work summary fits, a hostile megabyte does not.
    pub const MAX_CHARS: usize = 20_000;

    /// Keeps at most [`Personal::MAX_CHARS`] characters of the text.
    pub fn new(text: impl Into<String>) -> Self {
        let mut text = text.into();
        if text.len() > Self::MAX_CHARS
            && let Some((end, _)) = text.char_indices().nth(Self::MAX_CHARS)
        {
            text.truncate(end);
        }
        Self(text)
    }

    /// The text itself, for readers who are meant to see it.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// No text, or only white space.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl<T: Into<String>> From<T> for Personal {
    fn from(text: T) -> Self {
        Self::new(text)
    }
}

impl fmt::Debug for Personal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{} characters]", self.0.chars().count())
    }
}

impl fmt::Display for Personal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}
