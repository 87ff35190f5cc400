use serde_json::Value;

use super::kind::Kind;
use crate::charset;
use crate::format::{Format, ProfileFormat, SavedFormat};

/// Larger files are told by their beginning only.
const WHOLE: usize = 8 << 20;
/// Sections of JSON Resume.
const JSON_RESUME: [&str; 6] = ["basics", "work", "education", "skills", "languages", "projects"];

/// What a JSON file is. One that does not parse counts as a JSON Resume, whose reader says where it breaks.
pub(super) fn recognise(bytes: &[u8]) -> Kind {
    if bytes.len() > WHOLE {
        return Kind::Unknown(format!("the file is JSON of more than {} MiB, which is no CV", WHOLE >> 20));
    }
    let Some(text) = charset::decode(bytes) else {
        return Kind::Unknown("the file is not text, so it is not JSON".into());
    };
    let Ok(value) = serde_json::from_str::<Value>(&text) else { return Kind::Cv(Format::JsonResume) };
    by_shape(&value)
}

fn by_shape(value: &Value) -> Kind {
    let has = |key: &str| value.get(key).is_some();
    let object = |key: &str| value.get(key).is_some_and(Value::is_object);
    let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default();
    if value
        .pointer("/meta/format")
        .and_then(Value::as_str)
        .is_some_and(|format| format.to_lowercase().contains("fresh"))
        || value.pointer("/employment/history").is_some()
        || value.pointer("/education/history").is_some()
    {
        return Kind::Cv(Format::Fresh);
    }
    if is_snapshot(value) {
        return Kind::Profile(ProfileFormat::LinkedinSnapshot);
    }
    if is_schema_person(value) {
        return Kind::Cv(Format::SchemaPerson);
    }
    if object("Candidate") || object("candidate") || object("person") && value.pointer("/person/name").is_some() {
        return Kind::Cv(Format::HrOpen);
    }
    if is_github_export(value) {
        return Kind::Profile(ProfileFormat::GithubExport);
    }
    let gitlab = has("username") && (text("web_url").contains("://") || has("identities")) && has("created_at");
    if gitlab {
        return Kind::Profile(ProfileFormat::GitlabExport);
    }
    if object("basics") || JSON_RESUME.iter().any(|section| has(section)) && !has("login") && !has("@context") {
        return Kind::Cv(Format::JsonResume);
    }
    if has("SkillsPassport") {
        return Kind::Unknown("the file is Europass JSON: hand in the XML or the PDF".into());
    }
    if value.is_object() || value.is_array() {
        return Kind::SavedPages(SavedFormat::Json);
    }
    Kind::Unknown("the file is JSON, but holds neither a CV nor a profile".into())
}

/// `{"elements": [{"snapshotDomain": "PROFILE", "snapshotData": [...]}]}`, the list alone, or one of its elements.
fn is_snapshot(value: &Value) -> bool {
    let elements = value.get("elements").unwrap_or(value);
    let one = |element: &Value| element.get("snapshotDomain").is_some() && element.get("snapshotData").is_some();
    one(elements) || elements.as_array().is_some_and(|list| list.iter().any(one))
}

fn is_schema_person(value: &Value) -> bool {
    let context =
        |value: &Value| value.get("@context").is_some_and(|context| context.to_string().contains("schema.org"));
    let person = |value: &Value| match value.get("@type") {
        Some(Value::String(name)) => name == "Person" || name == "ProfilePage",
        Some(Value::Array(names)) => names.iter().any(|name| name == "Person" || name == "ProfilePage"),
        _ => false,
    };
    match value {
        Value::Array(list) => list.iter().any(|item| context(item) && person(item)),
        _ => {
            context(value)
                && (person(value)
                    || value.get("@graph").and_then(Value::as_array).is_some_and(|graph| graph.iter().any(person)))
        }
    }
}

/// The list of users in GitHub's account export: each says that it is a user, and has its page as its address.
fn is_github_export(value: &Value) -> bool {
    let user = |value: &Value| {
        value.get("type").and_then(Value::as_str) == Some("user")
            && value.get("login").is_some()
            && value.get("url").and_then(Value::as_str).is_some_and(|url| url.contains("github"))
    };
    user(value) || value.as_array().is_some_and(|list| list.iter().any(user))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Kind {
        recognise(text.as_bytes())
    }

    #[test]
    fn json_is_told_by_its_shape() {
        assert_eq!(kind(r#"{"basics": {"name": "Ana Example"}}"#), Kind::Cv(Format::JsonResume));
        assert_eq!(kind(r#"{"name": "Ana Example", "meta": {"format": "FRESH@0.6.0"}}"#), Kind::Cv(Format::Fresh));
        assert_eq!(
            kind(r#"{"@context": "https://schema.org", "@type": "Person", "name": "A"}"#),
            Kind::Cv(Format::SchemaPerson)
        );
        assert_eq!(
            kind(r#"{"elements": [{"snapshotDomain": "PROFILE", "snapshotData": []}]}"#),
            Kind::Profile(ProfileFormat::LinkedinSnapshot)
        );
        assert_eq!(
            kind(r#"[{"type": "user", "url": "https://github.com/ana", "login": "ana"}]"#),
            Kind::Profile(ProfileFormat::GithubExport)
        );
        assert_eq!(kind(r#"{"Candidate": {"person": {}}}"#), Kind::Cv(Format::HrOpen));
        assert_eq!(kind(r#"{"login": "ana", "id": 5}"#), Kind::SavedPages(SavedFormat::Json));
        assert!(matches!(kind("5"), Kind::Unknown(_)));
        assert_eq!(kind(r#"{"basics": "#), Kind::Cv(Format::JsonResume));
    }
}
