//! A name in characters beside a name in letters.

use crate::outcome::comparison::{Aligned, Comparison, Part, ReadingUsed};
use crate::outcome::reason::Reason;
use crate::outcome::relation::{Relation, Role};
use crate::outcome::verdict::Verdict;
use crate::rules::name::characters::found::{Found, Rank};
use crate::verdict::describe::parts::{empty, finish, part, text};
use crate::words::written::{Kind, Word, Written};

/// A name in characters and the name beside it.
pub(crate) struct Pieces<'n, 'a> {
    compact: &'n Written<'a>,
    other: &'n Written<'a>,
    /// Whether the name in characters was the second argument.
    swapped: bool,
}

impl<'n, 'a> Pieces<'n, 'a> {
    pub(crate) fn of(a: &'n Written<'a>, b: &'n Written<'a>, swapped: bool) -> Pieces<'n, 'a> {
        if swapped { Pieces { compact: b, other: a, swapped } } else { Pieces { compact: a, other: b, swapped } }
    }

    fn row(&self, compact: Option<Part>, other: Option<Part>, relation: Relation) -> Aligned {
        if self.swapped {
            Aligned { a: other, b: compact, relation }
        } else {
            Aligned { a: compact, b: other, relation }
        }
    }
}

/// The words of the other name as they are accounted for.
struct Sheet<'p, 'n, 'a> {
    pieces: &'p Pieces<'n, 'a>,
    latin: &'p [Word],
    found: &'p Found,
    used: Vec<bool>,
    out: Comparison,
}

/// The comparison of a name in characters with the words of another.
pub(crate) fn describe(pieces: &Pieces<'_, '_>, latin: &[Word], found: &Found, verdict: Verdict) -> Comparison {
    let mut sheet = Sheet { pieces, latin, found, used: vec![false; latin.len()], out: empty(verdict) };
    let surname = part(&found.split.surname, Role::Family);
    let given = (!found.split.given.is_empty()).then(|| part(&found.split.given, Role::Given));
    sheet.surname(&surname);
    if let Some(given) = &given {
        sheet.given(given);
    }
    sheet.left_over(&surname, given.as_ref());
    sheet.rest();
    let mut out = sheet.out;
    if found.surname == Some(0) && latin.len() > 1 && matches!(verdict, Verdict::Same | Verdict::Compatible) {
        out.reasons.push(Reason::FamilyFirst);
    }
    finish(&mut out);
    out
}

impl Sheet<'_, '_, '_> {
    fn shown(&self, at: usize) -> String {
        self.latin.get(at).map(|w| self.pieces.other.part(w).to_owned()).unwrap_or_default()
    }

    fn reading(&mut self, part: &Part, reading: &str) {
        let system = self.found.system;
        self.out.readings.push(ReadingUsed { part: part.text.clone(), reading: reading.to_owned(), system });
        self.out.reasons.push(Reason::Variant { a: reading.to_owned(), b: part.text.clone(), system });
    }

    fn surname(&mut self, surname: &Part) {
        let Some(at) = self.found.surname else { return };
        self.used[at] = true;
        let latin = Part { text: self.shown(at), role: Role::Family };
        if self.found.given.is_none() && self.found.rank != Rank::SurnameOnly {
            self.reading(surname, &latin.text);
        } else {
            self.out.readings.push(ReadingUsed {
                part: surname.text.clone(),
                reading: latin.text.clone(),
                system: self.found.system,
            });
        }
        self.out.alignment.push(self.pieces.row(Some(surname.clone()), Some(latin), Relation::Variant));
    }

    fn given(&mut self, given: &Part) {
        let Some((from, to)) = self.found.given else { return };
        let words: Vec<usize> = (from..to).filter(|i| Some(*i) != self.found.surname).collect();
        let (first, last) = (words.first().copied().unwrap_or(from), words.last().map_or(to, |l| l + 1));
        // As written when the words stand together, hyphens included.
        let joined = if last - first == words.len() {
            text(self.pieces.other, (first, last)).to_owned()
        } else {
            words.iter().map(|i| self.shown(*i)).collect::<Vec<_>>().join(" ")
        };
        for i in words {
            self.used[i] = true;
        }
        let relation = if self.found.rank == Rank::Initials { Relation::Initial } else { Relation::Variant };
        if relation == Relation::Variant {
            self.reading(given, &joined);
        } else {
            self.out.reasons.push(Reason::Initial { a: joined.clone(), b: given.text.clone() });
        }
        let latin = Part { text: joined, role: Role::Given };
        self.out.alignment.push(self.pieces.row(Some(given.clone()), Some(latin), relation));
    }

    /// The part of the characters that was not read, beside the words that speak against it.
    fn left_over(&mut self, surname: &Part, given: Option<&Part>) {
        let against = match self.out.verdict {
            Verdict::Contradictory => Relation::Contradiction,
            Verdict::NotComparable(_) => Relation::NotComparable,
            _ => Relation::Omission,
        };
        let split = &self.found.split;
        let lone = match (self.found.surname, self.found.given, given) {
            (Some(_), None, Some(g)) => Some(g.clone()),
            (None, Some(_), _) => (!surname.text.is_empty()).then(|| surname.clone()),
            (None, None, _) => Some(part(&format!("{}{}", split.surname, split.given), Role::Unknown)),
            _ => None,
        };
        let Some(lone) = lone else { return };
        let spoken: Vec<usize> = (0..self.latin.len())
            .filter(|i| against != Relation::Omission && !self.used[*i] && self.latin[*i].kind == Kind::Name)
            .collect();
        let facing = spoken.iter().map(|i| self.shown(*i)).collect::<Vec<_>>().join(" ");
        if facing.is_empty() {
            self.out.reasons.push(Reason::Omitted { part: lone.text.clone() });
            self.out.alignment.push(self.pieces.row(Some(lone), None, Relation::Omission));
        } else {
            self.out.reasons.push(match against {
                Relation::Contradiction => Reason::Differ { a: facing.clone(), b: lone.text.clone() },
                _ => Reason::Unrelated { a: facing.clone(), b: lone.text.clone() },
            });
            let role = lone.role;
            self.out.alignment.push(self.pieces.row(Some(lone), Some(Part { text: facing, role }), against));
        }
        for i in spoken {
            self.used[i] = true;
        }
    }

    /// What neither agrees nor speaks against anything.
    fn rest(&mut self) {
        for i in (0..self.latin.len()).filter(|i| !self.used[*i]) {
            let role = match self.latin[i].kind {
                Kind::Title => Role::Title,
                Kind::Suffix => Role::Suffix,
                Kind::Particle => Role::Particle,
                _ => Role::Given,
            };
            self.out.alignment.push(self.pieces.row(
                None,
                Some(Part { text: self.shown(i), role }),
                Relation::Omission,
            ));
        }
        let compact = self.pieces.compact;
        for w in compact.words.iter().filter(|w| w.kind == Kind::Title) {
            let title = part(compact.part(w), Role::Title);
            self.out.alignment.push(self.pieces.row(Some(title), None, Relation::Omission));
        }
    }
}

/// A name in characters that no reading was found for.
pub(crate) fn unread(pieces: &Pieces<'_, '_>, verdict: Verdict) -> Comparison {
    let mut out = empty(verdict);
    let whole = |n: &Written<'_>| Some(part(text(n, (0, n.words.len())), Role::Unknown));
    out.alignment.push(pieces.row(whole(pieces.compact), whole(pieces.other), Relation::NotComparable));
    finish(&mut out);
    out
}
