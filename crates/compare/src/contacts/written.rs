//! Contacts as people write them, into claims.

use crosscheck_model::{ClaimsBuilder, LinkRole, Passage, Phone as Stated, is_email, percent_decoded};
use url::Url;

use super::phone::Phone;

/// Digits of a number: fewer are an extension or a year, more (with room for an extension) a key of some kind.
const DIGITS: std::ops::RangeInclusive<usize> = 7..=17;
/// No number takes more characters to write.
const MAX_CHARS: usize = 40;

/// A telephone number as written; E.164 where the number itself, or else the region (ISO 3166 alpha-2), says which country
/// it belongs to.
#[must_use]
pub fn stated_phone(written: &str, region: Option<&str>) -> Option<Stated> {
    let text = written.trim();
    let text = percent_decoded(text.strip_prefix("tel:").unwrap_or(text));
    let text = text.trim();
    let digits =
        text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '０'..='９' | '٠'..='٩' | '۰'..='۹')).count();
    if !DIGITS.contains(&digits) || text.chars().count() > MAX_CHARS {
        return None;
    }
    let parsed = Phone::parse(text, region)?;
    Some(Stated { text: text.into(), e164: parsed.e164().map(Into::into) })
}

/// An address on the web as people write it: with its scheme, or a bare host with or without a path.
#[must_use]
pub fn web_address(written: &str) -> Option<Url> {
    let text = written.trim();
    if text.is_empty() || text.len() > 2_048 || text.contains(char::is_whitespace) {
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

/// Adds a telephone number, if it is one.
pub fn add_phone(builder: &mut ClaimsBuilder, at: &Passage, written: &str) {
    if let Some(phone) = stated_phone(written, None) {
        builder.phone(at, phone);
    }
}

/// Adds what a link leads to: a page, or for `mailto:` and `tel:` a contact.
pub fn add_link(builder: &mut ClaimsBuilder, at: &Passage, url: &Url, role: LinkRole, words: &str) {
    match url.scheme() {
        "mailto" => builder.email(at, url.as_str()),
        "tel" => add_phone(builder, at, url.as_str()),
        _ => builder.link(at, url, role, words),
    }
}

/// Adds the value of a field for one's own page: an address with or without its scheme, or an e-mail address.
pub fn add_website(builder: &mut ClaimsBuilder, at: &Passage, written: &str) {
    let written = written.trim();
    if is_email(written) || written.starts_with("mailto:") {
        builder.email(at, written);
    } else if written.starts_with("tel:") {
        add_phone(builder, at, written);
    } else if let Some(url) = web_address(written) {
        builder.link(at, &url, LinkRole::Own, written);
    }
}
