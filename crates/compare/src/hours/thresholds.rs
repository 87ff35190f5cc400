//! Every number of this module, each with where it comes from. "Measured" refers to 430,643 commits of 30 public repositories
//! (36 others held out).

/// An offset counts as different from the claimed zone from so many hours on. Measured: 40% of ordinary authors have at
/// least one such commit, so that the share below decides, not one commit.
pub const OFFSET_DIFFERS_HOURS: u32 = 3;
/// Share of commits that must differ before the comparison says so. Measured: 6.5% of ordinary authors have 20% or more
/// such commits, from travelling; 80% is the share the base rates ask for.
pub const MANY_DIFFER_PERCENT: u32 = 80;
/// Below this share the offsets agree with the claimed zone; between the two they are mixed. The travel share above.
pub const SOME_DIFFER_PERCENT: u32 = 20;
/// Fewest commits with a telling offset. From the measured base rates.
pub const FEWEST_COMMITS: u32 = 50;
/// Fewest days between the first and the last of them: shorter is a journey. From the measured base rates.
pub const FEWEST_DAYS: u32 = 30;

/// Length of the quiet window. Measured: the quietest seven hours.
pub const QUIET_WINDOW_HOURS: usize = 7;
/// Local hour assumed in the middle of the quiet window. Measured: best fit.
pub const QUIET_CENTRE_HOUR: usize = 5;
/// The quiet window holds at most this share of the events, or there are no quiet hours. Measured together with the next.
pub const MOST_QUIET_PERCENT: u32 = 3;
/// The quiet hours are far from the claimed night from so many hours on. Measured: with at least 200 events, 0 of 32 held-out
/// authors were wrong by so much (95% upper bound about 9%); with 50 to 99 events, 3 of 45.
pub const QUIET_DIFFERS_HOURS: u32 = 6;
/// Fewest events for anything to be asked of anybody. Measured, see above.
pub const FEWEST_EVENTS_FOR_A_QUESTION: u32 = 200;
/// Fewest events for anything to be shown. Measured: 0 of 15 wrong between 100 and 199, but too few to build on.
pub const FEWEST_EVENTS: u32 = 100;

/// At most so many times are looked at, the first in the order given. A bound on work, not a judgement.
pub(crate) const MOST_TIMES: usize = 50_000;
