//! Pairs the employments of two sources by employer, then by time.

use crosscheck_compare::organisations::OrganisationComparison;
use crosscheck_compare::periods::{PeriodComparison, PeriodLevel, compare_periods_within, overlap_months};
use crosscheck_compare::titles::{TitleComparison, compare_titles};
use crosscheck_model::{Claim, PartialDate, Period, PeriodEnd, WorkItem};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::levels::{
    AGREES_WITHIN, DATES_A_LITTLE_SHIFTED, DATES_SHIFTED, FULL_HISTORY, ID, ONE_SHARE, OTHER_EMPLOYER, OVERLAP_MONTHS,
    OVERLAP_SHARE, SAME_EMPLOYER, SAME_EMPLOYER_AND_PERIOD, SHIFTED_BEYOND,
};
use crate::analysis::Analysis;
use crate::check::LevelRule;
use crate::history::{Compared, Item, Pair};

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

pub(super) fn compare<'a>(
    analysis: &Analysis<'_>,
    here: &[Item<'a, WorkItem>],
    there: &[Item<'a, WorkItem>],
) -> Compared<'a, WorkItem> {
    let matching = Matching::new(analysis, here, there);
    let mut out = Compared::default();
    for (h, item) in here.iter().enumerate() {
        let same: Vec<usize> = (0..there.len()).filter(|&t| matching.employers[h][t].may_be_one()).collect();
        if !same.is_empty() {
            out.pairs.extend(matching.same_employer(h, &same));
        } else if matching.employers[h].iter().any(|found| matches!(found, OrganisationComparison::NotComparable(_))) {
            out.open.push(item.claim);
        } else if let Some((t, overlap)) = matching.other_employer(h) {
            let periods = format!("the two run side by side for {overlap} months");
            out.pairs.push(matching.pair(OTHER_EMPLOYER, h, t, &periods));
        }
    }
    for (t, item) in there.iter().enumerate() {
        let told = |pair: &Pair<'_, WorkItem>| pair.level == OTHER_EMPLOYER && std::ptr::eq(pair.there, item.claim);
        if !matching.is_named_here(t) && !out.pairs.iter().any(told) {
            out.only_there.push(item.claim);
        }
    }
    out
}

/// Two histories, every employer held against every other.
struct Matching<'m, 'a> {
    here: &'m [Item<'a, WorkItem>],
    there: &'m [Item<'a, WorkItem>],
    employers: Vec<Vec<OrganisationComparison>>,
    numbers: Numbers,
    as_of: Timestamp,
}

/// The numbers in force.
struct Numbers {
    agrees_within: u32,
    shifted_beyond: u32,
    overlap_share: f64,
    one_share: f64,
    overlap_months: f64,
    full_history: f64,
}

impl<'m, 'a> Matching<'m, 'a> {
    fn new(analysis: &Analysis<'_>, here: &'m [Item<'a, WorkItem>], there: &'m [Item<'a, WorkItem>]) -> Self {
        let theirs: Vec<_> = there.iter().map(|item| analysis.organisation(item.organisation)).collect();
        let row = |item: &Item<'_, WorkItem>| {
            let employer = analysis.organisation(item.organisation);
            theirs.iter().map(|other| employer.compare(other)).collect()
        };
        let value = |threshold| analysis.value(ID, &threshold);
        let numbers = Numbers {
            agrees_within: value(AGREES_WITHIN) as u32,
            shifted_beyond: value(SHIFTED_BEYOND) as u32,
            overlap_share: value(OVERLAP_SHARE),
            one_share: value(ONE_SHARE),
            overlap_months: value(OVERLAP_MONTHS),
            full_history: value(FULL_HISTORY),
        };
        Self { here, there, employers: here.iter().map(row).collect(), numbers, as_of: analysis.case.as_of }
    }

    fn pair(&self, level: LevelRule, h: usize, t: usize, periods: &str) -> Pair<'a, WorkItem> {
        let employers = format!("employers: {}", self.employers[h][t].sentence());
        let reasons = vec![("employers", employers), ("periods", format!("times: {periods}"))];
        Pair { level, here: self.here[h].claim, there: self.there[t].claim, reasons }
    }

    fn periods(&self, a: &Period, b: &Period) -> PeriodComparison {
        compare_periods_within(a, b, self.numbers.agrees_within)
    }

    /// Whether the CV names the employer at any time, or may.
    fn is_named_here(&self, t: usize) -> bool {
        self.employers.iter().any(|row| row[t] != OrganisationComparison::Different)
    }

