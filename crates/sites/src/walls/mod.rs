//! What stands in front of a profile, or in its place: walls, absences, refusals, pages that are empty without their
//! scripts. One table of marks, judged in one place, for live answers and for archives alike.

mod evaluate;
mod marks;
mod unrendered;

use crosscheck_model::PageEvaluator;

pub(crate) use evaluate::{gap, hides_the_profile, title};
pub use evaluate::{in_redirect, wall};
pub(crate) use unrendered::is_unrendered;

/// What tells pages from walls, for whoever fetches.
pub const EVALUATOR: PageEvaluator =
    PageEvaluator { redirect: in_redirect, answer: |page| gap(page, false), is_unrendered: unrendered::is_unrendered };
