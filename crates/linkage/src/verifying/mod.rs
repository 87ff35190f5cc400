//! What two applications really share, with both quotes.

mod career;
mod history;
mod text;

use crosscheck_model::Digest;
use crosscheck_photos::{Fingerprint, Verdict, compare};

use crate::evidence::Quoted;
use crate::proposing::{LeftOut, trace_hash};
use crate::{Application, Evidence};

/// Everything the two share but pictures.
pub fn verify(a: &Application, b: &Application, left_out: &LeftOut) -> Vec<Evidence> {
    let mut found = Vec::new();
    for one in &a.traces {
        let same = b.traces.iter().find(|other| (other.kind, &other.key) == (one.kind, &one.key));
        if let Some(other) = same
            && !left_out.traces.contains(&trace_hash(one.kind, &one.key))
        {
            found.push(Evidence {
                kind: one.kind,
                extent: String::new(),
                a: Quoted::new(&one.quote, &one.source),
                b: Quoted::new(&other.quote, &other.source),
            });
        }
    }
    let passages = text::passages(a, b, &left_out.rarity);
    if passages.is_empty() {
        found.extend(text::same_facts(a, b, &left_out.rarity));
    }
    found.extend(passages);
    found.extend(career::same_career(a, b));
    found.extend(history::copied_history(a, b));
    found.sort();
    found
}

/// The evidence of two pictures, if they are verified to be one.
pub fn picture_evidence(
    (a, digest_a, picture_a): (&Application, &Digest, &Fingerprint),
    (b, digest_b, picture_b): (&Application, &Digest, &Fingerprint),
) -> Option<Evidence> {
    let comparison = compare(picture_a, picture_b);
    if comparison.verdict != Verdict::SamePicture {
        return None;
    }
    let side = |application: &Application, digest: &Digest| {
        let used = application.pictures.iter().find(|used| used.digest == *digest);
        Quoted {
            quote: String::new(),
            source: used.map(|used| used.source.clone()).unwrap_or_default(),
            picture: Some(digest.to_string()),
        }
    };
    let extent = if digest_a == digest_b { "the same file".to_owned() } else { comparison.sentence() };
    Some(Evidence { kind: crate::Kind::Photo, extent, a: side(a, digest_a), b: side(b, digest_b) })
}
