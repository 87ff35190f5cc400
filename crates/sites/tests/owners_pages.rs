//! What pages of people's own say of where their owner lives and which profiles are theirs, with the innocent twin beside each. All
//! of them are invented.

use crosscheck_model::{Claims, Digest, Freshness, LinkRole, NameRole, Page, SourceId};
use crosscheck_sites::{read, recognise};
use url::Url;

const HEAD: &str = "<title>Mira Quellen</title><h1>Mira Quellen</h1>";

fn claims(html: &str) -> Claims {
    let url = Url::parse("https://mira.example.org/").expect("an address");
    let page = Page {
        url: url.clone(),
        final_url: url.clone(),
        status: 200,
        headers: vec![("content-type".to_owned(), "text/html; charset=utf-8".to_owned())],
        sha256: Digest::of(html.as_bytes()),
        body: html.as_bytes().to_vec().into(),
        captured_at: "2026-11-20T12:00:00Z".parse().expect("a time"),
        freshness: Freshness::Fetched,
    };
    read(&recognise(&url), SourceId(1), &[page]).claims
}

fn places(body: &str) -> Vec<String> {
    let claims = claims(&format!("{HEAD}{body}"));
    claims.places.iter().map(|place| place.value().text.expose().to_owned()).collect()
}

fn own_links(body: &str) -> Vec<String> {
    let claims = claims(&format!("{HEAD}{body}"));
    let own = claims.links.iter().filter(|link| link.value().role != LinkRole::Mention);
    own.map(|link| link.value().url.to_string()).collect()
}

fn phones(body: &str) -> Vec<String> {
    let claims = claims(&format!("{HEAD}{body}"));
    claims.phones.iter().map(|phone| phone.value().text.expose().to_owned()).collect()
}

fn work(body: &str) -> Vec<String> {
    let claims = claims(&format!("{HEAD}{body}"));
    let text = |text: &Option<crosscheck_model::Personal>| text.as_ref().map_or("-", |text| text.expose()).to_owned();
    claims
        .work
        .iter()
        .map(|item| format!("{} @ {}", text(&item.value().title), text(&item.value().organisation)))
        .collect()
}

#[test]
fn a_place_is_read_beside_a_job_or_a_contact_and_not_where_somebody_was() {
    for (body, place) in [
        ("<p>I'm a firmware engineer in Bergen, Norway. I write about boats.</p>", "Bergen, Norway"),
        ("<p>Designer | Lisbon</p>", "Lisbon"),
        ("<p>oyun geliştirici · izmir</p>", "izmir"),
        (
            "<div>Calle Ejemplo 14 · Rosario, Argentina · <a href='mailto:mira@quellen.example'>mira@quellen.example</a></div>",
            "Rosario, Argentina",
        ),
        (
            "<h2>Kontakt</h2><p>Mira Quellen<br>Deichweg 17<br>24937 Flensburg<br>Tel.: 0461 555 0172</p>",
            "24937 Flensburg",
        ),
        ("<p>Jag är illustratör, bosatt i Göteborg.</p>", "Göteborg"),
        ("<p>UX-designer uit Utrecht. Ik maak formulieren.</p>", "Utrecht"),
        ("<p>福岡在住のエンジニアです。</p>", "福岡"),
    ] {
        assert_eq!(places(body), [place], "{body}");
    }
    for twin in [
        "<p>I was an engineer in Bergen, Norway, before I came here.</p>",
        "<p>Developer | Java</p>",
        "<p>Web Developer | Mobile | Testing | Go | Swift</p>",
        "<h2>Projects</h2><p>Shop for a designer in Bergen, Norway.</p>",
    ] {
        assert!(places(twin).is_empty(), "{twin}: {:?}", places(twin));
    }
}

