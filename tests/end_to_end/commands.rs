use serde_json::Value;

use crate::{at_root, crosscheck, crosscheck_fed};

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_stream_of_names_is_answered_line_for_line_and_goes_on_after_a_bad_line() {
    let stream = "{\"a\":\"Jane Doe\",\"b\":\"Doe, Jane\"}\nnot json\n{\"a\":\"Jane Doe\"}\n\n{\"a\":\"Jane Doe\",\"b\":\"Robert Miller\"}\n{\"a\":\"Jane Doe\",\"b\":\"codewizard\"}\n";
    let ran = crosscheck_fed(&["compare", "names", "--jsonl"], stream.as_bytes());
    assert_eq!(ran.status, 0, "{}", ran.error);
    let verdicts = lines(&ran.out);
    assert_eq!(verdicts.len(), 6);
    assert_eq!(verdicts[0]["verdict"], "same");
    for bad in [1, 2, 3] {
        assert!(verdicts[bad]["error"].is_string() && verdicts[bad]["verdict"].is_null(), "{}", verdicts[bad]);
    }
    assert_eq!(verdicts[4]["verdict"], "contradictory");
    assert_eq!(verdicts[5]["verdict"], "not_comparable");
}

#[test]
fn two_names_are_compared_for_a_reader() {
    let verdict = crosscheck(&["compare", "names", "배민경", "Bae Min-kyung"]).json();
    assert!(["same", "compatible"].contains(&verdict["verdict"].as_str().unwrap()), "{verdict}");
    assert!(verdict["sentence"].as_str().unwrap().len() > 10 && verdict["version"].is_string(), "{verdict}");
}

#[test]
fn pictures_are_compared_as_files_and_in_a_stream() {
    let folder = at_root("fixtures/source");
    let (one, small) = (format!("{folder}/consistent/portrait.jpg"), format!("{folder}/consistent/small.png"));
    let other = format!("{folder}/contradictory/portrait.jpg");
    assert_eq!(crosscheck(&["compare", "photos", &one, &small]).json()["verdict"], "same_picture");
    let stream = [
        serde_json::json!({"a": one, "b": small}).to_string(),
        serde_json::json!({"a": one, "b": other}).to_string(),
        serde_json::json!({"a": one, "b": "/nonexistent.jpg"}).to_string(),
        serde_json::json!({"a": one, "b": "data:image/png;base64,bm90IGEgcGljdHVyZQ=="}).to_string(),
        serde_json::json!({"a": one, "b": one}).to_string(),
    ];
    let ran = crosscheck_fed(&["compare", "photos", "--jsonl"], stream.join("\n").as_bytes());
    assert_eq!(ran.status, 0, "{}", ran.error);
    let verdicts = lines(&ran.out);
    assert_eq!(verdicts.len(), 5);
    assert_eq!(verdicts[0]["verdict"], "same_picture");
    assert_eq!(verdicts[1]["verdict"], "different_picture");
    assert!(verdicts[2]["error"].is_string(), "{}", verdicts[2]);
    assert_eq!(verdicts[3]["verdict"], "not_comparable");
    assert_eq!(verdicts[4]["verdict"], "same_picture");
}

#[test]
fn a_text_is_held_against_the_languages_declared() {
    let portuguese = "Passei a tarde inteira a arrumar os mapas antigos que o meu avô guardava numa gaveta, e encontrei \
                      cartas escritas à mão sobre os caminhos de ferro da região, com desenhos muito bonitos das estações, \
                      das pontes e dos túneis que já não existem, e ainda uma fotografia da família à porta de casa.";
    let line =
        |declared: &[&str]| serde_json::json!({"text": portuguese, "declared": declared, "names": []}).to_string();
    let stream = [
        line(&["Portuguese", "English"]),
        line(&["English"]),
        "{}".to_owned(),
        serde_json::json!({"text": "ok", "declared": ["en"]}).to_string(),
    ];
    let ran = crosscheck_fed(&["compare", "languages", "--jsonl"], stream.join("\n").as_bytes());
    let verdicts = lines(&ran.out);
    assert_eq!(verdicts[0]["verdict"], "declared");
    assert_eq!(verdicts[0]["languages"][0]["code"], "pt");
    assert_eq!(verdicts[1]["verdict"], "undeclared");
    assert!(verdicts[2]["error"].is_string());
    assert_eq!(verdicts[3]["verdict"], "not_enough_text");
}

