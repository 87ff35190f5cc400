//! Employment under no heading, or under one that no table knows: read where its words tell what it is, and else said to be passed over.

use std::ops::Range;

use crosscheck_model::{Period, PeriodEnd};

use super::headings::{Section, section};
use super::parts::{Part, half_known};
use super::row::Row;
use super::words::{self, Kind};
use crate::collect::Collector;

/// Lines above the dates that belong to an entry.
const ABOVE: usize = 3;
/// Longer headings are cut where they are told.
const SHOWN: usize = 40;

/// Parts off the employment that follows the contact block without a heading, and tells of dates that are not read.
pub(super) fn part_off(rows: &[Row], parts: &mut Vec<Part>, out: &mut Collector<'_>) {
    let worded = parts.iter().any(|part| part.section == Section::Work && !part.rows.is_empty());
    if !worded
        && let Some(contact) = parts.first_mut()
        && let Some(dated) = contact.rows.clone().find(|at| is_whole(rows[*at].dated))
    {
        let from = beginning(rows, contact.rows.start, dated);
        if from > 0 && tells_a_job(&rows[from..=dated]) {
            let end = std::mem::replace(&mut contact.rows.end, from);
            parts.insert(1, Part { section: Section::Work, headed: false, rows: from..end });
        } else if contact.rows.clone().filter(|at| is_whole(rows[*at].dated)).count() > 1 {
            let at = rows[dated].locator.clone();
            out.problem(at, "dates stand here under no heading, and what they date was not read");
        }
    }
    for part in parts.iter().filter(|part| part.section == Section::Other) {
        tell_unknown(rows, part.rows.clone(), out);
    }
}

/// Says so where a section with dates has a heading that no table knows.
fn tell_unknown(rows: &[Row], within: Range<usize>, out: &mut Collector<'_>) {
    let Some(heading) = within.start.checked_sub(1).map(|at| &rows[at]) else { return };
    let known = section(&heading.text).or_else(|| half_known(&heading.text)).is_some();
    let entry = |at: usize| is_whole(rows[at].dated) && tells_a_job(&rows[beginning(rows, within.start, at)..=at]);
    if known || !within.clone().any(entry) {
        return;
    }
    let shown: String = heading.text.chars().take(SHOWN).collect();
    let what = format!("the section “{shown}” holds dates and was passed over: what it is about is not known");
    out.problem(heading.locator.clone(), what);
}

/// A beginning and an end, or the present.
fn is_whole(period: Option<Period>) -> bool {
    period.is_some_and(|period| period.start.is_some() && period.end != PeriodEnd::Unstated)
}

/// Where the entry with these dates begins.
fn beginning(rows: &[Row], floor: usize, dated: usize) -> usize {
    let mut at = dated;
    while at > floor && !rows[at].gap && dated - at < ABOVE && !rows[at - 1].bullet {
        at -= 1;
    }
    at
}

fn tells_a_job(rows: &[Row]) -> bool {
    let has = |kind| rows.iter().any(|row| words::has(kind, &row.text));
    (has(Kind::Title) || has(Kind::Organisation)) && !has(Kind::Degree)
}
