//! Measures recall and false matches on a folder of original pictures.
//!
//! `cargo run --release -p crosscheck-photos --example accuracy_photos -- --images DIR [--beyond] [--pairs N]`
//!
//! Every file directly in DIR counts as a picture of its own. The originals are split in two by their place in the sorted
//! list: thresholds of every method are chosen on the first half, recall is reported on the second.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a measurement prints its results")]

mod anchors;
mod avatars;
mod nearness;
mod strangers;
mod table;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crosscheck_photos::{Fingerprint, Nature, Verdict, compare, read};
use crosscheck_testkit::pictures::{TRANSFORMS, Transform};

use anchors::Anchors;
use table::{Column, Table};

/// One picture as every method sees it.
struct Seen {
    fingerprint: Fingerprint,
    anchors: Anchors,
}

/// An original and its copies, in the order of the transforms.
struct Family {
    name: String,
    original: Seen,
    copies: Vec<Seen>,
}

type Distance = fn(&Seen, &Seen) -> u32;

/// The rate of false matches at which recall is reported.
const FALSE_MATCH_RATE: f64 = 0.001;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let images = args.iter().position(|a| a == "--images").and_then(|i| args.get(i + 1));
    let Some(images) = images else {
        eprintln!(
            "usage: accuracy --images DIR [--beyond] [--pairs N]   (DIR: a folder of original pictures, one picture per file; N: \
             pairs of copies of different originals that are drawn by lot)"
        );
        return ExitCode::from(2);
    };
    let files = match pictures_in(Path::new(images)) {
        Ok(files) if files.len() >= 4 => files,
        Ok(files) => {
            eprintln!("{images}: {} pictures found, at least 4 are needed", files.len());
            return ExitCode::from(2);
        }
        Err(error) => {
            eprintln!("{images}: cannot be read: {error}");
            return ExitCode::from(2);
        }
    };
    let pairs = args.iter().position(|a| a == "--pairs").and_then(|i| args.get(i + 1)?.parse().ok()).unwrap_or(20_000);
    let beyond = args.iter().any(|a| a == "--beyond");
    let transforms: Vec<Transform> = TRANSFORMS.into_iter().filter(|t| t.listed || beyond).collect();
    let families = in_parallel(&files, |file| family(file, &transforms));
    let families: Vec<Family> = families.into_iter().flatten().collect();
    println!(
        "{} originals, {} transforms, {}",
        families.len(),
        transforms.len(),
        families[0].original.fingerprint.version.as_str()
    );

    before_verification(&families, &transforms).print();
    nearness::report(&families, &transforms);
    nearness::proposed(&families, &transforms);
    after_verification(&families, &transforms);
    strangers::report(&families, &transforms, pairs);
    avatars::report(&families);
    ExitCode::SUCCESS
}

fn pictures_in(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let kind = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        if ["jpg", "jpeg", "png", "gif", "webp"].contains(&kind.as_str()) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn family(file: &Path, transforms: &[Transform]) -> Option<Family> {
    let name = file.file_stem()?.to_string_lossy().into_owned();
    let bytes = std::fs::read(file).ok()?;
    let Ok(picture) = image::load_from_memory(&bytes) else {
        eprintln!("{name}: not a readable picture, left out");
        return None;
    };
    let picture = picture.into_rgb8();
    let copies = transforms.iter().map(|t| see(&t.apply(&picture, &name))).collect();
    Some(Family { original: see(&bytes), name, copies })
}

fn see(bytes: &[u8]) -> Seen {
    Seen { fingerprint: read(bytes).expect("a picture made here is readable"), anchors: Anchors::of(bytes) }
}

/// Runs a function over all items on all cores, results in order.
fn in_parallel<T: Sync, R: Send>(items: &[T], run: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let results: Mutex<Vec<(usize, R)>> = Mutex::new(Vec::new());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                loop {
                    let i = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(i) else { break };
                    let result = run(item);
                    results.lock().expect("no thread panicked").push((i, result));
                }
            });
        }
    });
    let mut results = results.into_inner().expect("no thread panicked");
    results.sort_by_key(|(i, _)| *i);
    results.into_iter().map(|(_, r)| r).collect()
}