#[test]
fn the_title_of_a_page_tells_a_place_behind_a_job() {
    let html = "<title>Mira Quellen, graphiste à Brest</title><h1>Mira Quellen</h1>";
    let read = claims(html);
    assert_eq!(read.places.iter().map(|place| place.value().text.expose()).collect::<Vec<_>>(), ["Brest"]);
}

#[test]
fn numbers_among_contacts_are_telephones() {
    assert_eq!(phones("<section id='contact'><h2>Contact</h2><div>06 39 98 01 23</div></section>").len(), 1);
    assert_eq!(phones("<p>Lima · (341) 555-0143 · mira@quellen.example</p>").len(), 1);
    assert_eq!(phones("<h3>Contatti</h3><p>Via Esempio 8<br>Tel. 0544 555 0133</p>").len(), 1);
    assert!(phones("<p>06 39 98 01 23</p>").is_empty());
    assert!(phones("<h2>Get in touch</h2><p>Order 4711 2233 4455 of the blue lamp</p>").is_empty());
}

#[test]
fn pages_on_other_hosts_are_own_where_they_are_put_forward_and_those_of_others_are_not() {
    let list = |more: &str| {
        format!(
            "<ul><li><a href='https://github.com/mq-tools'>GitHub</a></li><li><a href='https://www.linkedin.com/in/mq-tools'>LinkedIn</a></li>{more}</ul>"
        )
    };
    for (body, own) in [
        (list("<li><a href='https://mq.itch.example/'>itch</a></li>"), "https://mq.itch.example/"),
        ("<ul><li><i class='fas fa-globe'></i><a href='https://blog.quellen.example/'>blog.quellen.example</a></li></ul>".to_owned(), "https://blog.quellen.example/"),
        ("<a href='https://blog.quellen.example/'><i class='fa fa-globe'></i></a>".to_owned(), "https://blog.quellen.example/"),
        ("<h2>Contact</h2><p><a href='https://quellen.example'>quellen.example</a></p>".to_owned(), "https://quellen.example/"),
        ("<ul><li><a href='https://twitter.com/mq_tools'>Twitter</a></li></ul>".to_owned(), "https://twitter.com/mq_tools"),
    ] {
        assert!(own_links(&body).contains(&own.to_owned()), "{body}: {:?}", own_links(&body));
    }
    for twin in [
        "<p>My friend Bo has a <a href='https://bo.example/'>blog</a>.</p>".to_owned(),
        "<h2>Clients</h2><ul><li><a href='https://client.example/'>Client</a></li></ul>".to_owned(),
        "<footer>Built with <a href='https://tool.example/'>Tool</a></footer>".to_owned(),
        list("<li>Theme by <a href='https://vendor.example/'>Vendor</a></li>"),
        list("<h3><a href='https://www.exampleuni.example/'>University of Example</a></h3>"),
        list("<li><a href='https://drive.google.com/file/d/1'>CV</a></li>"),
    ] {
        let foreign = |url: &String| !url.contains("mq-tools");
        assert!(!own_links(&twin).iter().any(foreign), "{twin}: {:?}", own_links(&twin));
    }
}

#[test]
fn a_section_that_has_said_what_it_is_about_leaves_the_headings_inside_to_its_entries() {
    let entry = |dates: &str, what: &str| {
        format!("<li><div><div>{dates}</div><div><h3>{what}</h3><p>Made things.</p></div></div></li>")
    };
    let both =
        entry("Mar 2022 — Present", "Senior Engineer · Carelink Ltd") + &entry("2019 — 2022", "Developer · Palm Bank");
    let body = format!("<section id='experience'><h2>Experience</h2><ol>{both}</ol></section>");
    assert_eq!(work(&body), ["Senior Engineer @ Carelink Ltd", "Developer @ Palm Bank"]);
    // Tabs whose content is named by its id alone; a gallery of works with years is none.
    let tab = |id: &str, h: &str, o: &str, d: &str| {
        format!("<div id='{id}'><div><h3>{h}</h3><span>{o}</span><div>{d}</div></div></div>")
    };
    let tabs = tab("education", "Computer Science", "Example University", "2012 - 2016")
        + &tab("work", "Developer", "Palm Bank", "2016 - 2019");
    assert_eq!(work(&format!("<h2>Qualification</h2>{tabs}")), ["Developer @ Palm Bank"]);
    assert!(work("<div id='work'><h3>Bakery Logo</h3><span>Identity</span><div>2019</div></div>").is_empty());
}

