//! Puts the words of two names beside one another.

use std::borrow::Cow;

use crate::knowledge::lexicon;
use crate::rules::align::assign::assign;
use crate::rules::align::join::join;
use crate::rules::align::last_part::last_chance;
use crate::rules::align::rows::Aligned;
use crate::rules::word::token::Token;
use crate::rules::word::word_match::MatchContext;
use crate::text::liquids::Liquids;
use crate::words::written::{Kind, Writing, Written};

/// The tokens of a name that are compared.
pub(crate) fn tokens<'w>(name: &'w Written<'_>) -> Vec<Token<'w>> {
    let mut out = Vec::with_capacity(name.words.len());
    for (i, w) in name.words.iter().enumerate() {
        match w.kind {
            Kind::Name => out.push(Token::of(w, i, name.part(w))),
            // "Yu." is one initial, "JC" are two.
            Kind::Initial if name.part(w).chars().any(char::is_lowercase) && w.writing == Writing::Latin => {
                out.push(Token { other: None, ..Token::of(w, i, "") });
            }
            Kind::Initial => {
                for (at, c) in w.plain.char_indices() {
                    let mut token = Token::of(w, i, "");
                    token.plain = Cow::Borrowed(&w.plain[at..at + c.len_utf8()]);
                    token.other = None;
                    token.entry = lexicon::entry(&token.plain);
                    token.liquids = Liquids::of(&token.plain);
                    out.push(token);
                }
            }
            Kind::Particle | Kind::Title | Kind::Suffix => {}
        }
    }
    if out.iter().all(|i| i.kind == Kind::Initial) {
        // Nothing but particles and initials: then the particles are the name.
        let particles = name.words.iter().enumerate().filter(|(_, w)| w.kind == Kind::Particle);
        out.extend(particles.map(|(i, w)| Token { kind: Kind::Name, ..Token::of(w, i, name.part(w)) }));
        out.sort_by_key(|i| i.words);
    }
    out
}

/// Aligns the tokens of two names.
pub(crate) fn align<'w>(
    a: &'w Written<'_>,
    b: &'w Written<'_>,
    tokens_a: Vec<Token<'w>>,
    tokens_b: Vec<Token<'w>>,
    context: MatchContext,
) -> Aligned<'w> {
    let mut out = assign(tokens_a, tokens_b, context);
    last_chance(&mut out, context);
    if !out.left_a.is_empty() && !out.left_b.is_empty() {
        join(a, b, &mut out, context);
    }
    out
}
