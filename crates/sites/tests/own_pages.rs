//! Pages of people's own, one kind of layout or trap each, with its innocent twin beside it. All of them are invented.

mod one_page;

use crosscheck_model::{Gap, Outcome, SourceId};
use crosscheck_sites::{read, recognise};
use one_page::{education, extraction, own_links, page, places, work};
use url::Url;

const HEAD: &str = "<title>Ana Ejemplo</title><h1>Ana Ejemplo</h1>";

/// Names with their roles.
fn names(html: &str) -> Vec<String> {
    let (_, claims, _) = extraction(html);
    claims.names.iter().map(|name| format!("{:?} {}", name.value().role, name.value().full.expose())).collect()
}

const THREE: &str = "Software Engineer @ Acme Ltd (2021..2024)\nWeb Developer @ Beta Inc (2018..2021)\nData Analyst @ Gamma GmbH (2015..2018)";

#[test]
fn entries_keep_their_dates_wherever_these_stand() {
    for form in [
        "<div><span>{d}</span><h3>{t}</h3><p>{o}</p></div>",
        "<h4>{d}</h4><h3>{t}</h3><p>{o}</p>",
        "<li><span>{d}</span><h3>{t}</h3><span>{o}</span></li>",
        "<dl><dt>{d}</dt><dd>{t}, {o}</dd></dl>",
        "<table><tr><td>{d}</td><td>{t}</td><td>{o}</td></tr></table>",
        "<table><tr><td>{o}</td><td>{d}</td><td>{t}</td></tr></table>",
        "<p>{d}</p><p>{t}</p><p>{o}</p>",
        "<h3>{o}</h3><h4>{t}</h4><p>{d}</p><ul><li>Built the payment service in 2016</li></ul>",
        "<h3>{t}</h3><p>{o} | {d}</p><p>Payments, invoices and receipts for shops in four countries.</p>",
        "<h3>{t} (Contract)</h3><p>{o} · Full-time · {d} · 3 yrs</p>",
        "<div><div><h3>{t}</h3><div>{o}</div><p>Made things that many people use every day, and kept them running.</p></div><div>{d}</div></div>",
        "<h3>{t}</h3><div>{o}</div><p>Made things that many people use every day, and kept them running.</p><div>{d}</div>",
    ] {
        let one = |t: &str, o: &str, d: &str| form.replace("{t}", t).replace("{o}", o).replace("{d}", d);
        let entries = [
            one("Software Engineer", "Acme Ltd", "2021 – 2024"),
            one("Web Developer", "Beta Inc", "2018 – 2021"),
            one("Data Analyst", "Gamma GmbH", "2015 – 2018"),
        ];
        let page = format!("{HEAD}<section><h2>My Experience (3)</h2>{}</section>", entries.concat());
        assert_eq!(work(&page), THREE, "{form}");
    }
}

#[test]
fn what_is_no_employer_is_not_taken_for_one() {
    for (entry, expected) in [
        (
            "<h3>Software Engineer</h3><p>2021 – 2024</p><ul><li>Built the payment service</li></ul>",
            "Software Engineer @ - (2021..2024)",
        ),
        (
            "<h3>Software Engineer</h3><p>2021 – 2024</p><p>React, Node.js, AWS</p>",
            "Software Engineer @ - (2021..2024)",
        ),
        ("<h3>Software Engineer (Remote)</h3><p>2021 – 2024</p>", "Software Engineer @ - (2021..2024)"),
        (
            "<p>Acme Ltd – Lima, Peru</p><p>Software Engineer – 2021 – 2024</p>",
            "Software Engineer @ Acme Ltd (2021..2024)",
        ),
        ("<h3>Project: Payment Engineer</h3><p>2021 – 2024</p>", ""),
        ("<h3>Full Stack Engineer Bootcamp</h3><p>Code Camp, 2021 – 2022</p>", ""),
        ("<h3>Employee Excellence Award</h3><p>Acme Ltd, 2021 – 2022</p>", ""),
        ("<h3>Bakery logo</h3><p>2021</p>", ""),
        ("<h3>Alpha</h3><h4>Beta</h4><p>2021 – 2024</p>", ""),
    ] {
        let page = format!("{HEAD}<h2>Experience</h2>{entry}");
        assert_eq!(work(&page), expected, "{entry}");
    }
    let page = format!("{HEAD}<h2>Experience</h2><h3>Alpha</h3><h4>Beta</h4><p>2021 – 2024</p>");
    assert!(extraction(&page).2.iter().any(|what| what.contains("nothing tells which")), "what cannot be told is said");
}

