//! A word of another writing beside a Latin one.

use crate::budget;
use crate::forms;
use crate::item::Item;
use crate::japanese;
use crate::lexicon::{self, Entry, flag};
use crate::outcome::{ReadingSystem, Relation};
use crate::pattern::Pattern;
use crate::relate::{self, Bond, Setting, as_latin, known_apart, other_form, share_group, sounds_related};
use crate::script;
use crate::table::{self, Name};
use crate::text::Text;
use crate::thai;
use crate::word::Writing;

/// What a part left off one of the two words costs: a silent ending, an article, an honorific.
const SILENT: u16 = 15;
const ARTICLE: u16 = 5;
const HONORIFIC: u16 = 30;
/// What a name of known Thai elements costs, however its letters are spelled.
const KNOWN_ELEMENTS: u16 = 5;

fn bond(relation: Relation, cost: u16, system: ReadingSystem) -> Option<Bond> {
    Some(Bond { relation, cost, system })
}

/// How a word of another writing and a Latin one agree.
pub(crate) fn cross(native: &Item<'_>, latin_item: &Item<'_>, setting: Setting) -> Option<Bond> {
    // The servant of another name of God: "abd" alone is no Abdallah.
    if native.plain == "عبد" && latin_item.plain.len() > 6 {
        return None;
    }
    let (pattern, table, system) = &**native.native()?;
    let (table, system) = (*table, *system);
    let text = Text::plain(&latin_item.plain)?;
    if table == Name::Thai
        && let Some(same) = thai::same(&native.plain, &latin_item.plain)
    {
        // Read nearly letter by letter, it may be an element that the list does not have.
        let cost = if same { KNOWN_ELEMENTS } else { pattern.cost(&text, budget::SAME_SOUND)? };
        return bond(Relation::Variant, cost, system);
    }
    let letters = match table {
        Name::Arabic | Name::Hebrew => pattern.letters,
        _ => text.len(),
    };
    let variant = |cost| bond(Relation::Variant, cost, system);
    // Where the vowels are free, the budget is wide already.
    let patience = if matches!(table, Name::Arabic | Name::Hebrew) { 100 } else { setting.patience };
    let budget = eastern_budget(table, &native.plain, &latin_item.plain)
        .unwrap_or_else(|| budget::patient(table, letters, patience));
    // The lists hold names of some scripts as they are written there (محمود), else they know the Latin reading.
    let apart = |native_entry: Option<&Entry>| known_apart(native_entry, latin_item.entry);
    if let Some(cost) = pattern.cost(&text, budget) {
        let listed = native.entry.or_else(|| {
            let reading = script::reading(&native.plain, native.writing).filter(|_| cost > budget::SAME_SOUND)?;
            lexicon::entry(&reading)
        });
        return if apart(listed) { None } else { variant(cost) };
    }
    if apart(native.entry) {
        return None;
    }
    if share_group(native.entry, latin_item.entry) {
        // The name that begins the line is the one that is written so (Уокер, Walker), the others are its short forms.
        let written =
            native.entry.zip(latin_item.entry).is_some_and(|(n, l)| l.own.iter().any(|g| n.groups.contains(g)));
        return bond(if written { Relation::Variant } else { Relation::Nickname }, 25, system);
    }
    match native.writing {
        Writing::Arabic => arabic(native, latin_item, pattern, letters, system),
        Writing::Hebrew => {
            let read = as_latin(native)?;
            let related = share_group(read.entry, latin_item.entry) || sounds_related(&read, latin_item);
            if related { bond(Relation::Nickname, 25, system) } else { None }
        }
        Writing::Devanagari => {
            let rest = HONORIFICS.iter().find_map(|e| native.plain.strip_suffix(e))?;
            let bare = Pattern::of_chars(table::get(table), &script::characters(rest, native.writing))?;
            (bare.letters >= 2).then_some(())?;
            variant(bare.cost(&text, budget::of(table, text.len()))? + HONORIFIC)
        }
        // A silent e at the end, and the nominative endings of Baltic languages.
        Writing::Cyrillic | Writing::Greek | Writing::Armenian | Writing::Georgian => {
            let bare = latin_item.plain.strip_suffix('e').or_else(|| forms::without_nominative(&latin_item.plain));
            if let Some(text) = bare.filter(|b| b.len() > 3).and_then(Text::plain)
                && let Some(cost) = pattern.cost(&text, budget)
            {
                return variant(cost + SILENT);
            }
            let read = as_latin(native)?;
            if share_group(read.entry, latin_item.entry) || sounds_related(&read, latin_item) {
                return bond(Relation::Nickname, 25, system);
            }
            let found = other_form(&read, latin_item, setting)?;
            bond(found.relation, found.cost, system)
        }
        _ => None,
    }
}

