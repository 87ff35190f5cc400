//! The words of two names, matched and left over.

use crate::rules::word::token::Token;
use crate::rules::word::word_match::WordMatch;

/// A row of the alignment: tokens of either side and how they agree.
#[derive(Debug)]
pub(crate) struct Row<'w> {
    pub(crate) a: Token<'w>,
    pub(crate) b: Token<'w>,
    pub(crate) matched: WordMatch,
}

/// The words of two names, matched and left over.
#[derive(Debug, Default)]
pub(crate) struct Aligned<'w> {
    pub(crate) rows: Vec<Row<'w>>,
    pub(crate) left_a: Vec<Token<'w>>,
    pub(crate) left_b: Vec<Token<'w>>,
}
