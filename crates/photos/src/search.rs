//! Search among many codes: exact copies by digest, a flat popcount scan for small collections, buckets for large ones.
//!
//! Large collections are entered once per view under 16 of its lowest even horizontal frequencies. Those do not change
//! when a picture is mirrored and change little when a window is off by a few percent, so a query looks only into the
//! buckets of its own views and those one bit away, reads 32 more bits of each entry there, and takes the full 256-bit
//! distance of what is left.

use std::collections::BTreeMap;

use crate::code::{Code, CodeDistance, Hash, KEYS, frequency_distance};
use crate::fingerprint::Fingerprint;

/// Up to this many pictures every code is compared with every view (2 to 6 microseconds each, so at most 10 ms).
const FLAT_SCAN: usize = 1_500;

/// Bits of the bucket number; 16 keeps an average bucket of a million pictures at 80 entries of the key views.
const BUCKET_BITS: usize = 16;

/// How many of the 32 further bits may differ; unrelated views pass once in 300, views of copies nearly always.
const NEAR: u32 = 8;

/// Candidates farther apart than this are not returned; the same figure from which registering is worth while.
const FARTHEST: u32 = 92;

/// Codes as near as this are worth verifying among any number of pictures: of a million pairs of strangers none is.
const NEAR_COPY: u16 = 48;

/// Codes up to this far apart are, if further views support it; as far as copies turned by any angle are, and some more.
const FAR_COPY: u16 = 60;

/// Mean distance of the nearest views up to which they do. Of the copies of 100 portraits the most is 81; of 718 pairs of strangers
/// that are near by chance a tenth has so little.
const SUPPORTED: u16 = 82;

/// One picture found by a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Position in the order of adding.
    pub id: u32,
    /// Distance of the codes.
    pub distance: CodeDistance,
}

/// One view in a bucket.
#[derive(Clone, Copy)]
struct Entry {
    bits: u32,
    /// Picture and view: `id * 64 + view`.
    view: u32,
}

/// Codes of many pictures.
pub struct Index {
    codes: Vec<Code>,
    files: BTreeMap<[u8; 16], Vec<u32>>,
    /// Buckets of the key views, and of the others.
    buckets: [Vec<Vec<Entry>>; 2],
    flat_up_to: usize,
}

impl Default for Index {
    fn default() -> Self {
        Self::new()
    }
}

impl Index {
    /// Most pictures one index holds; further ones are found by digest only.
    pub const MOST: usize = 1 << 26;

    /// An empty index.
    #[must_use]
    pub fn new() -> Self {
        Self::with_flat_scan_up_to(FLAT_SCAN)
    }

    /// An empty index that uses its buckets once it holds more than `count` pictures.
    #[must_use]
    pub fn with_flat_scan_up_to(count: usize) -> Self {
        let empty = || vec![Vec::new(); 1 << BUCKET_BITS];
        Self { codes: Vec::new(), files: BTreeMap::new(), buckets: [empty(), empty()], flat_up_to: count }
    }

    /// Adds one picture and returns its id: 0, 1, 2 and so on.
    pub fn add(&mut self, fingerprint: &Fingerprint) -> u32 {
        let id = self.add_code(fingerprint.code.clone());
        self.files.entry(fingerprint.file_digest).or_default().push(id);
        id
    }

    /// Adds a code alone, without the exact-copy tier.
    pub fn add_code(&mut self, code: Code) -> u32 {
        let id = u32::try_from(self.codes.len()).unwrap_or(u32::MAX);
        if self.codes.len() < Self::MOST {
            for (view, hash) in (0u32..).zip(code.views.iter()) {
                let (bucket, bits) = fold(hash);
                let tier = usize::from(view as usize >= KEYS);
                self.buckets[tier][bucket].push(Entry { bits, view: id << 6 | view });
            }
        }
        self.codes.push(code);
        id
    }

