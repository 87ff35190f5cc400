//! Pairs the employments of two sources by employer, then by time.

use crosscheck_compare::organisations::{OrganisationComparison, compare_organisations};
use crosscheck_compare::periods::{
    PeriodComparison, PeriodLevel, compare_periods, compare_periods_within, overlap_months,
};
use crosscheck_compare::titles::{TitleComparison, compare_titles};
use crosscheck_model::{Claim, PartialDate, Period, PeriodEnd, Personal, SourceReading, WorkItem};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::compared::{Against, Compared};
use super::{FULL_HISTORY, ONE_SHARE, OVERLAP_MONTHS, OVERLAP_SHARE, SHIFTED_BEYOND};

/// Items of a source that are looked at: every one is held against every one of the other source.
const MOST_ITEMS: usize = 40;

/// Characters of an employer's name that are compared; the longest names in use have about as many.
const LONGEST_NAME: usize = 120;

/// Words of a title that make an engagement one beside others. A choice of ours, on the lenient side.
const BESIDE_OTHERS: &[&str] = &[
    "advis",
    "ambassador",
    "board",
    "committee",
    "consult",
    "contract",
    "founder",
    "freelanc",
    "intern",
    "lectur",
    "maintain",
    "member",
    "mentor",
    "open source",
    "part-time",
    "part time",
    "phd",
    "research",
    "student",
    "teach",
    "tutor",
    "volunt",
    "werkstudent",
    "ehrenamt",
    "bénévol",
    "voluntari",
    "freiberuf",
    "autónomo",
    "indépendant",
];

struct Item<'a> {
    claim: &'a Claim<WorkItem>,
    organisation: &'a str,
}

fn items(reading: &SourceReading) -> Vec<Item<'_>> {
    let named = reading.claims.work.iter().take(MOST_ITEMS).filter_map(|claim| {
        let organisation =
            claim.value().organisation.as_ref().map(Personal::expose).filter(|o| !o.trim().is_empty())?;
        Some(Item { claim, organisation: beginning(organisation) })
    });
    named.collect()
}

/// A name without what goes beyond any name.
fn beginning(name: &str) -> &str {
    name.char_indices().nth(LONGEST_NAME).map_or(name, |(end, _)| &name[..end])
}

pub(super) fn compare<'a>(cv: &'a SourceReading, other: &'a SourceReading, at: Timestamp) -> Compared<'a> {
    let (here, there) = (items(cv), items(other));
    let table: Vec<Vec<OrganisationComparison>> = here
        .iter()
        .map(|x| there.iter().map(|y| compare_organisations(x.organisation, y.organisation)).collect())
        .collect();
    let mut out = Compared::default();
    for (h, item) in here.iter().enumerate() {
        let same: Vec<usize> = (0..there.len()).filter(|&t| table[h][t].may_be_one()).collect();
        if !same.is_empty() {
            judge_same_employer(item, h, &same, (&here, &there), &table, &mut out);
        } else if table[h].iter().any(|found| matches!(found, OrganisationComparison::NotComparable(_))) {
            out.open.push(item.claim);
        } else if let Some((t, overlap)) = other_employer(item, &there, |t| is_named_here(&table, t), at) {
            let periods = format!("the two run side by side for {overlap} months");
            let employers = table[h][t];
            out.other_employer.push(Against { here: item.claim, there: there[t].claim, employers, periods });
        }
    }
    for (t, item) in there.iter().enumerate() {
        let told = out.other_employer.iter().any(|against| std::ptr::eq(against.there, item.claim));
        if !is_named_here(&table, t) && !told {
            out.only_there.push(item.claim);
        }
    }
    out
}

/// Whether the CV names the employer at any time, or may.
fn is_named_here(table: &[Vec<OrganisationComparison>], t: usize) -> bool {
    table.iter().any(|row| row[t] != OrganisationComparison::Different)
}

