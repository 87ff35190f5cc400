//! One word of a name beside one word of another, in any writings.

use crate::outcome::rule::RuleId;
use crate::readings::scripts;
use crate::rules::word::cross::{cross, has_own_letters};
use crate::rules::word::initial::initial;
use crate::rules::word::latin::latin;
use crate::rules::word::spelled::as_latin;
use crate::rules::word::token::Token;
use crate::rules::word::word_match::{MatchContext, WordMatch};
use crate::words::written::{Kind, Writing};

/// How two words agree, if they do.
pub(crate) fn relate(a: &Token<'_>, b: &Token<'_>, context: MatchContext) -> Option<WordMatch> {
    if a.writing == b.writing && a.plain == b.plain {
        return match (&a.marked, &b.marked) {
            (Some(x), Some(y)) if x != y && context.vietnamese => None,
            _ => Some(WordMatch::by(RuleId::SameLetters)),
        };
    }
    match (a.kind == Kind::Initial, b.kind == Kind::Initial) {
        (true, true) if a.writing == b.writing && a.letters() == b.letters() => return None,
        (true, true) if a.writing == b.writing && a.letters() < b.letters() => return initial(a, b),
        (true, true) if a.writing == b.writing => return initial(b, a),
        (true, true) => return initial(a, b).or_else(|| initial(b, a)),
        (true, _) => return initial(a, b),
        (_, true) => return initial(b, a),
        _ => {}
    }
    match (a.writing, b.writing) {
        (Writing::Latin, Writing::Latin) => latin(a, b, context),
        (Writing::Latin, _) => cross(b, a, context),
        (_, Writing::Latin) => cross(a, b, context),
        (x, y) => {
            let (first, second) = if (x as u8, &a.plain) <= (y as u8, &b.plain) { (a, b) } else { (b, a) };
            let (_, system) = scripts::table_of(first.writing)?;
            let read = as_latin(second)?;
            if x == y && x == Writing::Cyrillic {
                // Нұрсұлтан and Нурсултан: a letter of one alphabet beside the one another alphabet has for it.
                let (own, usual) = if has_own_letters(&a.plain) { (a, b) } else { (b, a) };
                if has_own_letters(&own.plain)
                    && let Some(matched) = cross(own, &as_latin(usual)?, MatchContext { patience: 100, ..context })
                {
                    return Some(matched);
                }
            }
            if x == y {
                let read_first = as_latin(first)?;
                let mut matched = latin(&read_first, &read, MatchContext { translit: false, ..context })?;
                matched.system = system;
                return Some(matched);
            }
            cross(first, &read, context)
        }
    }
}
