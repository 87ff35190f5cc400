//! Which profile an address names, and which archived pages belong to it.

use crosscheck_model::{Digest, Freshness, Gap, Outcome, Page, Refusal, SourceId, Want};
use crosscheck_sites::{AccessPolicy, follow_up, owns, read, recognise, registry, requests};
use url::Url;

#[expect(clippy::unwrap_used, reason = "constant addresses")]
fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

/// An answer in JSON.
#[expect(clippy::unwrap_used, reason = "a constant time")]
fn json_page(address: &str, body: &str) -> Page {
    Page {
        url: url(address),
        final_url: url(address),
        status: 200,
        headers: vec![("content-type".to_owned(), "application/json".to_owned())],
        sha256: Digest::of(body.as_bytes()),
        body: body.as_bytes().to_vec().into(),
        captured_at: "2026-11-20T12:00:00Z".parse().unwrap(),
        freshness: Freshness::Fetched,
    }
}

#[test]
fn addresses_name_profiles() {
    for (address, site, own, handle) in [
        ("https://www.github.com/Ana-Ejemplo/repo?tab=x#y", "github", "https://github.com/Ana-Ejemplo", "Ana-Ejemplo"),
        ("https://gist.github.com/ana-ejemplo/0123", "github", "https://github.com/ana-ejemplo", "ana-ejemplo"),
        ("https://api.github.com/users/ana-ejemplo/repos", "github", "https://github.com/ana-ejemplo", "ana-ejemplo"),
        (
            "https://github.com/features/actions",
            "portfolio",
            "https://github.com/features/actions",
            "github.com/features/actions",
        ),
        ("https://ana-ejemplo.github.io/", "portfolio", "https://ana-ejemplo.github.io/", "ana-ejemplo.github.io"),
        ("https://gitlab.com/ana.ejemplo/project", "gitlab", "https://gitlab.com/ana.ejemplo", "ana.ejemplo"),
        ("https://gitlab.example.org/users/ana", "gitlab", "https://gitlab.example.org/ana", "ana"),
        ("https://salsa.debian.org/ana", "gitlab", "https://salsa.debian.org/ana", "ana"),
        (
            "https://stackoverflow.com/users/42/ana?tab=profile",
            "stackexchange",
            "https://stackoverflow.com/users/42",
            "42",
        ),
        ("https://unix.stackexchange.com/users/42", "stackexchange", "https://unix.stackexchange.com/users/42", "42"),
        ("https://ru.stackoverflow.com/users/42/x", "stackexchange", "https://ru.stackoverflow.com/users/42", "42"),
        ("https://stackexchange.com/users/42/x", "stackexchange", "https://stackexchange.com/users/42", "42"),
        (
            "https://stackoverflow.com/questions/1",
            "portfolio",
            "https://stackoverflow.com/questions/1",
            "stackoverflow.com/questions/1",
        ),
        ("https://social.example/@ana", "mastodon", "https://social.example/@ana", "ana"),
        ("https://social.example/@ana@home.example", "mastodon", "https://home.example/@ana", "ana"),
        ("https://social.example/@ana/1234", "mastodon", "https://social.example/@ana", "ana"),
        ("https://mastodon.example/users/ana", "mastodon", "https://mastodon.example/@ana", "ana"),
        ("https://lemmy.example/users/ana", "activitypub", "https://lemmy.example/users/ana", "ana"),
        ("https://medium.com/@ana", "medium", "https://medium.com/@ana", "ana"),
        ("https://m.youtube.com/@ana/videos", "youtube", "https://www.youtube.com/@ana", "ana"),
        ("https://flipboard.com/@ana", "portfolio", "https://flipboard.com/@ana", "flipboard.com/@ana"),
        (
            "https://pe.linkedin.com/in/Ana%20Ejemplo/es?trk=1",
            "linkedin",
            "https://www.linkedin.com/in/Ana%20Ejemplo",
            "Ana Ejemplo",
        ),
        ("https://twitter.com/ana", "x", "https://x.com/ana", "ana"),
        ("https://www.facebook.com/profile.php?id=7", "facebook", "https://www.facebook.com/7", "7"),
        ("https://notlinkedin.com/in/ana", "portfolio", "https://notlinkedin.com/in/ana", "notlinkedin.com/in/ana"),
        ("https://ana.example/#me", "portfolio", "https://ana.example/", "ana.example"),
    ] {
        let profile = recognise(&url(address));
        assert_eq!((&*profile.site.0, profile.url.as_str(), &*profile.handle), (site, own, handle), "{address}");
        let again = recognise(&profile.url);
        assert_eq!((again.site, again.url), (profile.site, profile.url), "{address} is stable");
    }
}