#[test]
fn dates_that_run_backwards_are_a_problem_and_no_period() {
    let page = |dates: &str| format!("{HEAD}<h2>Experience</h2><h3>Software Engineer</h3><p>Acme Ltd | {dates}</p>");
    assert_eq!(work(&page("2018 – 2012")), "Software Engineer @ Acme Ltd (?..?)");
    assert!(extraction(&page("2018 – 2012")).2.iter().any(|what| what.contains("backwards")));
    assert_eq!(work(&page("2012 – 2018")), "Software Engineer @ Acme Ltd (2012..2018)");
    assert!(extraction(&page("2012 – 2018")).2.is_empty());
}

#[test]
fn schools_and_degrees_are_told_apart() {
    for (entry, expected) in [
        (
            "<div>2018 – 2022</div><div>B.Sc. Forensics</div><div>Example University — Spain</div>",
            "B.Sc. Forensics @ Example University (2018..2022)",
        ),
        (
            "<p>2012 – 2016</p><h3>BSc Physics</h3><p>Example University</p>",
            "BSc Physics @ Example University (2012..2016)",
        ),
        ("<h3>BSc Physics, Example University</h3><p>Graduated 2016</p>", "BSc Physics @ Example University (?..2016)"),
        (
            "<h3>Example University, Bristol</h3><p>BSc Physics · 2012 – 2016</p>",
            "BSc Physics @ Example University (2012..2016)",
        ),
        ("<h3>Example University</h3><p>Best thesis award 2016</p>", ""),
    ] {
        assert_eq!(education(&format!("{HEAD}<h2>Education</h2>{entry}")), expected, "{entry}");
    }
}

#[test]
fn the_owner_is_named_by_what_agrees() {
    let evidence = ["Display Ana Ejemplo"];
    for page in [
        "<title>Home</title><h2>Hi, my name is Ana Ejemplo and I design things</h2>",
        "<title>Portfolio</title><p>Hola, soy Ana Ejemplo.</p>",
        "<title>Ana Ejemplo - Designer</title><h1>Ana Ejemplo</h1>",
        "<title>Mi Portafolio</title><h1>Ana Ejemplo</h1><h2>Experience</h2><p>Engineer, Acme Ltd, 2013 – 2014</p>",
        "<title>Ana Ejemplo's Portfolio</title><h1>I design things</h1><p>My work is about my city.</p><footer>© 2024 Ana Ejemplo</footer>",
        "<title>Ana Ejemplo</title><h2>Ana Ejemplo</h2><p>Photographer in Lima</p>",
    ] {
        assert_eq!(names(page), evidence, "{page}");
    }
    let page = "<title>Ana Ejemplo</title><h1>Ana Ejemplo</h1><p>I am glad you found my page. I design things.</p>";
    assert_eq!(names(page), evidence, "a sentence that begins as a greeting introduces nobody");
    assert_eq!(names("<title>ana ejemplo</title><h1>ana ejemplo</h1><p>Web developer</p>"), ["Display ana ejemplo"]);
}

#[test]
fn firms_placeholders_and_notices_are_nobody() {
    for page in [
        "<title>John Doe</title><h1>Hi, I'm John Doe</h1><p>I design.</p>",
        "<title>Max Mustermann</title><h1>Max Mustermann</h1><p>Entwickler</p>",
        "<title>Mi Portafolio</title><h1>Mi Portafolio</h1>",
        "<title>CV</title><h1>CV</h1>",
        "<title>Account Suspended</title><h1>Account Suspended</h1>",
        "<title>Bright Marketing</title><h1>Bright Marketing</h1><p>We help our clients.</p>",
        "<title>Blue River</title><h1>Blue River</h1><p>We build things for our clients.</p><a href='mailto:info@blueriver.example'>Mail</a>",
    ] {
        assert!(names(page).is_empty(), "{page}: {:?}", names(page));
    }
    // Nothing says that it is a firm, nothing that it is a person: a hint and no more.
    assert_eq!(names(HEAD), ["Guess Ana Ejemplo"]);
}