    /// How many pictures it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// Bytes held for the codes and their buckets.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let entries: usize = self.buckets.iter().flatten().map(Vec::capacity).sum();
        self.codes.len() * Code::BYTES + entries * size_of::<Entry>()
    }

    /// Ids of byte-identical files.
    #[must_use]
    pub fn same_file(&self, fingerprint: &Fingerprint) -> &[u32] {
        self.files.get(&fingerprint.file_digest).map_or(&[], Vec::as_slice)
    }

    /// The nearest pictures worth comparing, best first, at most `limit`. Candidates, not matches: pass each to
    /// [`crate::compare`].
    #[must_use]
    pub fn search(&self, fingerprint: &Fingerprint, limit: usize) -> Vec<Found> {
        self.search_code(&fingerprint.code, limit)
    }

    /// As [`Index::search`], for who holds the code alone.
    #[must_use]
    pub fn search_code(&self, query: &Code, limit: usize) -> Vec<Found> {
        let mut found = if self.codes.len() <= self.flat_up_to {
            (0u32..).zip(&self.codes).map(|(id, code)| Found { id, distance: query.distance(code) }).collect()
        } else {
            self.in_buckets(query)
        };
        found.retain(|f| u32::from(f.distance.0) <= FARTHEST);
        found.sort_by_key(|f| (f.distance, f.id));
        found.truncate(limit);
        found
    }

    /// The nearest pictures worth verifying where every picture is held against all others, best first, at most `limit`. Of
    /// strangers so few are near enough that verifying them takes no part of the time that grows with the collection.
    #[must_use]
    pub fn copies(&self, query: &Code, limit: usize) -> Vec<Found> {
        let mut found = self.search_code(query, usize::MAX);
        found.retain(|found| worth_verifying(found.distance, || query.support(&self.codes[found.id as usize])));
        found.truncate(limit);
        found
    }

    fn in_buckets(&self, query: &Code) -> Vec<Found> {
        let mut near: Vec<(u32, u32)> = Vec::new();
        // Key views of the stored pictures against all views of the query, then the other way round, then both sides' key views again
        // with more bits away: of a picture with a new background or under a mask only those views are left.
        let keys = &query.views[..KEYS];
        for (tier, views, bits_away) in [(0, query.views.as_slice(), 1), (1, keys, 1), (0, keys, 2)] {
            for hash in views {
                let (bucket, bits) = fold(hash);
                for flipped in flips(bits_away) {
                    for entry in &self.buckets[tier][bucket ^ flipped] {
                        if (entry.bits ^ bits).count_ones() <= NEAR {
                            let id = entry.view >> 6;
                            let stored = &self.codes[id as usize].views[(entry.view & 63) as usize];
                            let distance = frequency_distance(hash, stored);
                            if distance <= FARTHEST {
                                near.push((id, distance));
                            }
                        }
                    }
                }
            }
        }
        near.sort_unstable();
        near.dedup_by_key(|(id, _)| *id);
        let found = near
            .into_iter()
            .map(|(id, distance)| Found { id, distance: CodeDistance(u16::try_from(distance).unwrap_or(u16::MAX)) });
        found.collect()
    }
}

/// Which bits of the bucket number are turned round: none and each for one bit away, each two for two.
fn flips(bits_away: u32) -> impl Iterator<Item = usize> {
    let two = (0..BUCKET_BITS)
        .flat_map(|one| (0..one).map(move |other| 1 << one | 1 << other))
        .filter(move |_| bits_away == 2);
    let one = std::iter::once(0).chain((0..BUCKET_BITS).map(|one| 1 << one)).filter(move |_| bits_away == 1);
    one.chain(two)
}

/// Whether a pair is looked at in full where every picture is held against all others.
fn worth_verifying(distance: CodeDistance, support: impl FnOnce() -> CodeDistance) -> bool {
    distance.0 <= NEAR_COPY || distance.0 <= FAR_COPY && support().0 <= SUPPORTED
}

/// Bucket and 32 further bits of a hash, all from even horizontal frequencies. Bit `16 * v + u` of a hash is the sign of
/// frequency (u, v).
fn fold(hash: &Hash) -> (usize, u32) {
    let row = |v: usize| (hash[v / 4] >> (16 * (v % 4))) as u32;
    // u = 0, 2, 4, 6 of a row in four bits.
    let low = |v: usize| {
        let r = row(v);
        (r & 1) | (r >> 1 & 2) | (r >> 2 & 4) | (r >> 3 & 8)
    };
    // u = 8, 10 of a row in two bits.
    let high = |v: usize| row(v) >> 8 & 1 | row(v) >> 9 & 2;
    let bucket = low(1) | low(2) << 4 | low(3) << 8 | low(4) << 12;
    let bits =
        low(5) | low(6) << 4 | low(7) << 8 | (low(0) >> 1) << 12 | (1..7).fold(0, |b, v| b | high(v) << (13 + 2 * v));
    (bucket as usize, bits | low(8) << 27)
}