/// The budget of scripts whose names differ by little: no more of it where the other parts agree. Japanese kana beside a word
/// that is Japanese itself are read as written; the wide budget is for names of other languages (マイケル, ローラ).
fn eastern_budget(table: Name, native: &str, latin: &str) -> Option<u16> {
    let foreign = |c: char| matches!(c, 'ー' | 'ヴ' | 'ァ' | 'ィ' | 'ェ' | 'ォ');
    match table {
        Name::Thai => Some(budget::of(table, latin.len())),
        Name::Kana if japanese::is_romaji(latin) && !native.contains(foreign) => {
            let same = japanese::kana_sound(native) == japanese::sound(latin);
            Some(if same { budget::of(table, latin.len()) } else { budget::SAME_SOUND })
        }
        _ => None,
    }
}

/// What Gujaratis put behind a given name, brother and sister.
const HONORIFICS: [&str; 8] = ["ભાઈ", "ભાઇ", "બેન", "બહેન", "भाई", "भाइ", "बेन", "बहन"];

/// What stands before a given name and may be left out: descent from the Prophet, and his name before another one.
const BEFORE: [&str; 5] = ["سید", "سيد", "محمد", "میر", "مير"];

fn arabic(
    native: &Item<'_>,
    latin_item: &Item<'_>,
    pattern: &Pattern<'_>,
    letters: usize,
    system: ReadingSystem,
) -> Option<Bond> {
    let table = table::get(Name::Arabic);
    let variant = |cost| bond(Relation::Variant, cost, system);
    // The second half of a compound (Jamal al-Din), not a name that ends in it (Alaeddine).
    if matches!(&*native.plain, "الدين" | "الدین") {
        return None;
    }
    let of = |rest: &str| Pattern::of_chars(table, &script::characters(rest, Writing::Arabic));
    if let Some(rest) = native.plain.strip_prefix("ال").filter(|r| r.chars().count() >= 3) {
        let bare = of(rest)?;
        for latin_text in [Some(&*latin_item.plain), relate::strip_article(&latin_item.plain)].into_iter().flatten() {
            let text = Text::plain(latin_text)?;
            if let Some(cost) = bare.cost(&text, budget::of(Name::Arabic, bare.letters)) {
                return variant(cost + ARTICLE);
            }
        }
    }
    if let Some(rest) = relate::strip_article(&latin_item.plain)
        && let Some(cost) = pattern.cost(&Text::plain(rest)?, budget::of(Name::Arabic, letters))
    {
        return variant(cost + ARTICLE);
    }
    // Georges, Charles, Jacques: a Western name with a silent ending.
    if latin_item.has(flag::WESTERN)
        && let Some(rest) = latin_item.plain.strip_suffix('s')
        && let Some(cost) = pattern.cost(&Text::plain(rest)?, budget::of(Name::Arabic, letters))
    {
        return variant(cost + SILENT);
    }
    let rest = BEFORE.iter().find_map(|b| native.plain.strip_prefix(b)).filter(|r| r.chars().count() >= 3)?;
    let bare = of(rest)?;
    let cost = bare.cost(&Text::plain(&latin_item.plain)?, budget::of(Name::Arabic, bare.letters))?;
    bond(Relation::Nickname, cost + HONORIFIC, system)
}

/// Whether a Cyrillic word has letters that Russian has not: the alphabets that have them write one name otherwise.
pub(crate) fn has_own_letters(plain: &str) -> bool {
    plain.chars().any(|c| matches!(c, 'ђ'..='ў' | 'ґ'..='ӿ'))
}
