//! What the address of a picture says about it.

use url::Url;

/// Placeholders by address: end of the host (empty: any), and what the path contains, in lower case. From the addresses
/// that the sites' own pages use for accounts without a picture.
const PLACEHOLDERS: &[(&str, &str)] = &[
    ("", "/missing.png"),
    ("", "default_avatar"),
    ("", "default-avatar"),
    ("", "avatar_default"),
    ("", "avatar-default"),
    ("", "no_avatar"),
    ("", "no-avatar"),
    ("", "noavatar"),
    ("", "default_profile"),
    ("", "default-profile"),
    ("", "default-user"),
    ("", "user-default"),
    ("", "/avatars/default"),
    ("", "/avatar/default"),
    ("", "letter_avatar"),
    ("", "/identicon"),
    ("", "/anonymous.png"),
    ("", "ghost-person"),
    ("", "placeholder"),
    ("atl-paas.net", "/initials/"),
    ("atl-paas.net", "/default-"),
    ("discordapp.com", "/embed/avatars/"),
    ("steamstatic.com", "fef49e7fa7e1997310d705b2a6158ff8dc1cdfeb"),
    ("boringavatars.com", "/"),
    ("dicebear.com", "/"),
    ("joeschmoe.io", "/"),
    ("robohash.org", "/"),
    ("ui-avatars.com", "/"),
];

/// What is known of the address that a picture came from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PictureAddress {
    /// It can only be that of a placeholder.
    pub is_placeholder: bool,
    /// The number of the account for which a site may have drawn the picture.
    pub drawn_for: Option<u64>,
}

impl PictureAddress {
    /// What the words of an address tell, whatever its site: `missing.png`, services that draw initials. What a site's own
    /// addresses mean, its folder knows.
    pub fn of(url: &Url) -> Self {
        let Some(host) = url.host_str() else { return Self::default() };
        let path = url.path().to_ascii_lowercase();
        let known = |(end, part): &(&str, &str)| on_host(host, end) && path.contains(part);
        Self { is_placeholder: PLACEHOLDERS.iter().any(known), drawn_for: None }
    }
}

fn on_host(host: &str, end: &str) -> bool {
    end.is_empty() || host.strip_suffix(end).is_some_and(|before| before.is_empty() || before.ends_with('.'))
}