    /// The best agreement in time between an employment of the CV and those of the same employer there: each by itself, and all
    /// of one employer taken together, because one source may list every position and the other the whole time.
    fn same_employer(&self, h: usize, same: &[usize]) -> Option<Pair<'a, WorkItem>> {
        let one_of = |x: usize| same.iter().any(|&t| self.employers[x][t].may_be_one());
        let own: Vec<usize> = (0..self.here.len()).filter(|&x| one_of(x)).collect();
        let mine = period(&self.here[h]);
        let whole_here = whole(own.iter().map(|&x| period(&self.here[x])));
        let whole_there = whole(same.iter().map(|&t| period(&self.there[t])));
        let mut best: Option<(PeriodLevel, usize, PeriodComparison)> = None;
        for &t in same {
            let theirs = period(&self.there[t]);
            let tries = [
                self.periods(mine, theirs),
                self.periods(&whole_here, theirs),
                self.periods(mine, &whole_there),
                self.periods(&whole_here, &whole_there),
            ];
            // An open comparison says less than any other, but "no date" there is no disagreement either.
            let found = tries.into_iter().max_by_key(PeriodComparison::level).unwrap_or(tries[0]);
            let found = if tries[0].level() == PeriodLevel::NotComparable { tries[0] } else { found };
            let open = found.level() == PeriodLevel::NotComparable;
            let rank = if open { PeriodLevel::WithinTolerance } else { found.level() };
            if best.is_none_or(|(known, ..)| rank > known) {
                best = Some((rank, t, found));
            }
        }
        let (_, t, found) = best?;
        let level = match found.level() {
            PeriodLevel::NotComparable => SAME_EMPLOYER,
            PeriodLevel::Same | PeriodLevel::WithinTolerance => SAME_EMPLOYER_AND_PERIOD,
            // Each source may leave out positions; one that agrees vouches for the employer's others.
            PeriodLevel::Shifted | PeriodLevel::Disjoint if self.some_position_agrees(&own, same) => SAME_EMPLOYER,
            PeriodLevel::Shifted | PeriodLevel::Disjoint if self.is_far(h, t) => DATES_SHIFTED,
            PeriodLevel::Shifted | PeriodLevel::Disjoint => DATES_A_LITTLE_SHIFTED,
        };
        Some(self.pair(level, h, t, &found.sentence()))
    }

    fn is_far(&self, h: usize, t: usize) -> bool {
        let (here, there) = (&self.here[h], &self.there[t]);
        let beyond = compare_periods_within(period(here), period(there), self.numbers.shifted_beyond);
        let far = matches!(beyond.level(), PeriodLevel::Shifted | PeriodLevel::Disjoint);
        let certain = matches!(self.employers[h][t], OrganisationComparison::Same | OrganisationComparison::Alias(_));
        far && certain && !is_one_position_of_several(here.claim, there.claim)
    }

    fn some_position_agrees(&self, own: &[usize], same: &[usize]) -> bool {
        let agree = |x: usize, t: usize| {
            self.periods(period(&self.here[x]), period(&self.there[t])).level() >= PeriodLevel::WithinTolerance
        };
        own.iter().any(|&x| same.iter().any(|&t| agree(x, t)))
    }

    /// Of the employers of a source that the CV names at no time, and that together fill most of the time of an employment that
    /// the source does not name, the one that fills most. A source with a full history may tell it anyhow; one with a single
    /// entry only as the same position at the same time.
    fn other_employer(&self, h: usize) -> Option<(usize, u32)> {
        let item = self.here[h].claim.value();
        let dated = self.there.iter().filter(|other| period(other).start.is_some()).count();
        let full_history = dated as f64 >= self.numbers.full_history;
        if is_beside_others(item) {
            return None;
        }
        let date = self.as_of.to_zoned(TimeZone::UTC).date();
        let present = PartialDate::month(date.year(), u8::try_from(date.month()).unwrap_or(1));
        let mine = &item.period;
        let length = overlap_months(mine, mine, present).filter(|months| *months > 0)?;
        let strangers = self.there.iter().enumerate().filter_map(|(t, other)| {
            let other = other.claim.value();
            let overlap = overlap_months(mine, &other.period, present)?;
            let speaks = full_history || self.is_one_position(item, other);
            (overlap > 0 && speaks && !self.is_named_here(t) && !is_beside_others(other)).then_some((t, overlap))
        });
        let strangers: Vec<(usize, u32)> = strangers.collect();
        let together: u32 = strangers.iter().map(|(_, overlap)| overlap).sum();
        let &(t, most) = strangers.iter().max_by_key(|(t, overlap)| (*overlap, std::cmp::Reverse(*t)))?;
        let share = |months: u32| f64::from(months) / f64::from(length);
        let enough = share(together) >= self.numbers.overlap_share
            && share(most) >= self.numbers.one_share
            && f64::from(most) >= self.numbers.overlap_months;
        enough.then_some((t, most))
    }

    /// One kind of work, begun and ended together: one position, told with two employers.
    fn is_one_position(&self, a: &WorkItem, b: &WorkItem) -> bool {
        let (Some(x), Some(y)) = (&a.title, &b.title) else { return false };
        let both_present = (a.period.end, b.period.end) == (PeriodEnd::Present, PeriodEnd::Present);
        let both_ended = matches!((a.period.end, b.period.end), (PeriodEnd::On(_), PeriodEnd::On(_)));
        compare_titles(x.expose(), y.expose()) >= TitleComparison::Compatible
            && a.period.start.is_some()
            && b.period.start.is_some()
            && (both_present || both_ended)
            && self.periods(&a.period, &b.period).level() >= PeriodLevel::WithinTolerance
    }
}

fn period<'i>(item: &'i Item<'_, WorkItem>) -> &'i Period {
    &item.claim.value().period
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

fn is_beside_others(item: &WorkItem) -> bool {
    let text = [&item.title, &item.organisation].into_iter().flatten().map(|t| t.expose().to_lowercase());
    text.into_iter().any(|text| BESIDE_OTHERS.iter().any(|word| text.contains(word)))
}
