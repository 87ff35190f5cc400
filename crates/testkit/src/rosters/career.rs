use crate::random::Random;

const FIRST: [&str; 30] = [
    "Amber", "Basalt", "Cedar", "Delta", "Ember", "Fjord", "Granite", "Harbor", "Indigo", "Juniper", "Kestrel",
    "Larch", "Meridian", "Nimbus", "Orchard", "Pioneer", "Quarry", "Rowan", "Summit", "Timber", "Umber", "Vantage",
    "Willow", "Xenia", "Yarrow", "Zephyr", "Anchor", "Beacon", "Cobalt", "Drift",
];
const SECOND: [&str; 12] = [
    "Analytics",
    "Logistics",
    "Payments",
    "Robotics",
    "Software",
    "Systems",
    "Networks",
    "Health",
    "Energy",
    "Media",
    "Labs",
    "Insurance",
];
const TITLES: [&str; 10] = [
    "Software Engineer",
    "Backend Developer",
    "Data Engineer",
    "Frontend Developer",
    "DevOps Engineer",
    "Systems Analyst",
    "QA Engineer",
    "Mobile Developer",
    "Security Engineer",
    "Platform Engineer",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SCHOOLS: [&str; 16] = [
    "Alderton",
    "Birchmere",
    "Corvale",
    "Dunmore",
    "Eastlake",
    "Farrow",
    "Glenhaven",
    "Hartwell",
    "Ironbridge",
    "Kingsmoor",
    "Larkspur",
    "Millbrook",
    "Northgate",
    "Oakhurst",
    "Pinecrest",
    "Ravenhill",
];

/// One employment.
#[derive(Debug, Clone)]
pub(super) struct Job {
    pub(super) employer: String,
    pub(super) title: String,
    pub(super) dates: String,
}

/// A career, the latest employment first, and a school.
#[derive(Debug, Clone)]
pub(super) struct Career {
    pub(super) jobs: Vec<Job>,
    pub(super) school: String,
    pub(super) left_school: usize,
}

pub(super) fn career(random: &mut Random) -> Career {
    let left_school = 2004 + random.below(10);
    let mut month = left_school * 12 + 6 + random.below(10);
    let mut jobs = Vec::new();
    let count = 3 + random.below(2);
    for number in 0..count {
        let written = |month: usize| format!("{} {}", MONTHS[month % 12], month / 12);
        let (start, end) = (month, month + 14 + random.below(30));
        month = end + 1 + random.below(3);
        let until = if number + 1 == count { "Present".to_owned() } else { written(end) };
        jobs.push(Job {
            employer: format!("{} {}", random.pick(&FIRST), random.pick(&SECOND)),
            title: random.pick(&TITLES).to_owned(),
            dates: format!("{} - {until}", written(start)),
        });
    }
    jobs.reverse();
    Career { jobs, school: format!("University of {}", random.pick(&SCHOOLS)), left_school }
}
