//! Same picture, resembling, different picture, or not comparable.

use crate::align::{self, Agreement};
use crate::avatar::Nature;
use crate::code::CodeDistance;
use crate::comparison::{Change, Comparison, Verdict, WhyNot};
use crate::detail::{self, Detail};
use crate::evidence::{self, Freedom};
use crate::fingerprint::Fingerprint;
use crate::grid::Grid;
use crate::{register, turned};

/// Codes farther apart than this are not registered. Looser than the operating point of a search (which passes one
/// impostor in a thousand): on the tuning half it passes about one in twenty, and registering decides.
const WORTH_REGISTERING: CodeDistance = CodeDistance(92);

/// Poses refined per pair; with four no copy of the tuning half was missed.
const POSES: usize = 4;

/// Surplus of a pose below which nothing is refined: the weakest true pair of the tuning half has 7.6, nine of ten
/// impostors at most 7.7.
const WORTH_REFINING: f32 = 6.5;

/// Coarse score from which the detail is looked at. On the tuning half, at the stricter correlation 0.95: weakest copy 0.17,
/// strongest of 6,912 impostors 0.024.
const ALIKE: f32 = 0.085;

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

/// Compares two pictures. The order does not matter.
#[must_use]
pub fn compare(a: &Fingerprint, b: &Fingerprint) -> Comparison {
    if let Some(why) = not_comparable(a, b) {
        return Comparison::not_comparable(why);
    }
    // One order for both, so that both give the same answer.
    let (a, b) = if b.file_digest < a.file_digest { (b, a) } else { (a, b) };
    let (Some(left), Some(right)) = (a.raster.grid(), b.raster.grid()) else {
        return Comparison::not_comparable(WhyNot::Unreadable);
    };
    let distance = a.code.distance(&b.code);
    let mut out = Comparison { code_distance: Some(distance.0), ..Comparison::different() };
    if a.file_digest == b.file_digest {
        out.verdict = Verdict::SamePicture;
        out.same_file = true;
        return out;
    }
    if distance <= WORTH_REGISTERING {
        weigh(&mut out, (a, &left), (b, &right), 0.0);
    }
    if out.verdict == Verdict::DifferentPicture {
        for degrees in turned::candidates(a.turnable(), b.turnable()) {
            weigh(&mut out, (a, &left), (b, &turned::turn(&right, degrees)), degrees);
            if out.verdict == Verdict::SamePicture {
                break;
            }
        }
    }
    out
}

/// How many cells of detail agree in one region under the best pose, however bad it is; `None` where nothing is registered. For
/// measurements: it shows the tail of pairs of different pictures that `evidence.rs` rests on.
#[must_use]
pub fn region_under_best_pose(a: &Fingerprint, b: &Fingerprint) -> Option<u16> {
    if a.code.distance(&b.code) > WORTH_REGISTERING {
        return None;
    }
    let (left, right) = (a.raster.grid()?, b.raster.grid()?);
    let best = verify(&crate::fingerprint::coarse(&left), &crate::fingerprint::coarse(&right))?;
    u16::try_from(detail::measure(&left, &right, best.pose).region).ok()
}

fn not_comparable(a: &Fingerprint, b: &Fingerprint) -> Option<WhyNot> {
    if a.version != b.version {
        return Some(WhyNot::OtherVersion);
    }
    [a.nature, b.nature].into_iter().find_map(|nature| match nature {
        Nature::Picture => None,
        Nature::DefaultAvatar(rule) => Some(WhyNot::DefaultAvatar(rule)),
        Nature::Plain => Some(WhyNot::Plain),
        Nature::TooSmall => Some(WhyNot::TooSmall),
    })
}

/// Registers the two, the second turned by so many degrees, and notes what came of it if it is more than is noted already.
fn weigh(out: &mut Comparison, (a, left): (&Fingerprint, &Grid), (b, right): (&Fingerprint, &Grid), degrees: f32) {
    let Some(best) = verify(&crate::fingerprint::coarse(left), &crate::fingerprint::coarse(right)) else { return };
    if best.score() < ALIKE {
        out.agreement = out.agreement.or(Some(best.share));
        out.correlation = out.correlation.or(Some(best.correlation));
        return;
    }
    let detail = detail::measure(left, right, best.pose);
    let exponent = evidence::false_match_exponent(&detail, &Freedom::of(&best, degrees));
    if out.false_match_exponent.is_some_and(|known| known <= exponent) {
        return;
    }
    out.agreement = Some(best.share);
    out.correlation = Some(best.correlation);
    out.region = Some(u16::try_from(detail.region).unwrap_or(u16::MAX));
    out.false_match_exponent = Some(exponent);
    out.verdict = evidence::verdict(&detail, exponent);
    if out.verdict == Verdict::SamePicture {
        out.what_was_done = changes(a, b, &refined(best, &detail), degrees);
    }
}

/// The coarse agreement under the pose that the detail was measured under.
fn refined(best: Agreement, detail: &Detail) -> Agreement {
    Agreement { pose: detail.pose, ..best }
}

/// Registers the two and measures the best pose found.
fn verify(left: &Grid, right: &Grid) -> Option<Agreement> {
    // Most copies are only resized and compressed again: one on the other as they are, nothing has to be searched.
    if let Some(pose) = register::upright(left, right) {
        let still = align::Still::new(left, align::SIDE);
        let found = align::agreement(&still, right, align::refine(&still, right, pose, align::STEPS));
        if found.score() >= CERTAIN {
            return Some(found);
        }
    }
    let mut poses = register::poses(left, right, POSES);
    poses.retain(|p| p.surplus >= WORTH_REFINING);
    if poses.is_empty() {
        return None;
    }
    let still = align::Still::new(left, align::SIDE);
    let mut best: Option<Agreement> = None;
    for pose in poses {
        let found = align::agreement(&still, right, align::refine(&still, right, pose, align::STEPS));
        if best.is_none_or(|b| found.score() > b.score()) {
            best = Some(found);
        }
        if found.score() >= CERTAIN {
            break;
        }
    }
    best
}

fn changes(a: &Fingerprint, b: &Fingerprint, found: &Agreement, turned_by: f32) -> Vec<Change> {
    let m = found.pose.affine;
    let percent = |share: f32| (share * 100.0).round().clamp(0.0, 100.0) as u8;
    let mut done = Vec::new();
    if m[0] < 0.0 {
        done.push(Change::Mirrored);
    }
    // Turning comes before mirroring, which reverses its direction; half a turn is the most.
    let further = (-m[1]).atan2(m[4]).to_degrees();
    let whole = (turned_by + if m[0] < 0.0 { -further } else { further }).rem_euclid(360.0);
    let degrees = whole.min(360.0 - whole).round() as u8;
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
