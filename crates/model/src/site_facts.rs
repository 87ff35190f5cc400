use url::Url;

/// What other parts of the program are told about a site. Each site's folder states it once; nobody else names its hosts.
#[derive(Debug, Clone, Copy)]
pub struct SiteFacts {
    /// Stable id, the folder's name.
    pub id: &'static str,
    /// As people call it.
    pub name: &'static str,
    /// Hosts of its profiles, without `www.`; empty where any host can be one.
    pub hosts: &'static [&'static str],
    /// Further hosts under which the pages of the first one are found (`m.`, an old name).
    pub also: &'static [&'static str],
    /// Hosts of its interfaces for programs.
    pub api_hosts: &'static [&'static str],
    /// Hosts of its pictures.
    pub picture_hosts: &'static [&'static str],
    /// Where everybody has pages below a host of their own, that bears their account's name on the first of [`SiteFacts::hosts`]
    /// (`.pages.example`).
    pub pages_below: &'static [&'static str],
    /// Other names people write for it, in lower case without spaces ("stackoverflow").
    pub nicknames: &'static [&'static str],
    /// Whether it shows one page under a subdomain for each language (`de.`).
    pub language_hosts: bool,
    /// Whether the letter case of a path does not matter.
    pub case_free: bool,
    /// Whether everything after the person's segment of a path is decoration: how many segments count.
    pub segments: Option<usize>,
    /// How often each of its hosts may be asked, where it says.
    pub pace: &'static [Pace],
    /// An access token that its users can set.
    pub token: Option<TokenUse>,
    /// Parts of addresses of pictures that stand for "no picture", as `host/part of the path`.
    pub no_picture: &'static [&'static str],
    /// Whether an address of a picture is "no picture", where that takes more than a part of its path.
    pub no_picture_rule: Option<fn(&Url) -> bool>,
    /// The number of the account for which the picture at an address may have been drawn, where the site draws one.
    pub drawn_for: Option<fn(&Url) -> Option<u64>>,
    /// Whether answers say in their body when to come back.
    pub throttles_in_body: bool,
    /// What to ask the candidate for where the site is never asked; empty where a saved copy of the page is all there is.
    pub hand_in: &'static str,
}

impl SiteFacts {
    /// A site of which only this is known.
    pub const fn new(id: &'static str, name: &'static str, hosts: &'static [&'static str]) -> Self {
        Self {
            id,
            name,
            hosts,
            also: &[],
            api_hosts: &[],
            picture_hosts: &[],
            pages_below: &[],
            nicknames: &[],
            language_hosts: false,
            case_free: false,
            segments: None,
            pace: &[],
            token: None,
            no_picture: &[],
            no_picture_rule: None,
            drawn_for: None,
            throttles_in_body: false,
            hand_in: "",
        }
    }

    /// Every host that belongs to it.
    pub fn all_hosts(&self) -> impl Iterator<Item = &'static str> {
        [self.hosts, self.also, self.api_hosts, self.picture_hosts].into_iter().flatten().copied()
    }

    /// Whether its profiles stand on this host (without `www.`).
    pub fn is_on(&self, host: &str) -> bool {
        self.hosts.contains(&host) || self.also.contains(&host) || self.in_a_language(host).is_some()
    }

    /// The host of its own under which a page of this host is known.
    pub fn canonical_host(&self, host: &str) -> Option<&'static str> {
        if let Some(own) = self.hosts.iter().find(|own| **own == host) {
            return Some(own);
        }
        let first = self.hosts.first().copied();
        if self.also.contains(&host) { first } else { self.in_a_language(host) }
    }

    /// `de.site.example` as `site.example`.
    fn in_a_language(&self, host: &str) -> Option<&'static str> {
        let (language, rest) = host.split_once('.').filter(|_| self.language_hosts)?;
        let known = self.hosts.iter().find(|own| **own == rest);
        known.copied().filter(|_| (2..=3).contains(&language.len()))
    }
}

/// How often a host is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// The host itself, or everything below it.
    pub host: &'static str,
    /// Milliseconds between two requests, on average.
    pub period_ms: u64,
    /// Requests that may be sent at once after a pause.
    pub burst: u32,
    /// Requests under way at a time.
    pub at_once: usize,
}

impl Pace {
    /// A pace.
    pub const fn new(host: &'static str, period_ms: u64, burst: u32, at_once: usize) -> Self {
        Self { host, period_ms, burst, at_once }
    }
}

/// An access token: what it is called where people set it, and how it is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TokenUse {
    /// Environment variable.
    pub variable: &'static str,
    /// Key in the settings file, under `tokens`.
    pub key: &'static str,
    /// The one host that it is sent to.
    pub host: &'static str,
    /// How.
    pub sent: SentAs,
}

