//! Same picture, different picture, or not comparable.

use serde::{Deserialize, Serialize};

use crate::align::{self, Agreement};
use crate::avatar::{AvatarRule, Nature};
use crate::code::CodeDistance;
use crate::fingerprint::Fingerprint;
use crate::grid::Grid;
use crate::register;

/// Codes farther apart than this are not registered. Looser than the operating point of a search (which passes one
/// impostor in a thousand): on the tuning half it passes about one in twenty, and registering decides.
const WORTH_REGISTERING: CodeDistance = CodeDistance(92);

/// Poses refined per pair; with four no copy of the tuning half was missed.
const POSES: usize = 4;

/// Surplus of a pose below which nothing is refined: the weakest true pair of the tuning half has 7.6, nine of ten
/// impostors at most 7.7.
const WORTH_REFINING: f32 = 6.5;

/// Score from which two pictures are the same. On the tuning half, at the stricter correlation 0.95: weakest copy 0.17,
/// strongest of 6,912 impostors 0.024.
const SAME: f32 = 0.085;

/// Score from which no further pose is tried.
const CERTAIN: f32 = 0.3;

/// Smallest crop or frame that is mentioned, as a share of the side: registration is good to half a percent.
const LEAST_CROP: f32 = 0.02;

/// Smallest change of size that is mentioned (natural logarithm).
const LEAST_RESIZE: f32 = 0.05;

/// Mean colour distance up to which a picture counts as grey, and from which as coloured (JPEG leaves 1 or 2).
const GREY: u8 = 4;
const COLOURED: u8 = 10;

/// Smallest change of contrast (natural logarithm) and of brightness (grey levels) that is mentioned.
const LEAST_CONTRAST: f32 = 0.15;
const LEAST_BRIGHTNESS: f32 = 12.0;

/// Smallest replaced share that is mentioned; recompressing alone stays below 0.05.
const LEAST_REPLACED: f32 = 0.1;

/// Why two pictures were not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WhyNot {
    /// At least one is a default avatar.
    DefaultAvatar(AvatarRule),
    /// At least one is plain or a logo.
    Plain,
    /// At least one has too few pixels.
    TooSmall,
    /// The fingerprints were made by different versions.
    OtherVersion,
    /// At least one could not be read (for callers that hold no fingerprint).
    Unreadable,
}

/// What the comparison says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Verified pixel by pixel.
    SamePicture,
    /// No common pixels were found. Says nothing about who is shown.
    DifferentPicture,
    /// Nothing can be said.
    NotComparable(WhyNot),
}

impl Verdict {
    /// `same_picture`, `different_picture` or `not_comparable`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SamePicture => "same_picture",
            Self::DifferentPicture => "different_picture",
            Self::NotComparable(_) => "not_comparable",
        }
    }
}

impl WhyNot {
    /// A stable word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DefaultAvatar(_) => "default_avatar",
            Self::Plain => "plain",
            Self::TooSmall => "too_small",
            Self::OtherVersion => "other_version",
            Self::Unreadable => "unreadable",
        }
    }
}

/// One thing that was done to the first picture to get the second, or the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Change {
    /// Left and right swapped.
    Mirrored,
    /// One shows only a part of the other.
    Cropped {
        /// Share of the larger picture's width and height that is missing, in percent.
        percent: u8,
    },
    /// One has a frame or margin of one colour around it.
    Framed {
        /// Share of the framed picture's width and height that is frame, in percent.
        percent: u8,
    },
    /// Turned by a few degrees.
    Rotated {
        /// Whole degrees, without sign.
        degrees: u8,
    },
    /// Other size in pixels.
    Resized,
    /// One is grey, the other coloured.
    Grey,
    /// Other brightness or contrast.
    Toned,
    /// A part of the picture shows something else: background, banner, frame, mask.
    PartReplaced {
        /// Share of the common area that differs, in percent.
        percent: u8,
    },
}

/// The outcome of comparing two pictures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// Same, different, or not comparable.
    pub verdict: Verdict,
    /// What was done to one to get the other; empty unless the verdict is the same picture.
    pub what_was_done: Vec<Change>,
    /// Whether the two files are the same bytes.
    pub same_file: bool,
    /// Distance of the two codes in bits, when compared.
    pub code_distance: Option<u16>,
    /// Share of the common textured area whose pixels agree, 0 to 1, when registered.
    pub agreement: Option<f32>,
    /// Mean correlation of the pixels over the common textured area, when registered.
    pub correlation: Option<f32>,
}

impl Comparison {
    pub(crate) fn not_comparable(why: WhyNot) -> Self {
        Self {
            verdict: Verdict::NotComparable(why),
            what_was_done: Vec::new(),
            same_file: false,
            code_distance: None,
            agreement: None,
            correlation: None,
        }
    }

    /// One sentence for people, such as `The same picture: mirrored, cropped by 12%.`
    #[must_use]
    pub fn sentence(&self) -> String {
        match self.verdict {
            Verdict::NotComparable(why) => why.sentence().to_owned(),
            Verdict::DifferentPicture => "Different pictures; this says nothing about who they show.".to_owned(),
            Verdict::SamePicture if self.same_file => "The same file.".to_owned(),
            Verdict::SamePicture if self.what_was_done.is_empty() => "The same picture.".to_owned(),
            Verdict::SamePicture => {
                let done: Vec<String> = self.what_was_done.iter().map(|c| c.words()).collect();
                format!("The same picture: {}.", done.join(", "))
            }
        }
    }
}

