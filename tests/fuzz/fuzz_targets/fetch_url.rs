//! Any text as a link, alone and against a page: what passes is http or https to a public place.
#![no_main]

use crosscheck_fetch::{is_public, parse_link, vet_link};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let base = parse_link("https://profiles.example/ada", None).unwrap();
    for base in [None, Some(&base)] {
        let Ok(url) = parse_link(text, base) else { continue };
        assert!(url.as_str().len() <= 8192);
        if vet_link(&url).is_err() {
            continue;
        }
        assert!(matches!(url.scheme(), "http" | "https"));
        assert!(url.username().is_empty() && url.password().is_none());
        assert!(matches!(url.port_or_known_default(), Some(80 | 443)));
        let host = url.host_str().unwrap();
        if let Ok(address) = host.trim_matches(['[', ']']).parse() {
            assert!(is_public(address), "{host}");
        }
        let name = host.trim_end_matches('.').to_ascii_lowercase();
        assert!(!matches!(name.rsplit('.').next(), None | Some("" | "localhost" | "internal" | "local")));
        // What was judged is what is read when it is parsed again.
        assert_eq!(parse_link(url.as_str(), None).as_ref(), Ok(&url));
    }
});
