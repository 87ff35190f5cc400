use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Address, Digest, Personal, SourceId};

/// Which stored bytes something was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The source these bytes belong to.
    pub source: SourceId,
    /// The exact page or file, which can differ from the source's own address (an API answer, a photo).
    pub address: Address,
    /// When the bytes were fetched or handed in.
    pub captured_at: Timestamp,
    /// Of the bytes as stored.
    pub sha256: Digest,
}

impl Origin {
    /// Evidence in these bytes.
    pub fn evidence(&self, quote: impl Into<Personal>, locator: Locator, read_by: ReadBy) -> Evidence {
        Evidence { origin: self.clone(), quote: quote.into(), locator, read_by }
    }

    /// A claim whose quote is this text.
    pub fn claim<T>(&self, value: T, quote: impl Into<Personal>, locator: Locator, read_by: ReadBy) -> Claim<T> {
        Claim::new(value, self.evidence(quote, locator, read_by))
    }
}

/// The words of a source that a claim rests on, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The bytes.
    pub origin: Origin,
    /// The words, verbatim.
    pub quote: Personal,
    /// Where in the bytes.
    pub locator: Locator,
    /// How they were read.
    pub read_by: ReadBy,
}

/// A value that a source states, with the evidence for it. There is no way to build one without evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim<T> {
    value: T,
    evidence: Evidence,
}

impl<T> Claim<T> {
    /// A claim.
    pub fn new(value: T, evidence: Evidence) -> Self {
        Self { value, evidence }
    }

    /// What is claimed.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// To complete a value with what a later step learnt (the digest of a fetched photo).
    pub fn value_mut(&mut self) -> &mut T {
        &mut self.value
    }

    /// Where it is claimed.
    pub fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    /// Shorthand for the source.
    pub fn source(&self) -> SourceId {
        self.evidence.origin.source
    }

    /// The words, verbatim.
    pub fn quote(&self) -> &str {
        self.evidence.quote.reveal()
    }
}

/// Where in the bytes a quote stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Locator {
    /// RFC 6901, into JSON.
    JsonPointer(String),
    /// A CSS selector or path, into HTML.
    Css(String),
    /// A line of text, counted from 1.
    Line(u32),
    /// A page of a document and a line of its text, both counted from 1.
    PageLine(u32, u32),
    /// A named field: a metadata key, a header, a property path in structured data.
    Field(String),
    /// The object with this identifier inside the bytes (a commit id).
    Object(String),
    /// The bytes as a whole.
    Whole,
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::JsonPointer(pointer) => write!(f, "JSON {pointer}"),
            Self::Css(path) => write!(f, "HTML {path}"),
            Self::Line(line) => write!(f, "line {line}"),
            Self::PageLine(page, line) => write!(f, "page {page}, line {line}"),
            Self::Field(name) => write!(f, "field {name}"),
            Self::Object(id) => write!(f, "object {id}"),
            Self::Whole => f.write_str("whole"),
        }
    }
}

/// How a quote was read, most trustworthy form first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ReadBy {
    /// A site's documented JSON.
    JsonApi,
    /// An ActivityPub actor or WebFinger answer.
    ActivityPub,
    /// A git object or a patch made from one.
    Git,
    /// A JSON Resume file.
    JsonResume,
    /// JSON-LD in a page.
    JsonLd,
    /// HTML microdata.
    Microdata,
    /// Microformats2 classes.
    Microformats2,
    /// `rel=me`.
    RelMe,
    /// OpenGraph, Twitter card or other `meta` elements.
    OpenGraph,
    /// Elements of a known site's page.
    SitePage,
    /// Plain HTML of an unknown page.
    Html,
    /// Text of a document.
    DocumentText,
    /// A link annotation of a document.
    DocumentLink,
    /// An image inside a document.
    DocumentImage,
    /// Metadata of a document.
    DocumentMetadata,
}
