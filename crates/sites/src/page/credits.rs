//! Links to those who made a page, and the blocks that links stand in.

use crosscheck_markup::{Anchor, Block, Markup};

/// The block that a link stands in.
pub(super) fn block_of<'m>(markup: &'m Markup, anchor: &Anchor) -> Option<&'m Block> {
    markup.around(anchor.node).skip(1).find_map(|around| {
        let at = markup.blocks.binary_search_by_key(&around.node, |block| block.node).ok()?;
        markup.blocks.get(at)
    })
}

/// Whether the words of a block say that its links lead to who made the page.
pub(super) fn is_credit(block: &Block) -> bool {
    let lower = block.text.to_lowercase();
    let mut credits = include_str!("../../data/credits.txt").lines().filter(|line| !line.starts_with('#'));
    let has = |words: &str| {
        lower.match_indices(words).any(|(at, _)| {
            let before = lower[..at].chars().next_back();
            before.is_none_or(|c| !c.is_alphanumeric())
        })
    };
    credits.any(has)
}