#[test]
fn some_sites_are_on_any_host() {
    for (address, site, own, handle) in [
        // A forum on any host, but no page of a site that is known and has the same shape.
        ("https://forum.example/u/ana/summary", "discourse", "https://forum.example/u/ana", "ana"),
        ("https://git.example/api/v1/users/ana", "forgejo", "https://git.example/api/v1/users/ana", "ana"),
        ("https://codeberg.org/ana/maps", "forgejo", "https://codeberg.org/ana", "ana"),
        ("https://github.com/u/ana", "github", "https://github.com/u", "u"),
        ("https://apps.apple.com/no/developer/ana/id7", "appstore", "https://apps.apple.com/us/developer/id7", "7"),
        ("https://dblp.org/pid/55/5010?x=1", "dblp", "https://dblp.org/pid/55/5010", "5010"),
    ] {
        let profile = recognise(&url(address));
        assert_eq!((&*profile.site.0, profile.url.as_str(), &*profile.handle), (site, own, handle), "{address}");
        assert_eq!(recognise(&profile.url), profile, "{address} is stable");
    }
}

#[test]
fn odd_addresses_are_survived() {
    for address in [
        "https://github.com",
        "https://github.com/%00",
        "http://[::1]/@",
        "https://x.com/",
        "data:,x",
        "https://a.example/@",
    ] {
        let profile = recognise(&url(address));
        assert!(!profile.site.0.is_empty());
    }
}

#[test]
fn pages_of_others_are_not_the_profiles() {
    for (profile, page, own) in [
        ("https://github.com/ana", "https://api.github.com/users/ANA/repos?per_page=9", true),
        ("https://github.com/ana", "https://api.github.com/repos/ana/x/commits?author=ana", true),
        ("https://github.com/ana", "https://api.github.com/search/commits?q=author:ana", true),
        ("https://github.com/ana", "https://github.com/ana/x/commit/0.patch", true),
        ("https://github.com/ana", "https://api.github.com/users/anabel", false),
        ("https://github.com/ana", "https://github.com/other/ana", false),
        ("https://github.com/ana", "https://github.com.example/ana", false),
        ("https://gitlab.com/ana", "https://gitlab.com/api/v4/users?username=ana", true),
        ("https://gitlab.com/ana", "https://gitlab.com/api/v4/users?username=bob", false),
        ("https://gitlab.com/ana", "https://gitlab.gnome.org/ana", false),
        ("https://stackoverflow.com/users/42", "https://api.stackexchange.com/2.2/users/42?site=stackoverflow", true),
        ("https://stackoverflow.com/users/42", "https://api.stackexchange.com/2.3/users/42?site=superuser", false),
        ("https://stackoverflow.com/users/42", "https://stackoverflow.com/users/42/new-name", true),
        ("https://stackoverflow.com/users/42", "https://stackoverflow.com/users/421/x", false),
        ("https://social.example/@ana", "https://social.example/users/ana.json", true),
        ("https://social.example/@ana", "https://social.example/@ana.json", true),
        ("https://social.example/@ana", "https://social.example/@anabel", false),
        ("https://social.example/@ana", "https://other.example/@ana", false),
        ("https://people.example/~ana/", "https://people.example/~ana/cv.html", true),
        ("https://people.example/~ana/", "https://people.example/~bob/cv.html", false),
        ("https://people.example/~ana/", "https://people.example/cv", false),
        ("https://ana.example/", "https://www.ana.example/about", true),
        ("https://ana.example/", "https://ana.example/blog/post", false),
        ("https://www.linkedin.com/in/ana", "https://pe.linkedin.com/in/ana/details/experience/", true),
        ("https://www.linkedin.com/in/ana", "https://www.linkedin.com/in/bob", false),
    ] {
        assert_eq!(owns(&recognise(&url(profile)), &url(page)), own, "{profile} and {page}");
    }
}

