/// Why a case file cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CaseError {
    /// Not TOML, or a field that does not exist.
    #[error("not a case file: {0}")]
    Toml(#[from] toml::de::Error),
    /// Not a URL.
    #[error("not a URL: {0}")]
    Url(String),
    /// Not a period.
    #[error("not a period (2018-03..2021, 2018..present, -): {0}")]
    Period(String),
    /// Not an offset.
    #[error("not an offset (+05:30): {0}")]
    Offset(String),
    /// Out of range.
    #[error("time out of range: {0}")]
    Time(String),
    /// Not an outcome.
    #[error("not an outcome: {0}")]
    Outcome(String),
}
