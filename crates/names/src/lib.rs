#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod alias;
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
mod generation;
mod han;
mod iberian;
mod item;
mod japanese;
mod keys;
mod korean;
mod letters;
mod lexicon;
mod limits;
mod lines;
mod malay;
mod oddity;
mod outcome;
mod overseas;
mod pattern;
mod person;
mod place;
mod relate;
mod romanised;
mod script;
mod sentence;
mod short;
mod slip;
mod sound;
mod surnames;
mod syllables;
mod table;
mod text;
mod thai;
mod vietnamese;
mod word;

pub use compare::compare;
pub use keys::{Key, KeyKind, TermFrequencies, blocking_keys};
pub use oddity::{Oddity, oddities};
pub use outcome::{
    Agreement, Aligned, Comparison, Limit, Part, ReadingSystem, ReadingUsed, Reason, Relation, Role, Verdict, WhyNot,
};
pub use person::{NameForm, NotAName, display_name, is_person_name, person_name_form};
