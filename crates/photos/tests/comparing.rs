//! Same picture, different picture, not comparable.

use crosscheck_photos::{Change, Comparison, Fingerprint, Index, Verdict, WhyNot, compare, read};
use crosscheck_testkit::pictures::{
    AvatarKind, TRANSFORMS, avatar, encode_jpeg, encode_png, github_identicon, png, scenery,
};
use image::{RgbImage, imageops};

fn fingerprint(picture: &RgbImage) -> Fingerprint {
    read(&encode_png(picture)).expect("readable")
}

fn compared(a: &RgbImage, b: &RgbImage) -> Comparison {
    compare(&fingerprint(a), &fingerprint(b))
}

#[test]
fn what_the_web_does_to_a_picture_leaves_it_the_same_picture() {
    let picture = scenery(11, 256, 256);
    let original = fingerprint(&picture);
    for transform in TRANSFORMS.iter().filter(|t| t.listed) {
        let copy = read(&transform.apply(&picture, "scene 11")).expect("readable");
        let found = compare(&original, &copy);
        assert_eq!(found.verdict, Verdict::SamePicture, "{} {found:?}", transform.name);
        assert_eq!(compare(&copy, &original).verdict, Verdict::SamePicture, "{} the other way", transform.name);
    }
}

#[test]
fn different_pictures_are_different() {
    let fingerprints: Vec<Fingerprint> = (20..32).map(|seed| fingerprint(&scenery(seed, 160, 160))).collect();
    for (i, a) in fingerprints.iter().enumerate() {
        for b in &fingerprints[i + 1..] {
            let found = compare(a, b);
            assert_eq!(found.verdict, Verdict::DifferentPicture, "{found:?}");
            assert!(found.what_was_done.is_empty());
        }
    }
    let named = ["portrait-a", "portrait-b", "portrait-c"].map(|name| read(&png(name)).expect("readable"));
    assert_eq!(compare(&named[0], &named[1]).verdict, Verdict::DifferentPicture);
    assert_eq!(compare(&named[1], &named[2]).verdict, Verdict::DifferentPicture);
    let cropped = read(&png("portrait-a cropped mirrored")).expect("readable");
    let found = compare(&named[0], &cropped);
    assert_eq!(found.verdict, Verdict::SamePicture, "{found:?}");
}

/// Two people before the same wall, or in the same frame, are two pictures.
#[test]
fn a_shared_backdrop_or_frame_does_not_make_the_same_picture() {
    let wall = scenery(40, 240, 240);
    let before_wall = |seed: u64| {
        let person = scenery(seed, 240, 240);
        RgbImage::from_fn(240, 240, |x, y| {
            let (u, v) = (x as f32 / 240.0 - 0.5, y as f32 / 240.0 - 0.5);
            let inside = (u / 0.3).hypot((v + 0.02) / 0.36) < 1.0 || (u / 0.46).hypot((v - 0.6) / 0.42) < 1.0;
            *if inside { person.get_pixel(x, y) } else { wall.get_pixel(x, y) }
        })
    };
    for (a, b) in [(41, 42), (43, 44), (45, 46)] {
        let found = compared(&before_wall(a), &before_wall(b));
        assert_eq!(found.verdict, Verdict::DifferentPicture, "{found:?}");
    }
}

#[test]
fn avatars_are_never_compared() {
    let drawn = fingerprint(&avatar(AvatarKind::Initials, 9, 128));
    let found = compare(&drawn, &drawn.clone());
    assert!(matches!(found.verdict, Verdict::NotComparable(WhyNot::DefaultAvatar(_))), "{found:?}");
    let other = fingerprint(&github_identicon(5, 128));
    assert_eq!(compare(&fingerprint(&scenery(1, 128, 128)), &other).verdict.as_str(), "not_comparable");
}

#[test]
fn fingerprints_of_another_version_are_not_compared() {
    let now = fingerprint(&scenery(1, 128, 128));
    let text = serde_json::to_string(&now).expect("serialisable").replace("photos-2", "photos-0");
    let then: Fingerprint = serde_json::from_str(&text).expect("the same shape");
    assert_eq!(compare(&now, &then).verdict, Verdict::NotComparable(WhyNot::OtherVersion));
}

