#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod align;
mod budget;
mod compact;
mod compare;
mod cross;
mod custom;
mod describe;
mod eastern;
mod fold;
mod forms;
mod han;
mod iberian;
mod japanese;
mod keys;
mod letters;
mod lexicon;
mod limits;
mod lines;
mod oddity;
mod outcome;
mod pattern;
mod place;
mod relate;
mod romanised;
mod script;
mod sentence;
mod sound;
mod surnames;
mod syllables;
mod table;
mod text;
mod word;

pub use compare::compare;
pub use keys::{Key, KeyKind, TermFrequencies, blocking_keys};
pub use oddity::{Oddity, oddities};
pub use outcome::{
    Agreement, Aligned, Comparison, Limit, Part, ReadingSystem, ReadingUsed, Reason, Relation, Role, Verdict, WhyNot,
};
