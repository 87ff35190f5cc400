//! The report for a terminal: what disagrees, what to ask, what could not be read, what agrees; the rest on demand.

mod brief;
mod details;
mod layout;

pub use layout::{Detail, Paint};

use crate::schema::Report;
use layout::Lines;

impl Report {
    /// For a terminal.
    pub fn to_text(&self, paint: Paint, detail: Detail) -> String {
        let mut out = Lines::new(paint);
        brief::write(self, &mut out, detail);
        if detail == Detail::Full {
            details::write(self, &mut out);
        }
        out.into_text()
    }
}