#[test]
fn other_people_on_a_page_are_not_its_owner() {
    for other in [
        "<div class='vcard'><span class='fn'>Erika Kundin</span>, <span class='org'>Kunde AG</span></div>",
        r#"<script type="application/ld+json">{"@type":"Product","review":{"@type":"Review","author":{"@type":"Person","name":"Erika Kundin"}}}</script>"#,
        r#"<script type="application/ld+json">{"@type":"Book","author":{"@type":"Person","name":"Erika Kundin"}}</script>"#,
        "<h2>Testimonials</h2><blockquote>Great work. <cite>Erika Kundin</cite></blockquote>",
    ] {
        let page = format!("<title>Ana Ejemplo - Designer</title><h1>Ana Ejemplo</h1>{other}");
        assert_eq!(names(&page), ["Display Ana Ejemplo"], "{other}");
    }
}

#[test]
fn places_of_the_owner_and_no_others() {
    for (html, expected) in [
        ("<address>Calle 1<br>Lima, Peru</address>", Some("Calle 1, Lima, Peru")),
        ("<p>Adresse: Musterweg 1, 12345 Musterstadt</p>", Some("Musterweg 1, 12345 Musterstadt")),
        ("<p><i class='fa fa-map-marker'></i> Lima, Peru</p>", Some("Lima, Peru")),
        ("<p>I'm a designer based in Lima, Peru.</p>", Some("Lima, Peru")),
        ("<dl><dt>Location</dt><dd>Lima, Peru</dd></dl>", Some("Lima, Peru")),
        ("<h2>Travels</h2><p>📍 Bali, Indonesia</p>", None),
        ("<h2>Clients</h2><p>Address: Kundenstrasse 5, Basel</p>", None),
        ("<h2>Experience</h2><h3>Engineer, Acme Ltd</h3><p>2013 – 2014</p><p>Location: Tallinn, Estonia</p>", None),
    ] {
        assert_eq!(places(&format!("{HEAD}{html}")), expected.into_iter().collect::<Vec<_>>(), "{html}");
    }
}

#[test]
fn profiles_that_a_page_puts_forward_and_those_it_mentions() {
    let own = ["https://github.com/anaej"];
    for html in [
        "<div class='social'><a href='https://github.com/anaej'><i class='fab fa-github'></i></a></div>",
        "<a aria-label='GitHub' href='https://github.com/anaej'><svg></svg></a>",
        "<a href='https://github.com/anaej'>anaej</a>",
        "<a href='https://github.com/anaej'>GitHub</a><footer>Theme by <a href='https://github.com/themedev'>GitHub</a></footer>",
    ] {
        assert_eq!(own_links(&format!("{HEAD}{html}")), own, "{html}");
    }
    for html in [
        "<footer>Theme by <a href='https://github.com/themedev'>ThemeDev on GitHub</a></footer>",
        "<a href='https://github.com/themedev/theme'>Fork me on GitHub</a>",
        "<p>My friend Bo: <a href='https://www.linkedin.com/in/bo-client'>LinkedIn</a></p>",
        "<h2>Testimonials</h2><p>Great.</p><a href='https://www.linkedin.com/in/bo-client'>LinkedIn</a>",
    ] {
        assert!(own_links(&format!("{HEAD}{html}")).is_empty(), "{html}");
    }
}

