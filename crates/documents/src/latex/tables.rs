//! What the tables of this folder say.

use std::collections::BTreeMap;
use std::sync::OnceLock;

fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

/// Characters that a command stands for.
pub(super) fn symbol(command: &str) -> Option<String> {
    static TABLE: OnceLock<BTreeMap<&str, &str>> = OnceLock::new();
    let table = TABLE.get_or_init(|| rows(include_str!("symbols.tsv")).collect());
    table.get(command).map(|text| text.replace('⇥', "\t").replace('⏎', "\n"))
}

/// How many arguments go with a command that is no text.
pub(super) fn dropped(command: &str) -> Option<usize> {
    static TABLE: OnceLock<BTreeMap<&str, usize>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        rows(include_str!("dropped.tsv")).filter_map(|(name, count)| Some((name, count.trim().parse().ok()?))).collect()
    });
    table.get(command).copied()
}

/// What an environment's arguments are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arguments {
    /// So many that are no text.
    Dropped(usize),
    /// The heading of a section.
    Heading,
    /// Employer, dates, title, place.
    Entry,
}

pub(super) fn environment(name: &str) -> Arguments {
    static TABLE: OnceLock<BTreeMap<&str, &str>> = OnceLock::new();
    let table = TABLE.get_or_init(|| rows(include_str!("environments.tsv")).collect());
    match table.get(name).map(|kind| kind.trim()) {
        Some("heading") => Arguments::Heading,
        Some("entry") => Arguments::Entry,
        Some(count) => Arguments::Dropped(count.parse().unwrap_or(0)),
        None => Arguments::Dropped(0),
    }
}

/// Where a handle on a network leads.
pub(super) fn social(network: &str) -> Option<&'static str> {
    rows(include_str!("social.tsv")).find(|(name, _)| name.eq_ignore_ascii_case(network)).map(|(_, start)| start.trim())
}

/// Sizes of letters, in points, of a document set in ten.
const SIZES: &[(&str, f32)] = &[
    ("tiny", 5.0),
    ("scriptsize", 7.0),
    ("footnotesize", 8.0),
    ("small", 9.0),
    ("normalsize", 10.0),
    ("large", 12.0),
    ("Large", 14.4),
    ("LARGE", 17.3),
    ("huge", 20.7),
    ("Huge", 24.9),
];

pub(super) fn size(command: &str) -> Option<f32> {
    SIZES.iter().find(|(name, _)| *name == command).map(|(_, size)| *size)
}

/// Commands that set their argument in other letters only.
const LOOKS: &[&str] = &[
    "textit",
    "emph",
    "textsc",
    "textrm",
    "textsf",
    "texttt",
    "textsl",
    "textup",
    "textmd",
    "underline",
    "uline",
    "mbox",
    "hbox",
    "text",
    "ensuremath",
    "scshape",
    "itshape",
    "rmfamily",
    "sffamily",
    "ttfamily",
    "slshape",
    "upshape",
    "mdseries",
    "normalfont",
    "bgroup",
    "egroup",
    "begingroup",
    "endgroup",
    "protect",
    "makebox",
    "parbox",
    "footnotemark",
    "boldmath",
    "em",
    "it",
    "sc",
    "rm",
    "sl",
    "null",
    "lowercase",
    "MakeUppercase",
    "MakeLowercase",
    "leavevmode",
    "strut",
    "personalinfo",
    "makecvheader",
    "mathrm",
    "mathbf",
    "center",
];

pub(super) fn is_look(command: &str) -> bool {
    LOOKS.contains(&command)
}
