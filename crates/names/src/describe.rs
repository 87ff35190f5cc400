//! Turns what was found into the comparison that is handed out: alignment, roles, readings and reasons.

use crate::align::{Aligned as Rows, Row};
use crate::eastern::{Found, Rank};
use crate::forms;
use crate::generation;
use crate::iberian;
use crate::item::Item;
use crate::lexicon::flag;
use crate::outcome::{Aligned, Comparison, Part, ReadingSystem, ReadingUsed, Reason, Relation, Role, Verdict, WhyNot};
use crate::word::{Kind, Word, Writing, Written};

fn empty(verdict: Verdict) -> Comparison {
    Comparison { verdict, alignment: Vec::new(), readings: Vec::new(), reasons: Vec::new(), oddities: Vec::new() }
}

fn part(text: &str, role: Role) -> Part {
    Part { text: text.to_owned(), role }
}

/// The text of a run of words, as written.
fn text<'n>(name: &'n Written<'_>, words: (usize, usize)) -> &'n str {
    match (name.words.get(words.0), name.words.get(words.1.wrapping_sub(1))) {
        (Some(first), Some(last)) => name.text.get(first.span.0..last.span.1).unwrap_or_default(),
        _ => "",
    }
}

/// The role a word of a name most likely plays.
fn role(name: &Written<'_>, at: usize) -> Role {
    let Some(w) = name.words.get(at) else { return Role::Unknown };
    match w.kind {
        Kind::Particle => return Role::Particle,
        Kind::Title => return Role::Title,
        Kind::Suffix => return Role::Suffix,
        Kind::Initial => return Role::Given,
        Kind::Name => {}
    }
    if forms::is_patronymic(&w.plain) && at > 0 && name.words.len() > 2 {
        return Role::Patronymic;
    }
    if let Some(comma) = name.comma {
        return if at < comma { Role::Family } else { Role::Given };
    }
    let is_name = |w: &Word| matches!(w.kind, Kind::Name | Kind::Initial);
    let count = name.words.iter().filter(|w| is_name(w)).count();
    let (Some(first), Some(last)) = (name.words.iter().position(is_name), name.words.iter().rposition(is_name)) else {
        return Role::Unknown;
    };
    if count < 2 {
        return Role::Unknown;
    }
    const SURNAMES: u32 = flag::CHINESE | flag::KOREAN | flag::VIETNAMESE;
    let given = |i: usize| name.words[i].has(flag::GIVEN);
    let listed = |i: usize| name.words[i].has(SURNAMES);
    // Tone marks tell the language, and with it the order: a surname of the list in front is the family name.
    let vietnamese = name.words.iter().any(|w| w.vietnamese)
        && name.words[first].has(flag::VIETNAMESE)
        && !name.words[last].has(flag::VIETNAMESE);
    let family_leads = listed(first) && !listed(last) && !given(first) || given(last) && !given(first);
    let family = if vietnamese || family_leads { first } else { last };
    // The first of two surnames.
    let first_surname = family == last && at != first && name.words[at].has(flag::IBERIAN_SURNAME);
    if at == family || first_surname {
        Role::Family
    } else if count > 3 && at != first && family == last && !given(at) {
        Role::Unknown
    } else {
        Role::Given
    }
}

fn item_part(name: &Written<'_>, item: &Item<'_>) -> Part {
    part(text(name, item.words), role(name, item.words.0))
}

