//! The person's name: labelled, or else the line whose looks, words and neighbours speak for it most.

mod choice;
mod others;
mod written;

use crosscheck_model::{Certainty, Locator, NameRole};
use unicode_script::Script;

use super::fragments::is_place;
use super::labels::{self, Label};
use super::parts::Part;
use super::row::{Piece, Row};
use super::words::{self, Kind};
use crate::collect::Collector;
use crate::fields::joined_name;
use written::{candidate, is_name};

/// Rows below a label that stands alone among which its value is looked for.
const BELOW: usize = 3;
/// How far from its label's left edge it begins at most, in points or character columns.
const BESIDE: f32 = 60.0;

pub(super) fn read(rows: &[Row], parts: &[Part], contact: &[&Row], out: &mut Collector<'_>) {
    in_two_fields(contact, out);
    labelled(contact, out);
    if out.claims().names.iter().any(|claim| claim.value().role == NameRole::Full) {
        return;
    }
    let Some(choice) = choice::choose(rows, parts, out.claims()) else { return };
    let row = &rows[choice.row];
    match rest_below(rows, choice.row, &choice.name) {
        Some((rest, below)) => {
            let quote = format!("{}\n{}", row.quote, below.quote);
            push_quoted(&format!("{} {rest}", choice.name), choice.certainty, &row.locator, &quote, out);
        }
        None => push(&choice.name, choice.certainty, row, out),
    }
    if let Some(next) = rows.get(choice.row + 1)
        && let Some(other) = others::other_script(&choice.name, next)
    {
        alternate(&other, next, out);
    }
}

/// "Vorname: Ana" and "Nachname: Example".
fn in_two_fields(contact: &[&Row], out: &mut Collector<'_>) {
    let field = |wanted: &[Label]| {
        contact.iter().find_map(|row| {
            row.pieces.iter().enumerate().find_map(|(at, piece)| {
                let beside = || labels::known(&piece.text).zip(row.pieces.get(at + 1).map(|next| next.text.as_str()));
                let (_, value) = labels::label(&piece.text)
                    .filter(|(_, value)| !value.is_empty())
                    .or_else(beside)
                    .filter(|(label, _)| wanted.contains(label))?;
                Some((value.to_owned(), *row))
            })
        })
    };
    let Some((family, below)) = field(&[Label::Family]) else { return };
    let Some((given, row)) = field(&[Label::Given, Label::Name]) else { return };
    let whole = joined_name(&given, &family);
    // A field of both names beside one of the surname holds the whole name already.
    let apart = !given.contains(&family) && labels::label(&family).is_none() && labels::label(&given).is_none();
    if apart && is_name(&given) && is_name(&family) && is_name(&whole) {
        let quote = format!("{}\n{}", row.quote, below.quote);
        let quote = if row.locator == below.locator { row.quote.clone() } else { quote };
        let at = out.line(&row.locator, quote).with_certainty(Certainty::Labelled);
        out.builder.leading_name(&at, &whole, NameRole::Full);
    }
}

/// "Name: Ana Example", "氏名    山田 太郎", or the label in one line and the name below it. How a name is spoken is told
/// before a colon only: in a form, the same label stands over an address.
fn labelled(contact: &[&Row], out: &mut Collector<'_>) {
    let named = |out: &Collector<'_>| out.claims().names.iter().any(|claim| claim.value().role == NameRole::Full);
    for (index, row) in contact.iter().enumerate() {
        for (at, piece) in row.pieces.iter().enumerate() {
            match labels::label(&piece.text) {
                Some((Label::Name, name)) if is_name(name) && !named(out) => push(name, Certainty::Labelled, row, out),
                Some((Label::Alternate, name)) if is_name(name) => alternate(name, row, out),
                _ => {}
            }
            if labels::known(&piece.text) != Some(Label::Name) || named(out) {
                continue;
            }
            let beside = value(&row.pieces[at + 1..]).map(|name| (name, *row));
            if let Some((name, row)) = beside.or_else(|| below(&contact[index + 1..], piece.x)) {
                push(&name, Certainty::Labelled, row, out);
            }
        }
    }
}

