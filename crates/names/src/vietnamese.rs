//! Two Vietnamese names in the same order: every mark and every place counts. Names are syllables here, and a letter or a tone
//! more makes another one (Quân and Quang, Hòa and Hóa), so nothing is a slip.

use crate::describe;
use crate::item::marks;
use crate::lexicon::flag;
use crate::outcome::{Comparison, Relation, Role, Verdict};
use crate::word::{Kind, Word, Writing, Written};

/// Surnames that hardly anybody but Vietnamese bears, so that a name without marks is one as well.
const CERTAIN: [&str; 14] = [
    "bui", "dang", "dinh", "duong", "hoang", "huynh", "ngo", "nguyen", "pham", "phan", "tran", "trinh", "truong", "vu",
];

/// Contradictory where the given names differ; `None` leaves the rest to the general comparison.
pub(crate) fn compare(a: &Written<'_>, b: &Written<'_>) -> Option<Comparison> {
    let (first, second) = (a.words.first()?, b.words.first()?);
    if !first.has(flag::VIETNAMESE) || first.plain != second.plain || a.words.len() != b.words.len() {
        return None;
    }
    let (full_a, full_b) = (is_marked(a), is_marked(b));
    let certain = CERTAIN.contains(&first.plain.as_str())
        || full_a && full_b
        || a.words.iter().chain(&b.words).any(|w| w.vietnamese);
    if !certain || a.words.len() < 2 || !a.words.iter().chain(&b.words).all(is_word) {
        return None;
    }
    let differ = |(x, y): (&Word, &Word)| x.plain != y.plain;
    let pairs = || a.words.iter().zip(&b.words).skip(1);
    let last = pairs().next_back().is_some_and(differ);
    let marked = pairs().any(|(x, y)| {
        let (p, q) = (a.part(x), b.part(y));
        let both = !p.is_ascii() && !q.is_ascii() || full_a && full_b;
        x.plain == y.plain && both && marks(p) != marks(q)
    });
    let tone = marks(a.part(first)) != marks(b.part(second)) && full_a && full_b;
    let western = |n: &Written<'_>| n.words.iter().any(|w| w.has(flag::WESTERN) && w.plain.len() > 3);
    (last && western(a) == western(b) || marked || tone)
        .then(|| describe::two_parts(a, b, (0, 0), Relation::Contradiction, Role::Family, Verdict::Contradictory))
}

/// Whether the name is written with its marks: the surname bears one, or two other words do.
fn is_marked(name: &Written<'_>) -> bool {
    let marked = |w: &&Word| !name.part(w).is_ascii();
    name.words.first().is_some_and(|w| marked(&w)) || name.words.iter().filter(marked).count() > 1
}

fn is_word(w: &Word) -> bool {
    w.writing == Writing::Latin && matches!(w.kind, Kind::Name | Kind::Particle) && is_syllable(&w.plain)
}

/// Whether a plain word is a Vietnamese syllable.
pub(crate) fn is_syllable(plain: &str) -> bool {
    const INITIALS: [&str; 26] = [
        "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l", "m", "n",
        "p", "r", "s", "t", "v", "x",
    ];
    const FINALS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];
    let vowels = |rest: &str| {
        let n = rest.bytes().take_while(|b| b"aeiouy".contains(b)).count();
        (1..=3).contains(&n) && FINALS.contains(&&rest[n..])
    };
    vowels(plain) || INITIALS.iter().any(|i| plain.strip_prefix(i).is_some_and(vowels))
}
