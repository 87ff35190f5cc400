//! What kind of picture is it: one worth comparing, or a default avatar, a plain area, or too small.
//!
//! Different drawn avatars resemble one another more than two copies of one photograph do, so they are recognised first
//! and never compared: by their address, by drawing GitHub's picture anew, and by how they are coloured.

use image::RgbImage;
use serde::{Deserialize, Serialize};

use crate::address::PictureAddress;
use crate::decode::Thumbnail;
use crate::grid::luma;
use crate::identicon;

/// The rule that recognised a default avatar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AvatarRule {
    /// The address itself names a placeholder (a forced Gravatar default, `missing.png`).
    Address,
    /// The picture GitHub draws from the account number in the address.
    GithubIdenticon,
    /// Drawn in few colours, without the texture of a photograph: identicon, initials, silhouette, robot, logo.
    LowColour,
}

/// What kind of picture it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Nature {
    /// A picture with enough in it to be compared.
    Picture,
    /// A picture that many accounts share without sharing anything else.
    DefaultAvatar(AvatarRule),
    /// One colour or a smooth run of colours.
    Plain,
    /// Too few pixels to tell pictures apart.
    TooSmall,
}

/// Shortest side in pixels that is compared; below it registering has fewer cells than it needs (64 is the smallest
/// size measured, at 32 half of its detail is left).
const MIN_SIDE: u32 = 32;

/// Steps between neighbouring pixels (largest channel difference, after a 3 by 3 median) up to which an area that
/// touches the border counts as its background; JPEG noise on flat colour is 1 to 3.
const SMOOTH_STEP: u8 = 3;

/// Steps that count as flat, and those that are typical of photographic texture: above noise, below drawn edges.
const FLAT_STEP: u8 = 2;
const TEXTURE_STEPS: std::ops::RangeInclusive<u8> = 4..=40;

/// A pixel belongs to one of the three main colours within this distance (largest channel difference).
const SAME_COLOUR: u8 = 12;

/// The same in a grey picture, where three greys with wide neighbourhoods would cover most of any photograph.
const SAME_GREY: u8 = 5;

/// Mean spread of the channels up to which a picture is grey (JPEG leaves 1 or 2).
const GREY: usize = 4;

/// Share of the picture that must differ from its smooth background; below it there is nothing to compare.
const LEAST_CONTENT: f32 = 0.02;

/// The drawing score: weight, centre and spread of each measure, found by logistic regression on 560 drawn avatars
/// (even seeds) and 1,728 copies of the 32 photographs of the tuning half. Avatars with odd seeds scored at least 2.7, the
/// photographs at most -0.4 (a dark copy with weak contrast). The threshold lies nearer to the avatars: a photograph
/// set aside is not compared at all, while a drawing that slips through still has to pass the verification.
const DRAWN: [(f32, f32, f32); 6] = [
    (-5.243, 4.0, 1.0),
    (-2.947, 0.3, 0.2),
    (-4.867, 0.5, 0.25),
    (2.856, 0.5, 0.25),
    (-0.232, 0.5, 0.25),
    (-2.379, 0.6, 0.25),
];
const DRAWN_BASE: f32 = 1.782;
const DRAWN_FROM: f32 = 2.0;

pub(crate) fn nature(thumb: &Thumbnail, address: &PictureAddress) -> Nature {
    if address.is_placeholder {
        return Nature::DefaultAvatar(AvatarRule::Address);
    }
    if address.drawn_for.is_some_and(|user| identicon::is_of(&thumb.rgb, user)) {
        return Nature::DefaultAvatar(AvatarRule::GithubIdenticon);
    }
    if thumb.rgb.width().min(thumb.rgb.height()) < MIN_SIDE {
        return Nature::TooSmall;
    }
    let measures = Measures::of(&thumb.rgb);
    if measures.content < LEAST_CONTENT {
        Nature::Plain
    } else if measures.drawn() >= DRAWN_FROM {
        Nature::DefaultAvatar(AvatarRule::LowColour)
    } else {
        Nature::Picture
    }
}

/// How a picture is coloured; everything but `main_colours` is taken inside the smooth background.
struct Measures {
    /// Entropy of the brightness in 64 classes, bits.
    entropy: f32,
    /// Share of flat pixels.
    flat: f32,
    /// Share of pixels with photographic texture.
    texture: f32,
    /// Share of the whole picture that its three main colours cover.
    main_colours: f32,
    /// The same, inside.
    inner_colours: f32,
    /// Share of the picture that is not smooth background.
    content: f32,
}

