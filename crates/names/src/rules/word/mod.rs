//! Rules for two words.

pub(crate) mod article;
pub(crate) mod budget;
pub(crate) mod cross;
pub(crate) mod custom;
pub(crate) mod east_asian;
pub(crate) mod endings;
pub(crate) mod indonesian;
pub(crate) mod initial;
pub(crate) mod latin;
pub(crate) mod lists;
pub(crate) mod other_form;
pub(crate) mod relate;
pub(crate) mod short;
pub(crate) mod spelled;
pub(crate) mod token;
pub(crate) mod typo;
pub(crate) mod word_match;