impl WhyNot {
    fn sentence(self) -> &'static str {
        match self {
            Self::DefaultAvatar(_) => "Not compared: a default avatar, which many accounts share.",
            Self::Plain => "Not compared: a plain area or a logo.",
            Self::TooSmall => "Not compared: too few pixels.",
            Self::OtherVersion => "Not compared: read by different versions.",
            Self::Unreadable => "Not compared: the picture could not be read.",
        }
    }
}

impl Change {
    /// The change in words: `cropped by 12%`.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Mirrored => "mirrored".to_owned(),
            Self::Cropped { percent } => format!("cropped by {percent}%"),
            Self::Framed { percent } => format!("a frame of {percent}% added"),
            Self::Rotated { degrees } => format!("rotated by {degrees}°"),
            Self::Resized => "resized".to_owned(),
            Self::Grey => "made grey".to_owned(),
            Self::Toned => "brightness or contrast changed".to_owned(),
            Self::PartReplaced { percent } => format!("{percent}% of it replaced"),
        }
    }
}

/// Compares two pictures.
#[must_use]
pub fn compare(a: &Fingerprint, b: &Fingerprint) -> Comparison {
    if a.version != b.version {
        return Comparison::not_comparable(WhyNot::OtherVersion);
    }
    for nature in [a.nature, b.nature] {
        match nature {
            Nature::Picture => {}
            Nature::DefaultAvatar(rule) => return Comparison::not_comparable(WhyNot::DefaultAvatar(rule)),
            Nature::Plain => return Comparison::not_comparable(WhyNot::Plain),
            Nature::TooSmall => return Comparison::not_comparable(WhyNot::TooSmall),
        }
    }
    let (Some(left), Some(right)) = (a.raster.grid(), b.raster.grid()) else {
        return Comparison::not_comparable(WhyNot::Unreadable);
    };
    let distance = a.code.distance(&b.code);
    let mut out = Comparison {
        verdict: Verdict::DifferentPicture,
        what_was_done: Vec::new(),
        same_file: a.file_digest == b.file_digest,
        code_distance: Some(distance.0),
        agreement: None,
        correlation: None,
    };
    if out.same_file {
        out.verdict = Verdict::SamePicture;
        return out;
    }
    if distance > WORTH_REGISTERING {
        return out;
    }
    let Some(best) = verify(&left, &right) else { return out };
    out.agreement = Some(best.share);
    out.correlation = Some(best.correlation);
    if best.score() >= SAME {
        out.verdict = Verdict::SamePicture;
        out.what_was_done = changes(a, b, &best);
    }
    out
}

/// Registers the two and measures the best pose found.
fn verify(left: &Grid, right: &Grid) -> Option<Agreement> {
    // Most copies are only resized and compressed again: one on the other as they are, nothing has to be searched.
    if let Some(pose) = register::upright(left, right) {
        let still = align::Still::new(left);
        let found = align::agreement(&still, right, align::refine(&still, right, pose));
        if found.score() >= CERTAIN {
            return Some(found);
        }
    }
    let mut poses = register::poses(left, right, POSES);
    poses.retain(|p| p.surplus >= WORTH_REFINING);
    if poses.is_empty() {
        return None;
    }
    let still = align::Still::new(left);
    let mut best: Option<Agreement> = None;
    for pose in poses {
        let found = align::agreement(&still, right, align::refine(&still, right, pose));
        if best.is_none_or(|b| found.score() > b.score()) {
            best = Some(found);
        }
        if found.score() >= CERTAIN {
            break;
        }
    }
    best
}

fn changes(a: &Fingerprint, b: &Fingerprint, found: &Agreement) -> Vec<Change> {
    let m = found.pose.affine;
    let percent = |share: f32| (share * 100.0).round().clamp(0.0, 100.0) as u8;
    let mut done = Vec::new();
    if m[0] < 0.0 {
        done.push(Change::Mirrored);
    }
    let degrees = (-m[1]).atan2(m[4]).to_degrees().abs().round().clamp(0.0, 90.0) as u8;
    if degrees > 0 {
        done.push(Change::Rotated { degrees });
    }
    // Sides, not areas: a crop by 10% keeps 90% of the width and of the height.
    for (inside, flat_outside) in [(found.covered, found.flat_around_first), (found.used, found.flat_around_second)] {
        let lost = 1.0 - inside.sqrt();
        if lost >= LEAST_CROP {
            let percent = percent(lost);
            done.push(if flat_outside { Change::Framed { percent } } else { Change::Cropped { percent } });
        }
    }
    let zoom = (m[0] * m[4] - m[1] * m[3]).abs().sqrt();
    let pixels = zoom * b.width.max(b.height) as f32 / a.width.max(a.height) as f32;
    if pixels.ln().abs() > LEAST_RESIZE {
        done.push(Change::Resized);
    }
    if a.colour.min(b.colour) <= GREY && a.colour.max(b.colour) >= COLOURED {
        done.push(Change::Grey);
    }
    let (slope, lift) = found.tone;
    if slope.ln().abs() > LEAST_CONTRAST || lift.abs() > LEAST_BRIGHTNESS {
        done.push(Change::Toned);
    }
    if found.replaced >= LEAST_REPLACED {
        done.push(Change::PartReplaced { percent: percent(found.replaced) });
    }
    done
}
