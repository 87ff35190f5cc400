use crosscheck_model::PartialDate;

include!(concat!(env!("OUT_DIR"), "/technologies.rs"));

/// One technology.
#[derive(Debug, PartialEq, Eq)]
pub struct Technology {
    /// What it is called.
    pub name: &'static str,
    /// The month in which it was first released or shown to the public; the earliest that any source names.
    pub released: PartialDate,
    /// Who made it: there, it was used before.
    pub made_by: &'static [&'static str],
    /// Where the release is told.
    pub source: &'static str,
}