#[test]
fn pieces_of_an_entry_keep_their_signs_and_a_town_beside_an_employer_is_no_employer() {
    for (body, expected) in [
        ("<p>Developer — Lodos Oyun A.Ş. <em>2022 – 2024</em></p>", "Developer @ Lodos Oyun A.Ş."),
        ("<h3>Инженер</h3><p>ООО «Пример»</p><p>2018 - 2020</p>", "Инженер @ ООО «Пример»"),
        (
            "<table><tr><td>08/2010 – 09/2012</td><td>Projektassistentin bei der Wattwerk AG, Husum</td></tr></table>",
            "Projektassistentin @ Wattwerk AG",
        ),
        (
            "<div><div>2015 → 2019</div><div>Directrice artistique</div><div class='timeline-place'>Agence Grand Large, Nantes</div></div>",
            "Directrice artistique @ Agence Grand Large",
        ),
        ("<h3>Software Engineer</h3><p>React, TypeScript, 2023 – 2025</p>", "Software Engineer @ -"),
    ] {
        assert_eq!(work(&format!("<h2>Experience</h2>{body}")), [expected], "{body}");
    }
}

#[test]
fn logins_that_blog_software_writes_as_names_are_handles() {
    let graph = |name: &str| {
        format!(
            r#"<title>Mira Quellen</title><h1>Mira Quellen</h1><p>I like maps and I make some.</p><script type="application/ld+json">{{"@type":"Person","name":"{name}"}}</script>"#
        )
    };
    let names = |name: &str| {
        let read = claims(&graph(name));
        read.names.iter().map(|name| (name.value().full.expose().to_owned(), name.value().role)).collect::<Vec<_>>()
    };
    assert!(!names("m.quellen").iter().any(|(name, _)| name.contains('.')));
    assert_eq!(names("Mira Quellen"), [("Mira Quellen".to_owned(), NameRole::Full)]);
}

