//! RFC 9309, sentence by sentence. `@` stands for a line that addresses us.

use super::{Rules, address};
use url::Url;

fn allowed(text: &[u8], path: &str) -> bool {
    let agent = b"User-agent: crosscheck\n";
    let line = |byte: &u8| if *byte == b'@' { agent.to_vec() } else { vec![*byte] };
    let text: Vec<u8> = text.iter().flat_map(line).collect();
    let url: Url = format!("https://a.example{path}").parse().unwrap();
    Rules::parse(&text).evaluate(&url).is_ok()
}

#[track_caller]
fn check(text: &str, allow: &[&str], deny: &[&str]) {
    for path in allow {
        assert!(allowed(text.as_bytes(), path), "{path} should be allowed by {text:?}");
    }
    for path in deny {
        assert!(!allowed(text.as_bytes(), path), "{path} should be forbidden by {text:?}");
    }
}

#[test]
fn files_without_effect() {
    check("", &["/", "/a"], &[]);
    check("@Disallow:", &["/"], &[]);
    check("@Allow:\nDisallow: /", &[], &["/"]);
    check("User-agent: other\nDisallow: /", &["/"], &[]);
    check("Disallow: /\nUser-agent: crosscheck\nDisallow: /a", &["/"], &["/a"]);
}

#[test]
fn simple_rules() {
    check("@Disallow: /", &["/robots.txt"], &["/", "/a"]);
    check("@Disallow: /a", &["/b", "/A"], &["/a", "/ab", "/a/b"]);
    check("@Disallow: *", &[], &["/a"]);
}

#[test]
fn the_longest_match_decides_and_a_tie_allows() {
    check("@Disallow: /a\nAllow: /a/b", &["/a/b"], &["/a/c"]);
    check("@Allow: /a\nDisallow: /a/b", &["/a/c"], &["/a/b"]);
    check("@Disallow: /a\nAllow: /a", &["/a"], &[]);
    check("@Disallow: /a*b\nAllow: /a", &["/a"], &["/axb"]);
}

#[test]
fn wildcards() {
    check("@Disallow: /*.gif", &["/gif"], &["/a.gif", "/a.gif?x", "/a/b.gifs"]);
    check("@Disallow: /a$", &["/ab", "/a/", "/a?x"], &["/a"]);
    check("@Disallow: /*.gif$", &["/a.gif?x"], &["/a.gif"]);
    check("@Disallow: /a$b", &["/a"], &["/a$b"]);
}

#[test]
fn agents() {
    check("User-agent: CrossCheck\nDisallow: /", &[], &["/"]);
    check("User-agent: *\nDisallow: /\n@Disallow: /a", &["/b"], &["/a"]);
    check(
        "@Disallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: crosscheck\nDisallow: /c",
        &["/b"],
        &["/a", "/c"],
    );
    check("@User-agent: other\nDisallow: /a", &["/b"], &["/a"]);
    check("User-agent: other\n@Disallow: /a", &["/b"], &["/a"]);
    check("User-agent: cross\nDisallow: /", &["/"], &[]);
    check("User-agent: crosscheck-images\nDisallow: /", &["/"], &[]);
}

#[test]
fn lines_between_agents_do_not_end_a_group() {
    check("@Sitemap: https://a.example/s.xml\nUser-agent: other\nDisallow: /a", &[], &["/a"]);
    check("@Crawl-delay: 10\nUser-agent: other\nDisallow: /a", &[], &["/a"]);
    check("@Unknown: x\nUser-agent: other\nDisallow: /a", &[], &["/a"]);
    check("@\n# note\n\nDisallow: /a # why", &["/b"], &["/a"]);
    check("@Disallow: /a\nUnknown: x\nDisallow: /b", &[], &["/a", "/b"]);
}

#[test]
fn line_ends_spaces_and_marks() {
    check("User-agent: crosscheck\r\nDisallow: /a\r\nDisallow: /b\r\n", &["/c"], &["/a", "/b"]);
    check("User-agent: crosscheck\rDisallow: /a\rDisallow: /b", &["/c"], &["/a", "/b"]);
    check("User-agent : crosscheck\nDisallow  :  /a", &["/b"], &["/a"]);
    check("\u{feff}@Disallow: /a", &["/b"], &["/a"]);
}

#[test]
fn percent_encoding() {
    check("@Disallow: /ü", &[], &["/ü", "/%C3%BC", "/%c3%bc"]);
    check("@Disallow: /%C3%BC", &[], &["/ü"]);
    check("@Disallow: /a%62c", &[], &["/abc"]);
    check("@Disallow: /abc", &[], &["/a%62c"]);
    check("@Disallow: /a%3cb", &[], &["/a%3Cb"]);
    check("@Disallow: /a%2Fb", &["/a/b"], &["/a%2Fb"]);
    check("@Disallow: /a%2Ab", &["/axb"], &["/a*b"]);
}

#[test]
fn queries() {
    check("@Disallow: /a?b=1", &["/a", "/a?b=2"], &["/a?b=1"]);
    check("@Disallow: /*?", &["/a"], &["/a?x"]);
}

#[test]
fn damaged_and_oversized_files() {
    assert!(!allowed(b"@Disallow: /a\n\xff\xfe\xff\nDisallow: /b", "/b"));
    assert!(!allowed(b"@Disallow: /a\n\0\0\nDisallow: /b", "/b"));
    let mut long = b"@".to_vec();
    long.extend(b"# filler\n".repeat(55_000)); // 495,000 bytes
    long.extend(b"Disallow: /late\n");
    assert!(long.len() < 499 << 10 && !allowed(&long, "/late"));
    // Hundreds of wildcards against a long path take no noticeable time.
    let pattern = format!("@Disallow: /{}b", "*a".repeat(200));
    assert!(allowed(pattern.as_bytes(), &format!("/{}", "a".repeat(2000))));
}

#[test]
fn the_file_is_at_the_root_of_its_own_origin() {
    let url: Url = "http://a.example:8080/x/y?z#w".parse().unwrap();
    assert_eq!(address(&url).as_str(), "http://a.example:8080/robots.txt");
}
