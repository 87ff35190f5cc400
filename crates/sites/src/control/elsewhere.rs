//! Places for a token that the usual reading of a profile does not look at: a public gist, a record in the domain name system.

use crosscheck_compare::fold;
use crosscheck_markup::Json;
use crosscheck_model::{ControlProof, Origin, Page, Request, SourceId, Want};
use url::Url;

use super::words;
use crate::address::{address, bare_host};
use crate::answer::body;
use crate::site::{Profile, Reading};

/// Label below which a TXT record stands, so that it is in nobody's way.
const LABEL: &str = "_crosscheck";
/// Answers questions to the domain name system as JSON (developers.google.com/speed/public-dns/docs/doh/json).
const RESOLVER: &str = "https://dns.google/resolve";

/// What to ask besides the profile itself.
pub fn requests(profile: &Profile) -> Vec<Request> {
    let wanted = match place(profile) {
        Some(Place::Gists) => address(&format!("https://api.github.com/users/{}/gists?per_page=30", profile.handle)),
        Some(Place::Record) => address(&format!("{RESOLVER}?name={LABEL}.{}&type=TXT", bare_host(&profile.url))),
        None => None,
    };
    wanted.into_iter().map(|url| Request::new(url, Want::Json)).collect()
}

/// Where the token stands in what came back, if it stands where only the owner can write.
pub fn shown(profile: &Profile, pages: &[Page], token: &str) -> Option<ControlProof> {
    let place = place(profile)?;
    pages.iter().filter(|page| page.status == 200).find_map(|page| {
        let value = body(page)?;
        let root = Json::root(&value);
        let found = match place {
            Place::Gists => in_gists(&root, profile, token),
            Place::Record => in_record(&root, profile, token),
        };
        let (quote, field) = found?;
        let Origin { address, captured_at, sha256, .. } = page.origin(SourceId(0));
        Some(ControlProof { quote, page: address, locator: field.locator(), captured_at, sha256 })
    })
}

#[derive(Clone, Copy)]
enum Place {
    Gists,
    Record,
}

fn place(profile: &Profile) -> Option<Place> {
    let site = crate::site(&profile.site)?;
    match site.reading {
        Reading::Code(code) if code.reads_own_pages() => host_is_own(&profile.url).then_some(Place::Record),
        Reading::Code(_) if site.facts.id == crate::github::SITE.facts.id => Some(Place::Gists),
        _ => None,
    }
}

/// A record speaks for the whole host: a page in a folder (`/~ana/`) may be another person's.
fn host_is_own(url: &Url) -> bool {
    url.path().trim_matches('/').is_empty() && url.domain().is_some()
}

fn holds(text: &str, token: &str) -> bool {
    words(text).any(|word| fold(word) == fold(token))
}

/// Descriptions and file names of own gists; what they hold can be a copy of somebody else's.
fn in_gists<'v>(root: &Json<'v>, profile: &Profile, token: &str) -> Option<(String, Json<'v>)> {
    let own = |gist: &Json<'v>| {
        let owner = gist.get("owner").and_then(|owner| owner.text_of("login"));
        owner.is_some_and(|login| login.eq_ignore_ascii_case(&profile.handle))
    };
    root.items().into_iter().filter(own).find_map(|gist| {
        let description = gist.get("description").filter(|field| field.text().is_some_and(|text| holds(text, token)));
        let file = || gist.get("files")?.members().into_iter().find(|(name, _)| holds(name, token));
        match description {
            Some(field) => Some((field.text()?.to_owned(), field)),
            None => file().map(|(name, field)| (name.to_owned(), field)),
        }
    })
}

fn in_record<'v>(root: &Json<'v>, profile: &Profile, token: &str) -> Option<(String, Json<'v>)> {
    let asked = format!("{LABEL}.{}", bare_host(&profile.url));
    let answers = root.get("Answer")?.items();
    let of_host = |answer: &Json<'v>| {
        let name = answer.text_of("name").unwrap_or_default().trim_end_matches('.');
        name.eq_ignore_ascii_case(&asked) && answer.number_of("type") == Some(16)
    };
    answers.into_iter().filter(of_host).find_map(|answer| {
        let data = answer.get("data").filter(|data| data.text().is_some_and(|text| holds(text, token)))?;
        Some((data.text()?.to_owned(), data))
    })
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{Digest, Freshness};

    use super::*;

    const TOKEN: &str = "crosscheck-abcdefgh2345";

    fn look(profile: &str, json: &str) -> bool {
        let profile = crate::recognise(&Url::parse(profile).unwrap());
        let request = requests(&profile).remove(0);
        let page = Page {
            url: request.url.clone(),
            final_url: request.url,
            status: 200,
            headers: vec![("content-type".to_owned(), "application/json".to_owned())],
            sha256: Digest::of(json.as_bytes()),
            body: json.as_bytes().to_vec().into(),
            captured_at: "2026-11-20T12:00:00Z".parse().unwrap(),
            freshness: Freshness::Fetched,
        };
        shown(&profile, &[page], TOKEN).is_some()
    }

    #[test]
    fn a_gist_counts_by_its_description_or_file_and_only_its_owners() {
        let gist = |owner: &str, description: &str, file: &str| {
            format!(r#"[{{"owner":{{"login":"{owner}"}},"description":"{description}","files":{{"{file}":{{}}}}}}]"#)
        };
        let shown = |json: String| look("https://github.com/mira-quellen", &json);
        assert!(
            shown(gist("Mira-Quellen", TOKEN, "a.txt")) && shown(gist("mira-quellen", "", &format!("{TOKEN}.txt")))
        );
        assert!(!shown(gist("bo-guest", TOKEN, "a.txt")) && !shown(gist("mira-quellen", "notes", "a.txt")));
    }

    #[test]
    fn a_record_counts_at_its_own_label_of_the_whole_host() {
        let record = |name: &str, kind: u8| {
            format!(r#"{{"Status":0,"Answer":[{{"name":"{name}","type":{kind},"data":"\"{TOKEN}\""}}]}}"#)
        };
        let shown = |json: String| look("https://quellen.example/", &json);
        assert!(shown(record("_crosscheck.quellen.example.", 16)));
        for twin in [
            record("quellen.example.", 16),
            record("_crosscheck.other.example.", 16),
            record("_crosscheck.quellen.example.", 5),
        ] {
            assert!(!shown(twin));
        }
        let folder = crate::recognise(&Url::parse("https://campus.example/~mira/").unwrap());
        assert!(requests(&folder).is_empty(), "a record of a shared host is nobody's");
    }
}
