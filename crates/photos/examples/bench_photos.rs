//! Measures speed and memory on one core.
//!
//! `cargo run --release -p crosscheck-photos --example bench_photos [-- --codes 1000000]`
//!
//! Pictures and codes are drawn, so no folder is needed.
#![expect(clippy::print_stdout, reason = "a measurement prints its results")]

use std::hint::black_box;
use std::time::Instant;

use crosscheck_photos::{Fingerprint, Index, compare, read};
use crosscheck_testkit::pictures::{Random, TRANSFORMS, encode_jpeg, scenery};

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let codes = args.iter().position(|a| a == "--codes").and_then(|i| args.get(i + 1)?.parse().ok());
    let codes: usize = codes.unwrap_or(1_000_000);

    let files: Vec<Vec<u8>> = (0..24).map(|seed| encode_jpeg(&scenery(seed, 512, 512), 85)).collect();
    let size = files.iter().map(Vec::len).sum::<usize>() / files.len();
    // The best of several runs of each file: what else the machine does is not what is measured.
    let fastest = |file: &Vec<u8>| {
        let time = |_| {
            let start = Instant::now();
            black_box(read(file).expect("readable"));
            start.elapsed().as_secs_f64()
        };
        (0..12).map(time).fold(f64::MAX, f64::min)
    };
    let best = files.iter().map(fastest).sum::<f64>() / files.len() as f64;
    println!("decode + all codes, JPEG 512 x 512 of {size} bytes: {:.0} photos/s on one core", 1.0 / best);

    let fingerprints: Vec<Fingerprint> = files.iter().map(|f| read(f).expect("readable")).collect();
    let start = Instant::now();
    let mut pairs = 0u32;
    for a in &fingerprints {
        for b in &fingerprints {
            black_box(compare(a, b));
            pairs += 1;
        }
    }
    println!("compare, mostly different pictures: {:.0} pairs/s", f64::from(pairs) / start.elapsed().as_secs_f64());
    search(&fingerprints, codes);
}

/// Codes resembling those of real pictures: drawn ones with a third of the bits changed, the same bits in every view,
/// so that neighbouring views stay alike and many pictures share their coarse structure.
fn search(fingerprints: &[Fingerprint], codes: usize) {
    let mut index = Index::with_flat_scan_up_to(0);
    let mut random = Random::new(7);
    let copies: Vec<(u32, Fingerprint)> = (100..120)
        .map(|seed| {
            let picture = scenery(seed, 256, 256);
            let id = index.add(&read(&encode_jpeg(&picture, 90)).expect("readable"));
            let combo = TRANSFORMS.iter().find(|t| t.name == "site_combo").expect("on the list");
            (id, read(&combo.apply(&picture, &seed.to_string())).expect("readable"))
        })
        .collect();
    while index.len() < codes {
        let base = &fingerprints[random.below(fingerprints.len() as u32) as usize].code;
        let noise: [u64; 4] = std::array::from_fn(|_| random.bits() & (random.bits() | random.bits() & random.bits()));
        index.add_code(base.altered(noise));
    }
    let mut times: Vec<f64> = Vec::new();
    let mut hits = 0;
    for _ in 0..3 {
        hits = 0;
        for (id, copy) in &copies {
            let start = Instant::now();
            let found = black_box(index.search(copy, 1000));
            times.push(start.elapsed().as_secs_f64() * 1e3);
            hits += usize::from(found.iter().any(|f| f.id == *id));
        }
    }
    times.sort_by(f64::total_cmp);
    println!(
        "search among {} codes, all views: median {:.2} ms, slowest {:.2} ms; {hits} of {} cropped, shrunk copies found; \
         {:.2} GB",
        index.len(),
        times[times.len() / 2],
        times[times.len() - 1],
        copies.len(),
        index.bytes() as f64 / 1e9
    );
}
