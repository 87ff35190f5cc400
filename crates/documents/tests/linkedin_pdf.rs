//! PDFs saved from LinkedIn, made here as that site lays them out; all people are invented.

#![expect(clippy::unwrap_used, reason = "a test")]

use std::fmt::Write as _;

use crosscheck_documents::{Format, Kind, ProfileFormat, read, recognise};
use crosscheck_model::{Address, Claims, Digest, NameRole, Origin, SourceId};

const DARK: &str = "0.098 g";
const GREY: &str = "0.694 g";
const WHITE: &str = "1 g";
const LABEL: &str = "0.663 0.694 0.714 rg";

/// Text at a place on a page of 612 x 792 points, after "~" in a regular face.
struct Put(&'static str, f32, f32, f32, &'static str);

/// A PDF of these pages with this information; `target` is a link annotation on the first.
fn pdf(info: &str, font: &str, pages: &[Vec<Put>], target: &str) -> Vec<u8> {
    let mut objects: Vec<String> = vec!["<</Type/Catalog/Pages 2 0 R>>".into(), String::new()];
    let [font, regular] = [font, "Times-Roman"]
        .map(|name| format!("<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>"));
    let mut kids = String::new();
    for (number, page) in pages.iter().enumerate() {
        let mut content = String::from("0.161 0.243 0.286 rg 0 0 201.96 792 re f ");
        for Put(colour, x, y, size, text) in page {
            let text = text.replace('(', "\\(").replace(')', "\\)");
            let (face, text) = text.strip_prefix('~').map_or(("F1", text.as_str()), |rest| ("F2", rest));
            write!(content, "{colour} BT /{face} {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET ").unwrap();
        }
        let at = objects.len() + 1;
        let annotations = if number == 0 {
            format!("/Annots[<</Type/Annot/Subtype/Link/Rect[20 700 190 715]/A<</S/URI/URI({target})>>>>]")
        } else {
            String::new()
        };
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {} 0 R/Resources<</Font<</F1 {font}/F2 {regular}>>>>{annotations}>>",
            at + 1
        ));
        objects.push(format!("<</Length {}>>stream\n{content}\nendstream", content.len()));
        write!(kids, "{at} 0 R ").unwrap();
    }
    objects[1] = format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len());
    objects.push(format!("<<{info}>>"));
    let mut file = String::from("%PDF-1.4\n");
    for (number, object) in (1..).zip(&objects) {
        writeln!(file, "{number} 0 obj{object}endobj").unwrap();
    }
    write!(file, "trailer<</Root 1 0 R/Info {} 0 R>>\n%%EOF", objects.len()).unwrap();
    file.into_bytes()
}

const CURRENT: &str =
    "/Title(Resume)/Author (LinkedIn)/Subject(Resume generated from profile)/Producer (Apache FOP Version 2.2)";

fn claims(file: &[u8]) -> Claims {
    let origin = Origin::new(SourceId(0), Address::File("p".into()), jiff::Timestamp::UNIX_EPOCH, Digest::of(file));
    read(file, "Profile.pdf", &origin, None).claims
}

fn current(place: &'static str, headings: [&'static str; 3]) -> Vec<u8> {
    let [skills, experience, education] = headings;
    let first = vec![
        Put("0.882 0.914 0.933 rg", 21.6, 737.6, 13.0, "Contact"),
        Put(WHITE, 21.6, 718.2, 10.5, "+1 555 555 0123"),
        Put(LABEL, 110.0, 718.2, 10.5, "(Mobile)"),
        Put(WHITE, 21.6, 705.6, 10.5, "ana.example.applications@mail.exam"),
        Put(WHITE, 21.6, 693.0, 10.5, "ple"),
        Put(WHITE, 21.6, 668.6, 11.0, "www.linkedin.com/in/ana-"),
        Put(WHITE, 21.6, 654.2, 11.0, "example-01234567"),
        Put(LABEL, 21.6, 639.8, 11.0, "(LinkedIn)"),
        Put("0.882 0.914 0.933 rg", 21.6, 605.0, 13.0, skills),
        Put(WHITE, 21.6, 585.5, 10.5, "Supply Chain"),
        Put(WHITE, 21.6, 572.9, 10.5, "Optimization"),
        Put(WHITE, 21.6, 555.3, 10.5, "Retail"),
        Put(DARK, 223.56, 726.45, 26.0, "Ana Example, MBA"),
        Put(DARK, 223.56, 705.2, 12.0, "Engineer at Example Corp"),
        Put(GREY, 223.56, 689.8, 12.0, place),
        Put(DARK, 223.56, 652.2, 15.75, experience),
        Put(DARK, 223.56, 621.7, 12.0, "Example Corp"),
        Put(DARK, 223.56, 605.2, 10.5, "5 years 2 months"),
        Put(DARK, 223.56, 583.9, 11.5, "Lead Engineer"),
        Put(DARK, 223.56, 569.4, 10.5, "March 2021 - Present"),
        Put(DARK, 330.0, 569.4, 10.5, "(2 years 1 month)"),
        Put(GREY, 223.56, 554.7, 10.5, "Lisbon"),
        Put(DARK, 223.56, 533.3, 10.5, "Ran the ledger, 2019 to 2020 and later."),
        Put(DARK, 223.56, 500.0, 11.5, "Engineer"),
        Put("0 g", 380.0, 13.86, 9.0, "Page 1 of 2"),
    ];
    let second = vec![
        Put(DARK, 223.56, 740.0, 10.5, "February 2018 - February 2021"),
        Put(DARK, 380.0, 740.0, 10.5, "(3 years 1 month)"),
        Put(DARK, 223.56, 700.0, 15.75, education),
        Put(DARK, 223.56, 674.5, 12.0, "University of Exampletown"),
        Put(DARK, 223.56, 656.9, 10.5, "Bachelor's degree, Physics (2012 - 2015)"),
        Put(DARK, 223.56, 623.5, 12.0, "Example School"),
    ];
    pdf(CURRENT, "Helvetica", &[first, second], "https://www.linkedin.com/in/ana-example-01234567?jobid=1")
}

