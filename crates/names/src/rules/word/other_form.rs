//! One name in the forms that languages give it: patronymics, nominatives, surnames of women.

use crate::knowledge::lexicon::flag;
use crate::outcome::rule::RuleId;
use crate::rules::word::endings;
use crate::rules::word::lists::sounds_related;
use crate::rules::word::spelled::{bare, spelled};
use crate::rules::word::token::Token;
use crate::rules::word::word_match::{MatchContext, WordMatch};

/// Whether two words differ in the ending that makes a man's name a woman's: an a more, or an a for an o.
pub(crate) fn ends_apart(a: &str, b: &str) -> bool {
    let (s, l) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if s.len() < 3 {
        return false;
    }
    match (s.as_bytes(), l.as_bytes()) {
        // Lysenko and Lysenka are one surname in two languages.
        ([front @ .., b'a'], [other @ .., b'o']) | ([front @ .., b'o'], [other @ .., b'a']) => {
            front == other && !front.ends_with(b"nk") && !(front.len() >= BEFORE_KO && front.ends_with(b"k"))
        }
        // Konstantinos, Konstantina.
        ([front @ .., b'a'], [other @ .., b'o', b's']) => front == other,
        // Filip, Filippa.
        ([.., x], [front @ .., y, b'a']) if x == y && front == s.as_bytes() => true,
        (short, [front @ .., b'a']) => short == front,
        _ => false,
    }
}

/// Letters before the -o and -a of one surname in two languages at least (Latushko, Latushka; but Slavko and Slavka).
const BEFORE_KO: usize = 6;

/// Whether only one of two words ends in the a of a woman's name, and the other in a consonant or an i (Andreea, Andrei).
pub(crate) fn differ_in_sex(p: &Token<'_>, t: &Token<'_>) -> bool {
    let of_woman = |i: &Token<'_>| i.plain.ends_with('a');
    let of_man = |i: &Token<'_>| !i.plain.ends_with(['a', 'e', 'o', 'u', 'h']);
    of_woman(p) && of_man(t) || of_woman(t) && of_man(p)
}

/// Two patronymics of one father's name, or one name with and without the ending a language puts on it.
pub(crate) fn other_form(p: &Token<'_>, t: &Token<'_>, context: MatchContext) -> Option<WordMatch> {
    let same = |x: &str, y: &str| {
        let (x, y) = if x <= y { (bare(x, p), bare(y, t)) } else { (bare(y, t), bare(x, p)) };
        let short = x.plain.len().min(y.plain.len());
        x.plain == y.plain || spelled(&x, &y, context.by_ear(), short, 100).is_some() || sounds_related(&x, &y)
    };
    match (endings::father(&p.plain), endings::father(&t.plain)) {
        (Some(x), Some(y)) => {
            // The ending took the last sound of the father's name along (Alekse-evich, Grigor-yevich).
            let whole = |s: &str| ["", "ey", "iy", "y", "a"].map(|e| format!("{s}{e}"));
            let fits = same(x, y)
                || whole(x).iter().any(|x| whole(y).iter().any(|y| sounds_related(&bare(x, p), &bare(y, t))));
            return fits.then(|| WordMatch::by(RuleId::Patronymic));
        }
        (Some(_), None) | (None, Some(_)) => return None,
        (None, None) => {}
    }
    for (x, y) in [(p, t), (t, p)] {
        let bases = [endings::without_nominative(&x.plain).map(str::to_owned), endings::masculine(&x.plain)];
        if is_belarusian(&x.plain)
            && y.plain.ends_with('v')
            && (same(&format!("{}v", &x.plain[..x.plain.len() - 1]), &y.plain)
                || matches!((unstressed(&x.plain), unstressed(&y.plain)), (Some(x), Some(y)) if same(&x, &y)))
        {
            return Some(WordMatch::by(RuleId::BelarusianForm));
        }
        let feminine = || endings::is_feminine_of(&x.plain, &y.plain) && !x.has(flag::GIVEN) && !y.has(flag::GIVEN);
        if bases.into_iter().flatten().any(|base| same(&base, &y.plain)) || feminine() {
            return Some(WordMatch::by(RuleId::LanguageEnding));
        }
    }
    match (endings::without_nominative(&p.plain), endings::without_nominative(&t.plain)) {
        (Some(x), Some(y)) if same(x, y) => Some(WordMatch::by(RuleId::TwoEndings)),
        _ => None,
    }
}

/// Letters of a surname with the ending of Belarusian at least.
const BELARUSIAN: usize = 5;

/// A surname without -ou or -ov and with the a that Belarusian writes where Russian keeps an unstressed o (Harbachou, Gorbachev).
fn unstressed(plain: &str) -> Option<String> {
    let stem = plain.get(..plain.len().checked_sub(2)?)?;
    (stem.len() >= BELARUSIAN).then(|| stem.replace('o', "a"))
}

/// Whether a word ends as Belarusian surnames do that end in -ov or -ev in Russian (Petrachkou, Zaitsau).
fn is_belarusian(plain: &str) -> bool {
    plain.len() >= BELARUSIAN && (plain.ends_with("ou") || plain.ends_with("au") || plain.ends_with("eu"))
}
