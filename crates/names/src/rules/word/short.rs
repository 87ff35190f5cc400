//! Short and familiar forms that no list has to hold: beginnings of names, compounds, diminutives.

use crate::knowledge::lexicon;
use crate::knowledge::lexicon::flag;
use crate::rules::word::endings;
use crate::rules::word::token::Token;

/// Whether one word is a diminutive of the other, and no name of its own (Benita, Margarita). Of a woman only where no
/// list knows the name of a woman between the two (Juan, Juana, Juanita).
pub(crate) fn diminished(p: &Token<'_>, t: &Token<'_>) -> bool {
    let (short, long) = (shorter(p, t), longer(p, t));
    let own = long.entry.is_some_and(|e| !e.own().is_empty());
    let between = || {
        long.plain.ends_with('a')
            && !short.plain.ends_with('a')
            && lexicon::entry(&format!("{}a", short.plain)).is_some_and(|e| e.flags & flag::GIVEN != 0)
    };
    !own && endings::is_diminutive(&short.plain, &long.plain) && !between()
}

pub(crate) fn shorter<'i, 'w>(p: &'i Token<'w>, t: &'i Token<'w>) -> &'i Token<'w> {
    if p.plain.len() < t.plain.len() { p } else { t }
}

pub(crate) fn longer<'i, 'w>(p: &'i Token<'w>, t: &'i Token<'w>) -> &'i Token<'w> {
    if p.plain.len() < t.plain.len() { t } else { p }
}

/// From this length on a word that no list knows is a compound of names, of which the first may stand for the whole.
const COMPOUND: usize = 10;

/// Whether one word is a listed given name and the other its beginning, or a compound that begins with a listed one.
pub(crate) fn truncated(p: &Token<'_>, t: &Token<'_>) -> bool {
    let (short, long) = (shorter(p, t), longer(p, t));
    // Venkat for Venkataramanan; but Abdul stands for none of the names that begin with it.
    let listed = short.has(flag::GIVEN) && !short.has(flag::ARABIC) && short.plain.len() > 4;
    if long.entry.is_none() && long.plain.len() >= COMPOUND && listed && long.plain.starts_with(&*short.plain) {
        return true;
    }
    if begins_as_short_form(short, long) {
        return true;
    }
    // What the lists know of a name is better than its letters: Emil is no short form of Emilia.
    long.has(flag::GIVEN)
        && short.entry.is_none_or(|e| e.groups().is_empty())
        && endings::is_truncation(&short.plain, &long.plain)
}

/// Letters that a short form leaves out at least: Mari is no Mario.
const LEFT_OUT: usize = 2;

/// The same where the long name is a woman's, whose ending alone is as long (Jordi, Jordina).
const LEFT_OUT_OF_WOMAN: usize = 3;

/// Whether the short word stands in the lists as nothing but a familiar form, and the long one begins with it (Gwen, Gwenaëlle;
/// Teo, Teodor): the lists do not know all the names that are shortened so.
pub(crate) fn begins_as_short_form(short: &Token<'_>, long: &Token<'_>) -> bool {
    const SURNAMES: u32 = flag::IBERIAN_SURNAME | flag::NORTHERN_SURNAME;
    const SYLLABLES: u32 = flag::CHINESE | flag::KOREAN | flag::VIETNAMESE;
    short.entry.is_some_and(|e| e.own().is_empty() && !e.groups().is_empty())
        && !short.has(SURNAMES)
        && !long.has(SURNAMES)
        && short.plain.len() >= 3
        && long.plain.len() >= short.plain.len() + if long.plain.ends_with('a') { LEFT_OUT_OF_WOMAN } else { LEFT_OUT }
        && long.plain.starts_with(&*short.plain)
        && (long.has(flag::GIVEN) || long.entry.is_none() && long.plain.len() > 5 && !short.has(SYLLABLES))
}
