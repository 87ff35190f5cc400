//! The compact code of a picture: perceptual hashes of many views.
//!
//! A cropped, framed or turned copy resembles some *part* of the original, so a picture is hashed as a whole and in
//! overlapping windows, and two codes are as far apart as their nearest pair of views. Two families of hashes are kept:
//! the signs of the low frequencies (image_hasher's median hash of a 16 by 16 cosine transform) for every view, and
//! the signs of vertical differences (its VertGradient) for the centred ones.

use image::GrayImage;
use image_hasher::{HashAlg, Hasher, HasherConfig};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::grid::{Grid, Window};
use crate::text::{from_base64, to_base64};

/// One hash of 256 bits.
pub(crate) type Hash = [u64; 4];

/// Views that are compared with every view of the other picture: the whole, two centred windows that a round mask or a
/// new background leaves alone, and two slightly turned ones.
pub(crate) const KEYS: usize = 5;

/// Windows of the other views: side as a share of the picture, and how many per row and column. Chosen on the tuning
/// half: the fewest with which every crop up to 20% is within a third of a hash cell of some window.
const WINDOWS: [(f32, usize); 4] = [(0.92, 3), (0.86, 3), (0.8, 4), (0.55, 1)];

/// The centred key windows besides the whole.
const CENTRED: [f32; 2] = [0.8, 0.65];

/// The turned key windows: side and degrees. A hash follows about 3 degrees either way.
const TURNED: [(f32, f32); 2] = [(0.9, 4.0), (0.9, -4.0)];

/// How many views a code has.
pub(crate) const VIEWS: usize = KEYS + 9 + 9 + 16 + 1;

/// Views of the second family: the whole and the two centred windows.
pub(crate) const GRADIENTS: usize = 3;

/// What the second family's distance is worth in bits of the first: at the same rate of false matches on the tuning
/// half its threshold is this much lower.
const GRADIENT_SHIFT: u32 = 8;

/// Views of both pictures that have to be near together; see [`Code::support`].
const SUPPORT: usize = 4;

/// The side of a view before it is hashed: what image_hasher needs for a 16 by 16 transform, so that it does not
/// resize a second time.
const SIDE: usize = 32;

/// Odd horizontal frequencies: mirroring turns exactly these round.
const ODD: u64 = 0xaaaa_aaaa_aaaa_aaaa;

/// Hashes of all views of one picture, for search.
#[derive(Clone, PartialEq, Eq)]
pub struct Code {
    pub(crate) views: Box<[Hash; VIEWS]>,
    pub(crate) gradients: [Hash; GRADIENTS],
}

/// How far two codes are apart, in bits of 256; smaller is more alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CodeDistance(pub u16);

/// The hashers, made once per picture.
struct Hashers {
    frequencies: Hasher,
    gradients: Hasher,
}

fn frequencies() -> Hasher {
    HasherConfig::new().hash_size(16, 16).hash_alg(HashAlg::Median).preproc_dct().to_hasher()
}

impl Code {
    /// Bytes of a stored code.
    pub const BYTES: usize = (VIEWS + GRADIENTS) * 32;

    pub(crate) fn of(grid: &Grid) -> Self {
        let hashers = Hashers {
            frequencies: frequencies(),
            gradients: HasherConfig::new().hash_size(16, 16).hash_alg(HashAlg::VertGradient).to_hasher(),
        };
        let mut views = Box::new([[0; 4]; VIEWS]);
        let mut gradients = [[0; 4]; GRADIENTS];
        for (i, view) in views.iter_mut().enumerate() {
            let picture = match i {
                3 | 4 => turned(grid, TURNED[i - 3]),
                _ => picture(&grid.window(window(i), SIDE, SIDE)),
            };
            *view = words(hashers.frequencies.hash_image(&picture).as_bytes());
            if let Some(gradient) = gradients.get_mut(i) {
                let picture = self::picture(&grid.window(window(i), SIDE / 2, SIDE / 2 + 1));
                *gradient = words(hashers.gradients.hash_image(&picture).as_bytes());
            }
        }
        Self { views, gradients }
    }

    /// The smallest distance over all views, mirrored and not, and both families.
    #[must_use]
    pub fn distance(&self, other: &Self) -> CodeDistance {
        let mut best = u32::MAX;
        for (keys, all) in [(self, other), (other, self)] {
            for key in &keys.views[..KEYS] {
                for view in all.views.iter() {
                    best = best.min(frequency_distance(key, view));
                }
            }
        }
        for (i, a) in self.gradients.iter().enumerate() {
            for (j, b) in other.gradients.iter().enumerate() {
                if i == j || i == 0 || j == 0 {
                    best = best.min(gradient_distance(a, b) + GRADIENT_SHIFT);
                }
            }
        }
        CodeDistance(u16::try_from(best).unwrap_or(u16::MAX))
    }

    /// Mean of the [`SUPPORT`] smallest distances that the key views of both have from their nearest view of the other. A copy is near in
    /// several of its views, a stranger that is near by chance in one.
    #[must_use]
    pub fn support(&self, other: &Self) -> CodeDistance {
        let nearest = |(keys, all): (&Self, &Self)| -> [u32; KEYS] {
            std::array::from_fn(|key| {
                let to_view = |view| frequency_distance(&keys.views[key], view);
                all.views.iter().map(to_view).min().unwrap_or(u32::MAX)
            })
        };
        let mut all = [nearest((self, other)), nearest((other, self))].concat();
        all.sort_unstable();
        let mean = all[..SUPPORT].iter().sum::<u32>() / SUPPORT as u32;
        CodeDistance(u16::try_from(mean).unwrap_or(u16::MAX))
    }

