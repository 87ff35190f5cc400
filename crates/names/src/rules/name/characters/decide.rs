//! Names in Han characters or Hangul, beside Latin ones and beside one another.

use std::borrow::Cow;

use crate::knowledge::han;
use crate::knowledge::lexicon;
use crate::outcome::relation::ReadingSystem;
use crate::outcome::rule::RuleId;
use crate::outcome::verdict::Verdict;
use crate::readings::kana;
use crate::readings::scripts;
use crate::rules::name::characters::alike::{compact_words, same_writing, two_writings};
use crate::rules::name::characters::beside_latin;
use crate::rules::name::characters::evaluate::evaluate;
use crate::rules::name::characters::matcher::{HAN_SYSTEMS, JAPANESE_FIRST};
use crate::rules::name::decision::{Decision, Shown};
use crate::words::written::{Kind, Word, Writing, Written};

fn is_compact(w: &Word) -> bool {
    matches!(w.writing, Writing::Han | Writing::Hangul)
}

/// Compares when at least one name is written in Han characters or Hangul.
pub(crate) fn decide<'w>(a: &'w Written<'_>, b: &'w Written<'_>) -> Option<Decision<'w>> {
    let writing = |n: &Written<'_>| n.words.iter().find(|w| is_compact(w)).map(|w| w.writing);
    let latin = |n: &Written<'_>| n.words.iter().any(|w| w.writing == Writing::Latin && w.kind == Kind::Name);
    match (writing(a), writing(b)) {
        (None, None) => None,
        (Some(x), Some(y)) => {
            let done = if x == y { same_writing(a, b, x) } else { two_writings(a, b, x) };
            // Both names may carry a Latin form as well, which then decides.
            (!(latin(a) && latin(b) && done.rule.decides() != Verdict::Same)).then_some(done)
        }
        // A name in both writings beside a Latin one: the Latin words are compared, the others left out.
        (Some(_), None) if latin(a) && latin(b) && count_latin(a) > 1 => None,
        (None, Some(_)) if latin(a) && latin(b) && count_latin(b) > 1 => None,
        (Some(x), None) => Some(against_other(a, b, x, false)),
        (None, Some(y)) => Some(against_other(b, a, y, true)),
    }
}

fn count_latin(n: &Written<'_>) -> usize {
    n.words.iter().filter(|w| w.writing == Writing::Latin && w.kind == Kind::Name).count()
}

fn against_other<'w>(
    compact: &'w Written<'_>,
    other: &'w Written<'_>,
    writing: Writing,
    swapped: bool,
) -> Decision<'w> {
    let words = compact_words(compact, writing);
    // Kana beside Han: Japanese readings; kana beside anything else goes through its Latin form as other scripts do.
    let latin: Cow<'w, [Word]> = if other.words.iter().all(|w| w.writing == Writing::Latin) {
        Cow::Borrowed(&other.words)
    } else {
        Cow::Owned(other.words.iter().filter_map(in_latin).collect())
    };
    let unread = || Decision::new(RuleId::UnreadCharacters, Shown::Unread { swapped });
    if latin.is_empty() || words.is_empty() {
        return unread();
    }
    let systems = systems(&words, writing, other, &latin);
    let Some(found) = beside_latin::against_latin(&words, systems, &latin) else { return unread() };
    // Kana write down the sound, as Latin letters do.
    let native = other.words.iter().any(|w| !matches!(w.writing, Writing::Latin | Writing::Kana));
    let mut rule = evaluate(&found, &latin, &words, systems, native);
    if rule.decides() == Verdict::Contradictory
        && let Some(found) = beside_latin::given_alone(&words, systems, &latin)
    {
        let rule = if found.unsure { RuleId::GivenNameOrWhole } else { RuleId::GivenNameAlone };
        return Decision::new(rule, Shown::Characters { swapped, latin, found });
    }
    if rule.decides() == Verdict::Contradictory && other.handle {
        rule = RuleId::Handle;
    }
    Decision::new(rule, Shown::Characters { swapped, latin, found })
}

/// The systems in which the characters may be read, the likeliest first.
fn systems(words: &[&str], writing: Writing, other: &Written<'_>, latin: &[Word]) -> &'static [ReadingSystem] {
    if words.iter().any(|w| w.chars().any(han::is_kana)) {
        return &[ReadingSystem::JapaneseName];
    }
    match (writing, other.words.first().map(|w| w.writing)) {
        (Writing::Hangul, _) => &[ReadingSystem::Hangul],
        (_, Some(Writing::Kana)) => &[ReadingSystem::JapaneseName],
        _ if looks_japanese(latin) => &JAPANESE_FIRST,
        _ => &HAN_SYSTEMS,
    }
}

/// Open syllables in every word, and too many of them for a Chinese name. Decides only which reading is tried first.
fn looks_japanese(latin: &[Word]) -> bool {
    let names = || latin.iter().filter(|w| w.kind == Kind::Name);
    names().all(|w| kana::is_romaji(&w.plain)) && names().any(|w| w.plain.len() > 4)
}

/// A word of another script in its first Latin reading.
fn in_latin(w: &Word) -> Option<Word> {
    if w.writing == Writing::Latin {
        return Some(w.clone());
    }
    let plain = scripts::reading(&w.plain, w.writing)?;
    Some(Word { entry: lexicon::entry(&plain), writing: Writing::Latin, plain, other: None, ..w.clone() })
}
