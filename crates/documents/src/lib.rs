#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod account_export;
mod bytes;
mod charset;
mod collect;
mod contact;
mod cv;
mod dates;
mod docx;
mod europass;
mod field_code;
mod fields;
mod flow;
mod format;
mod fresh;
mod hr_open;
mod html;
mod inline_html;
mod json_resume;
mod latex;
mod linkedin;
mod linkedin_pdf;
mod locked;
mod odt;
mod package;
mod pdf;
mod pdf_file;
mod plain_text;
mod portrait;
mod read;
mod recognise;
mod recognised;
mod rtf;
mod saved_page;
mod schema_person;
mod sheet;
mod unread_letters;
mod vcard;
mod xml;

pub use format::{Format, ProfileFormat, SavedFormat};
pub use locked::unlocked;
pub use read::{page_pictures, read, read_profile, read_recognised, text, text_recognised};
pub use recognise::{Kind, recognise, sniff};
pub use recognised::{PagePicture, PageText};
pub use saved_page::{SavedPages, saved_pages};