/// The comparison of two names aligned word by word.
pub(crate) fn describe(a: &Written<'_>, b: &Written<'_>, rows: &Rows<'_>, verdict: Verdict) -> Comparison {
    let mut out = empty(verdict);
    let mut sorted: Vec<_> = rows.rows.iter().collect();
    sorted.sort_by_key(|r| r.a.words);
    for r in &sorted {
        let (x, y) = (item_part(a, &r.a), item_part(b, &r.b));
        let foreign = r.a.writing != Writing::Latin || r.b.writing != Writing::Latin;
        if r.bond.relation == Relation::Variant && foreign {
            let (native, reading) = if r.a.writing == Writing::Latin { (&y, &x) } else { (&x, &y) };
            out.readings.push(ReadingUsed {
                part: native.text.clone(),
                reading: reading.text.clone(),
                system: r.bond.system,
            });
        }
        out.reasons.extend(match r.bond.relation {
            Relation::Variant => Some(Reason::Variant { a: x.text.clone(), b: y.text.clone(), system: r.bond.system }),
            Relation::Nickname => Some(Reason::Nickname { a: x.text.clone(), b: y.text.clone() }),
            Relation::Initial => Some(Reason::Initial { a: x.text.clone(), b: y.text.clone() }),
            Relation::Typo => Some(Reason::Typo { a: x.text.clone(), b: y.text.clone() }),
            _ => None,
        });
        out.alignment.push(Aligned { a: Some(x), b: Some(y), relation: r.bond.relation });
    }
    leftovers(a, b, rows, verdict, &mut out);
    others(a, b, &mut out);
    if iberian::are_turned(rows) && verdict == Verdict::Contradictory {
        let pair = |item: fn(&Row<'_>) -> usize, name: &Written<'_>| {
            let at = rows.rows.iter().filter(|r| iberian::is_devotion(&r.a.plain)).map(item).min().unwrap_or(0);
            text(name, (at, at + 2)).to_owned()
        };
        out.reasons.push(Reason::Differ { a: pair(|r| r.a.words.0, a), b: pair(|r| r.b.words.0, b) });
    }
    let order: Vec<usize> = sorted.iter().map(|r| r.b.words.0).collect();
    if !order.is_sorted() {
        out.reasons.push(Reason::Order);
    }
    finish(&mut out);
    out
}

/// Leftover words: side by side when they speak against one another, else one by one.
fn leftovers(a: &Written<'_>, b: &Written<'_>, rows: &Rows<'_>, verdict: Verdict, out: &mut Comparison) {
    let (mut left_a, mut left_b): (Vec<&Item<'_>>, Vec<&Item<'_>>) =
        (rows.left_a.iter().collect(), rows.left_b.iter().collect());
    let against = matches!(verdict, Verdict::Contradictory | Verdict::NotComparable(_));
    if against && !left_a.is_empty() && !left_b.is_empty() {
        let relation =
            if verdict == Verdict::Contradictory { Relation::Contradiction } else { Relation::NotComparable };
        let roles = |n: &Written<'_>, i: &Item<'_>| role(n, i.words.0);
        // Family names stand beside family names where both sides have one left.
        while let Some(x) = left_a.first().copied() {
            if left_b.is_empty() {
                break;
            }
            let at = left_b.iter().position(|y| roles(b, y) == roles(a, x)).unwrap_or(0);
            let y = left_b.remove(at);
            left_a.remove(0);
            let (x, y) = (item_part(a, x), item_part(b, y));
            out.reasons.push(if relation == Relation::Contradiction {
                Reason::Differ { a: x.text.clone(), b: y.text.clone() }
            } else {
                Reason::Unrelated { a: x.text.clone(), b: y.text.clone() }
            });
            out.alignment.push(Aligned { a: Some(x), b: Some(y), relation });
        }
    }
    let lonely = if against && out.alignment.is_empty() { Relation::NotComparable } else { Relation::Omission };
    for x in left_a {
        let p = item_part(a, x);
        out.reasons.push(Reason::Omitted { part: p.text.clone() });
        out.alignment.push(Aligned { a: Some(p), b: None, relation: lonely });
    }
    for y in left_b {
        let p = item_part(b, y);
        out.reasons.push(Reason::Omitted { part: p.text.clone() });
        out.alignment.push(Aligned { a: None, b: Some(p), relation: lonely });
    }
}

/// Particles, titles and suffixes, so that every word of both names is accounted for.
fn others(a: &Written<'_>, b: &Written<'_>, out: &mut Comparison) {
    let plain = |n: &Written<'_>| n.words.iter().all(|w| matches!(w.kind, Kind::Name | Kind::Initial));
    if plain(a) && plain(b) {
        return;
    }
    let pick = |n: &Written<'_>, out: &Comparison, left: bool| -> Vec<(usize, Part)> {
        let shown: Vec<String> = out
            .alignment
            .iter()
            .filter_map(|r| if left { r.a.as_ref() } else { r.b.as_ref() }.map(|p| p.text.clone()))
            .collect();
        n.words
            .iter()
            .enumerate()
            .filter(|(_, w)| matches!(w.kind, Kind::Particle | Kind::Title | Kind::Suffix))
            .map(|(i, w)| (i, part(n.part(w), role(n, i))))
            .filter(|(_, p)| !shown.iter().any(|s| s.split([' ', '-']).any(|piece| piece == p.text)))
            .collect()
    };
    let (mut left, mut right) = (pick(a, out, true), pick(b, out, false));
    if let Some((i, j)) = generation::apart(a, b) {
        left.retain(|(k, _)| *k != i);
        right.retain(|(k, _)| *k != j);
        let (x, y) = (part(a.part(&a.words[i]), Role::Suffix), part(b.part(&b.words[j]), Role::Suffix));
        out.reasons.push(Reason::Generations { a: x.text.clone(), b: y.text.clone() });
        out.alignment.push(Aligned { a: Some(x), b: Some(y), relation: Relation::Contradiction });
    }
    for (i, p) in left {
        let twin = right.iter().position(|(j, _)| a.words[i].plain == b.words[*j].plain);
        match twin {
            Some(k) => {
                let (_, q) = right.remove(k);
                out.alignment.push(Aligned { a: Some(p), b: Some(q), relation: Relation::Equal });
            }
            None => out.alignment.push(Aligned { a: Some(p), b: None, relation: Relation::Omission }),
        }
    }
    for (_, q) in right {
        out.alignment.push(Aligned { a: None, b: Some(q), relation: Relation::Omission });
    }
}

