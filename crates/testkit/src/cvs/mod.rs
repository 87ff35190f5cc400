//! One invented person's CV, in twelve languages and eight formats: what a reader has to read as the same claims.

mod html;
mod layout;
mod lines;
mod office;
mod pdf;
mod person;
mod rtf;
mod text;

use serde::Deserialize;

pub use layout::{Layout, laid_out, layouts};
pub use office::packed;
pub use person::{EDUCATION, PHONE, Person, WORK};

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
