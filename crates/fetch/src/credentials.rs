use crosscheck_model::{SentAs, SiteDirectory, TokenUse};
use http::HeaderValue;
use http::header::{HeaderMap, HeaderName};
use url::Url;

use crate::{SetupError, Tokens};

/// The access tokens, ready to be sent.
#[derive(Debug, Default)]
pub(crate) struct Credentials(Vec<Credential>);

#[derive(Debug)]
struct Credential {
    host: &'static str,
    sent: Sent,
}

enum Sent {
    Header(HeaderName, HeaderValue),
    Query(&'static str, String),
}

impl std::fmt::Debug for Sent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[secret]")
    }
}

impl Credentials {
    pub(crate) fn new(tokens: &Tokens, sites: &SiteDirectory) -> Result<Self, SetupError> {
        let set = sites.tokens().filter_map(|token| Some((token, tokens.get(token.key)?)));
        set.map(|(token, secret)| credential(token, secret)).collect::<Result<_, _>>().map(Self)
    }

    /// Adds what belongs to this very host, over https only, to one request; every redirect is checked anew.
    pub(crate) fn apply(&self, url: &mut Url, headers: &mut HeaderMap) {
        if url.scheme() != "https" || url.port().is_some() {
            return;
        }
        let host = url.host_str().unwrap_or_default().to_owned();
        for credential in self.0.iter().filter(|credential| credential.host == host) {
            match &credential.sent {
                Sent::Header(name, value) => {
                    headers.insert(name.clone(), value.clone());
                }
                Sent::Query(name, value) => {
                    url.query_pairs_mut().append_pair(name, value);
                }
            }
        }
    }
}

fn credential(token: TokenUse, secret: &str) -> Result<Credential, SetupError> {
    let sent = match token.sent {
        SentAs::Header(name, word) => {
            let mut value = HeaderValue::from_str(&format!("{word}{secret}")).map_err(|_| SetupError::Token)?;
            value.set_sensitive(true);
            Sent::Header(HeaderName::from_static(name), value)
        }
        SentAs::Query(name) => Sent::Query(name, secret.to_owned()),
    };
    Ok(Credential { host: token.host, sent })
}

#[cfg(test)]
mod tests {
    use crosscheck_model::SiteFacts;
    use http::header::AUTHORIZATION;

    use super::*;

    const fn token(key: &'static str, host: &'static str, sent: SentAs) -> Option<TokenUse> {
        Some(TokenUse { variable: "", key, host, sent })
    }

    static SITES: [SiteFacts; 3] = [
        SiteFacts {
            token: token("a", "api.forge.example", SentAs::Header("authorization", "Bearer ")),
            ..SiteFacts::new("a", "A", &[])
        },
        SiteFacts {
            token: token("b", "lab.example", SentAs::Header("private-token", "")),
            ..SiteFacts::new("b", "B", &[])
        },
        SiteFacts { token: token("c", "api.forum.example", SentAs::Query("key")), ..SiteFacts::new("c", "C", &[]) },
    ];

    fn sent(link: &str) -> (String, HeaderMap) {
        let tokens = [("a", "first"), ("b", "second"), ("c", "third")].into_iter().collect();
        let (mut url, mut headers) = (link.parse().unwrap(), HeaderMap::new());
        Credentials::new(&tokens, &SiteDirectory::new(&SITES)).unwrap().apply(&mut url, &mut headers);
        (url.into(), headers)
    }

    #[test]
    fn each_token_goes_to_its_own_host() {
        assert_eq!(sent("https://api.forge.example/users/ada").1[AUTHORIZATION], "Bearer first");
        assert_eq!(sent("https://lab.example/api/v4/users").1["private-token"], "second");
        let (url, headers) = sent("https://api.forum.example/2.3/users/1?site=x");
        assert_eq!(url, "https://api.forum.example/2.3/users/1?site=x&key=third");
        assert!(headers.is_empty());
    }

    #[test]
    fn and_nowhere_else() {
        for link in [
            "http://api.forge.example/users/ada",
            "https://api.forge.example:8443/",
            "https://forge.example/ada",
            "https://api.forge.example.net/",
            "https://evil.example/?x=api.forge.example",
            "https://notlab.example/",
        ] {
            let (url, headers) = sent(link);
            assert!(headers.is_empty() && url == link, "{link}");
        }
    }

    #[test]
    fn a_token_that_would_break_the_header_is_refused_at_once() {
        let tokens = [("a", "a\r\nb")].into_iter().collect();
        assert!(matches!(Credentials::new(&tokens, &SiteDirectory::new(&SITES)), Err(SetupError::Token)));
    }

    #[test]
    fn secrets_are_never_printed() {
        let tokens = [("c", "s3cret")].into_iter().collect();
        let credentials = Credentials::new(&tokens, &SiteDirectory::new(&SITES)).unwrap();
        assert!(!format!("{credentials:?}").contains("s3cret"));
    }
}
