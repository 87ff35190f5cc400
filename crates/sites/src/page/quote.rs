//! What an item of structured data is quoted with.

use crosscheck_model::{Period, PeriodEnd};

/// The words of an item, put on one line.
pub(super) fn quote(parts: &[Option<&str>], period: Period) -> String {
    let mut words: Vec<String> = parts.iter().flatten().map(|part| (*part).to_owned()).collect();
    if !period.is_unstated() {
        words.push(in_words(period));
    }
    words.join(", ")
}

/// Only what was stated: a missing start or end is left out, not asked for.
fn in_words(period: Period) -> String {
    match (period.start, period.end) {
        (Some(start), PeriodEnd::Unstated) => start.to_string(),
        (None, PeriodEnd::On(end)) => format!("until {end}"),
        (None, PeriodEnd::Present) => "present".to_owned(),
        _ => period.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{PartialDate, Period, PeriodEnd};

    use super::quote;

    #[test]
    fn a_quote_says_no_more_about_time_than_was_stated() {
        let on = |year| PartialDate::year(year);
        let written = |start, end| quote(&[Some("Engineer"), None], Period { start, end });
        assert_eq!(written(Some(on(2018)), PeriodEnd::On(on(2020))), "Engineer, 2018 to 2020");
        assert_eq!(written(Some(on(2018)), PeriodEnd::Present), "Engineer, 2018 to present");
        assert_eq!(written(Some(on(2018)), PeriodEnd::Unstated), "Engineer, 2018");
        assert_eq!(written(None, PeriodEnd::On(on(2020))), "Engineer, until 2020");
        assert_eq!(written(None, PeriodEnd::Present), "Engineer, present");
        assert_eq!(written(None, PeriodEnd::Unstated), "Engineer");
    }
}
