use serde::{Deserialize, Serialize};

use super::hub::MOST_SHARING;

/// Counters an application: with the four hundred words of a usual CV, one counter in five is taken.
const COUNTERS: usize = 2_048;
/// Fewest and most counters; the most take half a gigabyte.
const LEAST: usize = 1 << 16;
const MOST: usize = 1 << 28;

/// In how many applications a shingle stands: a count-min sketch. It never says too few, so boilerplate is never taken for rare.
pub(super) struct Sketch {
    rows: [Vec<u8>; 2],
    mask: u64,
}

impl Sketch {
    pub(super) fn for_applications(expected: usize) -> Self {
        let size = expected.saturating_mul(COUNTERS).clamp(LEAST, MOST).next_power_of_two().min(MOST);
        Self { rows: [vec![0; size], vec![0; size]], mask: size as u64 - 1 }
    }

    pub(super) fn add(&mut self, shingle: u64) {
        let places = places(shingle, self.mask);
        for (row, place) in self.rows.iter_mut().zip(places) {
            row[place] = row[place].saturating_add(1);
        }
    }

    /// What verifying asks of it: a bit a counter.
    pub(super) fn finish(self) -> Rarity {
        let common = |row: Vec<u8>| -> Vec<u64> {
            let bit = |(at, count): (usize, &u8)| u64::from(usize::from(*count) > MOST_SHARING) << at;
            row.chunks(64).map(|counts| counts.iter().enumerate().map(bit).sum()).collect()
        };
        Rarity { common: self.rows.map(common), mask: self.mask }
    }
}

/// Which shingles stand in so few applications that they can be evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Rarity {
    common: [Vec<u64>; 2],
    mask: u64,
}

impl Rarity {
    pub(crate) fn is_rare(&self, shingle: u64) -> bool {
        let is_common =
            |(row, place): (&Vec<u64>, usize)| row.get(place / 64).is_some_and(|bits| bits >> (place % 64) & 1 == 1);
        // The lower count of the two holds.
        !self.common.iter().zip(places(shingle, self.mask)).all(is_common)
    }
}

fn places(shingle: u64, mask: u64) -> [usize; 2] {
    let place = |hash: u64| usize::try_from(hash & mask).unwrap_or_default();
    [place(shingle >> 3), place(shingle.rotate_left(32).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_more_applications_have_than_can_be_evidence_is_not_rare() {
        let mut sketch = Sketch::for_applications(10);
        for _ in 0..MOST_SHARING {
            sketch.add(7);
            sketch.add(1 << 40);
        }
        sketch.add(1 << 40);
        let rarity = sketch.finish();
        assert!(rarity.is_rare(7) && rarity.is_rare(8) && !rarity.is_rare(1 << 40));
    }
}
