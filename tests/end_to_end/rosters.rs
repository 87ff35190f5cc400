//! Batches through the command line: rosters as customers hand them in, broken off and gone on with.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crosscheck_testkit::cvs::packed;
use serde_json::Value;

use crate::{Ran, crosscheck};

/// A folder with a roster of so many rows, their CVs, and a WARC of their profiles.
struct Batch {
    folder: tempfile::TempDir,
}

impl Batch {
    fn new(rows: usize) -> Self {
        let batch = Self { folder: tempfile::tempdir().unwrap() };
        let mut roster = String::from("\u{feff}Candidate ref;agency;consent_ref;purpose;cv;links;desk\r\n");
        let mut warc = Vec::new();
        for number in 1..=rows {
            let name = format!("cv {number}.txt");
            let cv = format!(
                "Lotte van Tongeren {number}\nlotte{number}@lotte.example\n\nExperience\n\nEngineer, Grachtwerk BV\nMarch 2019 - Present\n"
            );
            std::fs::write(batch.path(&name), cv).unwrap();
            write!(roster, "R-{number};Agency {};CONSENT-{number};hiring;{name};github.com/lotte-{number} https://agency.example/;east\r\n", number % 2).unwrap();
            let user = format!(r#"{{"login":"lotte-{number}","id":{number},"type":"User","name":"Lotte {number}"}}"#);
            warc.extend(record(&format!("https://api.github.com/users/lotte-{number}"), "application/json", &user));
        }
        warc.extend(record("https://agency.example/", "text/html", "<title>Agency</title><p>We place people.</p>"));
        std::fs::write(batch.path("roster.csv"), roster).unwrap();
        std::fs::write(batch.path("pages.warc"), warc).unwrap();
        batch
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    fn run(&self, more: &[&str]) -> Ran {
        let (roster, store, warc) = (self.text("roster.csv"), self.text("store"), self.text("pages.warc"));
        let mut arguments = vec!["batch", &roster, "--store", &store, "--replay", &warc];
        arguments.extend(more);
        crosscheck(&arguments)
    }

    fn cases(&self) -> String {
        let ran = crosscheck(&["cases", "--store", &self.text("store")]);
        assert_eq!(ran.status, 0, "{}", ran.error);
        ran.out
    }
}

fn record(address: &str, media: &str, body: &str) -> Vec<u8> {
    let http = format!("HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    format!(
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-11-02T08:00:00Z\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{http}\r\n\r\n",
        http.len()
    )
    .into_bytes()
}

fn events(ran: &Ran) -> Vec<Value> {
    ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn ended(ran: &Ran) -> Value {
    events(ran).pop().unwrap()
}

#[test]
fn a_roster_is_run_once_and_a_second_run_finds_every_row_settled() {
    let batch = Batch::new(4);
    let out = batch.text("out");
    let ran = batch.run(&["--out", &out]);
    assert_eq!(ran.status, 0, "{}", ran.error);
    assert_eq!((ended(&ran)["done"].as_u64(), events(&ran).len()), (Some(4), 6));
    let cases = batch.cases();
    let lines: Vec<Value> = cases.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 4);
    assert_eq!((&lines[0]["candidate_ref"], &lines[0]["others"]["desk"]), (&"R-1".into(), &"east".into()));
    assert_eq!((&lines[0]["line"], &lines[0]["state"], &lines[0]["sources"]), (&2.into(), &"done".into(), &3.into()));
    let again = batch.run(&["--out", &out]);
    assert_eq!(
        (again.status, ended(&again)["settled"].as_u64(), ended(&again)["done"].as_u64()),
        (0, Some(4), Some(0))
    );
    assert_eq!(batch.cases(), cases);
    let index = std::fs::read_to_string(Path::new(&out).join("index.html")).unwrap();
    assert!(index.contains("reports/R-1.html") && index.contains("agency-1.html"), "{index}");
    // The same dossier gives the same report, whichever way it was run.
    let dossier = format!("{out}/dossiers/R-3.wacz");
    let alone = crosscheck(&["check", "--replay", &dossier, "--format", "json"]);
    assert_eq!(alone.out, std::fs::read_to_string(format!("{out}/reports/R-3.json")).unwrap());
    let changed = std::fs::read_to_string(batch.path("roster.csv")).unwrap().replace("CONSENT-2", "CONSENT-9");
    std::fs::write(batch.path("roster.csv"), changed).unwrap();
    assert_eq!(ended(&batch.run(&[]))["done"], 1, "a changed row is run again");
}

#[test]
fn bad_rows_are_named_before_anything_is_run() {
    let batch = Batch::new(2);
    let mut roster = std::fs::read_to_string(batch.path("roster.csv")).unwrap();
    roster
        .push_str("R-1;A;C;hiring;cv 1.txt;;east\r\nR-7;A;;hiring;cv 1.txt;;east\r\nR-8;A;C;hiring;nope.txt;;east\r\n");
    roster.push_str("R-9;A;C;hiring;;;east\r\nR-10;A;C;hiring;;https://ok.example nonsense;east\r\nR-11;A;C\r\n");
    std::fs::write(batch.path("roster.csv"), roster).unwrap();
    let ran = batch.run(&[]);
    assert_eq!(ran.status, 2, "{}", ran.error);
    for told in [
        "line 4, column candidate_ref: it stands in line 2 already",
        "line 5, column consent_ref: it is empty",
        "line 6, column cv: the file is not there",
        "line 7, column links: there is neither a CV nor a link",
        "line 8, column links: link 2 cannot be read",
        "line 9, column purpose: the row has 3 fields, the first line 7",
    ] {
        assert!(ran.error.contains(told), "{told}: {}", ran.error);
    }
    assert!(!batch.path("store").exists(), "nothing was begun");
    let ran = batch.run(&["--skip-bad-rows"]);
    assert_eq!((ran.status, ended(&ran)["done"].as_u64()), (5, Some(2)), "{}", ran.error);
    std::fs::write(batch.path("roster.csv"), "candidate_ref,consent_ref\nR-1,C\n").unwrap();
    assert!(batch.run(&[]).error.contains("no column purpose"));
}

#[test]
fn a_limit_stops_early_and_the_next_run_goes_on() {
    let batch = Batch::new(5);
    let ran = batch.run(&["--max-candidates", "2"]);
    assert_eq!((ran.status, ended(&ran)["done"].as_u64(), ended(&ran)["left"].as_u64()), (6, Some(2), Some(3)));
    let late = batch.run(&["--deadline", "0s"]);
    assert_eq!((late.status, ended(&late)["settled"].as_u64(), ended(&late)["left"].as_u64()), (6, Some(2), Some(3)));
    assert_eq!(ended(&batch.run(&[]))["done"], 3);
    let plan = batch.run(&["--dry-run"]).json();
    assert_eq!((&plan["rows"], &plan["cvs"]), (&5.into(), &5.into()));
    assert!(plan["hosts"].as_array().unwrap().iter().any(|host| host["host"] == "api.github.com"), "{plan}");
}

#[test]
fn json_lines_and_tabs_say_the_same_as_semicolons() {
    let batch = Batch::new(2);
    assert_eq!(batch.run(&[]).status, 0);
    let expected = batch.cases();
    std::fs::remove_dir_all(batch.path("store")).unwrap();
    let roster = std::fs::read_to_string(batch.path("roster.csv")).unwrap();
    std::fs::write(batch.path("roster.csv"), roster.replace(';', "\t").replace("\r\n", "\n")).unwrap();
    assert_eq!(batch.run(&[]).status, 0);
    assert_eq!(batch.cases(), expected);
    let mut lines = String::from("\n");
    for row in roster.lines().skip(1) {
        let cells: Vec<&str> = row.split(';').collect();
        let links: Vec<&str> = cells[5].split(' ').collect();
        let row = serde_json::json!({
            "candidate_ref": cells[0], "agency": cells[1], "consent_ref": cells[2], "purpose": cells[3], "cv": cells[4],
            "links": links, "desk": cells[6],
        });
        writeln!(lines, "{row}").unwrap();
    }
    std::fs::write(batch.path("roster.jsonl"), lines).unwrap();
    let (roster, store) = (batch.text("roster.jsonl"), batch.text("other store"));
    let warc = batch.text("pages.warc");
    let ran = crosscheck(&["batch", &roster, "--store", &store, "--replay", &warc]);
    assert_eq!(ran.status, 0, "{}", ran.error);
    assert_eq!(crosscheck(&["cases", "--store", &store]).out, expected);
}

/// Cells as a workbook of one sheet, in the form that this ending names.
fn workbook(rows: &[Vec<String>], ending: &str) -> Vec<u8> {
    let mut body = String::new();
    for (number, cells) in (1..).zip(rows) {
        let cells: String = (b'A'..)
            .zip(cells)
            .map(|(column, cell)| match ending {
                "xlsx" => format!("<c r=\"{}{number}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>", char::from(column)),
                _ => {
                    format!("<table:table-cell office:value-type=\"string\"><text:p>{cell}</text:p></table:table-cell>")
                }
            })
            .collect();
        match ending {
            "xlsx" => write!(body, "<row r=\"{number}\">{cells}</row>").unwrap(),
            _ => write!(body, "<table:table-row>{cells}</table:table-row>").unwrap(),
        }
    }
    if ending == "xlsx" { spreadsheet(&body) } else { open_document(&body) }
}

fn spreadsheet(rows: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let packages = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    packed(&[
        ("[Content_Types].xml", types.to_owned()),
        (
            "_rels/.rels",
            format!(
                "<Relationships {packages}><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships {packages}><Relationship Id=\"s1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"Candidates\" sheetId=\"1\" r:id=\"s1\"/></sheets></workbook>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>")),
    ])
}

fn open_document(rows: &str) -> Vec<u8> {
    let names: String = ["office", "table", "text"]
        .map(|name| format!(" xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\""))
        .concat();
    let mimetype = "application/vnd.oasis.opendocument.spreadsheet";
    let content = format!(
        "<office:document-content{names}><office:body><office:spreadsheet><table:table table:name=\"Candidates\">{rows}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"";
    packed(&[
        ("mimetype", mimetype.to_owned()),
        ("content.xml", content),
        (
            "META-INF/manifest.xml",
            format!(
                "<manifest:manifest {manifest}><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"{mimetype}\"/></manifest:manifest>"
            ),
        ),
    ])
}

#[test]
fn workbooks_say_the_same_as_csv() {
    let batch = Batch::new(3);
    assert_eq!(batch.run(&[]).status, 0);
    let expected = batch.cases();
    let roster = std::fs::read_to_string(batch.path("roster.csv")).unwrap();
    let rows: Vec<Vec<String>> = roster
        .trim_start_matches('\u{feff}')
        .lines()
        .map(|line| line.split(';').map(str::to_owned).collect())
        .collect();
    let warc = batch.text("pages.warc");
    for ending in ["xlsx", "ods"] {
        std::fs::write(batch.path(&format!("roster.{ending}")), workbook(&rows, ending)).unwrap();
        let (roster, store) = (batch.text(&format!("roster.{ending}")), batch.text(&format!("store of {ending}")));
        let ran = crosscheck(&["batch", &roster, "--store", &store, "--replay", &warc]);
        assert_eq!(ran.status, 0, "{ending}: {}", ran.error);
        assert_eq!(crosscheck(&["cases", "--store", &store]).out, expected, "{ending}");
        let mut without_purpose = rows.clone();
        without_purpose[2][3].clear();
        std::fs::write(batch.path(&format!("roster.{ending}")), workbook(&without_purpose, ending)).unwrap();
        let ran = crosscheck(&["batch", &roster, "--store", &store, "--replay", &warc]);
        assert!(
            ran.status == 2 && ran.error.contains("line 3, column purpose: it is empty"),
            "{ending}: {}",
            ran.error
        );
    }
}

#[test]
fn the_list_as_csv_has_a_line_a_row_under_its_names() {
    let batch = Batch::new(3);
    assert_eq!(batch.run(&[]).status, 0);
    let csv = crosscheck(&["cases", "--store", &batch.text("store"), "--format", "csv"]).out;
    let mut table = csv::Reader::from_reader(csv.as_bytes());
    let names = table.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    let lines: Vec<Value> = batch.cases().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), lines.len());
    for (row, line) in rows.iter().zip(&lines) {
        let cell = |name: &str| row.get(names.iter().position(|column| column == name).unwrap()).unwrap();
        for name in ["candidate_ref", "agency", "state"] {
            assert_eq!(cell(name), line[name].as_str().unwrap());
        }
        for name in ["line", "sources", "sources_read"] {
            assert_eq!(cell(name), line[name].to_string());
        }
        assert_eq!(cell("unconfirmed"), line["findings"]["unconfirmed"].to_string());
        assert!(cell("others").contains("east"), "{}", cell("others"));
    }
}

#[test]
fn the_index_has_a_page_for_each_agency_with_its_candidates_only() {
    let batch = Batch::new(5);
    let out = batch.path("out");
    assert_eq!(batch.run(&["--out", out.to_str().unwrap()]).status, 0);
    let page = |name: &str| std::fs::read_to_string(out.join(name)).unwrap();
    let shown = |page: &str| -> Vec<String> {
        (1..=5).map(|number| format!("reports/R-{number}.html")).filter(|link| page.contains(link.as_str())).collect()
    };
    let index = page("index.html");
    assert_eq!(shown(&index).len(), 5);
    for (agency, name, of) in
        [("Agency 0", "agency-1.html", [2, 4].as_slice()), ("Agency 1", "agency-2.html", &[1, 3, 5])]
    {
        assert!(index.contains(&format!("href=\"{name}\"")) && index.contains(agency), "{index}");
        let links: Vec<String> = of.iter().map(|number| format!("reports/R-{number}.html")).collect();
        assert_eq!(shown(&page(name)), links, "{agency}");
        assert!(page(name).contains("index.html"), "the way back");
        assert!(links.iter().all(|link| out.join(link).exists()), "the reports are there");
    }
}
