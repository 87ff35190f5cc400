//! What a document holds once it is read: its text, its pictures and links, and what was met and not read.

use crosscheck_model::Locator;

use super::picture::Picture;
use crate::collect::Collector;
use crate::flow::Block;
use crate::sheet::SheetLink;

/// What was met and not read.
#[derive(Debug, Default)]
pub(super) struct PassedOver {
    pub(super) insertions: usize,
    pub(super) deletions: usize,
    pub(super) comments: usize,
    pub(super) notes: usize,
    pub(super) hidden: usize,
    pub(super) placeholders: usize,
    pub(super) objects: usize,
}

impl PassedOver {
    pub(super) fn report(&self, out: &mut Collector<'_>) {
        let mut say = |count: usize, what: &str| {
            if count > 0 {
                out.problem(Locator::Whole, format!("{count} {what}"));
            }
        };
        say(self.insertions, "tracked insertions were read as if they were accepted");
        say(self.deletions, "tracked deletions were left out as if they were accepted");
        say(self.comments, "comments were not read");
        say(self.notes, "notes at the foot or the end were not read");
        say(self.hidden, "pieces of hidden text were not read");
        say(self.placeholders, "fields of a template were never filled in, and were not read");
        say(self.objects, "diagrams or embedded objects were not read");
    }
}

/// A document's text.
#[derive(Default)]
pub(super) struct Story {
    pub(super) blocks: Vec<Block>,
    pub(super) pictures: Vec<Picture>,
    pub(super) links: Vec<SheetLink>,
    pub(super) passed_over: PassedOver,
}
