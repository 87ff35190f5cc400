//! Default avatars as sites draw them: nobody's picture, shared by millions.

use image::RgbImage;
use md5::{Digest, Md5};

use super::draw::{mix, paint};
use super::letters::ink;
use super::random::Random;

/// A family of default avatars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AvatarKind {
    /// Mirrored five-by-five blocks in one colour.
    Identicon,
    /// Four-fold turned triangles and squares, two colours.
    Geometric,
    /// Eight-by-eight mirrored blocks, three colours.
    Blocks,
    /// One or two letters on a colour, square or round.
    Initials,
    /// Head and shoulders in one shade.
    Ghost,
    /// A robot from a set of parts, with outlines and shading.
    Robot,
    /// A round monster with eyes.
    Monster,
}

/// All families.
pub const AVATAR_KINDS: [AvatarKind; 7] = [
    AvatarKind::Identicon,
    AvatarKind::Geometric,
    AvatarKind::Blocks,
    AvatarKind::Initials,
    AvatarKind::Ghost,
    AvatarKind::Robot,
    AvatarKind::Monster,
];

/// Draws one avatar from a seed.
#[must_use]
pub fn avatar(kind: AvatarKind, seed: u64, side: u32) -> RgbImage {
    let mut random = Random::from_words(&[&format!("{kind:?}"), &seed.to_string()]);
    match kind {
        AvatarKind::Identicon => github_identicon(seed, side),
        AvatarKind::Geometric => geometric(&mut random, side),
        AvatarKind::Blocks => blocks(&mut random, side),
        AvatarKind::Initials => initials(&mut random, side),
        AvatarKind::Ghost => ghost(&mut random, side),
        AvatarKind::Robot => robot(&mut random, side),
        AvatarKind::Monster => monster(&mut random, side),
    }
}

/// The picture GitHub draws for an account number: MD5 of the decimal number, 15 nibbles choose blocks (even is on)
/// from the middle column outwards, the last seven choose hue, saturation and lightness.
#[must_use]
pub fn github_identicon(user: u64, side: u32) -> RgbImage {
    let digest = Md5::digest(user.to_string());
    let nibble = |i: usize| (digest[i / 2] >> (4 * (1 - i % 2))) & 15;
    let hue = (u32::from(nibble(25)) << 8 | u32::from(nibble(26)) << 4 | u32::from(nibble(27))) as f32 / 4095.0 * 360.0;
    let pair = |i: usize| f32::from(nibble(i) << 4 | nibble(i + 1)) / 255.0 * 20.0;
    let colour = hsl(hue, 65.0 - pair(28), 75.0 - pair(30));
    paint(side, |x, y| {
        let (column, row) = ((x * 6.0 - 0.5).floor(), (y * 6.0 - 0.5).floor());
        if !(0.0..5.0).contains(&column) || !(0.0..5.0).contains(&row) {
            return [240; 3];
        }
        let from_middle = (column - 2.0).abs() as usize;
        if nibble(from_middle * 5 + row as usize).is_multiple_of(2) { colour } else { [240; 3] }
    })
}

fn hsl(hue: f32, saturation: f32, lightness: f32) -> [u8; 3] {
    let (h, s, l) = (hue / 360.0, saturation / 100.0, lightness / 100.0);
    let b = if l <= 0.5 { l * (s + 1.0) } else { l + s - l * s };
    let a = l * 2.0 - b;
    let part = |h: f32| {
        let h = h.rem_euclid(1.0);
        let v = if h < 1.0 / 6.0 {
            a + (b - a) * 6.0 * h
        } else if h < 0.5 {
            b
        } else if h < 2.0 / 3.0 {
            a + (b - a) * (4.0 - 6.0 * h)
        } else {
            a
        };
        (v * 255.0).round() as u8
    };
    [part(h + 1.0 / 3.0), part(h), part(h - 1.0 / 3.0)]
}

