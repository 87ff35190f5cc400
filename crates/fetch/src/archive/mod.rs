//! Dossiers and other web archives: what was fetched and handed in, kept so that it can be read again.
//!
//! [`Archive::open`] reads a WACZ (1.1.1) or a plain WARC (1.0, 1.1; gzip per record or whole) made by any tool.
//! [`ArchiveFile`] does the same for a WARC of any size without holding it in memory.
//! [`Dossier`] collects what one run fetched and [`Dossier::write`]s it as a WACZ that replays to the same report.
//!
//! | record | holds |
//! |---|---|
//! | `response` | an HTTP answer; a redirect is a record of its own |
//! | `resource`, http(s) address | the commits of a repository, as its server sent them |
//! | `conversion` | a page as a browser showed it, in place of the empty one that its server sent |
//! | `resource`, `urn:crosscheck:file:NAME` | a CV or another file that was handed in |
//! | `resource`, `urn:crosscheck:case` | [`CaseSheet`]: which files and links were supplied, in which order, evaluated as of when |
//! | `metadata`, http(s) address | a request that brought no answer, and why: a [`Gap`](crosscheck_model::Gap) |
//!
//! Limits (our choice: one candidate's pages are a few megabytes, and a replay must stay under 300 MiB resident):
//! [`MAX_BODY`] bytes of one body, [`MAX_TOTAL`] bytes of all bodies, [`MAX_RECORDS`] records.

mod coding;
mod contents;
mod digests;
mod http;
mod limits;
mod lookup;
mod on_disk;
mod open;
mod open_error;
mod wacz;
mod warc;
mod write;

pub use contents::{CaseSheet, HandedIn, ProfileFile};
pub use limits::{MAX_BODY, MAX_RECORDS, MAX_TOTAL};
pub use on_disk::ArchiveFile;
pub use open::Archive;
pub use open_error::OpenError;
pub use write::Dossier;
