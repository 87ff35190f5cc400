//! Places in the lines of documents and pages: whether a piece of text is one, and where one stands at its end.

use super::reading::read;
use crate::vocabulary::words::{self, Kind};

/// Commas outside brackets, and where they stand: what is in brackets is one thing said about what precedes it.
#[must_use]
pub fn commas(text: &str) -> Vec<(usize, char)> {
    let mut depth = 0usize;
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ',' | '،' | '、' if depth == 0 => found.push((at, c)),
            _ => {}
        }
    }
    found
}

/// Whether the whole fragment names a place: each part between commas one, none an employer, school or job.
#[must_use]
pub fn is_place(text: &str) -> bool {
    if text.chars().count() > 60 || text.split(' ').count() > 8 {
        return false;
    }
    // "Boston, MA": behind a town a short name of a region is no degree and no form of company.
    let named = text.rsplit_once(", ").filter(|(_, region)| is_short_region(region)).map_or(text, |(town, _)| town);
    if [Kind::Title, Kind::Organisation, Kind::Institution, Kind::Degree]
        .into_iter()
        .any(|kind| words::has(kind, named))
    {
        return false;
    }
    let reading = read(text);
    if reading.remote || reading.wide {
        return true;
    }
    let mut parts = text.split([',', '(', ')', '،', '、']).map(str::trim).filter(|part| !part.is_empty());
    let short = |part: &str| part.chars().count() <= 3 && part.chars().all(|c| c.is_uppercase() || c == '.');
    !reading.mentions.is_empty()
        && parts.all(|part| {
            let part_reading = read(part);
            part_reading.remote || !part_reading.mentions.is_empty() || short(part)
        })
}

fn is_short_region(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// A place at the end, after a comma: "Example Corp, Berlin, Germany". What stands before it, and the place.
#[must_use]
pub fn trailing_place(text: &str) -> Option<(String, String)> {
    let commas: Vec<usize> = commas(text).into_iter().map(|(at, _)| at).collect();
    let cut = |at: usize| -> Option<(String, String)> {
        let before = text.get(..at)?.trim();
        let after = text.get(at..)?.trim_start_matches([',', '،', '、', ' ']).trim();
        if before.is_empty() || !is_place(after) {
            return None;
        }
        // "Example Corp, Smalltown, Germany": the town may be in no table.
        if let Some((name, town)) = before.rsplit_once([',', '،'])
            && !after.contains([',', '،'])
            && town.trim().split(' ').count() <= 3
            && !town.trim().is_empty()
            && !name.trim().is_empty()
            && ![Kind::Title, Kind::Organisation, Kind::Institution, Kind::Degree]
                .into_iter()
                .any(|kind| words::has(kind, town))
        {
            return Some((name.trim().to_owned(), format!("{}, {after}", town.trim())));
        }
        Some((before.to_owned(), after.to_owned()))
    };
    if let Some(found) = commas.iter().rev().take(3).rev().find_map(|at| cut(*at)) {
        return Some(found);
    }
    // "Example Corp (Berlin)"
    let open = text.rfind(" (")?;
    let inner = text[open + 2..].strip_suffix(')')?;
    is_place(inner).then(|| (text[..open].trim().to_owned(), inner.to_owned()))
}