/// How a token is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentAs {
    /// In this header, after this word.
    Header(&'static str, &'static str),
    /// In this field of the query.
    Query(&'static str),
}

/// The facts about all sites, handed to those who need them.
#[derive(Debug, Clone, Copy, Default)]
pub struct SiteDirectory(&'static [SiteFacts]);

impl SiteDirectory {
    /// These sites.
    pub const fn new(sites: &'static [SiteFacts]) -> Self {
        Self(sites)
    }

    /// All of them.
    pub fn all(&self) -> &'static [SiteFacts] {
        self.0
    }

    /// The site whose profiles stand on a host, with or without `www.`.
    pub fn of_host(&self, host: &str) -> Option<&'static SiteFacts> {
        let host = host.strip_prefix("www.").unwrap_or(host);
        self.0.iter().find(|site| site.is_on(host))
    }

    /// The account that pages on this host belong to, as host and name (`("forge.example", "mira")` of `mira.pages.example`).
    pub fn account_of_pages<'h>(&self, host: &'h str) -> Option<(&'static str, &'h str)> {
        self.0.iter().find_map(|site| {
            let name = site.pages_below.iter().find_map(|below| host.strip_suffix(below))?;
            let account = site.hosts.first()?;
            (!name.is_empty() && !name.contains('.')).then_some((*account, name))
        })
    }

    /// The site that people call by this word.
    pub fn of_name(&self, word: &str) -> Option<&'static SiteFacts> {
        let slug: String = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(40).collect();
        let is = |site: &&SiteFacts| {
            site.id == slug
                || site.nicknames.contains(&slug.as_str())
                || site.name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).eq(slug.chars())
        };
        self.0.iter().find(is).filter(|_| !slug.is_empty())
    }

    /// The number of the account for which a site may have drawn the picture at this address.
    pub fn drawn_for(&self, url: &Url) -> Option<u64> {
        self.0.iter().filter_map(|site| site.drawn_for).find_map(|number| number(url))
    }

    /// Every token that people can set.
    pub fn tokens(&self) -> impl Iterator<Item = TokenUse> {
        self.0.iter().filter_map(|site| site.token)
    }

    /// Whether the answers of this host say in their body when to come back.
    pub fn throttles_in_body(&self, host: &str) -> bool {
        self.0.iter().any(|site| site.throttles_in_body && site.api_hosts.contains(&host))
    }

    /// Whether the address of a picture is that of a site's "no picture".
    pub fn is_no_picture(&self, url: &Url) -> bool {
        let Some(host) = url.host_str() else { return false };
        let path = url.path().to_ascii_lowercase();
        if self.0.iter().filter_map(|site| site.no_picture_rule).any(|rule| rule(url)) {
            return true;
        }
        self.0.iter().flat_map(|site| site.no_picture).any(|mark| {
            let (end, part) = mark.split_once('/').unwrap_or((mark, ""));
            let on_host = host.strip_suffix(end).is_some_and(|before| before.is_empty() || before.ends_with('.'));
            on_host && path.contains(part)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static SITES: [SiteFacts; 2] = [
        SiteFacts {
            also: &["old.example"],
            language_hosts: true,
            no_picture: &["pictures.example/nobody"],
            nicknames: &["theforge"],
            ..SiteFacts::new("forge", "Forge", &["forge.example"])
        },
        SiteFacts::new("other", "Other Site", &["other.example"]),
    ];

    #[test]
    fn a_host_is_known_by_all_its_names_and_no_other() {
        let directory = SiteDirectory::new(&SITES);
        for host in ["forge.example", "www.forge.example", "old.example", "de.forge.example"] {
            assert_eq!(directory.of_host(host).map(|site| site.id), Some("forge"), "{host}");
        }
        for host in ["notforge.example", "forge.example.net", "deep.er.forge.example", "de.other.example", ""] {
            assert!(directory.of_host(host).is_none(), "{host}");
        }
        assert_eq!(SITES[0].canonical_host("old.example"), Some("forge.example"));
        for (word, id) in [("The Forge", Some("forge")), ("other-site", Some("other")), ("", None), ("fo", None)] {
            assert_eq!(directory.of_name(word).map(|site| site.id), id, "{word}");
        }
    }

    #[test]
    fn no_pictures_go_by_host_and_path() {
        let is = |text: &str| SiteDirectory::new(&SITES).is_no_picture(&Url::parse(text).unwrap());
        assert!(is("https://cdn.pictures.example/x/Nobody.png"));
        assert!(!is("https://pictures.example/somebody.png".replace("somebody", "ana").as_str()));
        assert!(!is("https://notpictures.example/nobody.png"));
    }
}
