//! What an agreement in detail is worth: how many pairs of different pictures in one would agree as much.
//!
//! The number that decides is the size of the largest connected region of agreeing cells. Over pairs of strangers it falls off
//! exponentially; `accuracy_photos` measures the tail anew and prints it beside the line that is used here.

use crate::align::Agreement;
use crate::comparison::Verdict;
use crate::detail::Detail;

/// Common logarithm of the share of strangers' pairs whose coarse registration is good enough for the detail to be looked at.
const LOOKED_AT: f32 = -3.0;

/// The tail of strangers: at this many cells one in ten of those looked at has a region as large, and every further so many
/// cells divide their number by ten. Of all registered strangers, as they are and under every transform, a tenth has 20 cells or
/// more and a hundredth 31; those looked at have higher coarse scores, so the line is moved on by seven cells.
const TENTH: f32 = 27.0;
const CELLS_PER_TENTH: f32 = 11.0;

/// Expected false matches, as a common logarithm of their share among all pairs, up to which two pictures are the same, and
/// up to which they resemble each other.
const SAME: f32 = -8.0;
const RESEMBLES: f32 = -4.5;

/// Share of the textured cells that has to agree for the same picture, whatever the region: of the tuning half's copies the
/// least is 0.45, of strangers the most is 0.39 (few cells are textured there).
const LEAST_SHARE: f32 = 0.42;

/// Share of agreeing cells from which a region counts more than its size, in proportion: where little is textured, all of it
/// agreeing is no accident. No pair of strangers of the tuning half came to it.
const MOST_BY_CHANCE: f32 = 0.4;

/// Cells that each freedom of the registration costs: with more poses to choose from, more agrees by chance.
const MIRROR: f32 = 2.0;
const TURN: f32 = 4.0;
const SMALL_TURN: f32 = 2.0;
const CROP: f32 = 2.0;
const REPLACED: f32 = 4.0;
const SOFT: f32 = 16.0;

/// What the registration was free to do, and did.
pub(crate) struct Freedom {
    mirrored: bool,
    turned: bool,
    slightly_turned: bool,
    cropped: bool,
    replaced: bool,
}

impl Freedom {
    /// Of a coarse agreement, the second picture having been turned by so many degrees before.
    pub(crate) fn of(found: &Agreement, degrees: f32) -> Self {
        let m = found.pose.affine;
        Self {
            mirrored: m[0] < 0.0,
            turned: degrees != 0.0,
            slightly_turned: (-m[1]).atan2(m[4]).to_degrees().abs() > 2.0,
            cropped: found.covered.min(found.used) < 0.9,
            replaced: found.replaced > 0.2,
        }
    }

    /// In cells.
    fn price(&self) -> f32 {
        let parts = [
            (self.mirrored, MIRROR),
            (self.turned, TURN),
            (self.slightly_turned, SMALL_TURN),
            (self.cropped, CROP),
            (self.replaced, REPLACED),
        ];
        parts.into_iter().map(|(used, price)| if used { price } else { 0.0 }).sum()
    }
}

/// Common logarithm of the share of pairs of different pictures that would agree as much.
pub(crate) fn false_match_exponent(detail: &Detail, freedom: &Freedom) -> f32 {
    let worth = (detail.share() / MOST_BY_CHANCE).max(1.0);
    let soft = if detail.soft { SOFT } else { 0.0 };
    let cells = detail.region as f32 * worth - freedom.price() - soft;
    LOOKED_AT - (1.0 + (cells - TENTH) / CELLS_PER_TENTH).max(0.0)
}

pub(crate) fn verdict(detail: &Detail, exponent: f32) -> Verdict {
    if exponent <= SAME && detail.share() >= LEAST_SHARE {
        Verdict::SamePicture
    } else if exponent <= RESEMBLES {
        Verdict::Resembles
    } else {
        Verdict::DifferentPicture
    }
}
