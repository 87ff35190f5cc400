use crate::schema::ActivityView;

/// Width of the names of the days, in per cent.
const LEFT: f64 = 9.0;

/// Acts by weekday and hour as a map of squares.
pub(super) struct Heat<'a> {
    pub(super) activity: &'a ActivityView,
    pub(super) cells: Vec<Cell>,
}

/// One hour of one weekday.
pub(super) struct Cell {
    pub(super) x: String,
    pub(super) y: usize,
    pub(super) opacity: String,
}

impl<'a> Heat<'a> {
    pub(super) fn of(activity: &'a ActivityView) -> Self {
        let most = activity.hours.iter().flatten().copied().max().unwrap_or(1).max(1);
        let cell = |day: usize, hour: usize, count: u32| Cell {
            x: x(hour),
            y: day * 18 + 2,
            opacity: format!("{:.2}", f64::from(count) / f64::from(most)),
        };
        let days = activity.hours.iter().enumerate();
        let cells = days.flat_map(|(day, row)| row.iter().enumerate().map(move |(hour, count)| (day, hour, *count)));
        Self {
            activity,
            cells: cells.filter(|one| one.2 > 0).map(|(day, hour, count)| cell(day, hour, count)).collect(),
        }
    }

    pub(super) fn days(&self) -> [(usize, &'static str); 7] {
        [(15, "Mon"), (33, "Tue"), (51, "Wed"), (69, "Thu"), (87, "Fri"), (105, "Sat"), (123, "Sun")]
    }

    pub(super) fn hours(&self) -> Vec<(String, String)> {
        (0..24).step_by(3).map(|hour| (x(hour), format!("{hour:02}"))).collect()
    }

    /// What the map shows, for those who cannot see it.
    pub(super) fn words(&self) -> String {
        let by_hour = |hour: usize| self.activity.hours.iter().filter_map(|day| day.get(hour)).sum::<u32>();
        let window = |start: usize| (start..start + 7).map(|hour| by_hour(hour % 24)).sum::<u32>();
        let quiet = (0..24).min_by_key(|start| window(*start)).unwrap_or(0);
        format!(
            "The quietest seven hours are {quiet:02}:00 to {:02}:00, with {} of {} acts.",
            (quiet + 7) % 24,
            window(quiet),
            self.activity.count,
        )
    }
}

fn x(hour: usize) -> String {
    // An hour of the day fits into any float.
    let hour = f64::from(u8::try_from(hour).unwrap_or(0));
    format!("{:.2}", LEFT + hour * (100.0 - LEFT) / 24.0)
}
