//! Two names whose words are aligned: which rule decides.

use crate::knowledge::lexicon::{self, flag};
use crate::knowledge::lists::ORDINAL;
use crate::outcome::relation::Relation;
use crate::outcome::rule::RuleId;
use crate::outcome::verdict::Verdict;
use crate::rules::align::place;
use crate::rules::align::rows::Aligned as Rows;
use crate::rules::name::fathers::{fathers_beside, fathers_swapped};
use crate::rules::name::iberian;
use crate::rules::name::other_name::{by_name, is_kunya, other_name};
use crate::rules::name::vietnamese::given_left_out;
use crate::rules::word::token::{Token, names};
use crate::rules::word::word_match::MatchContext;
use crate::words::generation;
use crate::words::written::{Kind, Writing, Written};

/// Which rule decides about two names whose words are aligned, of so many words each.
pub(crate) fn decide(
    a: &Written<'_>,
    b: &Written<'_>,
    rows: &Rows<'_>,
    counts: (usize, usize),
    context: MatchContext,
) -> RuleId {
    let rule = by_parts(a, b, rows, counts, context);
    let unread = |left: &[Token<'_>]| left.iter().any(Token::is_unread);
    match rule.decides() {
        Verdict::Contradictory if unread(&rows.left_a) || unread(&rows.left_b) => RuleId::UnreadPart,
        Verdict::Same | Verdict::Compatible if generation::apart(a, b).is_some() => RuleId::GenerationsDiffer,
        Verdict::Same | Verdict::Compatible if iberian::are_turned(rows) => RuleId::TurnedNames,
        _ => rule,
    }
}

/// The number of a ruler ("Nasir XII", "ناصر الثاني") is nobody's surname, so no other word contradicts it.
fn is_ordinal(token: &Token<'_>) -> bool {
    ORDINAL.contains(&&*token.plain)
}

fn by_parts(
    a: &Written<'_>,
    b: &Written<'_>,
    rows: &Rows<'_>,
    counts: (usize, usize),
    context: MatchContext,
) -> RuleId {
    let strong = rows.rows.iter().filter(|r| r.matched.relation != Relation::Initial).count();
    let single = counts.0 == 1 || counts.1 == 1;
    if strong == 0 {
        return without_shared_part(a, b, rows, single || a.handle || b.handle);
    }
    if names(&rows.left_a).count() > 0 && names(&rows.left_b).count() > 0 {
        return left_on_both_sides(a, b, rows, strong);
    }
    if let Some(rule) = initials_against(a, b, rows, strong) {
        return rule;
    }
    if context.vietnamese && given_left_out(a, b, rows) {
        return RuleId::VietnameseGivenLeftOut;
    }
    if other_compound(&rows.left_a, rows, true) || other_compound(&rows.left_b, rows, false) {
        return RuleId::OtherCompound;
    }
    if fathers_swapped(a, b, rows) {
        return RuleId::FathersSwapped;
    }
    let whole = rows.left_a.is_empty() && rows.left_b.is_empty();
    if whole && rows.rows.iter().all(|r| matches!(r.matched.relation, Relation::Equal | Relation::Variant)) {
        RuleId::AllPartsAgree
    } else {
        RuleId::RestLeftOut
    }
}

/// Letters of the second name in a compound at least.
const SECOND: usize = 3;

/// Whether a name stands for a compound that begins with it, and what stands behind it on its own side (`of_a`) is another second
/// name: Ayşe Gül is no Ayşenur.
fn other_compound(left: &[Token<'_>], rows: &Rows<'_>, of_a: bool) -> bool {
    rows.rows.iter().filter(|r| r.matched.relation == Relation::Nickname).any(|r| {
        let (short, long) = if of_a { (&r.a, &r.b) } else { (&r.b, &r.a) };
        let Some(rest) = long.plain.strip_prefix(&*short.plain).filter(|rest| rest.len() >= SECOND) else {
            return false;
        };
        let second = |word: &str| lexicon::entry(word).is_some_and(|e| e.flags & flag::GIVEN != 0);
        let behind = left.iter().find(|i| i.words.0 == short.words.1 && i.kind == Kind::Name);
        second(rest) && behind.is_some_and(|behind| behind.plain != rest && second(&behind.plain))
    })
}

/// A part agrees, and both sides have another one that the other side has not.
fn left_on_both_sides(a: &Written<'_>, b: &Written<'_>, rows: &Rows<'_>, strong: usize) -> RuleId {
    if a.handle || b.handle {
        return RuleId::Handle;
    }
    if names(&rows.left_a).all(is_ordinal) || names(&rows.left_b).all(is_ordinal) {
        return RuleId::OrdinalLeft;
    }
    if strong > 1 && (fathers_beside(&rows.left_a, &rows.left_b) || fathers_beside(&rows.left_b, &rows.left_a)) {
        return RuleId::PatronymicBesideSurname;
    }
    if other_name(rows) {
        return RuleId::OtherNameBeside;
    }
    if let Some(leads) = [by_name(a, &rows.left_a), by_name(b, &rows.left_b)].into_iter().flatten().max() {
        // In front it stands for the given name, else it is one name more.
        return if leads { RuleId::ByNameInFront } else { RuleId::ByNameAdded };
    }
    iberian::decide(a, b, rows).unwrap_or(RuleId::PartsDiffer)
}

/// Initials that do not fit what stands in their place.
fn initials_against(a: &Written<'_>, b: &Written<'_>, rows: &Rows<'_>, strong: usize) -> Option<RuleId> {
    let (left_a, left_b) = (names(&rows.left_a).count(), names(&rows.left_b).count());
    let opposed = match (rows.left_a.as_slice(), rows.left_b.as_slice()) {
        ([], _) | (_, []) => false,
        ([x], [y]) if left_a + left_b > 0 => place::in_one_place(a, b, rows, x, y),
        _ => left_a == 0 && left_b == 0,
    };
    if opposed || (left_a == 0 || left_b == 0) && place::lead_apart(rows) {
        // Other initials, or an initial in the place of a name that it does not begin.
        return Some(RuleId::OnePlace);
    }
    let against = |x: &[Token<'_>], y: &[Token<'_>]| x.iter().any(|i| i.kind == Kind::Initial) && names(y).count() > 0;
    let one_part = strong == 1 && rows.rows.len() == 1;
    if !one_part || !against(&rows.left_a, &rows.left_b) && !against(&rows.left_b, &rows.left_a) {
        return None;
    }
    // A lone I behind a name may be the number of a ruler.
    let number = |n: &Written<'_>, left: &[Token<'_>]| {
        left.iter().any(|i| i.kind == Kind::Initial && i.plain == "i" && i.words.0 + 1 == n.words.len())
    };
    let ruler = number(a, &rows.left_a) || number(b, &rows.left_b);
    // Else the only given name is abbreviated, and it does not fit the one that is written out.
    Some(if ruler { RuleId::RulerOrInitial } else { RuleId::InitialNotBegun })
}

fn without_shared_part(a: &Written<'_>, b: &Written<'_>, rows: &Rows<'_>, open: bool) -> RuleId {
    let (left_a, left_b) = (names(&rows.left_a).count(), names(&rows.left_b).count());
    let full = |w: &Written<'_>| w.words.iter().any(|w| w.kind == Kind::Name);
    if rows.rows.len() > 1 && (left_a == 0 || left_b == 0) && !(full(a) && full(b)) {
        return RuleId::InitialsOnly;
    }
    if rows.rows.len() > 1 && left_a + left_b > 0 && !open {
        return RuleId::InitialsFitNamesDiffer;
    }
    if left_a == 0 || left_b == 0 {
        return RuleId::NothingToCompare;
    }
    if open || a.handle || b.handle {
        return RuleId::Handle;
    }
    let unread = |w: &Written<'_>| w.words.iter().any(|w| matches!(w.writing, Writing::Other));
    if unread(a) != unread(b) {
        return RuleId::UnreadName;
    }
    if is_kunya(a) != is_kunya(b) { RuleId::ByNameAlone } else { RuleId::NoPartAgrees }
}
