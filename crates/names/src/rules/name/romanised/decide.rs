//! Two Latin spellings of a Chinese or Korean name.

use crate::knowledge::lexicon::flag;
use crate::outcome::relation::Role;
use crate::outcome::rule::RuleId;
use crate::readings::language::{is_arabic, is_western};
use crate::rules::name::decision::{Decision, Shown};
use crate::rules::name::malay;
use crate::rules::name::romanised::roles::{Language, Roles, roles};
use crate::rules::name::romanised::spelled::{spelled, surname};
use crate::rules::name::romanised::two_languages::{of_two_languages, of_two_languages_given, other_name};
use crate::rules::name::vietnamese;
use crate::words::written::{Kind, Writing, Written};

/// Whether two names with further words beside surname and given name share these: where both go by another name as well,
/// and not by the same one, the syllables are a coincidence (Jean-Baptiste Le Goff, Jean-Bernard Le Goff).
fn share_others(a: &Written<'_>, x: &Roles<'_>, b: &Written<'_>, y: &Roles<'_>) -> bool {
    let further = |name: &'_ Written<'_>, roles: &Roles<'_>| -> Vec<String> {
        let used = |i: usize| i == roles.surname_at || roles.given.iter().any(|(at, _)| *at == i);
        let words = name.words.iter().enumerate().filter(|(i, w)| !used(*i) && w.kind != Kind::Title);
        words.map(|(_, w)| w.plain.clone()).collect()
    };
    let (left, right) = (further(a, x), further(b, y));
    let fits = |v: &String, w: &String| {
        v == w || v.len() == 1 && w.starts_with(v.as_str()) || w.len() == 1 && v.starts_with(w.as_str())
    };
    let all = |few: &[String], many: &[String]| few.iter().all(|v| many.iter().any(|w| fits(v, w)));
    all(&left, &right) || all(&right, &left)
}

/// Whether both names begin with a surname, and not with the same one: what stands there is then no part of a given name
/// that could be spelled in two ways (Hsu Mei-ling, Hsueh Mei-ling, although Ling is a surname as well).
fn lead_apart(a: &Written<'_>, b: &Written<'_>) -> bool {
    let (Some(x), Some(y)) = (a.words.first(), b.words.first()) else { return false };
    // With a word more, it may be the husband's (Lam Cheng Yuk Ling, Cheng Yuk Ling).
    if a.words.len() != b.words.len() {
        return false;
    }
    [(Language::Mandarin, flag::CHINESE), (Language::Korean, flag::KOREAN)]
        .iter()
        .any(|(l, bit)| x.has(*bit) && y.has(*bit) && surname(x, y, *l).is_none())
}

/// Decides about two romanised names when both can be read as names of one such language; `None` leaves them to the general
/// comparison.
pub(crate) fn decide<'w>(a: &Written<'_>, b: &Written<'_>) -> Option<Decision<'w>> {
    if let Some(done) = vietnamese::decide(a, b).or_else(|| malay::decide(a, b)) {
        return Some(done);
    }
    const EASTERN: u32 = flag::CHINESE | flag::KOREAN;
    let latin = |n: &Written<'_>| n.words.iter().all(|w| w.writing == Writing::Latin);
    let listed = |n: &Written<'_>| n.words.iter().any(|w| w.has(EASTERN));
    if !listed(a) || !listed(b) || !latin(a) || !latin(b) || a.words.len() < 2 || b.words.len() < 2 {
        return None;
    }
    if a.handle || b.handle || a.words.iter().chain(&b.words).any(|w| w.vietnamese) {
        return None;
    }
    let (best, both) = in_one_language(a, b);
    if let Some(best) = best {
        let rule = if best.further { RuleId::RomanisedAlikeAndMore } else { RuleId::RomanisedAlike };
        return Some(Decision::new(
            rule,
            Shown::Parts { surnames: best.surnames, system: best.language.system(), apart: false },
        ));
    }
    if both && !is_part_of(a, b) && !is_part_of(b, a) {
        return Some(no_agreement(a, b));
    }
    let shown = |at| Shown::OneWord { at, role: Role::Family };
    if let Some(at) = other_name(a, b) {
        return Some(Decision::new(RuleId::OtherNameBeside, shown(at)));
    }
    of_two_languages_given(a, b).map(|at| Decision::new(RuleId::GivenNamesOfTwoLanguages, shown(at)))
}

/// Surname and given name of both names in one language.
struct Alike {
    cost: u16,
    language: Language,
    surnames: (usize, usize),
    /// Whether one of the names has words beside them.
    further: bool,
}

/// What a word beside surname and given name costs: a reading without further words is taken first.
const FURTHER: u16 = 50;

