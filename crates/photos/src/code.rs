//! The compact code of a picture: perceptual hashes of several views.

use image::GrayImage;
use image_hasher::{HashAlg, HasherConfig};
use serde::{Deserialize, Serialize};

use crate::grid::Grid;
use crate::sketch::{from_base64, to_base64};

/// Hashes of all views of one picture, for search.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    #[serde(serialize_with = "to_base64", deserialize_with = "from_base64")]
    bytes: Vec<u8>,
}

/// How far two codes are apart; smaller is more alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CodeDistance(pub u16);

impl Code {
    pub(crate) fn of(grid: &Grid) -> Self {
        let hasher = HasherConfig::new().hash_size(16, 16).hash_alg(HashAlg::Median).preproc_dct().to_hasher();
        let cells = grid.cells.iter().map(|&c| c as u8).collect();
        let picture = GrayImage::from_raw(grid.width as u32, grid.height as u32, cells).unwrap_or_default();
        Self { bytes: hasher.hash_image(&picture).as_bytes().to_vec() }
    }

    /// The smallest distance over all views of both.
    #[must_use]
    pub fn distance(&self, other: &Self) -> CodeDistance {
        let bits = self.bytes.iter().zip(&other.bytes).map(|(a, b)| (a ^ b).count_ones()).sum::<u32>();
        CodeDistance(u16::try_from(bits).unwrap_or(u16::MAX))
    }
}
