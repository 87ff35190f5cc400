//! A word of another writing beside a Latin one.

use crate::knowledge::lexicon;
use crate::knowledge::lexicon::{Entry, flag};
use crate::knowledge::lists::{HONORIFIC_BEFORE, HONORIFIC_BEHIND};
use crate::knowledge::spellings;
use crate::knowledge::spellings::Name;
use crate::outcome::relation::ReadingSystem;
use crate::outcome::rule::RuleId;
use crate::readings::kana;
use crate::readings::pattern::Pattern;
use crate::readings::scripts;
use crate::readings::thai_elements;
use crate::rules::word::article;
use crate::rules::word::budget;
use crate::rules::word::endings;
use crate::rules::word::lists::{known_apart, share_group, sounds_related};
use crate::rules::word::other_form::other_form;
use crate::rules::word::spelled::as_latin;
use crate::rules::word::token::Token;
use crate::rules::word::word_match::{MatchContext, WordMatch};
use crate::text::packed::Text;
use crate::words::written::Writing;

/// How a word of another writing and a Latin one agree.
pub(crate) fn cross(native: &Token<'_>, latin_token: &Token<'_>, context: MatchContext) -> Option<WordMatch> {
    // The servant of another name of God: "abd" alone is no Abdallah.
    if native.plain == "عبد" && latin_token.plain.len() > 6 {
        return None;
    }
    let (pattern, table, system) = &**native.native()?;
    let (table, system) = (*table, *system);
    let text = Text::plain(&latin_token.plain)?;
    if table == Name::Thai
        && let Some(same) = thai_elements::same(&native.plain, &latin_token.plain)
    {
        // Read nearly letter by letter, it may be an element that the list does not have.
        return Some(if same {
            WordMatch::read(RuleId::ThaiElementsInScript, system)
        } else {
            WordMatch::read(RuleId::ReadInScript, system).plus(pattern.cost(&text, budget::SAME_SOUND)?)
        });
    }
    let letters = match table {
        Name::Arabic | Name::Hebrew => pattern.letters,
        _ => text.len(),
    };
    // Where the vowels are free, the budget is wide already.
    let patience = if matches!(table, Name::Arabic | Name::Hebrew) { 100 } else { context.patience };
    let budget = eastern_budget(table, &native.plain, &latin_token.plain)
        .unwrap_or_else(|| budget::patient(table, letters, patience));
    // The lists hold names of some scripts as they are written there (محمود), else they know the Latin reading.
    let apart = |native_entry: Option<&Entry>| known_apart(native_entry, latin_token.entry);
    if let Some(cost) = pattern.cost(&text, budget) {
        let listed = native.entry.or_else(|| {
            let reading = scripts::reading(&native.plain, native.writing).filter(|_| cost > budget::SAME_SOUND)?;
            lexicon::entry(&reading)
        });
        return (!apart(listed)).then(|| WordMatch::read(RuleId::ReadInScript, system).plus(cost));
    }
    if apart(native.entry) {
        return None;
    }
    if share_group(native.entry, latin_token.entry) {
        // The name that begins the line is the one that is written so (Уокер, Walker), the others are its short forms.
        let written =
            native.entry.zip(latin_token.entry).is_some_and(|(n, l)| l.own().iter().any(|g| n.groups().contains(g)));
        let rule = if written { RuleId::ListedInScript } else { RuleId::ListedFormInScript };
        return Some(WordMatch::read(rule, system));
    }
    in_another_form(native, latin_token, pattern, budget, context)
}

