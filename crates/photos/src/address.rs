//! What the address of a picture says about it.

use url::Url;

/// Placeholders by address: end of the host (empty: any), and what the path contains, in lower case. From the addresses
/// that the sites' own pages use for accounts without a picture.
const PLACEHOLDERS: [(&str, &str); 36] = [
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
    ("bitbucket.org", "/default"),
    ("codeforces.org", "/no-"),
    ("codeforces.com", "/no-"),
    ("discordapp.com", "/embed/avatars/"),
    ("licdn.com", "/ghost"),
    ("reddit.com", "/avatars/defaults/"),
    ("redditstatic.com", "/avatars/defaults/"),
    ("steamstatic.com", "fef49e7fa7e1997310d705b2a6158ff8dc1cdfeb"),
    ("twimg.com", "/sticky/default_profile_images/"),
    ("vk.com", "/images/camera_"),
    ("boringavatars.com", "/"),
    ("dicebear.com", "/"),
    ("joeschmoe.io", "/"),
    ("robohash.org", "/"),
    ("ui-avatars.com", "/"),
];

/// Whether the address can only be that of a placeholder.
pub(crate) fn is_placeholder(url: &Url) -> bool {
    let Some(host) = url.host_str() else { return false };
    let path = url.path().to_ascii_lowercase();
    let known = |(end, part): &(&str, &str)| on_host(host, end) && path.contains(part);
    PLACEHOLDERS.iter().any(known) || is_forced_gravatar(url, host, &path)
}

/// A Gravatar address shows its default for sure only when the default is forced or the e-mail digest is all zeros:
/// with any other `d=` the same address may show a real picture, and with `d=404` it always does.
fn is_forced_gravatar(url: &Url, host: &str, path: &str) -> bool {
    if !on_host(host, "gravatar.com") && !on_host(host, "libravatar.org") {
        return false;
    }
    let Some(digest) = path.strip_prefix("/avatar/") else { return false };
    let digest = digest.split('.').next().unwrap_or_default();
    let forced = url
        .query_pairs()
        .any(|(name, value)| matches!(&*name, "f" | "forcedefault") && matches!(&*value, "y" | "yes" | "1" | "true"));
    forced || digest.is_empty() || digest.bytes().all(|b| b == b'0')
}

/// The account number in the address of a GitHub picture.
pub(crate) fn github_user(url: &Url) -> Option<u64> {
    let host = url.host_str()?;
    if !on_host(host, "githubusercontent.com") || !host.starts_with("avatars") {
        return None;
    }
    url.path().strip_prefix("/u/")?.split('/').next()?.parse().ok()
}

fn on_host(host: &str, end: &str) -> bool {
    end.is_empty() || host.strip_suffix(end).is_some_and(|before| before.is_empty() || before.ends_with('.'))
}
