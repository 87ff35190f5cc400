//! Search among many codes: an exact-copy tier and a flat popcount scan.

use std::collections::BTreeMap;

use crate::code::{Code, CodeDistance};
use crate::sketch::Sketch;

/// One picture found by a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Position in the order of adding.
    pub id: u32,
    /// Distance of the codes.
    pub distance: CodeDistance,
}

/// Codes of many pictures.
#[derive(Default)]
pub struct Index {
    codes: Vec<Code>,
    files: BTreeMap<[u8; 16], Vec<u32>>,
}

impl Index {
    /// An empty index.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one picture and returns its id: 0, 1, 2 and so on.
    pub fn add(&mut self, sketch: &Sketch) -> u32 {
        let id = u32::try_from(self.codes.len()).unwrap_or(u32::MAX);
        self.codes.push(sketch.code.clone());
        self.files.entry(sketch.file_digest).or_default().push(id);
        id
    }

    /// How many pictures it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// Ids of byte-identical files.
    #[must_use]
    pub fn same_file(&self, sketch: &Sketch) -> &[u32] {
        self.files.get(&sketch.file_digest).map_or(&[], Vec::as_slice)
    }

    /// The nearest pictures worth comparing, best first, at most `limit`. Candidates, not matches: pass each to
    /// [`crate::compare`].
    #[must_use]
    pub fn search(&self, sketch: &Sketch, limit: usize) -> Vec<Found> {
        let mut found: Vec<Found> =
            (0u32..).zip(&self.codes).map(|(id, code)| Found { id, distance: sketch.code.distance(code) }).collect();
        found.sort_by_key(|f| (f.distance, f.id));
        found.truncate(limit);
        found
    }
}
