use http::HeaderValue;
use http::header::{AUTHORIZATION, HeaderMap, HeaderName};
use url::Url;

use crate::{SetupError, Tokens};

/// The access tokens, ready to be sent.
#[derive(Debug, Default)]
pub(crate) struct Credentials {
    github: Option<HeaderValue>,
    gitlab: Option<HeaderValue>,
    stackexchange_key: Option<String>,
}

impl Credentials {
    pub(crate) fn new(tokens: &Tokens) -> Result<Self, SetupError> {
        let header = |text: String| {
            let mut value = HeaderValue::from_str(&text).map_err(|_| SetupError::Token)?;
            value.set_sensitive(true);
            Ok(value)
        };
        Ok(Self {
            github: tokens.github.as_ref().map(|token| header(format!("Bearer {token}"))).transpose()?,
            gitlab: tokens.gitlab.clone().map(header).transpose()?,
            stackexchange_key: tokens.stackexchange_key.clone(),
        })
    }

    /// Adds what belongs to this very host, over https only, to one request; every redirect is checked anew.
    pub(crate) fn apply(&self, url: &mut Url, headers: &mut HeaderMap) {
        if url.scheme() != "https" || url.port().is_some() {
            return;
        }
        match (url.host_str(), &self.github, &self.gitlab, &self.stackexchange_key) {
            (Some("api.github.com"), Some(token), _, _) => {
                headers.insert(AUTHORIZATION, token.clone());
            }
            (Some("gitlab.com"), _, Some(token), _) => {
                headers.insert(HeaderName::from_static("private-token"), token.clone());
            }
            (Some("api.stackexchange.com"), _, _, Some(key)) => {
                url.query_pairs_mut().append_pair("key", key);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(link: &str) -> (String, HeaderMap) {
        let tokens =
            Tokens { github: Some("gh".into()), gitlab: Some("gl".into()), stackexchange_key: Some("se".into()) };
        let (mut url, mut headers) = (link.parse().unwrap(), HeaderMap::new());
        Credentials::new(&tokens).unwrap().apply(&mut url, &mut headers);
        (url.into(), headers)
    }

    #[test]
    fn each_token_goes_to_its_own_host() {
        assert_eq!(sent("https://api.github.com/users/ada").1[AUTHORIZATION], "Bearer gh");
        assert_eq!(sent("https://gitlab.com/api/v4/users").1["private-token"], "gl");
        let (url, headers) = sent("https://api.stackexchange.com/2.3/users/1?site=stackoverflow");
        assert_eq!(url, "https://api.stackexchange.com/2.3/users/1?site=stackoverflow&key=se");
        assert!(headers.is_empty());
    }

    #[test]
    fn and_nowhere_else() {
        for link in [
            "http://api.github.com/users/ada",
            "https://api.github.com:8443/",
            "https://github.com/ada",
            "https://api.github.com.example/",
            "https://evil.example/?x=api.github.com",
            "https://notgitlab.com/",
        ] {
            let (url, headers) = sent(link);
            assert!(headers.is_empty() && url == link, "{link}");
        }
    }

    #[test]
    fn a_token_that_would_break_the_header_is_refused_at_once() {
        let tokens = Tokens { github: Some("a\r\nb".into()), ..Tokens::default() };
        assert!(matches!(Credentials::new(&tokens), Err(SetupError::Token)));
    }
}
