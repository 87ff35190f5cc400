//! Countries and networks, shared by every format.

use crosscheck_model::SiteId;

/// ISO 3166 alpha-2 code of a country written as its code.
pub(crate) fn country_code(country: &str) -> Option<String> {
    let country = country.trim();
    let code = country.len() == 2 && country.bytes().all(|b| b.is_ascii_alphabetic());
    code.then(|| country.to_ascii_uppercase())
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

    #[test]
    fn networks_have_one_id() {
        assert_eq!(site("Stack Overflow"), Some(SiteId::new("stackexchange")));
        assert_eq!(site("GitHub"), Some(SiteId::new("github")));
        assert_eq!(site(" "), None);
    }
}
