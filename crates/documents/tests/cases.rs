//! Every CV in `cases/` with what is read of it beside it: `name.pdf` and `name.pdf.json`. All people are invented.
//!
//! `CROSSCHECK_WRITE_CASES=1 cargo test -p crosscheck-documents --test cases` writes the files anew; read what changed.

use std::path::Path;

use crosscheck_documents::read;
use crosscheck_model::{Address, Claim, Digest, Extraction, Origin, Personal, SourceId};
use serde_json::{Value, json};

datatest_stable::harness! {
    { test = case, root = "cases", pattern = r"\.(pdf|txt|md|html|resume\.json)$" },
}

fn case(path: &Path) -> datatest_stable::Result<()> {
    let bytes = std::fs::read(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let origin = Origin::new(SourceId(0), Address::File(name.clone()), jiff::Timestamp::UNIX_EPOCH, Digest::of(&bytes));
    let found = summary(&read(&bytes, &name, &origin, None));
    assert_eq!(found, summary(&read(&bytes, &name, &origin, None)), "a second reading must say the same");
    let beside = path.with_file_name(format!("{name}.json"));
    if std::env::var_os("CROSSCHECK_WRITE_CASES").is_some() {
        std::fs::write(&beside, serde_json::to_string_pretty(&found)? + "\n")?;
        return Ok(());
    }
    let expected: Value = serde_json::from_slice(&std::fs::read(&beside)?)?;
    assert_eq!(expected, found, "{}", serde_json::to_string_pretty(&found)?);
    Ok(())
}

fn shown(value: &Option<Personal>) -> Value {
    value.as_ref().map_or(Value::Null, |value| Value::from(value.expose()))
}

fn certainty<T>(claim: &Claim<T>) -> &'static str {
    claim.evidence().certainty.as_str()
}

fn summary(extraction: &Extraction) -> Value {
    let claims = &extraction.claims;
    json!({
        "outcome": format!("{:?}", extraction.outcome),
        "problems": extraction.problems.iter().map(|problem| format!("{}: {}", problem.locator, problem.what)).collect::<Vec<_>>(),
        "names": claims.names.iter().map(|c| format!("{:?}: {}", c.value().role, c.value().full.expose())).collect::<Vec<_>>(),
        "emails": claims.emails.iter().map(|c| c.value().0.expose()).collect::<Vec<_>>(),
        "phones": claims.phones.iter().map(|c| json!([c.value().text.expose(), shown(&c.value().e164)])).collect::<Vec<_>>(),
        "places": claims.places.iter().map(|c| c.value().text.expose()).collect::<Vec<_>>(),
        "contact quotes": claims.emails.iter().map(|c| c.quote())
            .chain(claims.phones.iter().map(|c| c.quote()))
            .chain(claims.places.iter().map(|c| c.quote()))
            .collect::<Vec<_>>(),
        "links": claims.links.iter().map(|c| format!("{:?}: {}", c.value().role, c.value().url)).collect::<Vec<_>>(),
        "work": claims.work.iter().map(|c| json!({
            "title": shown(&c.value().title), "organisation": shown(&c.value().organisation), "place": shown(&c.value().place),
            "period": c.value().period.to_string(), "quote": c.quote(), "at": c.evidence().locator.to_string(),
            "summary": shown(&c.value().summary),
        })).collect::<Vec<_>>(),
        "education": claims.education.iter().map(|c| json!({
            "institution": shown(&c.value().institution), "degree": shown(&c.value().degree), "field": shown(&c.value().field),
            "period": c.value().period.to_string(), "quote": c.quote(),
        })).collect::<Vec<_>>(),
        "languages": claims.languages.iter().map(|c| json!([c.value().language.expose(), shown(&c.value().level)])).collect::<Vec<_>>(),
        "skills": claims.skills.iter().map(|c| c.value().value.expose()).collect::<Vec<_>>(),
        "certainty": json!({
            "names": claims.names.iter().map(certainty).collect::<Vec<_>>(),
            "emails": claims.emails.iter().map(certainty).collect::<Vec<_>>(),
            "phones": claims.phones.iter().map(certainty).collect::<Vec<_>>(),
            "places": claims.places.iter().map(certainty).collect::<Vec<_>>(),
            "links": claims.links.iter().map(certainty).collect::<Vec<_>>(),
            "work": claims.work.iter().map(certainty).collect::<Vec<_>>(),
            "education": claims.education.iter().map(certainty).collect::<Vec<_>>(),
            "languages": claims.languages.iter().map(certainty).collect::<Vec<_>>(),
        }),
        "photos": claims.photos.iter().map(|c| c.quote()).collect::<Vec<_>>(),
    })
}
