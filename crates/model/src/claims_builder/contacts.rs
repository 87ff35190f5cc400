use url::Url;

use super::{ClaimsBuilder, Passage, push, short};
use crate::{Claim, Email, Handle, Link, LinkRole, Phone, SiteId};

/// An address on the web that is longer than this is no profile's.
const MAX_URL: usize = 2_048;

impl ClaimsBuilder {
    /// An e-mail address, with or without `mailto:`; anything else is not stated.
    pub fn email(&mut self, at: &Passage, written: &str) {
        let written = written.trim();
        let mail = written.strip_prefix("mailto:").unwrap_or(written);
        let mail = percent_decoded(mail.split('?').next().unwrap_or_default());
        let known = |claim: &Claim<Email>| claim.value().0.expose().eq_ignore_ascii_case(&mail);
        if is_email(&mail) && !self.claims.emails.iter().any(known) {
            let claim = at.claim(Email(mail.as_str().into()), written);
            push(&mut self.claims.emails, &mut self.left_out, claim);
        }
    }

    /// A telephone number, parsed by the caller.
    pub fn phone(&mut self, at: &Passage, phone: Phone) {
        let digits = |phone: &Phone| phone.text.expose().chars().filter(char::is_ascii_digit).collect::<String>();
        let (wanted, number) = (digits(&phone), phone.e164.clone());
        let known = |claim: &Claim<Phone>| {
            let known = claim.value();
            digits(known) == wanted || (number.is_some() && known.e164 == number)
        };
        if !self.claims.phones.iter().any(known) {
            let words = phone.text.expose().to_owned();
            push(&mut self.claims.phones, &mut self.left_out, at.claim(phone, &words));
        }
    }

    /// A handle, with or without its `@`.
    pub fn handle(&mut self, at: &Passage, site: Option<SiteId>, handle: &str) {
        let Some(handle) = short(handle.trim().trim_start_matches('@')) else { return };
        let claim = at.claim(Handle { site, handle: handle.into() }, handle);
        push(&mut self.claims.handles, &mut self.left_out, claim);
    }

    /// A link to a page. The same link in a weightier role replaces the lighter one. Addresses of other schemes are contacts
    /// or nothing, and are left to their readers.
    pub fn link(&mut self, at: &Passage, url: &Url, role: LinkRole, words: &str) {
        if !matches!(url.scheme(), "http" | "https") || url.as_str().len() > MAX_URL {
            return;
        }
        let words = if words.trim().is_empty() { url.as_str() } else { words };
        let claim = at.claim(Link { url: url.clone(), role }, words);
        let weight = |role| match role {
            LinkRole::OwnVerified => 2,
            LinkRole::Own => 1,
            LinkRole::Mention => 0,
        };
        match self.claims.links.iter_mut().find(|known| same_page(&known.value().url, url)) {
            Some(known) if weight(role) > weight(known.value().role) => *known = claim,
            Some(_) => {}
            None => push(&mut self.claims.links, &mut self.left_out, claim),
        }
    }
}

/// Scheme, `www.`, capitals, a final slash and a heading's anchor do not tell pages apart; a route after `#` does.
fn same_page(a: &Url, b: &Url) -> bool {
    fn parts(url: &Url) -> [&str; 4] {
        let host = url.host_str().unwrap_or_default();
        let route = url.fragment().filter(|fragment| fragment.contains('/'));
        [
            host.strip_prefix("www.").unwrap_or(host),
            url.path().trim_end_matches('/'),
            url.query().unwrap_or_default(),
            route.unwrap_or_default(),
        ]
    }
    let ([a_host, a_path, a_query, a_route], [b_host, b_path, b_query, b_route]) = (parts(a), parts(b));
    a_host == b_host && a_path.eq_ignore_ascii_case(b_path) && a_query == b_query && a_route == b_route
}

/// Good enough to tell an address from other text; whether mail arrives is nobody's business here.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let fine = |c: char| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\"@".contains(c);
    // RFC 5321: 64 and 255 octets.
    (1..=64).contains(&local.len())
        && domain.len() <= 255
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && local.chars().all(fine)
        && domain.chars().all(|c| fine(c) && !"/?#%".contains(c))
}

/// `%40` and the like, as in `mailto:` addresses.
pub fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let digit = |offset: usize| bytes.get(at + offset).and_then(|byte| char::from(*byte).to_digit(16));
        if bytes[at] == b'%'
            && let (Some(high), Some(low)) = (digit(1), digit(2))
        {
            out.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
            at += 3;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