/// The name these cells begin with. A short name is set apart to fill its cell: "猫  太郎".
fn value(pieces: &[Piece]) -> Option<String> {
    let wide = |piece: &&Piece| {
        piece.text.chars().count() <= 4
            && piece.text.chars().all(|c| others::scripts(&c.to_string()) == Some(Script::Han))
    };
    let parted: Vec<&str> = pieces.iter().take_while(wide).take(2).map(|piece| piece.text.as_str()).collect();
    let joined = parted.join(" ");
    if parted.len() == 2 && is_name(&joined) && labels::known(parted[1]).is_none() {
        return Some(joined);
    }
    pieces.first().map(|piece| piece.text.clone()).filter(|name| is_name(name))
}

/// The first text that stands under a label, level with its left edge.
fn below<'a>(rows: &[&'a Row], x: f32) -> Option<(String, &'a Row)> {
    rows.iter()
        .take(BELOW)
        .find_map(|row| {
            let from = row.pieces.iter().position(|piece| (piece.x - x).abs() < BESIDE)?;
            Some((value(&row.pieces[from..])?, *row))
        })
        // In a form of ruled cells the name stands in the middle of the cell beside its label.
        .or_else(|| {
            rows.iter().take(BELOW).find_map(|row| {
                let from = row.pieces.iter().position(|piece| (x..x + BESIDE * 4.0).contains(&piece.x))?;
                let name = value(&row.pieces[from..])?;
                (others::scripts(&name) == Some(Script::Han) && row.dated.is_none()).then_some((name, *row))
            })
        })
}

/// Words of a name that is set over two lines: more are a name and what its bearer does.
const WORDS_OVER_TWO_LINES: usize = 4;

/// A name over two lines in the same large type: a word each, or as many as a narrow column holds.
fn rest_below<'a>(rows: &'a [Row], at: usize, name: &str) -> Option<(String, &'a Row)> {
    let (row, next) = (rows.get(at)?, rows.get(at + 1)?);
    let body = super::parts::body_size(rows);
    let alike = row.size > body + 2.0 && (row.size - next.size).abs() < 0.3 && next.pieces.len() == 1;
    let (rest, _) = candidate(next).filter(|_| alike)?;
    let words = name.split(' ').chain(rest.split(' ')).count();
    let goes_on = !name.contains(' ') || words <= WORDS_OVER_TWO_LINES && goes_on(row, next, &rest);
    (goes_on && !words::has(Kind::Title, &rest) && others::scripts(name) == others::scripts(&rest))
        .then_some((rest, next))
}

/// One more word close below a longer line: what a narrow column had no room for.
fn goes_on(row: &Row, next: &Row, rest: &str) -> bool {
    !rest.contains(' ') && !is_place(rest) && !next.gap && row.pieces.len() == 1 && row.end > next.end
}

fn push(name: &str, certainty: Certainty, row: &Row, out: &mut Collector<'_>) {
    push_quoted(name, certainty, &row.locator, &row.quote, out);
}

fn push_quoted(name: &str, certainty: Certainty, locator: &Locator, quote: &str, out: &mut Collector<'_>) {
    let (main, others) = others::split(name);
    let others: Vec<String> = others.into_iter().filter(|other| *other != main).collect();
    let at = out.line(locator, quote).with_certainty(certainty);
    out.builder.leading_name(&at, &main, NameRole::Full);
    for other in others {
        out.builder.name(&out.line(locator, quote), &other, NameRole::Alternate);
    }
}

fn alternate(name: &str, row: &Row, out: &mut Collector<'_>) {
    out.builder.name(&out.line(&row.locator, row.quote.as_str()), name, NameRole::Alternate);
}