/// Recall of every method at the threshold that gives the rate of false matches on the other half.
fn before_verification(families: &[Family], transforms: &[Transform]) -> Table {
    let methods: [(&str, Distance); 4] = [
        ("all views", |a, b| u32::from(a.fingerprint.code.distance(&b.fingerprint.code).0)),
        ("VertGradient", |a, b| a.anchors.vert_gradient.dist(&b.anchors.vert_gradient)),
        ("DoubleGradient", |a, b| a.anchors.double_gradient.dist(&b.anchors.double_gradient)),
        ("PDQ", |a, b| anchors::bits_apart(&a.anchors.pdq, &b.anchors.pdq)),
    ];
    let tuning: Vec<&Family> = families.iter().step_by(2).collect();
    let report: Vec<&Family> = families.iter().skip(1).step_by(2).collect();
    let columns = methods
        .into_iter()
        .map(|(name, distance)| {
            let mut impostors = impostor_distances(&tuning, transforms, distance);
            impostors.sort_unstable();
            let threshold = impostors[(impostors.len() as f64 * FALSE_MATCH_RATE) as usize];
            let mut reported = impostor_distances(&report, transforms, distance);
            reported.sort_unstable();
            let own_threshold = reported[(reported.len() as f64 * FALSE_MATCH_RATE) as usize];
            let false_matches = reported.iter().filter(|&&d| d < threshold).count();
            let recall_at = |threshold: u32| -> Vec<f64> {
                let found =
                    |t: usize| report.iter().filter(|f| distance(&f.original, &f.copies[t]) < threshold).count();
                (0..transforms.len()).map(|t| found(t) as f64 / report.len() as f64).collect()
            };
            Column {
                name,
                threshold,
                false_matches,
                impostors: reported.len(),
                recall: recall_at(threshold),
                own_threshold,
                recall_at_own: recall_at(own_threshold),
            }
        })
        .collect();
    Table { transforms: transforms.to_vec(), columns }
}

/// Every copy on the published list against every other original of the same half.
fn impostor_distances(families: &[&Family], transforms: &[Transform], distance: Distance) -> Vec<u32> {
    let mut all = Vec::new();
    for (i, a) in families.iter().enumerate() {
        for (_, b) in families.iter().enumerate().filter(|(j, _)| *j != i) {
            let listed = b.copies.iter().zip(transforms).filter(|(_, t)| t.listed);
            all.extend(listed.map(|(copy, _)| distance(&a.original, copy)));
        }
    }
    all
}

/// Verdicts: recall on the second half, false matches over every pair of different originals of both, and the tail of
/// strangers.
fn after_verification(families: &[Family], transforms: &[Transform]) {
    println!("\nAfter verification (verdict same_picture)");
    let own = in_parallel(families, |family| {
        let verdict = |copy: &Seen| compare(&family.original.fingerprint, &copy.fingerprint).verdict;
        family.copies.iter().map(verdict).collect::<Vec<Verdict>>()
    });
    let report: Vec<_> = own.iter().skip(1).step_by(2).collect();
    let rate = |t: usize, wanted: Verdict| {
        report.iter().filter(|verdicts| verdicts[t] == wanted).count() as f64 / report.len() as f64
    };
    let recalls: Vec<_> = transforms.iter().enumerate().map(|(t, one)| (one, rate(t, Verdict::SamePicture))).collect();
    table::print_recalls(&recalls);
    let resembling: f64 = (0..transforms.len()).map(|t| rate(t, Verdict::Resembles)).sum();
    println!("copies that only resemble: {:.2}%", 100.0 * resembling / transforms.len() as f64);
}

/// Whether a fingerprint was taken for something that is not compared.
fn is_set_aside(seen: &Seen) -> bool {
    seen.fingerprint.nature != Nature::Picture
}
