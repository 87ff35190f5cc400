//! Spanish and Portuguese names: one or several given names, then one or two surnames.

use crate::knowledge::lexicon::flag;
use crate::outcome::relation::Relation;
use crate::outcome::rule::RuleId;
use crate::rules::align::place::in_one_place;
use crate::rules::align::rows::{Aligned as Rows, Row};
use crate::rules::word::token::Token;
use crate::words::written::{Kind, Word, Writing, Written};

/// Names with a word of the Spanish or Portuguese lists, and long enough to hold two surnames. One of the two is enough:
/// they share words.
fn are_iberian(a: &Written<'_>, b: &Written<'_>) -> bool {
    let long = |n: &Written<'_>| n.words.len() >= 3;
    const OTHERS: u32 = flag::ARABIC | flag::SLAVIC | flag::INDIAN;
    let listed = |n: &Written<'_>| n.words.iter().any(|w| w.has(flag::IBERIAN) && !w.has(OTHERS));
    let latin = |n: &Written<'_>| n.words.iter().all(|w| w.writing == Writing::Latin);
    latin(a) && latin(b) && long(a) && long(b) && (listed(a) || listed(b))
}

/// Whether each word of a name is taken for a given name.
fn given_zone(name: &Written<'_>) -> Vec<bool> {
    if let Some(comma) = name.comma {
        let surname = |w: &Word| w.has(flag::IBERIAN_SURNAME) && !w.has(flag::GIVEN);
        return name.words.iter().enumerate().map(|(i, w)| i >= comma && !surname(w)).collect();
    }
    let mut zone = vec![false; name.words.len()];
    let names = || name.words.iter().enumerate().filter(|(_, w)| matches!(w.kind, Kind::Name | Kind::Initial));
    let count = names().count();
    for (k, (i, w)) in names().enumerate() {
        let listed = w.has(flag::GIVEN) && !w.has(flag::IBERIAN_SURNAME) || w.kind == Kind::Initial;
        // Of four names two are given names, unless the second is a known surname or stands behind a particle.
        let second = k == 1 && count > 3 && !w.has(flag::IBERIAN_SURNAME) && name.words[i - 1].kind != Kind::Particle;
        if k > 0 && !(listed || second) || k + 1 == count {
            break;
        }
        zone[i] = true;
    }
    zone
}

/// The word a part begins with is introduced as a married name: "de Villalba", "viuda de Villalba".
fn is_married(name: &Written<'_>, token: &Token<'_>) -> bool {
    let before = token.words.0.checked_sub(1).and_then(|i| name.words.get(i));
    before.is_some_and(|w| w.kind == Kind::Particle && matches!(w.plain.as_str(), "de" | "viuda" | "vda"))
}

/// Whether all given names end as those of women do. Decides only between "different" and "cannot be compared".
fn are_women(name: &Written<'_>, given: &[usize]) -> bool {
    given.iter().filter_map(|i| name.words.get(*i)).all(|w| w.plain.ends_with('a'))
}

/// Names that many bear beside the one they go by.
pub(crate) fn is_devotion(plain: &str) -> bool {
    matches!(plain, "maria" | "ma" | "jose")
}

/// Whether every one of these given names is left out freely: María and José before another name, and what they are
/// dedicated to (de Jesús, del Carmen, de los Ángeles).
fn are_devotional(name: &Written<'_>, given: &[usize]) -> bool {
    given.iter().all(|&i| {
        let before = i.checked_sub(1).map(|k| &name.words[k]);
        is_devotion(&name.words[i].plain)
            || before.is_some_and(|w| {
                w.kind == Kind::Particle && matches!(w.plain.as_str(), "de" | "del" | "la" | "las" | "los")
            })
    })
}

/// Whether one word is known as a given name and the other as a surname, so that in one place they are two further parts
/// (Juan Carlos Prado, Juan Tejera Prado).
fn play_two_parts(x: &Token<'_>, y: &Token<'_>) -> bool {
    let given = |i: &Token<'_>| i.has(flag::GIVEN) && !i.has(flag::IBERIAN_SURNAME);
    let surname = |i: &Token<'_>| i.has(flag::IBERIAN_SURNAME) && !i.has(flag::GIVEN);
    given(x) && surname(y) || surname(x) && given(y)
}

/// María José is a woman and José María a man.
pub(crate) fn are_turned(rows: &Rows<'_>) -> bool {
    let find = |plain: &str| rows.rows.iter().find(|r| r.a.plain == plain && r.b.plain == plain);
    let (Some(maria), Some(jose)) = (find("maria"), find("jose")) else { return false };
    let (x, y) = (maria.a.words.0, jose.a.words.0);
    let (v, w) = (maria.b.words.0, jose.b.words.0);
    (x + 1 == y && w + 1 == v) || (y + 1 == x && v + 1 == w)
}