fn geometric(random: &mut Random, side: u32) -> RgbImage {
    let (ink, paper) = (random.colour(), if random.below(2) == 0 { [255; 3] } else { [240; 3] });
    let (corner, edge, middle) = (random.below(6), random.below(6), random.below(4));
    let shape = |kind: u32, u: f32, v: f32| match kind {
        0 => u + v < 1.0,
        1 => u > v,
        2 => (u - 0.5).abs() + (v - 0.5).abs() < 0.5,
        3 => u < 0.5,
        4 => (0.25..0.75).contains(&u) && (0.25..0.75).contains(&v),
        _ => u + v < 1.0 && u > v,
    };
    paint(side, |x, y| {
        // One quadrant is drawn and turned three times.
        let (mut x, mut y) = (x - 0.5, y - 0.5);
        while !(x <= 0.0 && y < 0.0 || x == 0.0 && y == 0.0) {
            (x, y) = (y, -x);
        }
        let (x, y) = ((x + 0.5) * 4.0, (y + 0.5) * 4.0);
        let (u, v) = (x.fract(), y.fract());
        let on = match (x as u32, y as u32) {
            (0, 0) => shape(corner, u, v),
            (1, 1) => shape(middle, u, v),
            _ => shape(edge, u, v),
        };
        if on { ink } else { paper }
    })
}

fn blocks(random: &mut Random, side: u32) -> RgbImage {
    let colours = [random.colour(), random.colour(), random.colour()];
    let cells: Vec<u32> = (0..32).map(|_| (random.below(23) * 10 / 100).min(2) + random.below(2)).collect();
    paint(side, |x, y| {
        let (column, row) = ((x * 8.0) as usize, (y * 8.0) as usize);
        let column = column.min(7 - column.min(7));
        colours[cells[row.min(7) * 4 + column.min(3)] as usize % 3]
    })
}

fn initials(random: &mut Random, side: u32) -> RgbImage {
    let letters: String = (0..1 + random.below(2)).map(|_| char::from(b'A' + random.below(26) as u8)).collect();
    let (paper, shade) = (random.colour(), random.colour());
    let ink_colour = if random.below(4) == 0 { [40; 3] } else { [255; 3] };
    let (round, gradient) = (random.below(3) == 0, random.below(6) == 0);
    let size = random.between(0.25, 0.5);
    let letter = size * 0.75;
    let width = letter * (letters.len() as f32 - 1.0 / 6.0);
    paint(side, |x, y| {
        if round && (x - 0.5).hypot(y - 0.5) > 0.5 {
            return [255; 3];
        }
        if ink(&letters, (x - 0.5 + width / 2.0) / letter, (y - 0.5) / size + 0.5) {
            return ink_colour;
        }
        if gradient { mix(paper, shade, (x + y) * 0.25) } else { paper }
    })
}

fn ghost(random: &mut Random, side: u32) -> RgbImage {
    let grey = random.between(120.0, 235.0) as u8;
    let (paper, figure) = match random.below(4) {
        0 => ([grey; 3], [255; 3]),
        1 => ([255; 3], [grey; 3]),
        2 => (random.colour(), [250; 3]),
        _ => ([grey; 3], [grey / 2; 3]),
    };
    let (head, shoulders) = (random.between(0.16, 0.23), random.between(0.3, 0.42));
    let (eye, round) = (random.between(0.32, 0.4), random.below(3) == 0);
    paint(side, |x, y| {
        if round && (x - 0.5).hypot(y - 0.5) > 0.5 {
            return [255; 3];
        }
        let in_head = (x - 0.5).hypot((y - eye) * 0.9) < head;
        let in_body = ((x - 0.5) / shoulders).hypot((y - 1.0) / 0.36) < 1.0;
        if in_head || in_body { figure } else { paper }
    })
}