/// The best agreement in time between an employment of the CV and those of the same employer there: each by itself, and all
/// of one employer taken together, because one source may list every position and the other the whole time.
fn judge_same_employer<'a>(
    item: &Item<'a>,
    h: usize,
    same: &[usize],
    (here, there): (&[Item<'a>], &[Item<'a>]),
    table: &[Vec<OrganisationComparison>],
    out: &mut Compared<'a>,
) {
    let own: Vec<usize> = (0..here.len()).filter(|&x| same.iter().any(|&t| table[x][t].may_be_one())).collect();
    let mine = &item.claim.value().period;
    let whole_here = whole(own.iter().map(|&x| &here[x].claim.value().period));
    let whole_there = whole(same.iter().map(|&t| &there[t].claim.value().period));
    let mut best: Option<(PeriodLevel, usize, PeriodComparison)> = None;
    for &t in same {
        let theirs = &there[t].claim.value().period;
        let tries = [
            compare_periods(mine, theirs),
            compare_periods(&whole_here, theirs),
            compare_periods(mine, &whole_there),
            compare_periods(&whole_here, &whole_there),
        ];
        // An open comparison says less than any other, but "no date" there is no disagreement either.
        let found = tries.into_iter().max_by_key(PeriodComparison::level).unwrap_or(tries[0]);
        let found = if tries[0].level() == PeriodLevel::NotComparable { tries[0] } else { found };
        let rank =
            if found.level() == PeriodLevel::NotComparable { PeriodLevel::WithinTolerance } else { found.level() };
        if best.is_none_or(|(known, ..)| rank > known) {
            best = Some((rank, t, found));
        }
    }
    let Some((_, t, found)) = best else { return };
    let against =
        Against { here: item.claim, there: there[t].claim, employers: table[h][t], periods: found.sentence() };
    let certain = matches!(table[h][t], OrganisationComparison::Same | OrganisationComparison::Alias(_));
    match found.level() {
        PeriodLevel::NotComparable => out.same_employer.push(against),
        PeriodLevel::Same | PeriodLevel::WithinTolerance => out.same_period.push(against),
        // Each source may leave out positions; one that agrees vouches for the employer's others.
        PeriodLevel::Shifted | PeriodLevel::Disjoint if some_position_agrees(&own, same, here, there) => {
            out.same_employer.push(against);
        }
        PeriodLevel::Shifted | PeriodLevel::Disjoint => {
            let beyond = compare_periods_within(mine, &there[t].claim.value().period, SHIFTED_BEYOND.value as u32);
            let far = matches!(beyond.level(), PeriodLevel::Shifted | PeriodLevel::Disjoint);
            if far && certain && !is_one_position_of_several(item.claim, there[t].claim) {
                out.shifted.push(against);
            } else {
                out.little_shifted.push(against);
            }
        }
    }
}

fn some_position_agrees(own: &[usize], same: &[usize], here: &[Item<'_>], there: &[Item<'_>]) -> bool {
    own.iter().any(|&x| {
        same.iter().any(|&t| {
            let level = compare_periods(&here[x].claim.value().period, &there[t].claim.value().period).level();
            level >= PeriodLevel::WithinTolerance
        })
    })
}

/// From the first start to the last end of several periods; an open end of any is an open end of all.
fn whole<'p>(periods: impl Iterator<Item = &'p Period>) -> Period {
    let periods: Vec<&Period> = periods.collect();
    let start = periods.iter().filter_map(|p| p.start).min_by_key(|start| start.first_month());
    let ends: Option<Vec<PartialDate>> = periods
        .iter()
        .map(|period| match period.end {
            PeriodEnd::On(date) => Some(date),
            _ => None,
        })
        .collect();
    let end = match ends {
        Some(ends) => ends.into_iter().max_by_key(|end| end.last_month()).map_or(PeriodEnd::Unstated, PeriodEnd::On),
        None if periods.iter().any(|p| p.end == PeriodEnd::Present) => PeriodEnd::Present,
        None => PeriodEnd::Unstated,
    };
    Period { start, end }
}