fn assert_current(claims: &Claims) {
    let names: Vec<_> = claims.names.iter().map(|c| (c.value().full.expose(), c.value().role)).collect();
    assert_eq!(names, [("Ana Example", NameRole::Full)]);
    assert_eq!(claims.places.iter().map(|c| c.value().text.expose()).collect::<Vec<_>>(), ["Lisbon, Portugal"]);
    assert_eq!(claims.emails[0].value().0.expose(), "ana.example.applications@mail.example");
    assert_eq!(claims.links[0].value().url.as_str(), "https://www.linkedin.com/in/ana-example-01234567");
    assert_eq!((claims.links.len(), claims.phones.len()), (1, 1));
    let work: Vec<_> = claims
        .work
        .iter()
        .map(|c| {
            let item = c.value();
            let text =
                |value: &Option<_>| value.as_ref().map(crosscheck_model::Personal::expose).unwrap_or("-").to_owned();
            (text(&item.organisation), text(&item.title), text(&item.place), item.period.to_string())
        })
        .collect();
    let expected = [("Lead Engineer", "Lisbon", "2021-03 to present"), ("Engineer", "-", "2018-02 to 2021-02")].map(
        |(title, place, period)| ("Example Corp".to_owned(), title.to_owned(), place.to_owned(), period.to_owned()),
    );
    assert_eq!(work, expected);
    let schools: Vec<_> = claims
        .education
        .iter()
        .map(|c| (c.value().institution.as_ref().unwrap().expose(), c.value().period.to_string()))
        .collect();
    assert_eq!(schools[0], ("University of Exampletown", "2012 to 2015".to_owned()));
    assert_eq!(schools[1].0, "Example School");
    assert_eq!(claims.skills.len(), 2, "a skill over two lines is one");
}

#[test]
fn roles_follow_from_place_size_and_colour() {
    let file = current("Lisbon, Portugal", ["Top Skills", "Experience", "Education"]);
    assert_eq!(recognise(&file, "x.pdf"), Kind::Profile(ProfileFormat::LinkedinPdf));
    assert_current(&claims(&file));
}

#[test]
fn headings_in_a_language_without_a_table_change_nothing() {
    assert_current(&claims(&current("Lisbon, Portugal", ["Xyzzy", "Abcdef", "Ghijkl"])));
}

#[test]
fn the_older_layout_writes_title_at_company() {
    let page = vec![
        Put("0.2 g", 36.0, 739.3, 20.0, "Ana Example"),
        Put("0.2 g", 36.0, 717.0, 13.0, "Engineer"),
        Put("0.6 g", 36.0, 670.0, 16.0, "Experience"),
        Put("0 g", 36.0, 648.0, 12.0, "Head of Work at Home  at   Example Corp"),
        Put("0 g", 36.0, 632.0, 12.0, "~May 2011  -  June 2013 "),
        Put("0.6 g", 170.0, 632.0, 12.0, "~(2 years 2 months)"),
        Put("0.4 g", 46.8, 614.0, 12.0, "~Ran the ledger."),
        Put("0.6 g", 36.0, 580.0, 16.0, "Volunteer Experience"),
        Put("0 g", 36.0, 558.0, 12.0, "Trainer at Example Shelter"),
        Put("0.6 g", 36.0, 530.0, 16.0, "Education"),
        Put("0 g", 36.0, 508.0, 12.0, "University of Exampletown"),
        Put("0 g", 36.0, 492.0, 12.0, "~BSc, Physics, 2007 - 2011"),
    ];
    let info = "/Creator(Apache FOP Version 1.1)/Producer (Apache FOP Version 1.1)";
    let file = pdf(info, "Times-Bold", &[page], "http://www.linkedin.com/in/anaexample");
    let claims = claims(&file);
    assert_eq!(claims.names[0].value().full.expose(), "Ana Example");
    let work = claims.work[0].value();
    assert_eq!(work.organisation.as_ref().unwrap().expose(), "Example Corp");
    assert_eq!(work.title.as_ref().unwrap().expose(), "Head of Work at Home");
    assert_eq!(claims.work.len(), 1, "volunteering is no employment");
}

#[test]
fn another_paper_by_the_same_program_is_a_cv() {
    let page = vec![
        Put("0 g", 72.0, 740.0, 18.0, "Ana Example"),
        Put("0 g", 72.0, 700.0, 12.0, "Experience"),
        Put("0 g", 72.0, 680.0, 10.0, "Engineer, Example Corp, March 2019 - May 2021"),
    ];
    let file =
        pdf("/Producer (Apache FOP Version 2.2)", "Helvetica", &[page], "https://www.linkedin.com/in/anaexample");
    assert_eq!(recognise(&file, "x.pdf"), Kind::Cv(Format::Pdf));
    let claims = claims(&file);
    assert_eq!(claims.names[0].value().full.expose(), "Ana Example");
    assert_eq!(claims.work.len(), 1);
}
