//! Latin spellings of one name that are the custom of one language: Greek, Somali, Persian, Gujarati.

use crate::forms;
use crate::item::Item;
use crate::lexicon::{self, flag};
use crate::outcome::{ReadingSystem, Relation};
use crate::relate::{Bond, Setting, bare, share_group, spelled};
use crate::table::Name;

/// Two spellings of a Greek name, or a surname as husband and wife bear it.
pub(crate) fn greek(p: &Item<'_>, t: &Item<'_>, short: usize) -> Option<Bond> {
    let (of_p, of_t) = (forms::greek_masculine(&p.plain), forms::greek_masculine(&t.plain));
    let (x, y) = (bare(of_p.as_deref().unwrap_or(&p.plain), p), bare(of_t.as_deref().unwrap_or(&t.plain), t));
    let (first, second) = if x.plain <= y.plain { (&x, &y) } else { (&y, &x) };
    if first.plain == second.plain {
        return Bond::new(Relation::Variant, 15, ReadingSystem::LatinVariant);
    }
    spelled(first, second, Name::GreekLatin, short, 100)
}

/// An Arabic name in the Somali alphabet, which writes c and x for the throat sounds (Cumar, Omar).
pub(crate) fn somali(p: &Item<'_>, t: &Item<'_>) -> Option<Bond> {
    for (own, usual) in [(p, t), (t, p)] {
        let Some(plain) = forms::from_somali(&own.plain).filter(|_| own.entry.is_none()) else { continue };
        let name = bare(&plain, own);
        let (first, second) = if name.plain <= usual.plain { (&name, usual) } else { (usual, &name) };
        let short = first.plain.len().min(second.plain.len());
        if first.plain == second.plain
            || share_group(first.entry, second.entry)
            || spelled(first, second, Name::TranslitArabic, short, 100).is_some()
        {
            return Bond::new(Relation::Variant, 20, ReadingSystem::LatinVariant);
        }
    }
    None
}

/// One name with and without what custom puts before or behind it: Mohammadreza and Reza, Kokilaben and Kokila.
pub(crate) fn without_honorific(p: &Item<'_>, t: &Item<'_>, setting: Setting) -> Option<Bond> {
    for (long, short) in [(p, t), (t, p)] {
        let before = forms::without_prefix(&long.plain).filter(|_| setting.muslim);
        let before = before.filter(|rest| lexicon::entry(rest).is_some_and(|e| e.flags & flag::MUSLIM != 0));
        let Some(rest) = before.or_else(|| forms::without_sibling(&long.plain)) else { continue };
        let name = bare(rest, long);
        let (first, second) = if name.plain <= short.plain { (&name, short) } else { (short, &name) };
        if first.plain == second.plain
            || share_group(first.entry, second.entry)
            || spelled(first, second, Name::Latin, rest.len().min(short.plain.len()), 100).is_some()
        {
            return Bond::new(Relation::Nickname, 30, ReadingSystem::LatinVariant);
        }
    }
    None
}
