#![doc = include_str!("../README.md")]
//!
//! # Reading order
//!
//! 1. `text`: characters, folded, straightened and packed.
//! 2. `knowledge`: the tables of `data/`, laid out when the crate is built.
//! 3. `words`: a name taken apart into names, initials, particles, titles.
//! 4. `readings`: how a word of any writing is spelled in Latin letters.
//! 5. `rules`: the table of rules, then those for two words (`word`), for all words of two names (`align`), for whole names (`name`).
//! 6. `verdict`: which rule decides, and the answer it gives, put into words (`outcome`).
//! 7. Beside them `person` (is this a name at all?) and `linking` (keys for rosters).
//!
//! A folder uses those above it; `outcome` and `limits` are used by all.
#![deny(clippy::disallowed_methods)]

mod knowledge;
mod limits;
mod linking;
mod outcome;
mod person;
mod readings;
mod rules;
mod text;
mod verdict;
mod words;

pub use linking::keys::{Key, KeyKind, TermFrequencies, blocking_keys};
pub use outcome::comparison::{Agreement, Aligned, Comparison, Part, ReadingUsed};
pub use outcome::reason::Reason;
pub use outcome::relation::{ReadingSystem, Relation, Role};
pub use outcome::rule::RuleId;
pub use outcome::verdict::{Limit, Verdict, WhyNot};
pub use person::display::display_name;
pub use person::form::{NameForm, is_person_name, person_name_form};
pub use person::given::is_a_known_given_name;
pub use person::not_a_name::NotAName;
pub use text::oddity::{Oddity, oddities};
pub use verdict::compare::compare;
