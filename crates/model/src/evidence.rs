use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{Address, Digest, Personal, SourceId};

/// Identifier of one page or file of a source: made of its address, its bytes and the time of its capture, so that it is
/// the same wherever and in whatever order the pages are read. Written as 16 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId(u64);

impl fmt::Display for PageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for PageId {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u64::from_str_radix(text, 16).map(Self)
    }
}

impl Serialize for PageId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() { serializer.collect_str(self) } else { serializer.serialize_u64(self.0) }
    }
}

impl<'de> Deserialize<'de> for PageId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
        } else {
            u64::deserialize(deserializer).map(Self)
        }
    }
}

/// One entry of a source's page table: which stored bytes its claims were read from. Evidence points at it by its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The page's own identifier.
    pub id: PageId,
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
    /// The entry for these bytes.
    pub fn new(source: SourceId, address: Address, captured_at: Timestamp, sha256: Digest) -> Self {
        let key = Digest::of(format!("{address}\n{captured_at}\n{sha256}").as_bytes());
        let id = key.as_bytes().iter().take(8).fold(0, |id, byte| id << 8 | u64::from(*byte));
        Self { id: PageId(id), source, address, captured_at, sha256 }
    }

    /// Evidence in these bytes.
    pub fn evidence(&self, quote: impl Into<Personal>, locator: Locator, read_by: ReadBy) -> Evidence {
        let certainty = read_by.certainty();
        Evidence { source: self.source, page: self.id, quote: quote.into(), raw: None, locator, read_by, certainty }
    }

    /// A claim whose quote is this text.
    pub fn claim<T>(&self, value: T, quote: impl Into<Personal>, locator: Locator, read_by: ReadBy) -> Claim<T> {
        Claim::new(value, self.evidence(quote, locator, read_by))
    }
}

/// The words of a source that a claim rests on, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The source.
    pub source: SourceId,
    /// The entry of the source's page table that holds the bytes.
    pub page: PageId,
    /// The words, as a person can read them.
    pub quote: Personal,
    /// What stands there to the letter, where that is not the quote: `1536000000`, the address of a picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raw: Option<Personal>,
    /// Where in the bytes.
    pub locator: Locator,
    /// How they were read.
    pub read_by: ReadBy,
    /// How sure it is that the words are of this kind.
    pub certainty: Certainty,
}

impl Evidence {
    /// The same evidence with another certainty than its way of reading has by itself.
    #[must_use]
    pub fn with_certainty(self, certainty: Certainty) -> Self {
        Self { certainty, ..self }
    }

    /// The same evidence, with what stands there to the letter.
    #[must_use]
    pub fn with_raw(self, raw: impl Into<Personal>) -> Self {
        Self { raw: Some(raw.into()), ..self }
    }
}

/// How sure it is that words mean what a claim takes them for, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// A field of structured data says what it is.
    Structured,
    /// A label beside the words says what they are.
    Labelled,
    /// Their place in the layout says what they are.
    LaidOut,
    /// Only their form does.
    Guessed,
    /// They were read off a picture of the text.
    Ocr,
}

impl Certainty {
    /// Stable name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Structured => "structured",
            Self::Labelled => "labelled",
            Self::LaidOut => "laid_out",
            Self::Guessed => "guessed",
            Self::Ocr => "ocr",
        }
    }
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
        self.evidence.source
    }

    /// The words, as a person can read them.
    pub fn quote(&self) -> &str {
        self.evidence.quote.expose()
    }

    /// The same claim with another certainty.
    #[must_use]
    pub fn with_certainty(self, certainty: Certainty) -> Self {
        Self { value: self.value, evidence: self.evidence.with_certainty(certainty) }
    }

    pub(crate) fn set_certainty(&mut self, certainty: Certainty) {
        self.evidence.certainty = certainty;
    }

    /// The same claim, with what stands there to the letter.
    #[must_use]
    pub fn with_raw(self, raw: impl Into<Personal>) -> Self {
        Self { value: self.value, evidence: self.evidence.with_raw(raw) }
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
    /// A field of a CV in another documented format: Europass, FRESH, HR Open, vCard.
    CvField,
    /// A field of the data that a site exported for the account's owner.
    DataExport,
    /// A row or a field of a record that the customer holds.
    Record,
    /// JSON-LD in a page.
    JsonLd,
    /// HTML microdata.
    Microdata,
    /// RDFa Lite in a page.
    Rdfa,
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

impl ReadBy {
    /// How sure a reading of this kind is when nothing more is known about it.
    pub const fn certainty(self) -> Certainty {
        match self {
            Self::JsonApi
            | Self::ActivityPub
            | Self::Git
            | Self::JsonResume
            | Self::CvField
            | Self::DataExport
            | Self::Record
            | Self::JsonLd
            | Self::Microdata
            | Self::Rdfa
            | Self::Microformats2
            | Self::RelMe
            | Self::OpenGraph
            | Self::DocumentLink
            | Self::DocumentImage
            | Self::DocumentMetadata => Certainty::Structured,
            Self::SitePage => Certainty::Labelled,
            Self::DocumentText => Certainty::LaidOut,
            Self::Html => Certainty::Guessed,
        }
    }
}
