//! Two Latin spellings of a Chinese or Korean name.

pub(crate) mod decide;
pub(crate) mod roles;
pub(crate) mod spelled;
pub(crate) mod two_languages;
