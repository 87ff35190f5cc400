use std::borrow::Cow;

use jiff::Timestamp;
use serde_json::Value;
use url::Url;

use super::saved::{Resource, SavedPages, collect, web};
use crate::charset;

/// An answer of a site's interface. Those that describe an account hold their own address.
pub(super) fn read(bytes: &[u8], told: Option<&Url>, handed_in: Timestamp) -> SavedPages {
    let value = charset::decode(bytes).and_then(|text| serde_json::from_str::<Value>(&text).ok());
    let address = value.as_ref().and_then(own_address);
    let main =
        Resource { address, relative: None, media_type: "application/json".to_owned(), body: Cow::Borrowed(bytes) };
    collect(main, Vec::new(), told, handed_in)
}

/// An ActivityPub object has its address as its `id`; an answer of GitHub's interface as its `url`, one of GitLab's as its
/// `web_url`.
fn own_address(value: &Value) -> Option<Url> {
    let text = |key: &str| value.get(key).and_then(Value::as_str).and_then(web);
    if value.get("@context").is_some() {
        return text("id").or_else(|| text("@id"));
    }
    text("url").filter(|url| url.host_str().is_some_and(|host| host.starts_with("api."))).or_else(|| text("web_url"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_say_their_own_address() {
        let address = |text: &str| {
            let saved = read(text.as_bytes(), None, Timestamp::UNIX_EPOCH);
            saved.pages.first().map(|page| page.url.to_string())
        };
        assert_eq!(
            address(
                r#"{"@context": "https://www.w3.org/ns/activitystreams", "id": "https://social.example/users/ana"}"#
            )
            .as_deref(),
            Some("https://social.example/users/ana")
        );
        assert_eq!(
            address(r#"{"login": "ana", "url": "https://api.github.com/users/ana"}"#).as_deref(),
            Some("https://api.github.com/users/ana")
        );
        assert_eq!(address(r#"{"login": "ana", "url": "https://example.com/blog"}"#), None);
        assert_eq!(address("[]"), None);
    }
}
