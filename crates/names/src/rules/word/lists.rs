//! What the lists know of two words.

use crate::knowledge::lexicon;
use crate::knowledge::lexicon::{Entry, flag};
use crate::rules::word::token::Token;

/// Whether the two are forms of one name in the lists of familiar forms.
pub(crate) fn share_group(a: Option<&Entry>, b: Option<&Entry>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => {
            // Two forms of a third name that are names of their own in that list (Ella and Nora, of Eleanor) are two names.
            let named = |e: &Entry, g: u16| e.own().iter().any(|own| lexicon::same_file(*own, g));
            a.groups().iter().any(|g| {
                b.groups().contains(g) && (!named(a, *g) || !named(b, *g) || a.own().contains(g) || b.own().contains(g))
            })
        }
        _ => false,
    }
}

/// Two Latin spellings of one Chinese or Korean surname (Koo and Gu, Rhee and Lee).
pub(crate) fn share_surname(a: Option<&Entry>, b: Option<&Entry>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => {
            a.chinese().iter().any(|row| b.chinese().contains(row))
                || a.korean().iter().any(|row| b.korean().contains(row))
        }
        _ => false,
    }
}

/// Whether both words are listed given names, and the lists know of no tie between them, or both frequent surnames of the
/// North (Lindberg and Lundberg): what is known of two names is
/// better than their letters (Jamal and Jamil, Markus and Marius). Within one list only: no list claims to know all forms
/// that its names take in other languages.
pub(crate) fn known_apart(a: Option<&Entry>, b: Option<&Entry>) -> bool {
    let (Some(x), Some(y)) = (a, b) else { return false };
    let given = |e: &Entry| e.flags & flag::GIVEN != 0 && !e.groups().is_empty();
    // The languages of Western Europe borrow one another's names, so their lists count as one.
    let one_list = |x: &Entry, y: &Entry| x.flags & y.flags & flag::WEST_EUROPE != 0 || x.lists & y.lists != 0;
    x.flags & y.flags & flag::NORTHERN_SURNAME != 0 || given(x) && given(y) && one_list(x, y) && !share_group(a, b)
}

pub(crate) fn sounds_related(a: &Token<'_>, b: &Token<'_>) -> bool {
    let known = |i: &Token<'_>| i.entry.is_some_and(|e| !e.groups().is_empty());
    if !known(a) && !known(b) {
        return false;
    }
    let of = |i: &Token<'_>| {
        i.entry.filter(|e| !e.groups().is_empty()).or_else(|| *i.alike.get_or_init(|| lexicon::by_sound(&i.plain)))
    };
    share_group(of(a), of(b))
}

/// Whether a word is a given name of a European language.
pub(crate) fn is_western_given(token: &Token<'_>) -> bool {
    token.has(flag::WESTERN)
}
