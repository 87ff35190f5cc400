//! Pairs of different originals: how many are called one picture, and how far the rest is from it.

use crosscheck_photos::{Fingerprint, Verdict, compare, region_under_best_pose};
use crosscheck_testkit::pictures::{Random, Transform};

use crate::{Family, in_parallel};

/// What came of some pairs.
#[derive(Default)]
struct Count {
    pairs: usize,
    same: Vec<String>,
    resembling: usize,
    regions: Vec<u16>,
}

impl Count {
    fn add(&mut self, a: (&str, &Fingerprint), b: (&str, &Fingerprint), with_region: bool) {
        self.pairs += 1;
        let found = compare(a.1, b.1);
        match found.verdict {
            Verdict::SamePicture => self.same.push(format!("{} / {}: {}", a.0, b.0, found.sentence())),
            Verdict::Resembles => self.resembling += 1,
            _ => {}
        }
        if with_region {
            self.regions.extend(region_under_best_pose(a.1, b.1));
        }
    }

    fn together(counts: Vec<Self>) -> Self {
        let mut all = Self::default();
        for count in counts {
            all.pairs += count.pairs;
            all.same.extend(count.same);
            all.resembling += count.resembling;
            all.regions.extend(count.regions);
        }
        all
    }

    fn print(&self, what: &str) {
        println!("{what}: {} of {} called one picture, {} resembling", self.same.len(), self.pairs, self.resembling);
        for line in self.same.iter().take(20) {
            println!("  {line}");
        }
    }
}

pub(crate) fn report(families: &[Family], transforms: &[Transform], drawn: usize) {
    println!("\nStrangers (pairs of different originals)");
    let rows: Vec<usize> = (0..families.len()).collect();
    let originals = in_parallel(&rows, |&row| {
        let mut count = Count::default();
        for other in &families[row + 1..] {
            let seen = |family: &'_ Family| family.original.fingerprint.clone();
            count.add((&families[row].name, &seen(&families[row])), (&other.name, &seen(other)), true);
        }
        count
    });
    let originals = Count::together(originals);
    originals.print("as they are");

    // One share of the lot for each original, so that every one of them is drawn.
    let share = drawn.div_ceil(families.len().max(1));
    let copies = in_parallel(&rows, |&row| {
        let mut random = Random::new(row as u64 + 1);
        let mut count = Count::default();
        for number in 0..share {
            let other = (row + 1 + random.below(families.len() as u32 - 1) as usize) % families.len();
            let [t, u] = [0, 0].map(|_: u32| random.below(transforms.len() as u32) as usize);
            let name =
                |family: usize, transform: usize| format!("{} {}", families[family].name, transforms[transform].name);
            let (a, b) = (&families[row].copies[t].fingerprint, &families[other].copies[u].fingerprint);
            // Regions are dear to measure; every tenth tells enough of them.
            count.add((&name(row, t), a), (&name(other, u), b), number % 10 == 0);
        }
        count
    });
    let copies = Count::together(copies);
    copies.print("copies under all pairs of transforms, drawn by lot");
    let mut regions: Vec<u16> = originals.regions.iter().chain(&copies.regions).copied().collect();
    regions.sort_unstable();
    print_tail(&regions);
}

/// The exponential through the upper tenth and the upper hundredth, and what it says of a same picture.
fn print_tail(regions: &[u16]) {
    if regions.len() < 100 {
        println!("too few registered pairs ({}) for a tail", regions.len());
        return;
    }
    let quantile = |share: f64| f64::from(regions[((regions.len() - 1) as f64 * share) as usize]);
    let (tenth, hundredth) = (quantile(0.9), quantile(0.99));
    println!(
        "largest region of agreeing cells of {} registered strangers: median {}, upper tenth {tenth}, upper hundredth \
         {hundredth}, most {}; {:.1} cells divide their number by ten",
        regions.len(),
        quantile(0.5),
        regions[regions.len() - 1],
        hundredth - tenth
    );
}
