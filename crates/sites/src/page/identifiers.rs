//! Accounts of services that a page's scripts name: statistics, tags, advertising. Two pages with one of them were made or are kept by one
//! hand.

use crosscheck_model::{ClaimsBuilder, Locator, Passage, ReadBy};

/// How a service writes its accounts: before it, its own letters, how many letters and digits follow, and the service.
struct Form {
    start: &'static str,
    least: usize,
    most: usize,
    /// Whether letters may stand in it, and not digits alone.
    letters: bool,
    service: &'static str,
}

/// From the services' own documentation of their tags.
const FORMS: [Form; 4] = [
    Form { start: "G-", least: 8, most: 12, letters: true, service: "Google Analytics" },
    Form { start: "GTM-", least: 5, most: 9, letters: true, service: "Google Tag Manager" },
    Form { start: "UA-", least: 4, most: 10, letters: false, service: "Google Analytics" },
    Form { start: "ca-pub-", least: 14, most: 18, letters: false, service: "Google AdSense" },
];

/// Accounts of one page that are read.
const MOST: usize = 10;

pub(super) fn read(builder: &mut ClaimsBuilder, body: &[u8], at: &Passage) {
    let text = crate::answer::text(body);
    let mut found: Vec<String> = Vec::new();
    for form in FORMS {
        for (place, _) in text.match_indices(form.start) {
            let before = text[..place].chars().next_back();
            let rest = &text[place + form.start.len()..];
            let fits = |c: &char| c.is_ascii_digit() || form.letters && c.is_ascii_uppercase();
            let account: String = rest.chars().take_while(fits).collect();
            let after = rest[account.len()..].chars().next();
            let parted = before.is_some_and(|c| matches!(c, '"' | '\'' | '=' | '/'))
                && after.is_none_or(|c| matches!(c, '"' | '\'' | '&' | '-'));
            let holds_a_digit = account.chars().any(|c| c.is_ascii_digit());
            let written = format!("{}{account}", form.start);
            let long_enough = (form.least..=form.most).contains(&account.len());
            if parted && holds_a_digit && long_enough && !found.contains(&written) && found.len() < MOST {
                let at = at.with(Locator::Field(form.service.to_owned())).read_as(ReadBy::Html);
                builder.metadata(&at, "account of a service", &written);
                found.push(written);
            }
        }
    }
}
