//! Whole pages in, structures and prose out.

use crosscheck_markup::{BlockKind, TooComplex, fragment, read, unescape};
use crosscheck_model::Locator;
use url::Url;

#[expect(clippy::unwrap_used, reason = "a constant address")]
fn base() -> Url {
    Url::parse("https://ana.example/").unwrap()
}

#[test]
fn a_page_is_read_in_one_go() {
    let page = r#"<!doctype html><html lang="es"><head><title> Ana
        Ejemplo </title><base href="/home/"><meta property="og:type" content="profile"><link rel="me" href="mailto:ana@example.com">
        <script>var not = "text";</script></head><body><nav><a href="/blog">Blog</a></nav>
        <main><h1>Ana&nbsp;Ejemplo</h1><p lang="en">I write <b>software</b><br>in Lima.</p>
        <ul><li>Rust<li>SQL</ul><pre>let x = 1;</pre><p hidden>unseen</p></main>
        <footer><a rel="me nofollow" href="https://social.example/@ana"><img src="me.png" alt="Mastodon"></a></footer></body></html>"#;
    let markup = read(page.as_bytes(), Some("text/html"), &base());
    assert_eq!(markup.lang.as_deref(), Some("es"));
    assert_eq!(markup.title.as_ref().unwrap().0, "Ana Ejemplo");
    assert_eq!(markup.meta("og:type").unwrap().value, "profile");
    let me: Vec<_> = markup.me().map(|anchor| (anchor.url.as_str(), anchor.text.as_str())).collect();
    assert_eq!(me, [("mailto:ana@example.com", ""), ("https://social.example/@ana", "Mastodon")]);
    let blocks: Vec<_> = markup.blocks.iter().map(|block| (block.kind, block.text.as_str())).collect();
    assert_eq!(
        blocks,
        [
            (BlockKind::Heading(1), "Ana Ejemplo"),
            (BlockKind::Paragraph, "I write software\nin Lima."),
            (BlockKind::ListItem, "Rust"),
            (BlockKind::ListItem, "SQL"),
            (BlockKind::Code, "let x = 1;"),
        ]
    );
    assert_eq!(markup.blocks[1].lang.as_deref(), Some("en"));
    let Locator::Css(path) = &markup.blocks[3].locator else { panic!("a CSS path") };
    assert_eq!(path, "html > body > main:nth-of-type(1) > ul:nth-of-type(1) > li:nth-of-type(2)");
    assert!(markup.problems.is_empty());
}

#[test]
fn a_page_out_of_proportion_is_refused_and_says_why() {
    let page = "<div>".repeat(32_000);
    let markup = read(page.as_bytes(), None, &base());
    assert_eq!(markup.refused, Some(TooComplex::Depth));
    assert_eq!(markup.problems.len(), 1);
    assert!(markup.blocks.is_empty());
}

#[test]
fn empty_and_broken_pages_are_read_as_nothing() {
    for page in [&b""[..], b"\0\0\0", b"<", b"\xff\xfe", b"<html", b"<!doctype html><html><body></body></html>"] {
        let markup = read(page, Some("text/html; charset="), &base());
        assert!(markup.things.is_empty() && markup.items.is_empty() && markup.anchors.is_empty());
    }
}

#[test]
fn the_card_of_the_owner_is_told_from_cards_of_others() {
    let page = r#"<div class="h-card"><a class="p-name u-url" href="https://friend.example/">A Friend</a></div>
        <div class="h-card"><a class="p-name u-url u-uid" href="https://ana.example/">Ana Ejemplo</a></div>"#;
    let markup = read(page.as_bytes(), None, &base());
    assert_eq!(markup.representative_card().unwrap().first("name").unwrap().value, "Ana Ejemplo");
    let friends = r#"<div class="h-card"><a class="p-name u-url" href="https://friend.example/">A Friend</a></div>"#;
    assert!(read(friends.as_bytes(), None, &base()).representative_card().is_none());
}

