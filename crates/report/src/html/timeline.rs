use crate::schema::TimelineEntry;

/// Most years that are written along the axis.
const MOST_TICKS: i32 = 8;

/// Work and education on one axis of whole years.
pub(super) struct Axis<'a> {
    first: i32,
    years: i32,
    pub(super) rows: Vec<Row<'a>>,
    /// Entries without a start: they cannot be drawn.
    pub(super) undated: Vec<&'a TimelineEntry>,
}

/// An entry and its bar: where it begins and how long it is, in per cent of the axis.
pub(super) struct Row<'a> {
    pub(super) entry: &'a TimelineEntry,
    pub(super) start: String,
    pub(super) width: String,
}

impl<'a> Axis<'a> {
    pub(super) fn of(entries: &'a [TimelineEntry]) -> Self {
        let months = || entries.iter().filter_map(|entry| entry.months);
        let first = months().map(|(start, _)| start).min().unwrap_or(0).div_euclid(12);
        let last = (months().map(|(_, end)| end).max().unwrap_or(12) - 1).div_euclid(12);
        let mut axis = Self { first, years: (last - first + 1).max(1), rows: Vec::new(), undated: Vec::new() };
        for entry in entries {
            match entry.months {
                Some((start, end)) => {
                    let (from, to) = (axis.per_cent(start), axis.per_cent(end));
                    let width = (to - from).max(0.6);
                    axis.rows.push(Row { entry, start: format!("{from:.2}"), width: format!("{width:.2}") });
                }
                None => axis.undated.push(entry),
            }
        }
        axis
    }

    fn per_cent(&self, month: i32) -> f64 {
        f64::from(month - self.first * 12) / f64::from(self.years * 12) * 100.0
    }

    /// Years that are written along the axis, and where.
    pub(super) fn ticks(&self) -> Vec<(String, i32)> {
        let step = (self.years + MOST_TICKS - 1) / MOST_TICKS;
        let years = (0..self.years).filter(|year| year % step.max(1) == 0).map(|year| self.first + year);
        years.map(|year| (format!("{:.2}", self.per_cent(year * 12)), year)).collect()
    }

    pub(super) fn span(&self) -> String {
        format!("{} to {}", self.first, self.first + self.years - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::Axis;
    use crate::schema::{EntryKind, TimelineEntry};

    fn entry(months: Option<(i32, i32)>) -> TimelineEntry {
        let kind = EntryKind::Work;
        TimelineEntry { source: 1, kind, label: "x".into(), start: None, end: None, findings: Vec::new(), months }
    }

    #[test]
    fn bars_stay_on_the_axis_and_what_has_no_dates_is_named() {
        let entries = [entry(Some((2016 * 12, 2017 * 12))), entry(Some((2018 * 12 + 6, 2018 * 12 + 6))), entry(None)];
        let axis = Axis::of(&entries);
        assert_eq!((axis.span(), axis.undated.len()), ("2016 to 2018".to_owned(), 1));
        assert_eq!((axis.rows[0].start.as_str(), axis.rows[0].width.as_str()), ("0.00", "33.33"));
        assert_eq!(axis.rows[1].width, "0.60", "a period of no length can still be seen");
        assert!(Axis::of(&[]).ticks().len() == 1);
        let long = [entry(Some((1950 * 12, 2026 * 12)))];
        assert!(Axis::of(&long).ticks().len() <= 8);
    }
}
