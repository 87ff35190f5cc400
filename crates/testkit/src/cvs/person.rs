use serde::Deserialize;

/// The person, in one language.
#[derive(Debug, Clone, Deserialize)]
pub struct Person {
    /// Of the CV, as a BCP 47 tag.
    pub language: String,
    /// As written.
    pub name: String,
    /// As written.
    pub email: String,
    /// As written.
    pub place: String,
    /// Of the sections: work, education, languages.
    pub headings: [String; 3],
    /// The word for a job that goes on.
    pub present: String,
    /// Names of the months; empty where a date is written with numbers.
    #[serde(default)]
    pub months: Vec<String>,
    /// How a date is written, with `{year}` and `{month}`.
    #[serde(default)]
    pub date: Option<String>,
    /// Of the two jobs, the present one first.
    pub titles: [String; 2],
    /// Where.
    pub organisations: [String; 2],
    /// What was done there.
    pub tasks: [String; 2],
    /// As written.
    pub degree: String,
    /// As written.
    pub institution: String,
    /// Languages the person speaks.
    pub spoken: [String; 2],
    /// Whether the CV is written from right to left.
    #[serde(default)]
    pub right_to_left: bool,
}

/// The telephone number in every CV.
pub const PHONE: &str = "+1 202-555-0143";
/// Year and month in which each job began, and in which the earlier one ended.
pub const WORK: [(u16, u8); 3] = [(2019, 3), (2015, 9), (2019, 2)];
/// Year and month in which the course began and ended.
pub const EDUCATION: [(u16, u8); 2] = [(2011, 9), (2015, 6)];