/// Puts the weightiest reason first: what speaks against, then what joins, then what is left out.
fn finish(out: &mut Comparison) {
    if let Verdict::NotComparable(why) = out.verdict {
        out.reasons.insert(0, Reason::NotComparable(why));
    }
    if out.reasons.is_empty() && out.verdict == Verdict::Same {
        out.reasons.push(Reason::Equal);
    }
    out.reasons.sort_by_key(|r| match r {
        Reason::NotComparable(_) => 0,
        Reason::Differ { .. } | Reason::Generations { .. } => 1,
        Reason::Unrelated { .. } => 2,
        Reason::Variant { .. } | Reason::Nickname { .. } | Reason::Initial { .. } | Reason::Typo { .. } => 3,
        Reason::Equal => 4,
        Reason::Order => 5,
        _ => 6,
    });
}

/// A compact name and the name beside it.
pub(crate) struct Pieces<'n, 'a> {
    pub(crate) compact: &'n Written<'a>,
    pub(crate) other: &'n Written<'a>,
    /// Whether the compact name was the second argument.
    pub(crate) swapped: bool,
}

impl Pieces<'_, '_> {
    fn row(&self, compact: Option<Part>, other: Option<Part>, relation: Relation) -> Aligned {
        if self.swapped {
            Aligned { a: other, b: compact, relation }
        } else {
            Aligned { a: compact, b: other, relation }
        }
    }
}