/// The best agreement in one language, and whether both names are plainly of one.
fn in_one_language(a: &Written<'_>, b: &Written<'_>) -> (Option<Alike>, bool) {
    let mut both = false;
    let mut best: Option<Alike> = None;
    for language in [Language::Korean, Language::Mandarin, Language::Cantonese] {
        let (ra, rb) = (roles(a, language), roles(b, language));
        // The general comparison knows what to do with names that have Western parts on both sides.
        let plainly =
            |r: &Roles<'_>| r.others == 0 && !r.given.iter().any(|(_, w)| w.has(flag::WESTERN) || is_arabic(w));
        both = both || ra.iter().any(plainly) && rb.iter().any(plainly);
        for (x, y) in ra.iter().flat_map(|x| rb.iter().map(move |y| (x, y))) {
            let Some(cost) = alike(a, x, b, y, language) else { continue };
            if best.as_ref().is_none_or(|best| cost < best.cost) {
                let surnames = (x.surname_at, y.surname_at);
                best = Some(Alike { cost, language, surnames, further: x.others + y.others > 0 });
            }
        }
    }
    (best, both)
}

/// What it costs to take surname and given name for the same in both names.
fn alike(a: &Written<'_>, x: &Roles<'_>, b: &Written<'_>, y: &Roles<'_>, language: Language) -> Option<u16> {
    let s = surname(x.surname, y.surname, language)?;
    if x.others > 0 && y.others > 0 && !share_others(a, x, b, y) {
        return None;
    }
    let join = |r: &Roles<'_>| r.given.iter().map(|(_, w)| w.plain.as_str()).collect::<String>();
    let g = spelled(&join(x), &join(y), language)?;
    let apart = x.surname_at > 0 && y.surname_at > 0 && lead_apart(a, b);
    (!apart).then(|| s + g + FURTHER * (x.others + y.others) as u16)
}

/// Whether every word of the one name stands in the other, in one order: a syllable is left out (Lê Hoàng Long, Le Long).
fn is_part_of(part: &Written<'_>, whole: &Written<'_>) -> bool {
    let mut rest = whole.words.iter();
    part.words.len() < whole.words.len() && part.words.iter().all(|w| rest.any(|v| v.plain == w.plain))
}

/// Two surnames of one language beside one given name, with nothing else in either name.
fn one_given<'w>(a: &Written<'_>, b: &Written<'_>) -> Option<Shown<'w>> {
    [Language::Korean, Language::Mandarin, Language::Cantonese].into_iter().find_map(|language| {
        let (ra, rb) = (roles(a, language), roles(b, language));
        let mut pairs = ra.iter().flat_map(|x| rb.iter().map(move |y| (x, y)));
        let (x, y) = pairs.find(|(x, y)| {
            let join = |r: &Roles<'_>| r.given.iter().map(|(_, w)| w.plain.as_str()).collect::<String>();
            // One syllable is shared by many given names.
            let given = (join(x), join(y));
            x.others + y.others == 0
                && given.0.len() >= GIVEN_LETTERS
                && (x.surname_at == 0) == (y.surname_at == 0)
                && spelled(&given.0, &given.1, language).is_some()
                && surname(x.surname, y.surname, language).is_none()
        })?;
        Some(Shown::Parts { surnames: (x.surname_at, y.surname_at), system: language.system(), apart: true })
    })
}

/// Letters of a given name of two syllables at least.
const GIVEN_LETTERS: usize = 5;

/// Both are names of a syllable language, and they differ.
fn no_agreement<'w>(a: &Written<'_>, b: &Written<'_>) -> Decision<'w> {
    let surname_at = |n: &Written<'_>, m: &Written<'_>| {
        n.words.iter().position(|w| {
            m.words.iter().any(|v| {
                [Language::Korean, Language::Mandarin]
                    .iter()
                    .any(|l| w.has(l.surname_bit()) && v.has(l.surname_bit()) && surname(w, v, *l).is_some())
            })
        })
    };
    if let Some(shown) = one_given(a, b) {
        return Decision::new(RuleId::OtherSurnameRomanised, shown);
    }
    let western = |n: &Written<'_>| n.words.iter().any(is_western);
    let (Some(x), Some(y)) = (surname_at(a, b), surname_at(b, a)) else {
        return Decision::nothing_shared(RuleId::RomanisedDiffer);
    };
    let rule = if western(a) != western(b) {
        RuleId::OtherNameBeside
    } else if of_two_languages(&a.words[x], &b.words[y]) {
        RuleId::SurnamesOfTwoLanguages
    } else {
        RuleId::RomanisedDiffer
    };
    Decision::new(rule, Shown::OneWord { at: (x, y), role: Role::Family })
}
