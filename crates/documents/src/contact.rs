//! Telephone numbers and handles, shared by every format.

use crosscheck_compare::contacts;
use crosscheck_model::{Personal, Phone, SiteId};
use url::Url;

/// A number has at least this many digits (ITU E.164 allows fewer, CVs do not hold them)...
const MIN_DIGITS: usize = 7;
/// ... and at most this many, with room for an extension.
const MAX_DIGITS: usize = 17;

/// A telephone number as written; E.164 where the number itself, or else the document's country, says which country it
/// belongs to.
pub(crate) fn phone(text: &str, region: Option<&str>) -> Option<Phone> {
    let text = text.trim();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if !(MIN_DIGITS..=MAX_DIGITS).contains(&digits) || text.chars().count() > 40 {
        return None;
    }
    Some(Phone { text: Personal::new(text), e164: e164(text, region).map(Personal::new) })
}

fn e164(text: &str, region: Option<&str>) -> Option<String> {
    contacts::Phone::parse(text, region)?.e164().map(str::to_owned)
}

/// ISO 3166 alpha-2 code of a country written as its code.
pub(crate) fn country_code(country: &str) -> Option<String> {
    let country = country.trim();
    let code = country.len() == 2 && country.bytes().all(|b| b.is_ascii_alphabetic());
    code.then(|| country.to_ascii_uppercase())
}

/// An address on the web as people write it: with its scheme, or a bare host with or without a path.
pub(crate) fn web_address(text: &str) -> Option<Url> {
    let text = text.trim();
    if text.is_empty() || text.len() > 2048 || text.contains(char::is_whitespace) {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let full = if lower.starts_with("http://") || lower.starts_with("https://") {
        text.to_owned()
    } else if lower.contains("://") || lower.starts_with("mailto:") || text.contains('@') && !text.contains('/') {
        return None;
    } else {
        format!("https://{}", text.trim_start_matches('/'))
    };
    let url = Url::parse(&full).ok()?;
    let host = url.host_str()?;
    let named = host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    named.then_some(url)
}

/// Other spellings of a network's name, and the id the site goes by.
const NETWORKS: &[(&str, &str)] = &[
    ("stackoverflow", "stackexchange"),
    ("stackexchange", "stackexchange"),
    ("x", "twitter"),
    ("xtwitter", "twitter"),
    ("twitterx", "twitter"),
    ("hn", "hackernews"),
    ("hackernews", "hackernews"),
    ("devto", "devto"),
    ("dev", "devto"),
];

/// The site that a network's name denotes: "Stack Overflow", "GitHub".
pub(crate) fn site(network: &str) -> Option<SiteId> {
    let slug: String = network.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(40).collect();
    if slug.is_empty() {
        return None;
    }
    let known = NETWORKS.iter().find(|(alias, _)| *alias == slug).map(|(_, id)| (*id).to_owned());
    Some(SiteId(known.unwrap_or(slug).into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str, region: Option<&str>) -> Option<String> {
        phone(text, region)?.e164.map(|number| number.expose().to_owned())
    }

    #[test]
    fn the_country_comes_from_the_number_or_the_document() {
        assert_eq!(number("+1 (512) 555-0188", None).as_deref(), Some("+15125550188"));
        assert_eq!(number("(512) 555-0188", Some("US")).as_deref(), Some("+15125550188"));
        assert_eq!(number("(512) 555-0188", None), None);
        assert_eq!(number("+44 (0)20 7946 0958", None).as_deref(), Some("+442079460958"));
        assert_eq!(number("+7 843 555-01-23", None).as_deref(), Some("+78435550123"));
        assert_eq!(number("010-1234-5678", Some("kr")).as_deref(), Some("+821012345678"));
    }

    #[test]
    fn years_and_long_digit_strings_are_not_numbers() {
        assert!(phone("2019", Some("US")).is_none());
        assert!(phone("1234567890123456789012", None).is_none());
        assert!(phone("", None).is_none());
    }

    #[test]
    fn networks_have_one_id() {
        assert_eq!(site("Stack Overflow"), Some(SiteId::new("stackexchange")));
        assert_eq!(site("GitHub"), Some(SiteId::new("github")));
        assert_eq!(site(" "), None);
    }
}
