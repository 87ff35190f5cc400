#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod address;
mod blob;
mod case;
mod claims;
mod claims_builder;
mod control;
mod digest;
mod evidence;
mod finding;
mod ids;
mod page;
mod page_evaluator;
mod personal;
pub mod records;
mod site_facts;
mod source;
mod time;
mod values;
mod word_index;

pub use address::Address;
pub use blob::Blob;
pub use case::{Case, LawfulBasis, SourceReading};
pub use claims::{Claims, Topic};
pub use claims_builder::contacts::{is_email, percent_decoded};
pub use claims_builder::{ClaimsBuilder, Passage};
pub use control::{AskedProfile, Challenge, ControlProof, ControlState, ProfileControl};
pub use digest::{Digest, ParseDigestError};
pub use evidence::{Certainty, Claim, Evidence, Locator, Origin, PageId, ReadBy};
pub use finding::{CheckId, Cited, Finding, FindingKind, Level, Parameter, Reason, Side, Strength};
pub use ids::{ApplicationId, CandidateId, SiteId, SourceId};
pub use page::{Freshness, Gap, Page, Refusal, Reply, Request, SourceLimit, Want, is_html};
pub use page_evaluator::PageEvaluator;
pub use personal::Personal;
pub use site_facts::{Pace, SentAs, SiteDirectory, SiteFacts, TokenUse};
pub use source::{Extraction, Outcome, Problem, Source, SourceKind};
pub use time::{OffsetTime, PartialDate, Period, PeriodEnd};
pub use values::{
    AccountFact, AccountFactKind, Activity, Commit, DeclaredLanguage, EducationItem, Email, Fact, Handle, Link,
    LinkRole, NameRole, OwnText, PersonName, Phone, Photo, Place, TextKind, WorkItem, ZoneStatement,
};
pub use word_index::{Standing, WordIndex};
