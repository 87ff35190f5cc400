use crate::random::Random;

const VERBS: [&str; 14] = [
    "Rebuilt",
    "Moved",
    "Designed",
    "Automated",
    "Measured",
    "Tuned",
    "Replaced",
    "Documented",
    "Hardened",
    "Split",
    "Migrated",
    "Profiled",
    "Tested",
    "Simplified",
];
const THINGS: [&str; 20] = [
    "the nightly import of invoices",
    "a scheduler for delivery routes",
    "the search over contracts",
    "an alarm for failed transfers",
    "the archive of sensor readings",
    "a form for warranty claims",
    "the queue between warehouse and shop",
    "a report of monthly churn",
    "the sign-in of field staff",
    "an index of spare parts",
    "the pricing of freight",
    "a mirror of the ledger",
    "the booking of meeting rooms",
    "a forecast of stock",
    "the export for auditors",
    "a cache of customer records",
    "the layout of labels",
    "a bridge to the old mainframe",
    "the payroll of seasonal staff",
    "a catalogue of training courses",
];
const NAMES: [&str; 30] = [
    "Kestrel", "Obsidian", "Tamarack", "Bluebird", "Saffron", "Halcyon", "Marigold", "Orion", "Tundra", "Cascade",
    "Juno", "Mistral", "Sequoia", "Vesper", "Aurora", "Calypso", "Drumlin", "Everest", "Falcon", "Garnet", "Helios",
    "Icarus", "Jasper", "Krypton", "Lapis", "Magnet", "Nebula", "Opal", "Pegasus", "Quartz",
];
const ENDS: [&str; 12] = [
    "which the team in the next building had given up on",
    "so that nobody had to stay after seven in the evening",
    "before the autumn rush began",
    "with two colleagues and a borrowed server",
    "after talking to every clerk who used it",
    "without a day of downtime",
    "and wrote the handbook for it",
    "while the old one kept running beside it",
    "as the first project of a new group",
    "against the advice of the vendor",
    "in the week after the flood",
    "and trained the people who run it now",
];

/// One sentence about work: nobody else's, because of its name and numbers.
pub(super) fn sentence(random: &mut Random) -> String {
    let (before, after, share) = (40 + random.below(900), 2 + random.below(38), 5 + random.below(90));
    format!(
        "{} {} at {} from {before} to {after} minutes and saved {share}% of {}, {}.",
        random.pick(&VERBS),
        random.pick(&THINGS),
        random.pick(&NAMES),
        random.pick(&NAMES),
        random.pick(&ENDS)
    )
}

/// The same facts in other words.
pub(super) fn reworded(sentence: &str, random: &mut Random) -> String {
    let facts: Vec<&str> = sentence
        .split_whitespace()
        .map(|word| word.trim_matches([',', '.']))
        .filter(|word| NAMES.contains(word) || word.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    let [name, before, after, share, other] = facts.as_slice() else { return sentence.to_owned() };
    let openings = ["My work on", "Responsible there for", "Took charge of", "Led the effort around"];
    let opening = random.pick(&openings);
    format!(
        "{opening} {name} brought run times down: {before} became {after} minutes, thus {share} less load for {other} overall."
    )
}

/// What is written on many CVs alike.
const TEMPLATES: [&str; 4] = [
    "I am a highly motivated and results oriented professional with a proven track record of delivering quality software in fast paced environments and a strong commitment to continuous learning and teamwork across functions and cultures.",
    "Passionate developer who enjoys solving complex problems, working closely with stakeholders, mentoring junior colleagues and taking ownership of features from the first idea to production and beyond with care and attention to detail.",
    "References are available upon request. I hereby declare that the information given above is true and complete to the best of my knowledge and belief and that I am available for interviews on short notice at any time.",
    "Seeking a challenging position in a reputable organisation where I can use my skills and experience for the growth of the organisation as well as to enhance my knowledge about new and emerging trends in the industry.",
];

/// One of the paragraphs that many CVs have.
pub(super) fn template(random: &mut Random) -> &'static str {
    TEMPLATES[random.below(TEMPLATES.len())]
}
