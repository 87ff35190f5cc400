//! The tables as the build script lays them out: sorted slices.

/// What a section is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Name and contact details: before the first heading, or under its own.
    Contact,
    /// Employment.
    Work,
    /// Education.
    Education,
    /// Languages spoken.
    Languages,
    /// Skills.
    Skills,
    /// A self-description.
    Summary,
    /// Projects.
    Projects,
    /// Anything else with a heading.
    Other,
}

/// Words of one kind by how they are looked for. Sorted.
pub(super) struct Words {
    /// A whole word.
    pub(super) whole: &'static [&'static str],
    /// The beginning of a word.
    pub(super) beginnings: &'static [&'static str],
    /// The end of a compound.
    pub(super) endings: &'static [&'static str],
    /// Anywhere in the text: scripts without spaces.
    pub(super) anywhere: &'static [&'static str],
    /// Several words.
    pub(super) phrases: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/vocabulary.rs"));

/// The section of a form, without its spaces if `joined`.
pub(super) fn section(form: &str, joined: bool) -> Option<Section> {
    let table = if joined { JOINED } else { HEADINGS };
    table.binary_search_by(|(held, _)| (*held).cmp(form)).ok().map(|at| table[at].1)
}