/// The comparison of a compact name with the words of another.
pub(crate) fn compact(p: &Pieces<'_, '_>, latin: &[Word], found: &Found, verdict: Verdict) -> Comparison {
    let mut out = empty(verdict);
    let surname = part(&found.split.surname, Role::Family);
    let given = (!found.split.given.is_empty()).then(|| part(&found.split.given, Role::Given));
    let mut used = vec![false; latin.len()];
    let shown = |i: usize| latin.get(i).map(|w| p.other.part(w).to_owned()).unwrap_or_default();
    let reading = |out: &mut Comparison, part: &Part, reading: &str| {
        out.readings.push(ReadingUsed { part: part.text.clone(), reading: reading.to_owned(), system: found.system });
        out.reasons.push(Reason::Variant { a: reading.to_owned(), b: part.text.clone(), system: found.system });
    };
    if let Some(at) = found.surname {
        used[at] = true;
        let latin_part = Part { text: shown(at), role: Role::Family };
        if found.given.is_none() && found.rank != Rank::SurnameOnly {
            reading(&mut out, &surname, &latin_part.text);
        } else {
            out.readings.push(ReadingUsed {
                part: surname.text.clone(),
                reading: latin_part.text.clone(),
                system: found.system,
            });
        }
        out.alignment.push(p.row(Some(surname.clone()), Some(latin_part), Relation::Variant));
    }
    if let (Some((from, to)), Some(given)) = (found.given, &given) {
        let words: Vec<usize> = (from..to).filter(|i| Some(*i) != found.surname).collect();
        let (first, last) = (words.first().copied().unwrap_or(from), words.last().map_or(to, |l| l + 1));
        // As written when the words stand together, hyphens included.
        let joined = if last - first == words.len() {
            text(p.other, (first, last)).to_owned()
        } else {
            words.iter().map(|i| shown(*i)).collect::<Vec<_>>().join(" ")
        };
        for i in words {
            used[i] = true;
        }
        let relation = if found.rank == Rank::Initials { Relation::Initial } else { Relation::Variant };
        if relation == Relation::Variant {
            reading(&mut out, given, &joined);
        } else {
            out.reasons.push(Reason::Initial { a: joined.clone(), b: given.text.clone() });
        }
        out.alignment.push(p.row(Some(given.clone()), Some(Part { text: joined, role: Role::Given }), relation));
    }
    let against = match verdict {
        Verdict::Contradictory => Relation::Contradiction,
        Verdict::NotComparable(_) => Relation::NotComparable,
        _ => Relation::Omission,
    };
    let rest: Vec<usize> = (0..latin.len()).filter(|i| !used[*i]).collect();
    let names: Vec<usize> = rest.iter().copied().filter(|i| latin[*i].kind == Kind::Name).collect();
    let lone = match (found.surname, found.given, &given) {
        (Some(_), None, Some(g)) => Some(g.clone()),
        (None, Some(_), _) => (!surname.text.is_empty()).then(|| surname.clone()),
        (None, None, _) => Some(part(&format!("{}{}", found.split.surname, found.split.given), Role::Unknown)),
        _ => None,
    };
    let spoken = if against == Relation::Omission { Vec::new() } else { names };
    if let Some(lone) = lone {
        let facing = spoken.iter().map(|i| shown(*i)).collect::<Vec<_>>().join(" ");
        if facing.is_empty() {
            out.reasons.push(Reason::Omitted { part: lone.text.clone() });
            out.alignment.push(p.row(Some(lone), None, Relation::Omission));
        } else {
            out.reasons.push(match against {
                Relation::Contradiction => Reason::Differ { a: facing.clone(), b: lone.text.clone() },
                _ => Reason::Unrelated { a: facing.clone(), b: lone.text.clone() },
            });
            let role = lone.role;
            out.alignment.push(p.row(Some(lone), Some(Part { text: facing, role }), against));
        }
        for i in &spoken {
            used[*i] = true;
        }
    }
    for i in (0..latin.len()).filter(|i| !used[*i]) {
        let role = match latin[i].kind {
            Kind::Title => Role::Title,
            Kind::Suffix => Role::Suffix,
            Kind::Particle => Role::Particle,
            _ => Role::Given,
        };
        out.alignment.push(p.row(None, Some(Part { text: shown(i), role }), Relation::Omission));
    }
    for w in p.compact.words.iter().filter(|w| w.kind == Kind::Title) {
        out.alignment.push(p.row(Some(part(p.compact.part(w), Role::Title)), None, Relation::Omission));
    }
    if found.surname == Some(0) && latin.len() > 1 && matches!(verdict, Verdict::Same | Verdict::Compatible) {
        out.reasons.push(Reason::FamilyFirst);
    }
    finish(&mut out);
    out
}

/// A compact name that no reading was found for.
pub(crate) fn compact_unread(p: &Pieces<'_, '_>, why: WhyNot) -> Comparison {
    let mut out = empty(Verdict::NotComparable(why));
    let whole = |n: &Written<'_>| Some(part(text(n, (0, n.words.len())), Role::Unknown));
    out.alignment.push(p.row(whole(p.compact), whole(p.other), Relation::NotComparable));
    finish(&mut out);
    out
}

/// Two names that are compared as wholes.
pub(crate) fn whole(
    a: &Written<'_>,
    b: &Written<'_>,
    relation: Relation,
    system: ReadingSystem,
    verdict: Verdict,
) -> Comparison {
    let mut out = empty(verdict);
    let (x, y) = (text(a, (0, a.words.len())).to_owned(), text(b, (0, b.words.len())).to_owned());
    match relation {
        Relation::Variant => {
            out.readings.push(ReadingUsed { part: x.clone(), reading: y.clone(), system });
            out.reasons.push(Reason::Variant { a: x.clone(), b: y.clone(), system });
        }
        Relation::Contradiction if verdict == Verdict::Contradictory => {
            out.reasons.push(Reason::Differ { a: x.clone(), b: y.clone() });
        }
        _ => {}
    }
    let relation = match verdict {
        Verdict::NotComparable(_) => Relation::NotComparable,
        _ => relation,
    };
    out.alignment.push(Aligned { a: Some(part(&x, Role::Unknown)), b: Some(part(&y, Role::Unknown)), relation });
    finish(&mut out);
    out
}

