use std::net::IpAddr;

use url::{Host, Url};

/// Longest link that is read: what servers and archives commonly accept.
const MAX_LINK_BYTES: usize = 8192;
/// RFC 1035.
const MAX_NAME_BYTES: usize = 253;
const MAX_LABEL_BYTES: usize = 63;

/// Why a link is not followed, before any name is looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refused {
    /// Not a link as the WHATWG URL standard reads it, or longer than 8 KiB.
    #[error("not a valid link")]
    Parse,
    /// Neither http nor https.
    #[error("only http and https links are fetched")]
    Scheme,
    /// It holds a user name or a password.
    #[error("links with a user name or password are not fetched")]
    UserInfo,
    /// Neither port 80 nor 443.
    #[error("only ports 80 and 443 are asked")]
    Port,
    /// The host is an address that is not public.
    #[error("the address is not a public one")]
    Address,
    /// The host's name cannot be public.
    #[error("the name is not a public one")]
    Name,
}

/// Reads a link exactly once, against `base` if it is relative. Everything later works on the result.
pub fn parse(text: &str, base: Option<&Url>) -> Result<Url, Refused> {
    if text.len() > MAX_LINK_BYTES {
        return Err(Refused::Parse);
    }
    // The parser refuses three and more leading slashes; the standard, and so every browser, reads them as two.
    let slashes = |c| matches!(c, '/' | '\\');
    let rest = text.trim_start_matches(|c: char| c <= ' ');
    let host = rest.trim_start_matches(slashes);
    let collapsed = (base.is_some() && rest.len() - host.len() > 2).then(|| format!("//{host}"));
    let text = collapsed.as_deref().unwrap_or(text);
    let url = Url::options().base_url(base).parse(text).map_err(|_| Refused::Parse)?;
    if url.as_str().len() > MAX_LINK_BYTES { Err(Refused::Parse) } else { Ok(url) }
}

/// Judges a link as far as that is possible without looking its name up, with no exceptions for private networks.
pub fn vet(url: &Url) -> Result<(), Refused> {
    let target = Target::of(url)?;
    if !matches!(target.port, 80 | 443) {
        return Err(Refused::Port);
    }
    match target.literal() {
        Some(address) if !super::is_public(address) => Err(Refused::Address),
        None if target.special => Err(Refused::Name),
        _ => Ok(()),
    }
}

/// Where a link leads: the host and port a connection would be made to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) https: bool,
    /// In lower case, without a trailing dot; an IPv6 address without brackets.
    pub(crate) host: String,
    pub(crate) port: u16,
    /// The name says itself that it leads to a private network.
    pub(crate) special: bool,
}

impl Target {
    pub(crate) fn of(url: &Url) -> Result<Self, Refused> {
        let https = match url.scheme() {
            "https" => true,
            "http" => false,
            _ => return Err(Refused::Scheme),
        };
        if url.as_str().len() > MAX_LINK_BYTES {
            return Err(Refused::Parse);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Refused::UserInfo);
        }
        let port = url.port_or_known_default().ok_or(Refused::Parse)?;
        let (host, special) = match url.host().ok_or(Refused::Parse)? {
            Host::Ipv4(address) => (address.to_string(), false),
            Host::Ipv6(address) => (address.to_string(), false),
            Host::Domain(name) => {
                let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
                let special = !is_public_name(&name)?;
                (name, special)
            }
        };
        Ok(Self { https, host, port, special })
    }

    pub(crate) fn literal(&self) -> Option<IpAddr> {
        self.host.parse().ok()
    }
}

fn is_public_name(name: &str) -> Result<bool, Refused> {
    if name.is_empty()
        || name.len() > MAX_NAME_BYTES
        || name.split('.').any(|label| label.is_empty() || label.len() > MAX_LABEL_BYTES)
    {
        return Err(Refused::Name);
    }
    Ok(super::name::is_public_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evaluate(text: &str) -> Result<(), Refused> {
        vet(&parse(text, None)?)
    }

    #[test]
    fn ordinary_profile_links_pass() {
        for text in [
            "https://profiles.example/ada",
            "http://profiles.example:80/ada?tab=1#top",
            "https://8.8.4.4/",
            "https://bücher.example/",
            "https://profiles.example./ada",
            "https://[2606:4700::1111]/",
        ] {
            assert_eq!(evaluate(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn each_reason_to_refuse_is_told_apart() {
        for (text, reason) in [
            ("profiles.example/ada", Refused::Parse),
            ("http://[fe80::1%25eth0]/", Refused::Parse),
            ("ftp://profiles.example/", Refused::Scheme),
            ("javascript:alert(1)", Refused::Scheme),
            ("https://ada@profiles.example/", Refused::UserInfo),
            ("https://:secret@profiles.example/", Refused::UserInfo),
            ("https://profiles.example:8443/", Refused::Port),
            ("http://0x7f.1/", Refused::Address),
            ("http://2130706433/", Refused::Address),
            ("http://169.254.169.254。/", Refused::Address),
            ("http://[::ffff:127.0.0.1]/", Refused::Address),
            ("http://LOCALHOST/", Refused::Name),
            ("http://printer.local./", Refused::Name),
            ("http://metadata/", Refused::Name),
            ("http://a..example/", Refused::Name),
        ] {
            assert_eq!(evaluate(text), Err(reason), "{text}");
        }
        assert_eq!(evaluate(&format!("http://{}.example/", "a".repeat(64))), Err(Refused::Name));
        assert_eq!(evaluate(&format!("http://a.example/{}", "a".repeat(9000))), Err(Refused::Parse));
    }

    #[test]
    fn a_relative_link_is_read_against_its_page() {
        let base = parse("https://profiles.example/start", None).unwrap();
        assert_eq!(parse("//10.0.0.1/x", Some(&base)).map(|url| vet(&url)), Ok(Err(Refused::Address)));
        assert_eq!(parse(" ///10.0.0.1/x", Some(&base)).map(|url| vet(&url)), Ok(Err(Refused::Address)));
        assert_eq!(parse("///b.example/", Some(&base)).map(String::from), Ok("https://b.example/".into()));
        assert_eq!(parse("/ada", Some(&base)).map(String::from), Ok("https://profiles.example/ada".into()));
    }
}