#[test]
fn the_sentence_says_what_was_done() {
    let picture = scenery(12, 300, 300);
    let same = compared(&picture, &picture);
    assert!(same.same_file);
    assert_eq!(same.sentence(), "The same file.");

    let done = imageops::crop_imm(&imageops::flip_horizontal(&picture), 20, 10, 264, 264).to_image();
    let found = compared(&picture, &done);
    assert!(found.what_was_done.contains(&Change::Mirrored), "{found:?}");
    let Some(Change::Cropped { percent }) = found.what_was_done.iter().find(|c| matches!(c, Change::Cropped { .. }))
    else {
        panic!("{found:?}");
    };
    assert!((11..=13).contains(percent), "{found:?}");
    assert_eq!(found.sentence(), format!("The same picture: mirrored, cropped by {percent}%."));

    let turned = TRANSFORMS.iter().find(|t| t.name == "rotate_5").expect("listed").apply(&picture, "x");
    let found = compare(&fingerprint(&picture), &read(&turned).expect("readable"));
    assert!(found.what_was_done.iter().any(|c| matches!(c, Change::Rotated { degrees: 4..=6 })), "{found:?}");

    let small = imageops::resize(&picture, 100, 100, imageops::FilterType::Triangle);
    assert_eq!(compared(&picture, &small).sentence(), "The same picture: resized.");
    let grey = read(&TRANSFORMS.iter().find(|t| t.name == "grey").expect("listed").apply(&picture, "x"));
    let found = compare(&fingerprint(&picture), &grey.expect("readable"));
    assert!(found.what_was_done.contains(&Change::Grey), "{found:?}");
}

#[test]
fn a_search_finds_copies_first_and_exact_copies_at_once() {
    searches(Index::new());
}

#[test]
fn buckets_find_what_the_flat_scan_finds() {
    searches(Index::with_flat_scan_up_to(0));
}

fn searches(mut index: Index) {
    let pictures: Vec<RgbImage> = (60..100).map(|seed| scenery(seed, 128, 128)).collect();
    for (i, picture) in pictures.iter().enumerate() {
        assert_eq!(index.add(&fingerprint(picture)) as usize, i);
    }
    assert_eq!(index.len(), 40);
    assert_eq!(index.same_file(&fingerprint(&pictures[7])), [7]);
    assert!(index.same_file(&fingerprint(&scenery(200, 128, 128))).is_empty());
    for (i, picture) in pictures.iter().enumerate().step_by(9) {
        let cut = imageops::crop_imm(&imageops::flip_horizontal(picture), 6, 3, 116, 116).to_image();
        let copy = read(&encode_jpeg(&cut, 60)).expect("readable");
        let found = index.search(&copy, 5);
        assert_eq!(found.first().map(|f| f.id as usize), Some(i), "{found:?}");
    }
}

/// Turned by any angle, whether the corners were cut off with the turning or filled with black.
#[test]
fn a_turned_copy_is_the_same_picture() {
    let picture = scenery(12, 256, 256);
    let original = fingerprint(&picture);
    let quarters = [imageops::rotate90(&picture), imageops::rotate180(&picture), imageops::rotate270(&picture)];
    for (turned, degrees) in quarters.iter().zip([90, 180, 90]) {
        let found = compare(&original, &fingerprint(turned));
        assert_eq!(found.verdict, Verdict::SamePicture, "{found:?}");
        assert!(found.what_was_done.contains(&Change::Rotated { degrees }), "{found:?}");
    }
    for degrees in [12_u16, 20, 33, 45, 77, 140, 200, 301] {
        for cut in [false, true] {
            let copy = turned_by(&picture, f32::from(degrees), cut);
            let found = compare(&original, &fingerprint(&copy));
            assert_eq!(found.verdict, Verdict::SamePicture, "{degrees} degrees, corners cut: {cut}; {found:?}");
            let turn = u8::try_from(degrees.min(360 - degrees)).unwrap();
            let said = found
                .what_was_done
                .iter()
                .any(|change| matches!(change, Change::Rotated { degrees } if degrees.abs_diff(turn) <= 1));
            assert!(said, "{degrees}: {found:?}");
        }
    }
    let other = fingerprint(&imageops::rotate90(&scenery(13, 256, 256)));
    assert_eq!(compare(&original, &other).verdict, Verdict::DifferentPicture);
}

/// Turns about the middle; outside is black, or the largest upright square without an outside is cut out.
fn turned_by(picture: &RgbImage, degrees: f32, cut: bool) -> RgbImage {
    let (side, (sin, cos)) = (picture.width() as f32, degrees.to_radians().sin_cos());
    let zoom = if cut { 1.0 / (sin.abs() + cos.abs()) } else { 1.0 };
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let (u, v) = ((x as f32 + 0.5 - side / 2.0) * zoom, (y as f32 + 0.5 - side / 2.0) * zoom);
        let (sx, sy) = (cos * u - sin * v + side / 2.0 - 0.5, sin * u + cos * v + side / 2.0 - 0.5);
        imageops::interpolate_bilinear(picture, sx, sy).unwrap_or(image::Rgb([0, 0, 0]))
    })
}

/// The answer does not depend on which picture comes first.
#[test]
fn the_order_of_two_pictures_does_not_matter() {
    let fingerprints: Vec<Fingerprint> = (60..64)
        .flat_map(|seed| {
            let picture = scenery(seed, 200, 160);
            [fingerprint(&picture), fingerprint(&imageops::rotate90(&imageops::flip_horizontal(&picture)))]
        })
        .collect();
    for a in &fingerprints {
        for b in &fingerprints {
            assert_eq!(compare(a, b), compare(b, a));
        }
    }
}
