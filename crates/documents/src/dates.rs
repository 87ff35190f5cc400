//! Dates of CVs, through the project's one grammar of periods.

use crosscheck_compare::periods;
use crosscheck_model::{PartialDate, PeriodEnd};

/// One date.
pub(crate) fn date(text: &str) -> Option<PartialDate> {
    periods::parse_date(text)
}

/// Where a period ends: a date, or a word for "present".
pub(crate) fn end(text: &str) -> Option<PeriodEnd> {
    match date(text) {
        Some(date) => Some(PeriodEnd::On(date)),
        None => periods::is_present(text).then_some(PeriodEnd::Present),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partial_dates_and_words_for_present() {
        assert_eq!(date("2019"), Some(PartialDate::year(2019)));
        assert_eq!(date("2019-03"), Some(PartialDate::month(2019, 3)));
        assert_eq!(date("2013-12-021"), None);
        assert_eq!(end("Present"), Some(PeriodEnd::Present));
        assert_eq!(end("soon"), None);
    }
}
