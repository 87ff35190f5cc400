//! Parts of names as they are shown, and the roles they play.

use crate::knowledge::lexicon::flag;
use crate::outcome::comparison::{Comparison, Part};
use crate::outcome::reason::Reason;
use crate::outcome::relation::Role;
use crate::outcome::verdict::Verdict;
use crate::rules::word::endings;
use crate::rules::word::token::Token;
use crate::words::written::{Kind, Word, Written};

pub(crate) fn empty(verdict: Verdict) -> Comparison {
    Comparison {
        verdict,
        alignment: Vec::new(),
        readings: Vec::new(),
        reasons: Vec::new(),
        oddities: Vec::new(),
        rules: Vec::new(),
    }
}

pub(crate) fn part(text: &str, role: Role) -> Part {
    Part { text: text.to_owned(), role }
}

/// The text of a run of words, as written.
pub(crate) fn text<'n>(name: &'n Written<'_>, words: (usize, usize)) -> &'n str {
    match (name.words.get(words.0), name.words.get(words.1.wrapping_sub(1))) {
        (Some(first), Some(last)) => name.text.get(first.span.0..last.span.1).unwrap_or_default(),
        _ => "",
    }
}

/// The role a word of a name most likely plays.
pub(crate) fn role(name: &Written<'_>, at: usize) -> Role {
    let Some(w) = name.words.get(at) else { return Role::Unknown };
    match w.kind {
        Kind::Particle => return Role::Particle,
        Kind::Title => return Role::Title,
        Kind::Suffix => return Role::Suffix,
        Kind::Initial => return Role::Given,
        Kind::Name => {}
    }
    if endings::is_patronymic(&w.plain) && at > 0 && name.words.len() > 2 {
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

pub(crate) fn token_part(name: &Written<'_>, token: &Token<'_>) -> Part {
    part(text(name, token.words), role(name, token.words.0))
}

/// Puts the weightiest reason first: what speaks against, then what joins, then what is left out.
pub(crate) fn finish(out: &mut Comparison) {
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

pub(crate) fn around(name: &Written<'_>, at: usize) -> String {
    let words: Vec<&str> = name
        .words
        .iter()
        .enumerate()
        .filter(|(i, w)| *i != at && !matches!(w.kind, Kind::Title | Kind::Suffix))
        .map(|(_, w)| name.part(w))
        .collect();
    words.join(" ")
}
