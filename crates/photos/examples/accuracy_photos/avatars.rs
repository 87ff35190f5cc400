//! Default avatars: how many of those drawn here are recognised, and how many photographs are taken for one.

use crosscheck_photos::{Nature, read};
use crosscheck_testkit::pictures::{AVATAR_KINDS, avatar, encode_jpeg, encode_png, encode_webp};

use crate::{Family, is_set_aside};

/// Seeds from here on took no part in choosing the weights.
const FIRST_SEED: u64 = 10_000;
const PER_KIND: u64 = 200;
const SIDES: [u32; 6] = [64, 80, 128, 200, 256, 460];

pub(crate) fn report(families: &[Family]) {
    println!("\nDefault avatars recognised ({PER_KIND} of each, 64 to 460 pixels, PNG, JPEG 75, WebP 70)");
    let mut recognised = 0;
    for kind in AVATAR_KINDS {
        let hits = (0..PER_KIND).filter(|&i| {
            let picture = avatar(kind, FIRST_SEED + i, SIDES[(i % 6) as usize]);
            let bytes = match i % 4 {
                0 | 1 => encode_png(&picture),
                2 => encode_jpeg(&picture, 75),
                _ => encode_webp(&picture, 70.0),
            };
            matches!(read(&bytes).map(|s| s.nature), Ok(Nature::DefaultAvatar(_) | Nature::Plain))
        });
        let hits = hits.count() as u64;
        recognised += hits;
        println!("{:24}{:>6.1}", format!("{kind:?}"), 100.0 * hits as f64 / PER_KIND as f64);
    }
    let all = PER_KIND * AVATAR_KINDS.len() as u64;
    println!("all                     {:>6.1}", 100.0 * recognised as f64 / all as f64);
    let photographs = families.iter().flat_map(|f| std::iter::once(&f.original).chain(&f.copies));
    let (count, aside) = photographs.fold((0, 0), |(n, k), s| (n + 1, k + usize::from(is_set_aside(s))));
    println!("photographs and copies taken for one: {aside} of {count}");
}
