//! The small tables as the build script lays them out: sorted slices.

/// A BCP 47 primary subtag from the table of languages; `language_code` makes one from what a person wrote.
pub type LanguageCode = &'static str;

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// The code that a written form, plain, stands for.
pub(super) fn code_of(form: &str) -> Option<LanguageCode> {
    FORMS.binary_search_by(|(held, _)| (*held).cmp(form)).ok().map(|at| FORMS[at].1)
}

/// The English name of a code.
pub(super) fn english(code: &str) -> Option<&'static str> {
    ENGLISH.binary_search_by(|(held, _)| (*held).cmp(code)).ok().map(|at| ENGLISH[at].1)
}