#[test]
fn a_cv_is_read_as_rendered_by_each_tool() {
    for (case, name, mail, phone, work, education) in [
        ("consistent", "Nora Whitfield", "nora@nora-whitfield.example", "+15035550142", 2, 1),
        ("consistent_hard", "Minkyung Bae", "mk@minkyung.example", "+16195550163", 2, 2),
        ("contradictory", "Daniel Harwood", "daniel@daniel-harwood.example", "+13035550117", 2, 1),
        ("half_unreachable", "Joana Prates", "joana@joana-prates.example", "+12025550188", 2, 1),
        ("cv_alone", "Aïcha Lindström-Diallo", "aicha@lindstrom-diallo.example", "+16465550175", 2, 2),
    ] {
        let claims =
            crosscheck(&["read", &at_root(&format!("fixtures/source/{case}/cv.pdf"))]).json()["claims"].clone();
        assert_eq!(claims["names"][0]["value"]["full"], name, "{case}");
        assert_eq!(claims["emails"][0]["value"], mail, "{case}");
        assert_eq!(claims["phones"][0]["value"]["e164"], phone, "{case}");
        assert_eq!(claims["work"].as_array().map_or(0, Vec::len), work, "{case}: {}", claims["work"]);
        assert_eq!(claims["education"].as_array().map_or(0, Vec::len), education, "{case}: {}", claims["education"]);
        assert!(claims["photos"].as_array().is_some_and(|photos| !photos.is_empty()), "{case}: no photo");
    }
}

#[test]
fn a_page_and_standard_input_are_read_as_what_they_are_said_to_be() {
    let page = at_root("fixtures/source/contradictory/portfolio.html");
    let address = "https://daniel-harwood.example/";
    let read = crosscheck(&["read", &page, "--url", address]).json();
    assert_eq!(read["claims"]["names"][0]["value"]["full"], "Daniel Harwood");
    let input = std::fs::read(&page).unwrap();
    let fed = crosscheck_fed(&["read", "-", "--url", address], &input).json();
    assert_eq!(fed["claims"]["names"][0]["quote"], read["claims"]["names"][0]["quote"]);
    let resume = std::fs::read(at_root("fixtures/source/nothing_reachable/cv.json")).unwrap();
    let cv = crosscheck_fed(&["read", "-"], &resume).json();
    assert_eq!(cv["claims"]["names"][0]["value"]["full"], "Petra Vacek");
    assert_eq!(cv["claims"]["work"][0]["value"]["organisation"], "Lipka Instruments");
}

#[test]
fn lists_and_explanations_are_there_for_people_and_programs() {
    let checks = crosscheck(&["checks", "--json"]).json();
    let text = checks.to_string();
    for id in ["name_differs_across_sources", "employment_differs", "coverage"] {
        assert!(text.contains(id));
        let explained = crosscheck(&["explain", id]);
        assert!(explained.status == 0 && explained.out.contains("What else can explain it"), "{id}");
    }
    assert!(crosscheck(&["sites", "--json"]).json().to_string().contains("stackexchange"));
    assert!(crosscheck(&["completions", "bash"]).out.contains("crosscheck"));
    assert!(crosscheck(&["man"]).out.contains("crosscheck"));
    assert!(crosscheck(&["config"]).out.contains("default"));
}

#[test]
fn a_challenge_gives_each_profile_its_own_token_and_is_bound_to_its_case() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("challenge.json");
    let kept = file.to_str().unwrap();
    let links = ["https://code.example/", "https://dev.to/mira-example", "https://www.linkedin.com/in/mira-example"];
    let made = crosscheck(&[&["challenge", "new", "--case", "A-17", "--out", kept][..], &links].concat());
    assert_eq!(made.status, 0, "{}", made.error);
    assert!(made.out.contains("rel=\"me\"") && made.out.contains("cannot be proven this way"), "{}", made.out);
    let challenge: serde_json::Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    let tokens: Vec<_> = challenge["profiles"].as_array().unwrap().iter().map(|one| one["token"].as_str()).collect();
    assert!(tokens[0].is_some() && tokens[1].is_some() && tokens[0] != tokens[1] && tokens[2].is_none(), "{tokens:?}");
    assert!(made.out.contains(tokens[1].unwrap()));
    // It is made once, and for one case; both are told before anything is fetched.
    assert_eq!(crosscheck(&["challenge", "new", "--case", "A-17", "--out", kept, links[0]]).status, 2);
    let other = crosscheck(&["challenge", "verify", "--case", "B-1", kept]);
    assert!(other.status == 2 && other.error.contains("another case"), "{}", other.error);
    std::fs::write(&file, "{}").unwrap();
    assert!(crosscheck(&["challenge", "verify", "--case", "A-17", kept]).error.contains("is no challenge"));
}
