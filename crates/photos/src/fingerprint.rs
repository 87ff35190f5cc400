//! Everything later steps need of one picture, without its bytes.

use std::sync::OnceLock;

use serde::{Deserialize, Deserializer, Serialize};
use sha2::{Digest, Sha256};

use crate::address::PictureAddress;
use crate::avatar::{self, Nature};
use crate::code::{Code, Hash};
use crate::declared::declared;
use crate::decode::{ReadError, Thumbnail, thumbnail};
use crate::grid::{Grid, Window, luma};
use crate::text::{from_base64, to_base64};
use crate::turned;

/// Longest side of the raster: fine enough that strangers' portraits differ (see `detail.rs`).
pub(crate) const RASTER_SIDE: u32 = 192;

/// Longest side of the coarse raster that codes are made of and pictures are first registered on. 96 keeps what a 64-pixel
/// avatar has and lets a 20% crop be registered to half a percent.
pub(crate) const COARSE_SIDE: u32 = 96;

/// Longest side of the colour thumbnail that the avatar rules look at (the low-colour rule was measured at 128).
pub(crate) const COLOUR_SIDE: u32 = 128;

/// Which procedure made a fingerprint. Fingerprints of different versions are never compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version(String);

impl Version {
    /// The procedure of this build: crate versions, algorithm, size, filter and resize backend.
    #[must_use]
    pub fn current() -> Self {
        Self(
            "photos-2 image_hasher-3.1 median+dct-16x16x40 vertgradient-16x16x3 area-96 detail-192 standard".to_owned(),
        )
    }

    /// The procedure in words, for reports.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Small upright grey pixels for registration; the longest side is at most 192.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Raster {
    /// Width in cells.
    pub width: u16,
    /// Height in cells.
    pub height: u16,
    /// Row by row, 0 black, 255 white.
    #[serde(serialize_with = "to_base64", deserialize_with = "from_base64")]
    pub cells: Vec<u8>,
}

impl Raster {
    pub(crate) fn grid(&self) -> Option<Grid> {
        let (width, height) = (usize::from(self.width), usize::from(self.height));
        if width == 0 || height == 0 || width.max(height) > RASTER_SIDE as usize || self.cells.len() != width * height {
            return None;
        }
        Some(Grid { width, height, cells: self.cells.iter().map(|&c| f32::from(c)).collect() })
    }

    /// The coarse raster.
    pub(crate) fn coarse(&self) -> Option<Grid> {
        self.grid().map(|grid| coarse(&grid))
    }
}

/// Everything later steps need of one picture, without its bytes.
#[derive(Clone, Serialize, Deserialize)]
pub struct Fingerprint {
    /// Which procedure made it.
    pub version: Version,
    /// Width of the upright picture in pixels.
    pub width: u32,
    /// Height of the upright picture in pixels.
    pub height: u32,
    /// What kind of picture it is; only [`Nature::Picture`] is ever compared.
    pub nature: Nature,
    /// All views, for search.
    pub code: Code,
    /// Small pixels, for registration.
    pub raster: Raster,
    /// Mean distance of a pixel from grey, 0 to 255: tells that a colour picture was made grey.
    pub colour: u8,
    /// What the file declares of its making, in words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub declared: Vec<String>,
    /// First 16 bytes of the SHA-256 of the file.
    #[serde(serialize_with = "to_base64", deserialize_with = "from_base64_16")]
    pub file_digest: [u8; 16],
    /// The middle under every turn, made when first needed.
    #[serde(skip)]
    turned: OnceLock<Vec<(f32, Hash)>>,
}

impl Fingerprint {
    /// The picture as turns are looked for.
    pub(crate) fn turnable(&self) -> turned::Turnable<'_> {
        let views = || self.raster.coarse().map(|grid| turned::views(&grid)).unwrap_or_default();
        (&self.code, self.turned.get_or_init(views))
    }
}

impl std::fmt::Debug for Fingerprint {
    /// The pixels are personal data and stay out.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fingerprint")
            .field("width", &self.width)
            .field("height", &self.height)
            .field("nature", &self.nature)
            .finish_non_exhaustive()
    }
}

/// Reads one picture: PNG, JPEG, GIF or WebP, first frame, upright as its EXIF orientation says.
///
/// # Errors
/// See [`ReadError`]; nothing is decoded when the header announces too many pixels.
pub fn read(bytes: &[u8]) -> Result<Fingerprint, ReadError> {
    read_from(bytes, &PictureAddress::default())
}

/// As [`read`], and also recognises default avatars by what is known of the address they came from.
///
/// # Errors
/// As [`read`].
pub fn read_from(bytes: &[u8], address: &PictureAddress) -> Result<Fingerprint, ReadError> {
    of(&thumbnail(bytes, RASTER_SIDE)?, bytes, address)
}

/// The fingerprint of the file whose picture has this thumbnail.
pub(crate) fn of(thumb: &Thumbnail, bytes: &[u8], address: &PictureAddress) -> Result<Fingerprint, ReadError> {
    let raster = raster(&thumb.rgb);
    let small = crate::grid::shrink(&image::DynamicImage::ImageRgb8(thumb.rgb.clone()), COLOUR_SIDE);
    let nature = avatar::nature(&Thumbnail { width: thumb.width, height: thumb.height, rgb: small }, address);
    let code = Code::of(&raster.coarse().ok_or(ReadError::Damaged)?);
    let mut file_digest = [0; 16];
    file_digest.copy_from_slice(&Sha256::digest(bytes)[..16]);
    Ok(Fingerprint {
        version: Version::current(),
        width: thumb.width,
        height: thumb.height,
        nature,
        code,
        raster,
        colour: colour(&thumb.rgb),
        declared: declared(bytes),
        file_digest,
        turned: OnceLock::new(),
    })
}

fn raster(rgb: &image::RgbImage) -> Raster {
    let cells = rgb.pixels().map(|p| luma(p.0)).collect();
    let side = |side: u32| u16::try_from(side).unwrap_or(u16::MAX);
    Raster { width: side(rgb.width()), height: side(rgb.height()), cells }
}

/// Shrunk to the coarse side; smaller pictures stay as they are.
pub(crate) fn coarse(grid: &Grid) -> Grid {
    let longest = grid.width.max(grid.height);
    let most = COARSE_SIDE as usize;
    if longest <= most {
        return grid.clone();
    }
    let scaled = |side: usize| ((side * most + longest / 2) / longest).max(1);
    grid.window(Window { left: 0.0, top: 0.0, side: 1.0 }, scaled(grid.width), scaled(grid.height))
}

fn colour(rgb: &image::RgbImage) -> u8 {
    let spread = |p: &[u8; 3]| u64::from(p.iter().max().unwrap_or(&0) - p.iter().min().unwrap_or(&0));
    let sum: u64 = rgb.pixels().map(|p| spread(&p.0)).sum();
    let count = (u64::from(rgb.width()) * u64::from(rgb.height())).max(1);
    u8::try_from(sum / count).unwrap_or(u8::MAX)
}

fn from_base64_16<'de, D: Deserializer<'de>>(from: D) -> Result<[u8; 16], D::Error> {
    from_base64(from)?.try_into().map_err(|_| serde::de::Error::custom("16 bytes expected"))
}
