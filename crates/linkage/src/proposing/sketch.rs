use super::hub::MOST_SHARING;

/// Counters an application: with the four hundred words of a usual CV, one counter in five is taken.
const COUNTERS: usize = 2_048;
/// Fewest and most counters; the most take half a gigabyte.
const LEAST: usize = 1 << 16;
const MOST: usize = 1 << 28;

/// In how many applications a shingle stands: a count-min sketch. It never says too few, so boilerplate is never taken for rare.
pub(crate) struct Sketch {
    rows: [Vec<u8>; 2],
    mask: u64,
}

impl Sketch {
    pub(super) fn for_applications(expected: usize) -> Self {
        let size = expected.saturating_mul(COUNTERS).clamp(LEAST, MOST).next_power_of_two().min(MOST);
        Self { rows: [vec![0; size], vec![0; size]], mask: size as u64 - 1 }
    }

    fn places(&self, shingle: u64) -> [usize; 2] {
        let place = |hash: u64| usize::try_from(hash & self.mask).unwrap_or_default();
        [place(shingle >> 3), place(shingle.rotate_left(32).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20)]
    }

    pub(super) fn add(&mut self, shingle: u64) {
        let places = self.places(shingle);
        for (row, place) in self.rows.iter_mut().zip(places) {
            row[place] = row[place].saturating_add(1);
        }
    }

    /// Whether it stands in so few applications that it can be evidence.
    pub(crate) fn is_rare(&self, shingle: u64) -> bool {
        let [one, other] = self.places(shingle);
        usize::from(self.rows[0][one].min(self.rows[1][other])) <= MOST_SHARING
    }
}