#[test]
fn walled_sites_are_never_asked_and_say_so() {
    for site in registry().iter().filter(|site| matches!(site.access_policy, AccessPolicy::Walled(_))) {
        let profile = recognise(&url(&site.url_forms[0].replace(['{', '}'], "")));
        assert_eq!(profile.site.0, site.facts.id);
        assert_eq!((requests(&profile), follow_up(&profile, &[])), (vec![], vec![]));
        let extraction = read(&profile, SourceId(0), &[]);
        assert!(matches!(extraction.outcome, Outcome::NotReached(Gap::Refused(Refusal::Terms | Refusal::SignIn))));
    }
}

#[test]
fn every_request_is_owned_and_nothing_without_pages_is_absence() {
    for address in [
        "https://github.com/ana",
        "https://gitlab.com/ana",
        "https://stackoverflow.com/users/42",
        "https://social.example/@ana",
        "https://ana.example/x",
    ] {
        let profile = recognise(&url(address));
        for request in requests(&profile) {
            assert!(owns(&profile, &request.url), "{}", request.url);
            assert_ne!(request.want, Want::Image);
        }
        assert_eq!(read(&profile, SourceId(0), &[]).outcome, Outcome::NotReached(Gap::NotCaptured));
    }
}

#[test]
fn ids_are_unique_and_documented() {
    let mut ids: Vec<&str> = registry().iter().map(|site| site.facts.id).collect();
    ids.sort_unstable();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count);
    assert!(registry().iter().all(|site| !site.url_forms.is_empty() && !site.facts.name.is_empty()));
    assert_eq!(registry().last().map(|site| site.facts.id), Some("portfolio"));
}

#[test]
fn github_is_asked_for_gists_and_a_readme_only_where_there_are_any() {
    let profile = recognise(&url("https://github.com/ana"));
    let asked = |gists: u32, repository: &str| -> Vec<String> {
        let pages = [
            json_page("https://api.github.com/users/ana", &format!(r#"{{"login":"ana","public_gists":{gists}}}"#)),
            json_page(
                "https://api.github.com/users/ana/repos?type=owner",
                &format!(r#"[{{"full_name":"{repository}","fork":false,"private":false,"size":1}}]"#),
            ),
        ];
        let wanted = follow_up(&profile, &pages);
        assert!(wanted.iter().all(|request| owns(&profile, &request.url)));
        wanted.into_iter().map(|request| request.url.to_string()).collect()
    };
    assert_eq!(asked(0, "ana/tern"), ["https://github.com/ana/tern"]);
    assert_eq!(
        asked(3, "Ana/ana"),
        [
            "https://api.github.com/users/ana/gists?per_page=100",
            "https://raw.githubusercontent.com/Ana/ana/HEAD/README.md",
            "https://github.com/Ana/ana",
        ]
    );
}

#[test]
fn maven_is_asked_for_the_newest_descriptions_of_the_namespace() {
    let profile = recognise(&url("https://central.sonatype.com/artifact/io.github.ana/fold/1.2"));
    let asked = requests(&profile);
    let package = |name: &str, group: &str, when: u32| {
        format!(r#"{{"g":"{group}","a":"{name}","latestVersion":"1.0","timestamp":{when}}}"#)
    };
    let listed = [
        package("oldest", "io.github.ana", 1),
        package("newest", "io.github.ana", 9),
        package("other", "io.github.anabel", 20),
        package("b", "io.github.ana", 5),
        package("c", "io.github.ana", 4),
    ];
    let list = format!(r#"{{"response":{{"docs":[{}]}}}}"#, listed.join(","));
    let wanted = follow_up(&profile, &[json_page(asked[0].url.as_str(), &list)]);
    let paths: Vec<&str> = wanted.iter().map(|request| request.url.path()).collect();
    assert_eq!(paths, ["newest", "b", "c"].map(|name| format!("/maven2/io/github/ana/{name}/1.0/{name}-1.0.pom")));
    assert!(wanted.iter().all(|request| owns(&profile, &request.url)));
    assert!(!owns(&profile, &url("https://repo1.maven.org/maven2/io/github/anabel/x/1/x-1.pom")));
}