/// The customs of single scripts: what is left off one side, or stands in the lists by its sound.
fn in_another_form(
    native: &Token<'_>,
    latin_token: &Token<'_>,
    pattern: &Pattern<'_>,
    budget: u16,
    context: MatchContext,
) -> Option<WordMatch> {
    let (_, table, system) = &**native.native()?;
    let (table, system) = (*table, *system);
    let listed_form = || WordMatch::read(RuleId::ListedFormInScript, system);
    match native.writing {
        Writing::Arabic => arabic(native, latin_token, pattern, system),
        Writing::Hebrew => {
            let read = as_latin(native)?;
            let related = share_group(read.entry, latin_token.entry) || sounds_related(&read, latin_token);
            related.then(listed_form)
        }
        Writing::Devanagari => {
            let rest = HONORIFIC_BEHIND.iter().find_map(|e| native.plain.strip_suffix(e))?;
            let bare = Pattern::of_chars(spellings::get(table), &scripts::characters(rest, native.writing))?;
            (bare.letters >= 2).then_some(())?;
            let text = Text::plain(&latin_token.plain)?;
            let cost = bare.cost(&text, budget::of(table, text.len()))?;
            Some(WordMatch::read(RuleId::HonorificInScript, system).plus(cost))
        }
        // A silent e at the end, and the nominative endings of Baltic languages.
        Writing::Cyrillic | Writing::Greek | Writing::Armenian | Writing::Georgian => {
            let bare = latin_token.plain.strip_suffix('e').or_else(|| endings::without_nominative(&latin_token.plain));
            if let Some(text) = bare.filter(|b| b.len() > 3).and_then(Text::plain)
                && let Some(cost) = pattern.cost(&text, budget)
            {
                return Some(WordMatch::read(RuleId::SilentEnding, system).plus(cost));
            }
            let read = as_latin(native)?;
            if share_group(read.entry, latin_token.entry) || sounds_related(&read, latin_token) {
                return Some(listed_form());
            }
            Some(WordMatch { system, ..other_form(&read, latin_token, context)? })
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
        Name::Kana if kana::is_romaji(latin) && !native.contains(foreign) => {
            let same = kana::kana_sound(native) == kana::sound(latin);
            Some(if same { budget::of(table, latin.len()) } else { budget::SAME_SOUND })
        }
        _ => None,
    }
}

fn arabic(
    native: &Token<'_>,
    latin_token: &Token<'_>,
    pattern: &Pattern<'_>,
    system: ReadingSystem,
) -> Option<WordMatch> {
    let table = spellings::get(Name::Arabic);
    let read = |rule, cost| Some(WordMatch::read(rule, system).plus(cost));
    // The second half of a compound (Jamal al-Din), not a name that ends in it (Alaeddine).
    if matches!(&*native.plain, "الدين" | "الدین") {
        return None;
    }
    let of = |rest: &str| Pattern::of_chars(table, &scripts::characters(rest, Writing::Arabic));
    if let Some(rest) = native.plain.strip_prefix("ال").filter(|r| r.chars().count() >= 3) {
        let bare = of(rest)?;
        for latin_text in [Some(&*latin_token.plain), article::strip_article(&latin_token.plain)].into_iter().flatten()
        {
            let text = Text::plain(latin_text)?;
            if let Some(cost) = bare.cost(&text, budget::of(Name::Arabic, bare.letters)) {
                return read(RuleId::ArticleInScript, cost);
            }
        }
    }
    if let Some(rest) = article::strip_article(&latin_token.plain)
        && let Some(cost) = pattern.cost(&Text::plain(rest)?, budget::of(Name::Arabic, pattern.letters))
    {
        return read(RuleId::ArticleInScript, cost);
    }
    // Georges, Charles, Jacques: a Western name with a silent ending.
    if latin_token.has(flag::WESTERN)
        && let Some(rest) = latin_token.plain.strip_suffix('s')
        && let Some(cost) = pattern.cost(&Text::plain(rest)?, budget::of(Name::Arabic, pattern.letters))
    {
        return read(RuleId::SilentEnding, cost);
    }
    let rest = HONORIFIC_BEFORE.iter().find_map(|b| native.plain.strip_prefix(b)).filter(|r| r.chars().count() >= 3)?;
    let bare = of(rest)?;
    let cost = bare.cost(&Text::plain(&latin_token.plain)?, budget::of(Name::Arabic, bare.letters))?;
    read(RuleId::HonorificBeforeInScript, cost)
}

/// Whether a Cyrillic word has letters that Russian has not: the alphabets that have them write one name otherwise.
pub(crate) fn has_own_letters(plain: &str) -> bool {
    plain.chars().any(|c| matches!(c, 'ђ'..='ў' | 'ґ'..='ӿ'))
}
