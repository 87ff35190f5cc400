use crosscheck_model::{Locator, ReadBy};

use super::block::Block;
use super::table::drafts;
use crate::sheet::{MAX_LINES, Sheet, SheetLink};

/// A document as lines. Tells whether lines beyond the limit were left out.
pub(crate) fn sheet(blocks: &[Block]) -> (Sheet, bool) {
    let mut sheet = Sheet::default();
    let mut gap = false;
    for draft in drafts(blocks, 0.0) {
        let Some(mut draft) = draft else {
            gap = true;
            continue;
        };
        if sheet.lines.len() >= MAX_LINES {
            return (sheet, true);
        }
        let number = u32::try_from(sheet.lines.len() + 1).unwrap_or(u32::MAX);
        draft.line.locator = Locator::Line(number);
        draft.line.gap |= gap;
        gap = false;
        for (target, text) in draft.links {
            let locator = draft.line.locator.clone();
            sheet.links.push(SheetLink {
                target,
                line: Some(sheet.lines.len()),
                text,
                locator,
                by: ReadBy::DocumentLink,
            });
        }
        sheet.lines.push(draft.line);
    }
    (sheet, false)
}
