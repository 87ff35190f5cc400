use serde::Deserialize;

/// One finding that a case expects.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// Only in whole cases, where every check runs.
    pub check: Option<String>,
    /// As `FindingKind::as_str` gives it.
    pub kind: String,
    /// The level's stable name.
    pub level: String,
    /// Addresses of the sources cited, in any order; not looked at if left out.
    pub sources: Option<Vec<String>>,
    /// Words that must occur in the statement.
    #[serde(default)]
    pub says: Vec<String>,
}