#[test]
fn classic_cards_are_read_under_the_names_of_today() {
    let page = r#"<div class="vcard"><a class="fn url" href="https://ana.example/">Ana Ejemplo</a>, <span class="title">Engineer</span>
        <p class="adr"><span class="locality">Lima</span>, <span class="country-name">Peru</span></p>
        <span class="p-name">not a property here</span></div>
        <p class="comment-author vcard"><cite class="fn">A Guest</cite></p>"#;
    let markup = read(page.as_bytes(), None, &base());
    let [card] = &markup.items[..] else { panic!("one card: {:?}", markup.items) };
    assert!(card.is_a("h-card"));
    let value = |name: &str| card.first(name).map(|value| value.value.as_str());
    assert_eq!(value("name"), Some("Ana Ejemplo"));
    assert_eq!(value("job-title"), Some("Engineer"));
    assert_eq!(value("url"), Some("https://ana.example/"));
    let address = card.first("adr").and_then(|value| value.item.as_deref()).unwrap();
    assert_eq!(address.first("country-name").unwrap().value, "Peru");
    assert_eq!(markup.representative_card(), Some(card));
    // Classic classes say nothing inside a card of today.
    let mixed =
        r#"<div class="h-card vcard"><b class="p-name">Ana Ejemplo</b> <i class="title">of something</i></div>"#;
    let markup = read(mixed.as_bytes(), None, &base());
    assert!(markup.items[0].first("job-title").is_none());
}

#[test]
fn fragments_become_lines() {
    let note = fragment(
        "<p>Hi, <span>I am</span> Ana &amp; co.</p><p>Lima<br>Peru</p><p><a href=\"/x\" rel=me>x</a></p>",
        &base(),
    );
    assert_eq!(note.text, "Hi, I am Ana & co.\nLima\nPeru\nx");
    assert!(note.links[0].is_me());
    assert_eq!(unescape("Ana &lt;b&gt; &amp;amp; &#39;Z&#39; &Ntilde; < x"), "Ana <b> &amp; 'Z' Ñ < x");
    assert_eq!(fragment(&"<b>".repeat(100_000), &base()).text, "");
}

#[test]
fn wide_pages_stay_linear() {
    let page = format!("<ul>{}</ul>", "<li class='h-card'><a href=/x>n</a></li>".repeat(30_000));
    let markup = read(page.as_bytes(), None, &base());
    assert_eq!(markup.items.len(), 2_000);
    assert_eq!(markup.blocks.len(), 2_000);
}

#[test]
fn elements_set_apart_by_their_looks_are_apart_in_the_text() {
    let text = |html: &str| fragment(html, &base()).text;
    for (html, expected) in [
        ("<p><span style=\"float: right\">2015</span>Universidad</p>", "2015 Universidad"),
        ("<p>Universidad<span class=\"cv-date\">2015</span></p>", "Universidad 2015"),
        ("<p><time>2015</time>, Universidad</p>", "2015, Universidad"),
        ("<p><span class=\"a\">2015</span><span class=\"b\">Universidad</span></p>", "2015 Universidad"),
        ("<p><span>2015</span><span>Universidad</span></p>", "2015 Universidad"),
        // Words parted for styling stay words, and addresses whose ends a site hides stay addresses.
        (
            "<p><a href=\"/\"><span class=\"e\">ana.example/page</span><span class=\"i\">2</span></a></p>",
            "ana.example/page2",
        ),
        ("<p><b>J</b>ohn <i>D</i><b>oe</b></p>", "John Doe"),
        ("<p><span class=\"l1\">J</span><span class=\"l2\">o</span><span class=\"l3\">hn</span></p>", "John"),
        ("<p><span style=\"float:left\">J</span>ohn</p>", "John"),
        ("<p>H<sub>2</sub>O and <b>Web3</b><i>js</i></p>", "H2O and Web3js"),
        ("<pre><span class=\"k\">let</span><span class=\"n\">X</span></pre>", "letX"),
    ] {
        assert_eq!(text(html), expected, "{html}");
    }
}