/// Another kind of work whose time lies within the other's: one source tells of a position, the other of the whole time.
fn is_one_position_of_several(a: &Claim<WorkItem>, b: &Claim<WorkItem>) -> bool {
    let (Some(x), Some(y)) = (&a.value().title, &b.value().title) else { return false };
    let (p, q) = (&a.value().period, &b.value().period);
    compare_titles(x.expose(), y.expose()) == TitleComparison::Different && (lies_within(p, q) || lies_within(q, p))
}

fn lies_within(inner: &Period, outer: &Period) -> bool {
    let (Some(a), Some(b)) = (inner.start, outer.start) else { return false };
    let ends = match (inner.end, outer.end) {
        (_, PeriodEnd::Present) => true,
        (PeriodEnd::On(a), PeriodEnd::On(b)) => a.first_month() <= b.last_month(),
        _ => false,
    };
    a.last_month() >= b.first_month() && ends
}

/// Of the employers of a source that the CV names at no time, and that together fill most of the time of an employment that the
/// source does not name, the one that fills most. A source with a full history may tell it anyhow; one with a single entry
/// only as the same position at the same time.
fn other_employer(
    item: &Item<'_>,
    there: &[Item<'_>],
    is_named_here: impl Fn(usize) -> bool,
    at: Timestamp,
) -> Option<(usize, u32)> {
    let dated = there.iter().filter(|other| other.claim.value().period.start.is_some()).count();
    let full_history = dated as f64 >= FULL_HISTORY.value;
    if is_beside_others(item.claim.value()) {
        return None;
    }
    let date = at.to_zoned(TimeZone::UTC).date();
    let present = PartialDate::month(date.year(), u8::try_from(date.month()).unwrap_or(1));
    let mine = &item.claim.value().period;
    let length = overlap_months(mine, mine, present).filter(|months| *months > 0)?;
    let strangers = there.iter().enumerate().filter_map(|(t, other)| {
        let overlap = overlap_months(mine, &other.claim.value().period, present)?;
        let speaks = full_history || is_one_position(item.claim.value(), other.claim.value());
        (overlap > 0 && speaks && !is_named_here(t) && !is_beside_others(other.claim.value())).then_some((t, overlap))
    });
    let strangers: Vec<(usize, u32)> = strangers.collect();
    let together: u32 = strangers.iter().map(|(_, overlap)| overlap).sum();
    let &(t, most) = strangers.iter().max_by_key(|(t, overlap)| (*overlap, std::cmp::Reverse(*t)))?;
    let share = |months: u32| f64::from(months) / f64::from(length);
    let enough = share(together) >= OVERLAP_SHARE.value
        && share(most) >= ONE_SHARE.value
        && f64::from(most) >= OVERLAP_MONTHS.value;
    enough.then_some((t, most))
}

/// One kind of work, begun and ended together: one position, told with two employers.
fn is_one_position(a: &WorkItem, b: &WorkItem) -> bool {
    let (Some(x), Some(y)) = (&a.title, &b.title) else { return false };
    let both_present = (a.period.end, b.period.end) == (PeriodEnd::Present, PeriodEnd::Present);
    let both_ended = matches!((a.period.end, b.period.end), (PeriodEnd::On(_), PeriodEnd::On(_)));
    compare_titles(x.expose(), y.expose()) >= TitleComparison::Compatible
        && a.period.start.is_some()
        && b.period.start.is_some()
        && (both_present || both_ended)
        && compare_periods(&a.period, &b.period).level() >= PeriodLevel::WithinTolerance
}

fn is_beside_others(item: &WorkItem) -> bool {
    let text = [&item.title, &item.organisation].into_iter().flatten().map(|t| t.expose().to_lowercase());
    text.into_iter().any(|text| BESIDE_OTHERS.iter().any(|word| text.contains(word)))
}