#[test]
fn state_of_scripts_hints_at_the_owner_and_at_nobody_else() {
    let page = |state: &str| {
        format!(r#"<p>Some words about maps.</p><script id="__NEXT_DATA__" type="application/json">{state}</script>"#)
    };
    let own = r#"{"props":{"pageProps":{"author":{"name":"Mira Quellen","bio":"Maps","email":"mira@quellen.example","social":{"gh":"https://github.com/mq-tools"}}}}}"#;
    let read = claims(&page(own));
    assert_eq!(read.names.iter().map(|name| name.value().role).collect::<Vec<_>>(), [NameRole::Guess]);
    assert_eq!(read.links.iter().filter(|link| link.value().role == LinkRole::Own).count(), 1);
    for twin in [
        r#"{"props":{"posts":[{"author":{"name":"Bo Guest","bio":"Guest"}}]}}"#,
        r#"{"props":{"a":{"author":{"name":"Bo Guest","bio":"Guest"}},"b":{"author":{"name":"Mira Quellen","bio":"Maps"}}}}"#,
        r#"{"props":{"product":{"name":"Blue Lamp","title":"Lamp"}}}"#,
    ] {
        assert!(claims(&page(twin)).names.is_empty(), "{twin}");
    }
}

#[test]
fn profiles_beside_their_owners_name_are_own_and_beside_anothers_are_not() {
    let line = |who: &str| {
        format!(
            "<footer><p>{who} · <a href='https://www.linkedin.com/in/mq-tools'>LinkedIn</a> · <a href='https://dribbble.com/mqt'>Dribbble</a></p></footer>"
        )
    };
    assert_eq!(own_links(&line("Mira Quellen")).len(), 2);
    assert!(own_links(&line("My friend Bo Klient")).is_empty());
    // An employer under the name ends nothing that is said of its bearer; a heading of somebody's project does.
    let icons = "<p><a href='https://github.com/mqt' aria-label='github'><i class='fab fa-github'></i></a></p>";
    assert_eq!(own_links(&format!("<h3>Example University</h3>{icons}")).len(), 1);
    assert!(own_links(&format!("<h2>Shop of a friend</h2>{icons}")).is_empty());
    // One profile and an icon beside it.
    let list = "<ul><li><a href='https://github.com/mqt'><i class='icon-github'></i></a></li><li><a href='https://people.example/mqt'><i class='icon-x1'></i></a></li></ul>";
    assert_eq!(own_links(list).len(), 2);
}

#[test]
fn parts_of_an_entry_that_stand_in_elements_of_their_own_are_parted_in_any_script() {
    let spans = "<div><span class='company'>杭州示例科技有限公司</span><span class='position'>高级前端工程师</span><span class='date'>2021.03 - 至今</span></div>";
    assert_eq!(work(&format!("<h2>工作经历</h2>{spans}")), ["高级前端工程师 @ 杭州示例科技有限公司"]);
    let intern =
        |first: &str| format!("<h2>Experience</h2><div><p>Tern Studio</p><p>{first}</p><p>2019 – 2020</p></div>");
    assert_eq!(work(&intern("Intern")), ["Intern @ Tern Studio"]);
    assert_eq!(work(&intern("Designer · Contract")), ["Designer @ Tern Studio"]);
}

#[test]
fn names_before_the_words_for_being_are_read_without_the_job() {
    let names =
        |html: &str| claims(html).names.iter().map(|name| name.value().full.expose().to_owned()).collect::<Vec<_>>();
    assert_eq!(names("<title>포트폴리오</title><h1>안녕하세요, 백엔드 개발자 박서윤입니다.</h1>"), ["박서윤"]);
    assert!(names("<title>포트폴리오</title><h1>안녕하세요, 백엔드 개발자입니다.</h1>").is_empty());
}

#[test]
fn lines_that_a_page_calls_titles_of_sections_end_the_section_before() {
    let page = |referees: &str| {
        claims(&format!(
            "<title>CV</title><div class='name'>MIRA QUELLEN</div><div>Bergen, Norway | mira@quellen.example</div><div class='section-title'>EDUCATION</div><div>BSc Physics, Sample University, 2013 – 2016</div><div class='section-title'>{referees}</div><p>Dr. Bo Klient, Sample University</p>"
        ))
    };
    for referees in ["REFEREES", "PEOPLE TO ASK"] {
        let read = page(referees);
        assert_eq!(read.education.len(), 1);
        let degree = read.education[0].value().degree.as_ref().map(|degree| degree.expose().to_owned());
        assert_eq!(degree.as_deref(), Some("BSc Physics"), "{referees}");
        assert_eq!(read.names.iter().map(|name| name.value().full.expose()).collect::<Vec<_>>(), ["MIRA QUELLEN"]);
    }
}

#[test]
fn a_school_that_no_word_tells_stands_behind_a_degree_and_its_subject() {
    let education = |line: &str| {
        let read = claims(&format!("{HEAD}<h2>Education</h2><ul><li>{line}</li></ul>"));
        let text = |text: &Option<crosscheck_model::Personal>| text.as_ref().map(|text| text.expose().to_owned());
        read.education.iter().filter_map(|item| text(&item.value().institution)).collect::<Vec<_>>()
    };
    assert_eq!(education("Ph.D., Mathematics, Example Tech, 1998"), ["Example Tech"]);
    assert!(education("Ph.D., Mathematics, Bristol, 1998").is_empty());
}
