//! The comparison of two names.

use crate::outcome::{Aligned, Comparison, Part, Reason, Relation, Role, Verdict, WhyNot};

/// Compares two personal names as written, in any script and order.
#[must_use]
pub fn compare(a: &str, b: &str) -> Comparison {
    let fold = |s: &str| -> Vec<String> { s.to_lowercase().split_whitespace().take(24).map(str::to_owned).collect() };
    let (mut x, mut y) = (fold(a), fold(b));
    x.sort();
    y.sort();
    let mut out = Comparison {
        verdict: Verdict::NotComparable(WhyNot::NothingToCompare),
        alignment: Vec::new(),
        readings: Vec::new(),
        reasons: Vec::new(),
        oddities: Vec::new(),
    };
    let part = |t: &String| Some(Part { text: t.clone(), role: Role::Unknown });
    for t in &x {
        let found = y.iter().position(|u| u == t);
        let relation = if found.is_some() { Relation::Equal } else { Relation::Omission };
        out.alignment.push(Aligned { a: part(t), b: found.and_then(|i| part(&y.remove(i))), relation });
    }
    out.alignment.extend(y.iter().map(|t| Aligned { a: None, b: part(t), relation: Relation::Omission }));
    let shared = out.alignment.iter().filter(|r| r.relation == Relation::Equal).count();
    if shared > 0 && shared == out.alignment.len() {
        out.verdict = Verdict::Same;
        out.reasons.push(Reason::Equal);
    } else if shared > 0 {
        out.verdict = Verdict::Compatible;
    } else if !out.alignment.is_empty() {
        out.verdict = Verdict::NotComparable(WhyNot::NoReading);
    }
    out
}
