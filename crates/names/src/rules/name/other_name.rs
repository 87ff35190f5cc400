//! Names that stand in the place of a legal one: Western and African ones, by-names.

use crate::knowledge::lexicon::flag;
use crate::knowledge::lists::PARENT;
use crate::readings::language;
use crate::readings::syllables;
use crate::rules::align::rows::Aligned as Rows;
use crate::rules::word::lists::is_western_given;
use crate::rules::word::token::{Token, names};
use crate::words::written::{Kind, Writing, Written};

/// Whether the by-name that is all that is left over leads the name; `None` where another word is left over, or where it has
/// the place of the surname.
pub(crate) fn by_name(name: &Written<'_>, left: &[Token<'_>]) -> Option<bool> {
    let [token] = left else { return None };
    let before = name.words.get(..token.words.0)?;
    (token.has(flag::BYNAME) && token.words.1 < name.words.len()).then(|| before.iter().all(|w| w.kind != Kind::Name))
}

/// "Abu Omar al-Masri", father of Omar, from Egypt: how people are called, beside a name that shares nothing with it. Abu
/// before a name is the beginning of many a legal name, too (Abu Sayed, Abu Bakr Siddiqui), so the origin is asked for.
pub(crate) fn is_kunya(name: &Written<'_>) -> bool {
    const ARTICLE: [&str; 4] = ["al", "el", "as", "ash"];
    let [parent, child, article, origin] = name.words.as_slice() else { return false };
    parent.kind == Kind::Particle
        && PARENT.contains(&parent.plain.as_str())
        && child.kind == Kind::Name
        && ARTICLE.contains(&article.plain.as_str())
        && origin.plain.ends_with(['i', 'y'])
}

/// A Western given name on one side and one of a syllable language, or of Africa, on the other, the surname agreeing.
pub(crate) fn other_name(rows: &Rows<'_>) -> bool {
    let baptismal =
        |left: &[Token<'_>]| names(left).all(|i| is_western_given(i) && !i.has(flag::AFRICAN | flag::ARABIC));
    let african =
        |left: &[Token<'_>]| names(left).all(|i| i.has(flag::AFRICAN) && !i.has(flag::ARABIC) && !is_western_given(i));
    if baptismal(&rows.left_a) && african(&rows.left_b) || african(&rows.left_a) && baptismal(&rows.left_b) {
        return true;
    }
    const EASTERN: u32 = flag::CHINESE | flag::KOREAN | flag::VIETNAMESE;
    let surname = rows
        .rows
        .iter()
        .any(|r| (r.a.has(EASTERN) || r.b.has(EASTERN)) && !r.a.has(flag::IBERIAN) && !r.b.has(flag::IBERIAN));
    if !surname {
        return false;
    }
    // "Kim", "Jo", "Tam" are syllables before they are short forms.
    let western = |left: &[Token<'_>]| {
        names(left).any(|i| {
            is_western_given(i) && i.marked.is_none() && (i.letters() > 4 || !language::is_syllables(&i.plain))
        })
    };
    let eastern = |left: &[Token<'_>]| {
        names(left).all(|i| {
            let syllables = language::is_syllables(&i.plain) || syllables::is_vietnamese(&i.plain);
            i.writing == Writing::Latin && !is_western_given(i) && syllables
        })
    };
    western(&rows.left_a) && eastern(&rows.left_b) || western(&rows.left_b) && eastern(&rows.left_a)
}