impl Measures {
    fn of(rgb: &RgbImage) -> Self {
        let rgb = median(rgb);
        let steps = steps(&rgb);
        let background = background(&steps, rgb.width() as usize);
        let colours: Vec<[u8; 3]> = rgb.pixels().map(|p| p.0).collect();
        let inner: Vec<usize> = (0..colours.len()).filter(|&i| !background[i]).collect();
        let count = (inner.len() as f32).max(1.0);
        let share = |is: &dyn Fn(u8) -> bool| inner.iter().filter(|&&i| is(steps[i])).count() as f32 / count;
        let mut classes = [0u32; 64];
        for &i in &inner {
            classes[usize::from(luma(colours[i]) / 4)] += 1;
        }
        let parts = classes.iter().filter(|&&c| c > 0).map(|&c| c as f32 / count);
        let main = main_colours(&colours);
        let inner_colours: Vec<[u8; 3]> = inner.iter().map(|&i| colours[i]).collect();
        Self {
            entropy: parts.map(|p| -p * p.log2()).sum(),
            flat: share(&|s| s <= FLAT_STEP),
            texture: share(&|s| TEXTURE_STEPS.contains(&s)),
            main_colours: main,
            inner_colours: if inner.len() == colours.len() { main } else { main_colours(&inner_colours) },
            content: inner.len() as f32 / colours.len().max(1) as f32,
        }
    }

    fn drawn(&self) -> f32 {
        let values = [self.entropy, self.flat, self.texture, self.main_colours, self.inner_colours, self.content];
        DRAWN.iter().zip(values).map(|((weight, centre, spread), v)| weight * (v - centre) / spread).sum::<f32>()
            + DRAWN_BASE
    }
}

fn distance(a: [u8; 3], b: [u8; 3]) -> u8 {
    a.iter().zip(b).map(|(a, b)| a.abs_diff(b)).max().unwrap_or(0)
}

/// Takes away compression noise and the soft rims of drawn shapes, keeps edges.
fn median(rgb: &RgbImage) -> RgbImage {
    let (w, h) = (rgb.width() as usize, rgb.height() as usize);
    let length = w * 3;
    // A row with its first and last pixel once more, and room for a whole last lane.
    let padded = |y: usize| -> Vec<u8> {
        let row = &rgb.as_raw()[y * length..(y + 1) * length];
        let (first, last) = (&row[..3], &row[length - 3..]);
        [first, row, last, &[0; LANE]].concat()
    };
    let mut out = Vec::with_capacity(length * h + LANE);
    let mut rows = [padded(0), padded(0), padded(1.min(h - 1))];
    for y in 0..h {
        for start in (0..length).step_by(LANE) {
            let lane = |at: usize| -> Lane {
                let from = start + at % 3 * 3;
                let mut lane = [0; LANE];
                lane.copy_from_slice(&rows[at / 3][from..from + LANE]);
                lane
            };
            let medians = middle_of_nine(std::array::from_fn(lane));
            out.extend_from_slice(&medians[..LANE.min(length - start)]);
        }
        rows.rotate_left(1);
        rows[2] = padded((y + 2).min(h - 1));
    }
    RgbImage::from_raw(rgb.width(), rgb.height(), out).unwrap_or_default()
}

/// Values that the processor works on at once.
const LANE: usize = 32;
type Lane = [u8; LANE];

/// The medians by a fixed network of exchanges, place by place.
fn middle_of_nine(mut v: [Lane; 9]) -> Lane {
    const EXCHANGES: [(usize, usize); 19] = [
        (1, 2),
        (4, 5),
        (7, 8),
        (0, 1),
        (3, 4),
        (6, 7),
        (1, 2),
        (4, 5),
        (7, 8),
        (0, 3),
        (5, 8),
        (4, 7),
        (3, 6),
        (1, 4),
        (2, 5),
        (4, 7),
        (4, 2),
        (6, 4),
        (4, 2),
    ];
    for (a, b) in EXCHANGES {
        let (mut low, mut high) = (v[a], v[b]);
        for (low, high) in low.iter_mut().zip(&mut high) {
            (*low, *high) = ((*low).min(*high), (*low).max(*high));
        }
        (v[a], v[b]) = (low, high);
    }
    v[4]
}

