//! Any bytes as the answer of a site: the first byte picks which; no panic, and only what was read claims anything.
#![no_main]

use crosscheck_model::{Digest, Outcome, Page, SourceId};
use libfuzzer_sys::fuzz_target;
use url::Url;

const ANSWERS: [(&str, &str, &str); 12] = [
    ("https://github.com/ana", "https://api.github.com/users/ana", "application/json"),
    ("https://github.com/ana", "https://github.com/ana/x", "application/x-git-packfile"),
    ("https://github.com/ana", "https://github.com/ana/x/commit/0.patch", "text/plain"),
    ("https://github.com/ana", "https://github.com/ana", "text/html"),
    ("https://gitlab.com/ana", "https://gitlab.com/api/v4/users/1", "application/json"),
    ("https://stackoverflow.com/users/1", "https://api.stackexchange.com/2.3/users/1?site=stackoverflow", "application/json"),
    ("https://social.example/@ana", "https://social.example/users/ana", "application/activity+json"),
    ("https://www.linkedin.com/in/ana", "https://www.linkedin.com/in/ana", "text/html"),
    ("https://ana.example/", "https://ana.example/", "text/html"),
    ("https://ana.example/feed.xml", "https://ana.example/feed.xml", "application/rss+xml"),
    (
        "https://keyoxide.org/0123456789abcdef0123456789abcdef01234567",
        "https://keys.openpgp.org/vks/v1/by-fingerprint/0123456789ABCDEF0123456789ABCDEF01234567",
        "application/pgp-keys",
    ),
    (
        "https://keyoxide.org/aspe:keys.example:TOICV3SYXNJP7E4P5AOK5DHW44",
        "https://keys.example/.well-known/aspe/id/TOICV3SYXNJP7E4P5AOK5DHW44",
        "application/asp+jwt",
    ),
];

fuzz_target!(|data: &[u8]| {
    let Some((pick, body)) = data.split_first() else { return };
    let (profile, url, kind) = ANSWERS[usize::from(*pick) % ANSWERS.len()];
    let (Ok(profile), Ok(url)) = (Url::parse(profile), Url::parse(url)) else { return };
    let page = Page {
        url: url.clone(),
        final_url: url,
        status: 200,
        headers: vec![("content-type".to_owned(), kind.to_owned())],
        sha256: Digest::of(body),
        body: body.into(),
        captured_at: jiff::Timestamp::UNIX_EPOCH,
        freshness: Default::default(),
    };
    let profile = crosscheck_sites::recognise(&profile);
    let extraction = crosscheck_sites::read(&profile, SourceId(0), std::slice::from_ref(&page));
    assert_eq!(extraction.outcome == Outcome::Read, !extraction.claims.is_empty());
    let _next = crosscheck_sites::follow_up(&profile, &[page]);
});