/// Which rule decides about two such names when parts are left over on both sides; `None` leaves it to the general rule.
pub(crate) fn decide(a: &Written<'_>, b: &Written<'_>, rows: &Rows<'_>) -> Option<RuleId> {
    if !are_iberian(a, b) {
        return None;
    }
    let (zone_a, zone_b) = (given_zone(a), given_zone(b));
    let split = |left: &[Token<'_>], zone: &[bool]| -> (Vec<usize>, Vec<usize>) {
        left.iter().filter(|i| i.kind == Kind::Name).map(|i| i.words.0).partition(|w| zone.get(*w) == Some(&true))
    };
    let (given_a, family_a) = split(&rows.left_a, &zone_a);
    let (given_b, family_b) = split(&rows.left_b, &zone_b);
    let among_given = |r: &Row<'_>| zone_a.get(r.a.words.0) == Some(&true) && zone_b.get(r.b.words.0) == Some(&true);
    if !given_a.is_empty() && !given_b.is_empty() {
        if !family_a.is_empty() || !family_b.is_empty() {
            return Some(RuleId::IberianTwoZones);
        }
        let shared: Vec<&Row<'_>> = rows.rows.iter().filter(|r| among_given(r)).collect();
        let count = |zone: &[bool]| zone.iter().filter(|z| **z).count();
        let uneven = count(&zone_a) != count(&zone_b) && rows.rows.len() > 1;
        return Some(given_names(a, &given_a, b, &given_b, &shared, uneven));
    }
    let agrees =
        |given: bool| rows.rows.iter().any(|r| r.matched.relation != Relation::Initial && among_given(r) == given);
    if !agrees(true) || !agrees(false) {
        return None;
    }
    let one_place = |x: &Token<'_>, y: &Token<'_>| in_one_place(a, b, rows, x, y) && !play_two_parts(x, y);
    let opposed = rows.left_a.iter().any(|x| rows.left_b.iter().any(|y| one_place(x, y)));
    if family_a.is_empty() || family_b.is_empty() {
        // One side leaves out a given name and the other a surname (Juan Carlos Prado, Juan Prado Tejera).
        return Some(if opposed { RuleId::IberianOnePlace } else { RuleId::IberianTwoParts });
    }
    // Given name and a surname agree, another surname does not.
    let married = |name: &Written<'_>, left: &[Token<'_>], family: &[usize]| {
        left.iter().any(|i| family.contains(&i.words.0) && is_married(name, i))
    };
    Some(match (married(a, &rows.left_a, &family_a), married(b, &rows.left_b, &family_b)) {
        (true, true) => RuleId::IberianTwoMarried,
        // A husband's name in the place of the mother's.
        (true, false) | (false, true) => RuleId::IberianMarried,
        (false, false) if write_as_many(a, &zone_a, b, &zone_b, rows) => RuleId::IberianOtherSurname,
        (false, false) => RuleId::IberianFurtherSurname,
    })
}

/// Whether both write the same given names and the same number of surnames, of which all but one agree in the same place: nothing
/// was left out, so the one that differs is another family's (Pérez Noriega, Pérez Royuela). A surname that has moved may
/// have made room for a husband's.
fn write_as_many(a: &Written<'_>, zone_a: &[bool], b: &Written<'_>, zone_b: &[bool], rows: &Rows<'_>) -> bool {
    let surnames = |name: &Written<'_>, zone: &[bool]| -> Vec<usize> {
        let names = name.words.iter().enumerate().filter(|(_, w)| w.kind == Kind::Name);
        names.map(|(i, _)| i).filter(|i| zone.get(*i) == Some(&false)).collect()
    };
    let (of_a, of_b) = (surnames(a, zone_a), surnames(b, zone_b));
    let place = |list: &[usize], at: usize| list.iter().position(|i| *i == at);
    let stay = rows.rows.iter().all(|r| place(&of_a, r.a.words.0) == place(&of_b, r.b.words.0));
    let ([x], [y]) = (rows.left_a.as_slice(), rows.left_b.as_slice()) else { return false };
    of_a.len() == of_b.len() && of_a.len() == 2 && stay && !are_nearly_alike(&x.plain, &y.plain)
}

/// Letters in a row in which two surnames may differ and be one of them, mistyped or misheard.
const MISTYPED: usize = 2;

/// Whether two surnames differ in a place or two next to each other: no slip that is told as one, and not plainly another name.
fn are_nearly_alike(x: &str, y: &str) -> bool {
    let (x, y) = (x.as_bytes(), y.as_bytes());
    let shorter = x.len().min(y.len());
    let front = x.iter().zip(y).take_while(|(a, b)| a == b).count();
    let back = x.iter().rev().zip(y.iter().rev()).take_while(|(a, b)| a == b).count().min(shorter - front);
    x.len().max(y.len()) - front - back <= MISTYPED
}

/// All surnames agree, and both sides write given names out that the other does not have: brothers and sisters share their
/// surnames, and often the first of their given names. Only what everybody leaves out makes no difference, and where one
/// side writes more names (`uneven`), and none of the other's, it may be a person of several given names who goes by another one here.
fn given_names(
    a: &Written<'_>,
    given_a: &[usize],
    b: &Written<'_>,
    given_b: &[usize],
    shared: &[&Row<'_>],
    uneven: bool,
) -> RuleId {
    if !shared.is_empty() {
        let devotional =
            shared.iter().any(|r| !is_devotion(&r.a.plain)) && are_devotional(a, given_a) && are_devotional(b, given_b);
        return if devotional { RuleId::IberianDevotional } else { RuleId::IberianGivenDiffers };
    }
    if uneven && are_women(a, given_a) == are_women(b, given_b) {
        RuleId::IberianFurtherGiven
    } else {
        RuleId::IberianGivenDiffers
    }
}
