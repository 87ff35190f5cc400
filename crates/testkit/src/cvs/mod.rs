//! One invented person's CV, in twelve languages and eight formats: what a reader has to read as the same claims.

mod html;
mod lines;
mod office;
mod pdf;
mod rtf;
mod text;

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

/// What a CV is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// Portable Document Format, by text that is drawn where it stands.
    Pdf,
    /// Word 2007 and later.
    Docx,
    /// OpenDocument text.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// A web page.
    Html,
    /// Markdown.
    Markdown,
    /// Plain text.
    Text,
    /// LaTeX source for the class moderncv.
    Latex,
}

impl Written {
    /// Every format.
    pub const ALL: [Self; 8] =
        [Self::Pdf, Self::Docx, Self::Odt, Self::Rtf, Self::Html, Self::Markdown, Self::Text, Self::Latex];

    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Rtf => "rtf",
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Text => "txt",
            Self::Latex => "tex",
        }
    }
}

/// The person in each of twelve languages.
///
/// # Panics
///
/// If the table that is compiled in does not parse.
pub fn people() -> Vec<Person> {
    #[derive(Deserialize)]
    struct Table {
        person: Vec<Person>,
    }
    let table: Table = toml::from_str(include_str!("people.toml")).expect("the table of people parses");
    table.person
}

/// The CV of this person in a format.
pub fn cv(person: &Person, written: Written) -> Vec<u8> {
    match written {
        Written::Pdf => pdf::write(person),
        Written::Docx => office::docx(person),
        Written::Odt => office::odt(person),
        Written::Rtf => rtf::write(person),
        Written::Html => html::write(person),
        Written::Markdown => text::markdown(person).into_bytes(),
        Written::Text => text::plain(person).into_bytes(),
        Written::Latex => text::latex(person).into_bytes(),
    }
}