#[test]
fn contacts_in_plain_text_are_the_owners_where_the_page_puts_them() {
    let mails = |html: &str| {
        let (_, claims, _) = extraction(&format!("{HEAD}{html}"));
        claims.emails.iter().map(|mail| mail.value().0.expose().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(mails("<h2>Contact</h2><p>ana@ejemplo.example</p>"), ["ana@ejemplo.example"]);
    assert_eq!(mails("<h2>Contact</h2><p>ana [at] ejemplo [dot] example</p>"), ["ana@ejemplo.example"]);
    assert!(mails("<h2>Contact</h2><p>you@example.com</p>").is_empty());
    assert!(mails("<h2>Projects</h2><p>Shop for Kunde AG, info@kunde.example</p>").is_empty());
    let (_, claims, _) = extraction(&format!("{HEAD}<h2>Contact</h2><p>Phone: +1 212 555 0142</p>"));
    assert_eq!(claims.phones.len(), 1);
}

#[test]
fn an_empty_shell_needs_a_browser_whatever_its_head_says() {
    let shell = r#"<html><head><title>Ana Ejemplo</title><meta name="author" content="Ana Ejemplo"><script src="/m.js"></script></head>
        <body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body></html>"#;
    assert_eq!(extraction(shell).0, Outcome::NotReached(Gap::NeedsBrowser));
}

#[test]
fn consent_and_credits_are_no_prose_of_the_owner() {
    let page = format!(
        "{HEAD}<p>I design tools for people who keep bees.</p><div class='cookie-banner'><p>We use cookies to improve your experience on this site.</p></div>"
    );
    let (_, claims, _) = extraction(&page);
    let texts: Vec<&str> = claims.texts.iter().map(|text| text.value().text.expose()).collect();
    assert_eq!(texts, ["I design tools for people who keep bees."]);
}

#[test]
fn the_words_of_a_page_and_of_an_answer_are_kept() {
    let url = Url::parse("https://ana.example.org/").expect("an address");
    let html = format!("{HEAD}<h2>Experience</h2><p>Mira Halvorsen, 2019</p><div><a href='/x'>Fjord Maps</a></div>");
    let words = read(&recognise(&url), SourceId(1), &[page(&url, "text/html", &html)]).words;
    for said in ["Ana Ejemplo", "Mira Halvorsen", "Fjord Maps"] {
        assert!(words.find(said).next().is_some(), "{said}");
    }
    assert!(words.find("Somebody Else").next().is_none());
    let url = Url::parse("https://dev.to/api/users/by_username?url=mirah").expect("an address");
    let json =
        r#"{"username":"mirah","name":"Mira Halvorsen","summary":"Maps at Fjord Maps","joined_at":"Jan 1, 2020"}"#;
    let profile = recognise(&Url::parse("https://dev.to/mirah").expect("an address"));
    let words = read(&profile, SourceId(1), &[page(&url, "application/json", json)]).words;
    let found: Vec<String> = words.find("Fjord Maps").map(|at| at.locator.to_string()).collect();
    assert_eq!(found.len(), 1, "{words:?}");
    assert!(found[0].contains("/summary"), "{found:?}");
}

#[test]
fn relations_of_json_ld_become_one_item_each() {
    let page = |person: &str| {
        format!(
            r#"{HEAD}<script type="application/ld+json">{{"@type":"Person","name":"Ana Ejemplo",{person}}}</script>"#
        )
    };
    for (person, expected) in [
        (
            r#""alumniOf":{"@type":"OrganizationRole","alumniOf":{"@type":"CollegeOrUniversity","name":"Example University"},"startDate":"2010","endDate":"2014","roleName":"BSc Physics"}"#,
            "BSc Physics @ Example University (2010..2014)",
        ),
        (
            r#""alumniOf":[{"@type":"CollegeOrUniversity","name":"Example University"},{"@type":"CollegeOrUniversity","name":"Sample College"}],"hasCredential":[{"@type":"EducationalOccupationalCredential","name":"MSc Physics","recognizedBy":{"@type":"Organization","name":"Sample College"}},{"@type":"EducationalOccupationalCredential","name":"BSc Physics","recognizedBy":{"@type":"Organization","name":"Example University"}}]"#,
            "BSc Physics @ Example University (?..?)\nMSc Physics @ Sample College (?..?)",
        ),
    ] {
        assert_eq!(education(&page(person)), expected, "{person}");
    }
    for (person, expected) in [
        (
            r#""worksFor":{"@type":"EmployeeRole","roleName":"Engineer","startDate":"2021-06","worksFor":{"@type":"Organization","name":"Acme Ltd"}}"#,
            "Engineer @ Acme Ltd (2021-06..?)",
        ),
        (
            r#""hasOccupation":{"@type":"Occupation","name":"Engineer","occupationLocation":{"@type":"City","name":"Lima"}},"worksFor":{"@type":"Organization","name":"Acme Ltd"}"#,
            "Engineer @ Acme Ltd (?..?)",
        ),
    ] {
        assert_eq!(work(&page(person)), expected, "{person}");
    }
}

fn mails(html: &str) -> Vec<String> {
    extraction(html).1.emails.iter().map(|mail| mail.value().0.expose().to_owned()).collect()
}

#[test]
fn a_place_that_the_page_calls_so_is_no_part_of_the_employer() {
    for (position, company, place) in
        [("position", "company", "location"), ("stanowisko", "firma", "miasto"), ("puesto", "empresa", "lugar")]
    {
        let entry = |inside: &str| {
            format!(
                "{HEAD}<h2>Experience</h2><div><div><span class={position}>Software Engineer</span><span class=date>05.2019 – \
                 02.2022</span></div><div>{inside}</div></div>"
            )
        };
        let parted = entry(&format!("<span class={company}>Acme s.r.o.</span><span class={place}>Lima</span>"));
        assert_eq!(work(&parted), "Software Engineer @ Acme s.r.o. (2019-05..2022-02)", "{company}");
        let unknown = entry(&format!("<span class={company}>Alpha Beta</span><span class={place}>Lima</span>"));
        assert_eq!(work(&unknown), "Software Engineer @ Alpha Beta (2019-05..2022-02)", "{company}");
        // The same words without the page's word for them: the name of the employer is left as it stands.
        let whole = entry("<span>Acme Lima s.r.o.</span>");
        assert_eq!(work(&whole), "Software Engineer @ Acme Lima s.r.o. (2019-05..2022-02)", "{company}");
    }
}

#[test]
fn where_engineers_work_is_no_job() {
    let page = format!(
        "{HEAD}<h2>Berufserfahrung</h2><dl><dt>04/2016 – 03/2020</dt><dd><strong>Projektleiterin Tragwerksplanung</strong><br>\
         Ingenieurbüro Muster &amp; Partner</dd></dl>"
    );
    assert_eq!(work(&page), "Projektleiterin Tragwerksplanung @ Ingenieurbüro Muster & Partner (2016-04..2020-03)");
}

#[test]
fn a_year_and_a_colon_before_a_long_entry_belong_to_it() {
    let page = format!(
        "{HEAD}<h2>Formation</h2><p><b>2011</b> : BTS Comptabilité et gestion, Lycée du Vieux Moulin, Lyon</p>\
         <p><b>2009</b> : Baccalauréat STG, Lycée Exemple, Lyon</p>"
    );
    let read = education(&page);
    assert!(read.contains("2011") && read.contains("2009"), "{read}");
    for line in read.lines() {
        assert_eq!(line.contains("Vieux Moulin"), line.contains("2011"), "{read}");
    }
}

#[test]
fn an_address_among_contacts_is_a_place() {
    for (page, expected) in [
        (
            "<p>Accountant<br>12 rue des Tilleuls, 69003 Lyon<br>ana@ejemplo.example</p>",
            "12 rue des Tilleuls, 69003 Lyon",
        ),
        ("<p>14 Quay Road, Lima, Peru<br>Phone: +1 613 555 0142</p>", "14 Quay Road, Lima, Peru"),
        (
            "<p><i class=\"fa fa-map-marker\"></i> Lima, Peru &nbsp; <i class=\"fa fa-envelope\"></i> ana@ejemplo.example</p>",
            "Lima, Peru",
        ),
        // A number before a name that is no street of a place, and a street in a sentence.
        ("<p>7 wonders, one job<br>ana@ejemplo.example</p>", ""),
        ("<p>In 2019 I walked 14 Quay Road, Lima, Peru with my dog and met ten people who still write to me.</p>", ""),
    ] {
        assert_eq!(places(&format!("{HEAD}{page}")).join(" / "), expected, "{page}");
    }
}

#[test]
fn a_mailbox_of_two_words_that_is_spelled_out_is_read_whole() {
    for (text, expected) in [
        ("a dot ejemplo at school dot example", "a.ejemplo@school.example"),
        ("ejemplo at school dot example", "ejemplo@school.example"),
        ("write to ejemplo at school dot example", "ejemplo@school.example"),
    ] {
        assert_eq!(mails(&format!("{HEAD}<h2>Contact</h2><p>{text}</p>")), [expected], "{text}");
    }
}
