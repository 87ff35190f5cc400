//! Every limit of this crate. Inputs beyond them are answered at once with `NotComparable(TooLong)`.

/// Characters of one name that are read. Legal names of record length (Iberian, South Indian, titles and all) stay
/// below 150 characters; 256 leaves room for markup residue.
pub(crate) const NAME_CHARS: usize = 256;

/// Parts of one name that are aligned. The longest official name among 4,774 measured pairs has 11.
pub(crate) const NAME_PARTS: usize = 24;

/// Letters of one part that are compared sound by sound; longer parts are compared for equality only.
pub(crate) const WORD_LETTERS: usize = 40;

/// Rows of one pattern (see `pattern`): a part of 40 letters plus the inner nodes of Han characters.
pub(crate) const NODES: usize = 64;