fn around(name: &Written<'_>, at: usize) -> String {
    let words: Vec<&str> = name
        .words
        .iter()
        .enumerate()
        .filter(|(i, w)| *i != at && !matches!(w.kind, Kind::Title | Kind::Suffix))
        .map(|(_, w)| name.part(w))
        .collect();
    words.join(" ")
}

/// Two romanised names that agree in surname and given name.
pub(crate) fn romanised(
    a: &Written<'_>,
    b: &Written<'_>,
    surname_a: usize,
    surname_b: usize,
    system: ReadingSystem,
    verdict: Verdict,
) -> Comparison {
    let mut out = empty(verdict);
    let pairs = [
        (a.part(&a.words[surname_a]).to_owned(), b.part(&b.words[surname_b]).to_owned(), Role::Family),
        (around(a, surname_a), around(b, surname_b), Role::Given),
    ];
    for (x, y, role) in pairs {
        let equal = x.eq_ignore_ascii_case(&y);
        if !equal {
            out.readings.push(ReadingUsed { part: x.clone(), reading: y.clone(), system });
            out.reasons.push(Reason::Variant { a: x.clone(), b: y.clone(), system });
        }
        let relation = if equal { Relation::Equal } else { Relation::Variant };
        out.alignment.push(Aligned { a: Some(Part { text: x, role }), b: Some(Part { text: y, role }), relation });
    }
    if (surname_a == 0) != (surname_b == 0) {
        out.reasons.push(Reason::Order);
    }
    finish(&mut out);
    out
}

/// Two names that agree in one word and not in the rest.
pub(crate) fn two_parts(
    a: &Written<'_>,
    b: &Written<'_>,
    at: (usize, usize),
    relation: Relation,
    role: Role,
    verdict: Verdict,
) -> Comparison {
    let mut out = empty(verdict);
    let (x, y) = (a.part(&a.words[at.0]), b.part(&b.words[at.1]));
    let joined = if x.eq_ignore_ascii_case(y) { Relation::Equal } else { Relation::Variant };
    out.alignment.push(Aligned { a: Some(part(x, role)), b: Some(part(y, role)), relation: joined });
    let (x, y) = (around(a, at.0), around(b, at.1));
    out.reasons.push(match relation {
        Relation::Contradiction => Reason::Differ { a: x.clone(), b: y.clone() },
        _ => Reason::Unrelated { a: x.clone(), b: y.clone() },
    });
    let other = if role == Role::Family { Role::Given } else { Role::Family };
    out.alignment.push(Aligned { a: Some(part(&x, other)), b: Some(part(&y, other)), relation });
    finish(&mut out);
    out
}

/// Two names without any agreeing part.
pub(crate) fn nothing_shared(a: &Written<'_>, b: &Written<'_>, verdict: Verdict) -> Comparison {
    whole(a, b, Relation::Contradiction, ReadingSystem::LatinVariant, verdict)
}

/// Adds the words of both names that a comparison of parts of them left out.
pub(crate) fn also(out: &mut Comparison, a: &Written<'_>, b: &Written<'_>) {
    for (name, left) in [(a, true), (b, false)] {
        let shown: Vec<String> = out
            .alignment
            .iter()
            .filter_map(|r| if left { r.a.as_ref() } else { r.b.as_ref() })
            .map(|p| p.text.clone())
            .collect();
        let count = |w: &str| shown.iter().flat_map(|s| s.split([' ', '-'])).filter(|piece| *piece == w).count();
        let mut seen: Vec<&str> = Vec::new();
        for (i, w) in name.words.iter().enumerate() {
            let written = name.part(w);
            if w.writing != Writing::Latin && shown.iter().any(|s| !s.is_empty() && written.contains(s.as_str())) {
                continue;
            }
            seen.push(written);
            if seen.iter().filter(|s| **s == written).count() <= count(written) {
                continue;
            }
            let p = part(written, role(name, i));
            out.reasons.push(Reason::Omitted { part: p.text.clone() });
            out.alignment.push(if left {
                Aligned { a: Some(p), b: None, relation: Relation::Omission }
            } else {
                Aligned { a: None, b: Some(p), relation: Relation::Omission }
            });
        }
    }
}
