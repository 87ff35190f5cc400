//! The comparison of two names: the one place where a verdict is made. Rules only say which of them decides.

use crate::outcome::comparison::Comparison;
use crate::outcome::reason::Reason;
use crate::outcome::rule::RuleId;
use crate::outcome::verdict::{Verdict, WhyNot};
use crate::rules::align::alignment;
use crate::rules::name::characters;
use crate::rules::name::context;
use crate::rules::name::decision::{Decision, Shown};
use crate::rules::name::general;
use crate::rules::name::romanised;
use crate::text::oddity::oddities;
use crate::verdict::describe::characters as in_characters;
use crate::verdict::describe::parts::empty;
use crate::verdict::describe::whole;
use crate::verdict::describe::words;
use crate::words::alias;
use crate::words::kinds::agree_on_first;
use crate::words::read;
use crate::words::written::Written;

/// Compares two personal names as written, in any script and order.
#[must_use]
pub fn compare(a: &str, b: &str) -> Comparison {
    let mut out = match (read::read(a), read::read(b)) {
        (Ok(mut x), Ok(mut y)) => {
            agree_on_first(&mut x.words, &mut y.words);
            written(&x, &y)
        }
        (Err(limit), _) | (_, Err(limit)) => {
            let why = WhyNot::TooLong(limit);
            Comparison { reasons: vec![Reason::NotComparable(why)], ..empty(Verdict::NotComparable(why)) }
        }
    };
    if !a.is_ascii() {
        out.oddities = oddities(a);
    }
    if !b.is_ascii() {
        out.oddities.extend(oddities(b));
    }
    out
}

fn written(a: &Written<'_>, b: &Written<'_>) -> Comparison {
    if let Some(done) = with_name_behind(a, b) {
        return done;
    }
    answer(a, b, &decide(a, b))
}

/// A name with another one of the same person behind it agrees when either does.
fn with_name_behind(a: &Written<'_>, b: &Written<'_>) -> Option<Comparison> {
    let either = |x: &Written<'_>, y: &Written<'_>| {
        let decision = decide_as_one_language(x, y)?;
        matches!(decision.rule.decides(), Verdict::Same | Verdict::Compatible).then(|| answer(x, y, &decision))
    };
    let mut done = match (alias::of(a), alias::of(b)) {
        (None, None) => return None,
        (Some(x), _) => x.iter().find_map(|x| either(x, b)),
        (None, Some(y)) => y.iter().find_map(|y| either(a, y)),
    }?;
    done.verdict = RuleId::OtherNameBehind.decides();
    done.rules.push(RuleId::OtherNameBehind);
    whole::also(&mut done, a, b);
    Some(done)
}

/// The rules for names in characters, and for romanised names of one language of East Asia.
fn decide_as_one_language<'w>(a: &'w Written<'_>, b: &'w Written<'_>) -> Option<Decision<'w>> {
    characters::decide::decide(a, b).or_else(|| romanised::decide::decide(a, b))
}

fn decide<'w>(a: &'w Written<'_>, b: &'w Written<'_>) -> Decision<'w> {
    let nothing = || Decision::new(RuleId::NothingToCompare, Shown::Nothing);
    if a.words.is_empty() || b.words.is_empty() {
        return nothing();
    }
    if let Some(decision) = decide_as_one_language(a, b) {
        return decision;
    }
    let (tokens_a, tokens_b) = (alignment::tokens(a), alignment::tokens(b));
    if tokens_a.is_empty() || tokens_b.is_empty() {
        return nothing();
    }
    let context = context::of(a, b);
    let counts = (tokens_a.len(), tokens_b.len());
    let rows = alignment::align(a, b, tokens_a, tokens_b, context);
    Decision::new(general::decide(a, b, &rows, counts, context), Shown::Words(rows))
}

/// The verdict of the rule that decides, with what stands beside what.
fn answer(a: &Written<'_>, b: &Written<'_>, decision: &Decision<'_>) -> Comparison {
    let verdict = decision.rule.decides();
    let mut out = match &decision.shown {
        Shown::Nothing => {
            let mut out = empty(verdict);
            if let Verdict::NotComparable(why) = verdict {
                out.reasons.push(Reason::NotComparable(why));
            }
            out
        }
        Shown::Words(rows) => words::describe(a, b, rows, verdict),
        Shown::Characters { swapped, latin, found } => {
            in_characters::describe(&in_characters::Pieces::of(a, b, *swapped), latin, found, verdict)
        }
        Shown::Unread { swapped } => in_characters::unread(&in_characters::Pieces::of(a, b, *swapped), verdict),
        Shown::Whole { relation, system } => whole::whole(a, b, *relation, *system, verdict),
        Shown::Parts { surnames, system, apart } => whole::parts(a, b, *surnames, *system, *apart, verdict),
        Shown::OneGiven { surnames, given } => whole::one_given(surnames, given, verdict),
        Shown::OneWord { at, role } => whole::one_word(a, b, *at, *role, verdict),
    };
    if let Shown::Words(rows) = &decision.shown {
        out.rules.reserve_exact(rows.rows.len() + 1);
        out.rules.extend(rows.rows.iter().map(|row| row.matched.rule));
        out.rules.sort_unstable();
        out.rules.dedup();
    }
    out.rules.push(decision.rule);
    out
}