fn robot(random: &mut Random, side: u32) -> RgbImage {
    let paper = if random.below(2) == 0 { [255; 3] } else { random.colour() };
    let (skin, trim, eye, body) = (random.colour(), random.colour(), random.colour(), random.colour());
    let (head_w, head_h) = (random.between(0.22, 0.34), random.between(0.16, 0.26));
    let (eyes, eye_r, mouth) = (random.below(3), random.between(0.03, 0.07), random.below(3));
    let (antenna, corner) = (random.below(3), random.between(0.0, 0.12));
    let line = 0.012;
    let rounded = move |x: f32, y: f32, w: f32, h: f32, r: f32| {
        let (dx, dy) = (x.abs() - w + r, y.abs() - h + r);
        dx.max(0.0).hypot(dy.max(0.0)) + dx.max(dy).min(0.0) - r
    };
    paint(side, |x, y| {
        let (dx, dy) = (x - 0.5, y - 0.42);
        let shaded = |c: [u8; 3]| mix(c, [0; 3], (dx * 0.6 + 0.2).clamp(0.0, 0.35));
        let outlined = |d: f32, c: [u8; 3]| if d > -line { [20; 3] } else { shaded(c) };
        for side in [-1.0, 1.0] {
            let (ex, ey) = (dx - side * head_w * 0.45, dy + head_h * 0.2);
            let d = if eyes == 0 { ex.abs().max(ey.abs()) - eye_r } else { ex.hypot(ey) - eye_r };
            if ex.hypot(ey) < eye_r * 0.4 {
                return [20; 3];
            }
            if d < 0.0 {
                return outlined(d, if eyes == 2 { eye } else { [250; 3] });
            }
        }
        let grille = rounded(dx, dy - head_h * 0.5, head_w * 0.5, head_h * 0.18, 0.01);
        if grille < 0.0 {
            let bar = match mouth {
                0 => (dx * 40.0).rem_euclid(2.0) < 1.0,
                1 => (dy * 60.0).rem_euclid(2.0) < 1.0,
                _ => false,
            };
            return if bar { [60; 3] } else { outlined(grille, trim) };
        }
        let head = rounded(dx, dy, head_w, head_h, corner);
        if head < 0.0 {
            return outlined(head, skin);
        }
        let ear = rounded(dx.abs() - head_w - 0.02, dy, 0.03, head_h * 0.4, 0.0);
        if ear < 0.0 {
            return outlined(ear, trim);
        }
        let wire = dx.abs().max((dy + head_h + 0.06).abs() - 0.05) - 0.012;
        let bulb = dx.hypot(dy + head_h + 0.11) - 0.03;
        if antenna > 0 && wire.min(bulb) < 0.0 {
            return outlined(bulb.min(wire - 0.02), eye);
        }
        let chest = rounded(dx, y - 0.95, head_w * 1.2, 0.2, 0.06);
        if chest < 0.0 {
            return outlined(chest, body);
        }
        let neck = (dx.abs() - 0.05).max((y - 0.74).abs() - 0.1);
        if neck < 0.0 { outlined(neck, [130; 3]) } else { paper }
    })
}

fn monster(random: &mut Random, side: u32) -> RgbImage {
    let (paper, skin, spot) = ([255; 3], random.colour(), random.colour());
    let (radius, wobble, legs) = (random.between(0.28, 0.38), random.between(0.02, 0.08), 3.0 + random.below(6) as f32);
    let (eyes, eye_r) = (1 + random.below(3), random.between(0.05, 0.1));
    let phase = random.between(0.0, 6.0);
    paint(side, |x, y| {
        let (dx, dy) = (x - 0.5, y - 0.5);
        for i in 0..eyes {
            let ex = dx - (i as f32 - (eyes - 1) as f32 / 2.0) * eye_r * 2.2;
            let d = ex.hypot(dy + 0.08);
            if d < eye_r {
                return if d < eye_r * 0.45 { [0; 3] } else { [255; 3] };
            }
        }
        if dx.abs() < 0.12 && (dy - 0.12 - dx * dx * 2.0).abs() < 0.015 {
            return [0; 3];
        }
        let edge = radius + wobble * (dy.atan2(dx) * legs + phase).sin();
        if dx.hypot(dy) > edge {
            return paper;
        }
        if ((dx * 20.0).sin() * (dy * 20.0).cos()) > 0.7 { spot } else { skin }
    })
}
