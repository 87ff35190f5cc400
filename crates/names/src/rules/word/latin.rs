//! One Latin word beside another: the word rules in their order.

use crate::knowledge::lexicon::flag;
use crate::knowledge::spellings::Name;
use crate::outcome::rule::RuleId;
use crate::rules::word::article::{of_one_skeleton, without_article};
use crate::rules::word::budget;
use crate::rules::word::custom;
use crate::rules::word::east_asian::{Known, eastern_words};
use crate::rules::word::endings;
use crate::rules::word::lists::{known_apart, share_group, share_surname, sounds_related};
use crate::rules::word::other_form::{differ_in_sex, ends_apart, other_form};
use crate::rules::word::short::{begins_as_short_form, diminished, longer, shorter, truncated};
use crate::rules::word::spelled::{other_folding, spelled};
use crate::rules::word::token::Token;
use crate::rules::word::typo::{are_patronymics, is_typo, typo_allowed};
use crate::rules::word::word_match::{MatchContext, WordMatch};

pub(crate) fn latin(a: &Token<'_>, b: &Token<'_>, context: MatchContext) -> Option<WordMatch> {
    let by = |rule| Some(WordMatch::by(rule));
    let marked = a.marked.is_some() && b.marked.is_some() && context.vietnamese;
    if marked {
        return None;
    }
    if a.other.as_deref() == Some(&*b.plain)
        || b.other.as_deref() == Some(&*a.plain)
        || a.other.is_some() && a.other == b.other
    {
        return by(RuleId::OtherFolding);
    }
    if context.vietnamese {
        return None;
    }
    if share_surname(a.entry, b.entry) {
        return by(RuleId::ListedSurname);
    }
    if share_group(a.entry, b.entry) {
        return by(RuleId::ListedForm);
    }
    // The order of the two sides must not matter: the lesser word is the pattern.
    let (p, t) = if a.plain <= b.plain { (a, b) } else { (b, a) };
    let one_folding = a.other.is_none() && b.other.is_none();
    if one_folding
        && !context.translit
        && p.plain.as_bytes().first() != t.plain.as_bytes().first()
        && p.liquids.differ(t.liquids)
    {
        // Most words that meet are told apart here: with another first letter, and a sound that the other has not, only what
        // the lists know of names that sound like it can join them.
        let open = (a.entry.is_none() || b.entry.is_none()) && sounds_related(a, b);
        return if open { by(RuleId::SoundsLikeListedForm) } else { None };
    }
    let short = p.plain.len().min(t.plain.len());
    let of_man_and_woman = ends_apart(&p.plain, &t.plain);
    let of_faith = p.plain.ends_with("ttin") || p.plain.ends_with("ddin");
    if (context.arabic || of_faith) && endings::is_turkish_final(&p.plain, &t.plain) {
        return by(RuleId::TurkishFinal);
    }
    if endings::are_servants(&p.plain, &t.plain) {
        return by(RuleId::ServantOf);
    }
    if context.indian && matches!((p.plain.as_bytes(), t.plain.as_bytes()), ([b'j', ..], [b'y', ..])) {
        return None;
    }
    if context.indian && custom::is_indic_final(&p.plain, &t.plain) {
        return by(RuleId::IndicFinalVowel);
    }
    if custom::is_japanese_short(p, t) {
        return by(RuleId::JapaneseShortForm);
    }
    if known_apart(a.entry, b.entry) && !begins_as_short_form(shorter(p, t), longer(p, t)) {
        let spelled = || spelled(p, t, Name::Latin, short, 100).filter(|matched| matched.cost <= budget::SAME_SOUND);
        return if of_man_and_woman || differ_in_sex(p, t) { None } else { spelled() };
    }
    if of_man_and_woman {
        // Mario and Maria, Karim and Karima. Slavic surnames have such pairs, too (Ivanov, Ivanova).
        let given = |i: &Token<'_>| i.has(flag::GIVEN);
        return if context.translit && !(given(p) && given(t)) { other_form(p, t, context) } else { None };
    }
    // Letters with marks on both sides: no other script stands behind such a name, so its vowels are not free.
    let marked = context.translit && !context.arabic && a.other.is_some() && b.other.is_some();
    let patience = if marked { budget::MARKED } else { 100 };
    if let Some(matched) = spelled(p, t, Name::Latin, short, patience).filter(|_| !differ_in_sex(p, t)) {
        return Some(matched);
    }
    match eastern_words(p, t) {
        Known::One(rule) => return by(rule),
        Known::Two => return None,
        Known::Nothing => {}
    }
    if context.greek
        && let Some(matched) = custom::greek(p, t, short)
    {
        return Some(matched);
    }
    if endings::is_armenian(&p.plain)
        && endings::is_armenian(&t.plain)
        && let Some(matched) = spelled(p, t, Name::Translit, short, 100)
    {
        return Some(matched);
    }
    if let Some(matched) = custom::without_honorific(p, t, context) {
        return Some(matched);
    }
    if marked {
        return other_form(p, t, context);
    }
    if context.translit {
        let patience = if context.soft && short < 5 { budget::SOFT } else { context.patience };
        let by_ear = context.by_ear();
        if let Some(matched) = spelled(p, t, by_ear, short, patience).filter(|_| context.arabic || !differ_in_sex(p, t))
        {
            return Some(matched);
        }
        if let Some(matched) = other_folding(p, t, by_ear) {
            return Some(matched);
        }
        if context.arabic
            && let Some(matched) = without_article(p, t, short)
        {
            return Some(matched);
        }
        if let Some(matched) = other_form(p, t, context) {
            return Some(matched);
        }
        if context.arabic
            && let Some(matched) = custom::somali(p, t)
        {
            return Some(matched);
        }
        if context.arabic && of_one_skeleton(p, t) {
            return by(RuleId::ConsonantSkeleton);
        }
    }
    if !context.eastern && truncated(p, t) {
        return by(RuleId::Truncation);
    }
    if !context.eastern && diminished(p, t) {
        return by(RuleId::Diminutive);
    }
    if (a.entry.is_none() || b.entry.is_none()) && sounds_related(a, b) {
        return by(RuleId::SoundsLikeListedForm);
    }
    // A typo leaves letters out or takes the wrong one; it does not choose another umlaut.
    let chosen = a.other.is_some() && b.other.is_some();
    if !context.eastern
        && !chosen
        && !are_patronymics(&p.plain, &t.plain)
        && typo_allowed(short, context.patience)
        && is_typo(p.plain.as_bytes(), t.plain.as_bytes(), context.patience, p.entry.is_none() && t.entry.is_none())
    {
        return by(RuleId::Typo);
    }
    None
}
