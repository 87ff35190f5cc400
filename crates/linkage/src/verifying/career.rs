use crate::evidence::Quoted;
use crate::{Application, Evidence, Job, Kind};

/// Employments with equal employer and months, in the same order, from which two careers are one. Two colleagues share one, who moved
/// on together two.
const LEAST_JOBS: usize = 3;
/// With the same school, left at the same time, so many are enough.
const LEAST_JOBS_AND_SCHOOL: usize = 2;

/// The same employers and dates in the same order.
pub(super) fn same_career(a: &Application, b: &Application) -> Option<Evidence> {
    let mut common: Vec<(&Job, &Job)> = Vec::new();
    let mut from = 0;
    for job in &a.jobs {
        let same = b.jobs.get(from..)?.iter().position(|other| {
            (&other.key, other.start, other.end) == (&job.key, job.start, job.end) && job.start.month.is_some()
        });
        if let Some(at) = same {
            common.push((job, &b.jobs[from + at]));
            from += at + 1;
        }
    }
    let school = a.schools.iter().any(|one| b.schools.iter().any(|other| one.key == other.key && one.end == other.end));
    let is_one = common.len() >= LEAST_JOBS || school && common.len() >= LEAST_JOBS_AND_SCHOOL;
    if !is_one {
        return None;
    }
    let side = |jobs: Vec<&Job>| {
        let quotes: Vec<&str> = jobs.iter().map(|job| job.quote.as_str()).collect();
        Quoted::new(&quotes.join(" · "), jobs.first().map_or("", |job| &job.source))
    };
    Some(Evidence {
        kind: Kind::Career,
        extent: format!("{} employments{}", common.len(), if school { " and the school" } else { "" }),
        a: side(common.iter().map(|(job, _)| *job).collect()),
        b: side(common.iter().map(|(_, job)| *job).collect()),
    })
}