    /// This code with some bits of every view turned round: unrelated, but as a real code is made. For measurements.
    #[must_use]
    pub fn altered(&self, noise: [u64; 4]) -> Self {
        let mut out = self.clone();
        for hash in out.views.iter_mut().chain(&mut out.gradients) {
            for (word, noise) in hash.iter_mut().zip(noise) {
                *word ^= noise;
            }
        }
        out
    }

    fn to_bytes(&self) -> Vec<u8> {
        self.views.iter().chain(&self.gradients).flatten().flat_map(|w| w.to_le_bytes()).collect()
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        if bytes.len() != Self::BYTES {
            return None;
        }
        let mut views = Box::new([[0; 4]; VIEWS]);
        let mut gradients = [[0; 4]; GRADIENTS];
        for (hash, chunk) in views.iter_mut().chain(&mut gradients).zip(bytes.chunks_exact(32)) {
            *hash = words(chunk);
        }
        Some(Self { views, gradients })
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to_base64(self.to_bytes(), to)
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let bytes = from_base64(from)?;
        Self::from_bytes(&bytes).ok_or_else(|| serde::de::Error::custom("not a code of this version"))
    }
}

/// The smaller of the plain and the mirrored distance.
pub(crate) fn frequency_distance(a: &Hash, b: &Hash) -> u32 {
    let (mut even, mut odd) = (0, 0);
    for (x, y) in a.iter().zip(b) {
        even += ((x ^ y) & !ODD).count_ones();
        odd += ((x ^ y) & ODD).count_ones();
    }
    even + odd.min(128 - odd)
}

/// As above; a column is 16 bits, so mirroring reverses the order of the columns.
fn gradient_distance(a: &Hash, b: &Hash) -> u32 {
    let plain: u32 = a.iter().zip(b).map(|(x, y)| (x ^ y).count_ones()).sum();
    let mirrored: u32 = a
        .iter()
        .zip(b.iter().rev())
        .map(|(x, y)| {
            let y = y.rotate_left(32);
            let y = (y & 0xffff_0000_ffff_0000) >> 16 | (y & 0x0000_ffff_0000_ffff) << 16;
            (x ^ y).count_ones()
        })
        .sum();
    plain.min(mirrored)
}

/// Left, top and side of a view as shares of the picture.
fn window(view: usize) -> Window {
    let centred = |side: f32| Window { left: (1.0 - side) / 2.0, top: (1.0 - side) / 2.0, side };
    match view {
        0 | 3 | 4 => return centred(1.0),
        1 | 2 => return centred(CENTRED[view - 1]),
        _ => {}
    }
    let mut rest = view - KEYS;
    for (side, count) in WINDOWS {
        if rest < count * count {
            let at =
                |k: usize| if count == 1 { (1.0 - side) / 2.0 } else { (1.0 - side) * k as f32 / (count - 1) as f32 };
            return Window { left: at(rest % count), top: at(rest / count), side };
        }
        rest -= count * count;
    }
    centred(1.0)
}

fn turned(grid: &Grid, (side, degrees): (f32, f32)) -> GrayImage {
    sampled(grid, (grid.width as f32 * side, grid.height as f32 * side), degrees)
}

/// The hash of the middle square of a picture, turned; the square's side is a share of the shorter side.
pub(crate) fn middle_hash(grid: &Grid, share: f32, degrees: f32) -> Hash {
    let hasher = frequencies();
    let side = grid.width.min(grid.height) as f32 * share;
    words(hasher.hash_image(&sampled(grid, (side, side), degrees)).as_bytes())
}

/// The middle of a picture of this size in cells, turned, four samples to a pixel.
fn sampled(grid: &Grid, (across, down): (f32, f32), degrees: f32) -> GrayImage {
    let (sin, cos) = degrees.to_radians().sin_cos();
    // Of the picture's own proportions, as the other views are.
    let stretch = down / across;
    let middle = (grid.width as f32 / 2.0, grid.height as f32 / 2.0);
    GrayImage::from_fn(SIDE as u32, SIDE as u32, |x, y| {
        let mut sum = 0.0;
        for (dx, dy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
            let u = ((x as f32 + dx) / SIDE as f32 - 0.5) * across;
            let v = ((y as f32 + dy) / SIDE as f32 - 0.5) * across;
            let (right, below) = (cos * u - sin * v, (sin * u + cos * v) * stretch);
            sum += grid.sample(right + middle.0 - 0.5, below + middle.1 - 0.5);
        }
        image::Luma([(sum / 4.0 + 0.5) as u8])
    })
}

fn picture(grid: &Grid) -> GrayImage {
    let cells = grid.cells.iter().map(|&c| (c + 0.5) as u8).collect();
    GrayImage::from_raw(grid.width as u32, grid.height as u32, cells).unwrap_or_default()
}

fn words(bytes: &[u8]) -> Hash {
    let mut hash = [0; 4];
    for (word, chunk) in hash.iter_mut().zip(bytes.chunks_exact(8)) {
        *word = chunk.iter().rev().fold(0, |w, &b| w << 8 | u64::from(b));
    }
    hash
}
