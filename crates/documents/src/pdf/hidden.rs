//! Text that a reader of the paper cannot see: it is counted and reported, never merged with what is shown.

/// Fewer hidden characters than this are leftovers of a layout program, not text.
const MIN_HIDDEN: usize = 4;
/// Fewer turned characters are a word of ornament in a margin.
const MIN_TURNED: usize = 40;

/// Characters that a reader of the paper would not see, by reason.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    pub(super) white: usize,
    pub(super) off_page: usize,
    pub(super) tiny: usize,
    pub(super) invisible: usize,
    /// Seen, but set sideways or upside down.
    pub(super) turned: usize,
}

impl Hidden {
    /// Says what was left out.
    pub(super) fn reports(&self, page: u32) -> impl Iterator<Item = String> {
        let kinds = [
            (self.white, "in the colour of the paper"),
            (self.off_page, "outside the page"),
            (self.tiny, "too small to be read"),
            (self.invisible, "drawn invisibly"),
        ];
        let turned = (self.turned >= MIN_TURNED).then(|| {
            let count = self.turned;
            format!("page {page} holds {count} characters that stand sideways or upside down; they were not read")
        });
        let hidden = kinds.into_iter().filter(|(count, _)| *count >= MIN_HIDDEN).map(move |(count, how)| {
            format!("page {page} holds {count} characters of hidden text, {how}; they were not read")
        });
        hidden.chain(turned)
    }
}
