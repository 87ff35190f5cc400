//! What pages made with widely used themes do their own way, one kind each, with its innocent twin beside it. All of them are invented.

mod one_page;

use crosscheck_model::Claims;
use one_page::{education, own_links, places, work};

const HEAD: &str = "<title>Ana Ejemplo</title><h1>Ana Ejemplo</h1>";

fn claims(html: &str) -> Claims {
    one_page::extraction(html).1
}

#[test]
fn tabs_that_are_not_chosen_are_read_and_what_is_hidden_is_not() {
    let tab = |hidden: &str, job: &str| {
        format!(
            r#"<div role="tabpanel" {hidden}><h3>Engineer @ <a href="https://{job}.example">{job}</a></h3><p>May 2018 - April 2021</p></div>"#
        )
    };
    let page = format!(
        r#"{HEAD}<h2>Experience</h2>{}{}<div hidden><h3>Engineer @ Ghost</h3><p>May 2011 - April 2012</p></div>"#,
        tab("", "Fjordmap").replace("2018", "2021").replace("2021</p>", "2023</p>"),
        tab("hidden", "Northwind")
    );
    assert_eq!(work(&page), "Engineer @ Fjordmap (2021-05..2023-04)\nEngineer @ Northwind (2018-05..2021-04)");
}

#[test]
fn where_one_entry_tells_its_employer_the_others_keep_the_order() {
    let entry = |first: &str, second: &str, dates: &str| {
        format!("<div><h3>{first}</h3><div>{second}</div><p>{dates}</p></div>")
    };
    let told = [entry("Zettelwart", "Salmbach GmbH", "2018 - 2020"), entry("Zettelwart", "Pumpenwerk", "2013 - 2018")];
    let page = format!("{HEAD}<h2>Experience</h2>{}", told.concat());
    assert_eq!(work(&page), "Zettelwart @ Salmbach GmbH (2018..2020)\nZettelwart @ Pumpenwerk (2013..2018)");
    // Where none does, nothing is taken.
    let untold = entry("Zettelwart", "Pumpenzeug", "2013 - 2018");
    assert_eq!(work(&format!("{HEAD}<h2>Experience</h2>{untold}")), "");
}

#[test]
fn the_first_item_below_a_job_is_its_employer_if_it_is_an_organisation() {
    let page = |item: &str| {
        format!(
            "{HEAD}<h2>Experience</h2><ul><li>2019 - 2021: Lecturer<ul><li>{item}</li><li>Duties: teaching</li></ul></li></ul>"
        )
    };
    assert_eq!(work(&page("Example University")), "Lecturer @ Example University (2019..2021)");
    assert_eq!(work(&page("Built the university's timetable.")), "Lecturer @ - (2019..2021)");
}

#[test]
fn languages_among_the_skills_count_where_they_say_how_well() {
    let spoken = |line: &str| {
        let claims = claims(&format!("{HEAD}<h2>Skills</h2><ul><li>{line}</li></ul>"));
        claims.languages.len()
    };
    assert_eq!(spoken("German (native), French (fluent)"), 2);
    assert_eq!(spoken("Python (fluent), French (fluent)"), 0);
    assert_eq!(spoken("German, French"), 0);
}

#[test]
fn towns_behind_postcodes_of_other_countries_and_small_towns_with_their_country() {
    let contact = |line: &str| places(&format!("{HEAD}<h2>Contact</h2><p>{line}</p>"));
    for home in ["50-950 Wrocław", "111 22 Stockholm", "1011 AB Amsterdam"] {
        assert_eq!(contact(home), [home]);
    }
    assert_eq!(places(&format!("{HEAD}<p>Smådal, Norway</p>")), ["Smådal, Norway"]);
    for other in ["Model 12-345 Turbo", "Engineering, Norway", "Hello Norway", "<a href='/talk'>Smådal, Norway</a>"] {
        assert!(places(&format!("{HEAD}<p>{other}</p>")).is_empty(), "{other}");
    }
}

#[test]
fn a_sentence_below_the_name_goes_on_with_the_introduction() {
    let page = |heading: &str| {
        format!(
            "<title>Ana Ejemplo</title><h1>Hi, my name is</h1><h2>Ana Ejemplo.</h2><h3>{heading}</h3><p>I'm a designer based in Lima.</p>"
        )
    };
    assert_eq!(places(&page("I build things for people.")), ["Lima"]);
    assert!(places(&page("What clients say")).is_empty());
}

#[test]
fn addresses_hidden_from_programs_are_read() {
    let emails = |line: &str| {
        let claims = claims(&format!("{HEAD}<h2>Contact</h2><p>{line}</p>"));
        claims.emails.iter().map(|email| email.value().0.expose().to_owned()).collect::<Vec<_>>()
    };
    for line in [
        "ana [arobase] ejemplo.example",
        "ana(at)ejemplo.example",
        "ana {małpa} ejemplo [kropka] example",
        "E-mail: ana AT ejemplo.example",
        "ana at ejemplo dot example",
    ] {
        assert_eq!(emails(line), ["ana@ejemplo.example"], "{line}");
    }
    for line in ["Find me at ejemplo.example", "Talks (at conferences) and more", "I work AT ejemplo"] {
        assert!(emails(line).is_empty(), "{line}");
    }
}

#[test]
fn accounts_of_firms_and_of_who_sells_the_template_are_not_the_owners() {
    let footer = |links: &str| own_links(&format!(r#"{HEAD}<footer><ul>{links}</ul></footer>"#));
    let icon = |url: &str| format!(r#"<li><a href="{url}"><i class="fa fa-link"></i></a></li>"#);
    let own = ["https://github.com/anaejemplo", "https://www.instagram.com/ana.ejemplo"].map(icon).concat();
    let others = ["https://www.facebook.com/wix", "https://www.linkedin.com/company/fjordmap"].map(icon).concat();
    assert_eq!(footer(&format!("{own}{others}")).len(), 2);
}

#[test]
fn the_foot_below_the_last_school_is_no_degree() {
    let page = format!(
        "{HEAD}<h2>Education</h2><p>Example School, 2010 – 2013</p><footer><a href='mailto:ana@ejemplo.example'>ana@ejemplo.example</a></footer>"
    );
    assert_eq!(education(&page), "- @ Example School (2010..2013)");
}
