//! Whether a text is a person's name at all.

mod display;
mod form;
mod plain;
mod vocabulary;

pub use display::display_name;
pub use form::{NameForm, NotAName, is_person_name, person_name_form};
