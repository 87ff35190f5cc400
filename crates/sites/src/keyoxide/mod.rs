//! Keyoxide: profiles that are a key, whose owner names their accounts in signed statements (Ariadne).

mod openpgp;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use crosscheck_compare::contacts::add_link;
use crosscheck_markup::Json;
use crosscheck_model::{
    AccountFactKind, ClaimsBuilder, Extraction, LinkRole, Locator, NameRole, Origin, Page, Passage, ReadBy, Request,
    SiteFacts, SiteId, SourceId, TextKind, Want,
};
use jiff::civil::date;
use serde_json::Value;
use url::Url;

use crate::address::{address, bare_host, segments};
use crate::outcome::conclude;
use crate::site::{AccessPolicy, Code, Health, Profile, Reader, Reading, Site};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts { api_hosts: &["keys.openpgp.org"], ..SiteFacts::new("keyoxide", "Keyoxide", &["keyoxide.org"]) },
    url_forms: &["https://keyoxide.org/{handle}", "https://keyoxide.org/aspe:{handle}"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Documented(date(2026, 11, 30)),
    reading: Reading::Code(Code {
        method: "the key itself, with its signed statements",
        fields: &["name", "stable_id", "bio", "email", "link"],
        recognise,
        requests,
        follow_up: |_, _| Vec::new(),
        owns,
        read: Reader::OneSite(read),
    }),
};

/// Digits of a fingerprint, and letters of an ASPE identifier (26 of Crockford's alphabet).
const FINGERPRINT: usize = 40;
const ASPE_ID: usize = 26;
/// Bytes of a key with its signatures; those of many signers are larger, and say nothing more of the owner.
const MAX_KEY: usize = 1 << 20;
/// Said of every key that is read; see `docs/decisions/0014-signatures-of-keys.md`.
const UNVERIFIED: &str = "the signatures of this key were not verified: the accounts that it names are what the address states, \
    and none is confirmed unless that account names the key in its turn";
/// Statements of one profile.
const MAX_STATEMENTS: usize = 100;

fn recognise(url: &Url) -> Option<Profile> {
    let path = segments(url);
    let handle = match (bare_host(url), &path[..]) {
        ("keyoxide.org", [first]) => key_of(&crosscheck_model::percent_decoded(first))?,
        ("keyoxide.org", ["hkp", key]) => key_of(key)?,
        ("keys.openpgp.org", ["vks", "v1", "by-fingerprint", key]) => key_of(key)?,
        _ => return None,
    };
    Some(Profile {
        site: SiteId::new(SITE.facts.id),
        url: address(&format!("https://keyoxide.org/{handle}"))?,
        host: "keyoxide.org".to_owned(),
        handle,
    })
}

/// A fingerprint, or `aspe:domain:ID`, in one writing.
fn key_of(text: &str) -> Option<String> {
    let is_key = |text: &str| text.len() == FINGERPRINT && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_key(text) {
        return Some(text.to_ascii_lowercase());
    }
    let (domain, id) = text.strip_prefix("aspe:")?.split_once(':')?;
    let is_id = id.len() == ASPE_ID && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let public = crosscheck_compare::contacts::is_public_host_name(domain);
    (is_id && public).then(|| format!("aspe:{}:{}", domain.to_ascii_lowercase(), id.to_ascii_uppercase()))
}

fn aspe(profile: &Profile) -> Option<Url> {
    let (domain, id) = profile.handle.strip_prefix("aspe:")?.split_once(':')?;
    address(&format!("https://{domain}/.well-known/aspe/id/{id}"))
}

fn requests(profile: &Profile) -> Vec<Request> {
    let key = || {
        let fingerprint = profile.handle.to_ascii_uppercase();
        address(&format!("https://keys.openpgp.org/vks/v1/by-fingerprint/{fingerprint}"))
    };
    aspe(profile).or_else(key).map(|url| Request::new(url, Want::Text)).into_iter().collect()
}

fn owns(profile: &Profile, url: &Url) -> bool {
    aspe(profile).is_some_and(|own| own == *url) || recognise(url).is_some_and(|other| other.handle == profile.handle)
}

fn read(profile: &Profile, source: SourceId, pages: &[Page]) -> Extraction {
    let mut builder = ClaimsBuilder::new();
    for page in pages.iter().filter(|page| page.status < 400 && page.body.len() <= MAX_KEY && owns(profile, &page.url))
    {
        let origin = page.origin(source);
        let Ok(text) = std::str::from_utf8(&page.body) else { continue };
        if let Some(value) = payload(text) {
            if statement(&mut builder, &value, &origin) {
                builder.problem(Locator::Whole, UNVERIFIED);
            }
        } else if let Some(key) = openpgp::read(text) {
            let at = Passage::new(&origin, Locator::Whole, ReadBy::JsonApi);
            for user in &key.users {
                let (name, mail) = openpgp::parts(user);
                builder.name(&at, name, NameRole::Display);
                builder.email(&at, mail);
            }
            if !key.users.is_empty() || !key.statements.is_empty() {
                builder.fact(&at, AccountFactKind::StableId, &profile.handle, None);
                builder.problem(Locator::Whole, UNVERIFIED);
            }
            for uri in key.statements.iter().take(MAX_STATEMENTS) {
                account(&mut builder, &at, uri);
            }
        }
    }
    conclude(builder, pages, |page| owns(profile, &page.url))
}

/// The signed part of a profile: `header.payload.signature`. Who signed it is the address that it stands under.
fn payload(text: &str) -> Option<Value> {
    let mut parts = text.trim().split('.');
    let (_, payload, _) = (parts.next()?, parts.next()?, parts.next()?);
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).ok()?).ok()
}

/// Reads an Ariadne signature profile, whose members are named by addresses; whether it is one.
fn statement(builder: &mut ClaimsBuilder, value: &Value, origin: &Origin) -> bool {
    let root = Json::root(value);
    let member = |name: &str| root.get(&format!("http://ariadne.id/{name}"));
    if member("type").and_then(|kind| kind.word()).as_deref() != Some("profile") {
        return false;
    }
    let text = |name: &str| member(name).and_then(|field| Some((field.at(origin, ReadBy::JsonApi), field.word()?)));
    if let Some((at, name)) = text("name") {
        builder.name(&at, &name, NameRole::Display);
    }
    if let Some((at, bio)) = text("description") {
        builder.text(&at, &bio, TextKind::Bio);
    }
    for claim in member("claims").map(|claims| claims.items()).unwrap_or_default().iter().take(MAX_STATEMENTS) {
        if let Some(uri) = claim.text() {
            account(builder, &claim.at(origin, ReadBy::JsonApi), uri);
        }
    }
    true
}

/// An account that the key's owner names: a page, or the domain of `dns:example.org?type=TXT`. That it names the key in its turn is for
/// its own page to say.
fn account(builder: &mut ClaimsBuilder, at: &Passage, uri: &str) {
    let page = match uri.strip_prefix("dns:") {
        Some(domain) => address(&format!("https://{}/", domain.split('?').next().unwrap_or_default())),
        None => Url::parse(uri).ok(),
    };
    if let Some(url) = page {
        add_link(builder, at, &url, LinkRole::Own, uri);
    }
}
