use serde::Deserialize;

use crate::random::Random;

/// How people of one culture are called, live, study and work. The table tells what its columns mean.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Culture {
    /// A stable word.
    pub id: String,
    /// ISO 3166 alpha-2.
    pub(super) code: String,
    /// Where its people live, more or less: latitude and longitude.
    pub(super) at: (f64, f64),
    pub(super) country: String,
    pub(super) country_own: Option<String>,
    pub(super) offset: String,
    pub(super) phone: String,
    pub(super) language: String,
    /// Whether the family name stands first in the own script.
    #[serde(default)]
    pub(super) family_first: bool,
    /// Given names that people use with foreigners.
    #[serde(default)]
    pub(super) western: Vec<String>,
    pub(super) given: Vec<Name>,
    pub(super) middle: Vec<String>,
    pub(super) family: Vec<Name>,
    pub(super) cities: Vec<Variants>,
    pub(super) employers: Vec<Variants>,
    pub(super) schools: Vec<Variants>,
    pub(super) prose: String,
}

/// The table cannot be read.
pub type CultureError = toml::de::Error;

#[derive(Deserialize)]
struct Table {
    culture: Vec<Culture>,
}

/// All of them.
///
/// # Errors
/// The table is malformed.
pub fn cultures() -> Result<Vec<Culture>, CultureError> {
    toml::from_str::<Table>(include_str!("cultures.toml")).map(|table| table.culture)
}

/// A part of a name and how else it is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "String")]
pub(super) struct Name {
    pub(super) latin: String,
    pub(super) own: Option<String>,
    pub(super) short: Option<String>,
    pub(super) spelling: Option<String>,
}

impl From<String> for Name {
    fn from(row: String) -> Self {
        let mut columns = row.split(" | ").map(str::to_owned);
        let latin = columns.next().unwrap_or_default();
        let mut next = || columns.next().filter(|column| column != "-");
        Self { latin, own: next(), short: next(), spelling: next() }
    }
}

/// Names of one thing, the first as a CV in English has it.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "String")]
pub(super) struct Variants(Vec<String>);

impl From<String> for Variants {
    fn from(row: String) -> Self {
        Self(row.split(" | ").map(str::to_owned).collect())
    }
}

impl Variants {
    pub(super) fn first(&self) -> &str {
        &self.0[0]
    }

    /// Any of the names, each as often.
    pub(super) fn any(&self, random: &mut Random) -> &str {
        &self.0[random.below(self.0.len())]
    }
}