/// The largest difference of each pixel to its right and lower neighbour.
fn steps(rgb: &RgbImage) -> Vec<u8> {
    let (w, h) = (rgb.width(), rgb.height());
    let step = |x: u32, y: u32| {
        let here = rgb.get_pixel(x, y).0;
        let right = if x + 1 < w { distance(here, rgb.get_pixel(x + 1, y).0) } else { 0 };
        let below = if y + 1 < h { distance(here, rgb.get_pixel(x, y + 1).0) } else { 0 };
        right.max(below)
    };
    (0..h).flat_map(|y| (0..w).map(move |x| (x, y))).map(|(x, y)| step(x, y)).collect()
}

/// The smooth area that touches the border.
fn background(steps: &[u8], width: usize) -> Vec<bool> {
    let height = steps.len() / width.max(1);
    let mut reached = vec![false; steps.len()];
    let on_border =
        |i: &usize| i.is_multiple_of(width) || i % width == width - 1 || i / width == 0 || i / width == height - 1;
    let mut open: Vec<usize> = (0..steps.len()).filter(on_border).collect();
    while let Some(i) = open.pop() {
        if reached[i] || steps[i] > SMOOTH_STEP {
            continue;
        }
        reached[i] = true;
        if i % width > 0 {
            open.push(i - 1);
        }
        if i % width + 1 < width {
            open.push(i + 1);
        }
        if i >= width {
            open.push(i - width);
        }
        if i + width < steps.len() {
            open.push(i + width);
        }
    }
    reached
}

/// Share of the pixels that the three commonest colours, each with its neighbourhood, cover.
fn main_colours(colours: &[[u8; 3]]) -> f32 {
    let spread: usize = colours.iter().map(|c| usize::from(distance(*c, [c[0]; 3]))).sum();
    let near = if spread <= GREY * colours.len() { SAME_GREY } else { SAME_COLOUR };
    let mut left = Classes::of(colours);
    let covered: usize = (0..3).map_while(|_| left.commonest().map(|mean| left.take_near(mean, near))).sum();
    covered as f32 / colours.len().max(1) as f32
}

/// Pixels by the upper four bits of their channels, so that only the classes beside a colour have to be looked through for it.
struct Classes(Vec<Vec<[u8; 3]>>);

impl Classes {
    fn of(colours: &[[u8; 3]]) -> Self {
        let mut classes = vec![Vec::new(); 4096];
        for colour in colours {
            let class = colour.iter().fold(0usize, |class, v| class << 4 | usize::from(v >> 4));
            classes[class].push(*colour);
        }
        Self(classes)
    }

    /// The mean colour of the fullest class, the first of several.
    fn commonest(&self) -> Option<[u8; 3]> {
        let fullest = self.0.iter().rev().max_by_key(|class| class.len()).filter(|class| !class.is_empty())?;
        let count = fullest.len() as u32;
        Some(std::array::from_fn(|channel| {
            (fullest.iter().map(|colour| u32::from(colour[channel])).sum::<u32>() / count) as u8
        }))
    }

    /// Takes out what lies this near to a colour, and tells how much that was.
    fn take_near(&mut self, mean: [u8; 3], near: u8) -> usize {
        let [reds, greens, blues] =
            mean.map(|v| usize::from(v.saturating_sub(near) >> 4)..=usize::from(v.saturating_add(near) >> 4));
        let mut taken = 0;
        for red in reds {
            for green in greens.clone() {
                for blue in blues.clone() {
                    let class = &mut self.0[red << 8 | green << 4 | blue];
                    let before = class.len();
                    class.retain(|colour| distance(*colour, mean) > near);
                    taken += before - class.len();
                }
            }
        }
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::{Lane, middle_of_nine};

    #[test]
    fn the_network_finds_the_median() {
        let mut state = 7u32;
        for _ in 0..50 {
            let values: [Lane; 9] = std::array::from_fn(|_| {
                std::array::from_fn(|_| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (state >> 24) as u8 % 40
                })
            });
            let medians = middle_of_nine(values);
            for (place, median) in medians.iter().enumerate() {
                let mut sorted = values.map(|lane| lane[place]);
                sorted.sort_unstable();
                assert_eq!(*median, sorted[4]);
            }
        }
    }
}
