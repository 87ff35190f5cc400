use crosscheck_linkage::{Edge, Evidence, Group, Links, Word};
use serde_json::{Value, json};

use crate::batch::for_sheet;
use crosscheck_engine::linking::Numbers;

/// The customer's reference of the application with a number.
pub(crate) type Reference<'a> = dyn Fn(u32) -> &'a str + 'a;

/// One object a line: edges, then clusters, then applications of one person.
pub(crate) fn jsonl(links: &Links, reference: &Reference<'_>) -> anyhow::Result<String> {
    let mut text = String::new();
    let mut line = |value: Value| {
        text.push_str(&value.to_string());
        text.push('\n');
    };
    for edge in links.edges.iter().filter(|edge| !edge.is_same_application()) {
        line(json!({
            "kind": "edge", "members": [reference(edge.a), reference(edge.b)],
            "evidence": edge.evidence, "one_name": edge.one_name, "decision": decision(edge),
        }));
    }
    for (kind, groups) in [("cluster", &links.clusters), ("same_application", &links.same_applications)] {
        for group in groups {
            line(json!({
                "kind": kind, "id": group_id(kind, group), "members": members(group, reference),
                "evidence": evidence(group, links, reference),
            }));
        }
    }
    Ok(text)
}

fn group_id(kind: &str, group: &Group) -> Option<String> {
    (kind == "cluster").then(|| format!("G-{}", group.id))
}

fn decision(edge: &Edge) -> Option<&'static str> {
    edge.word.map(|word| if word == Word::TheSame { "the_same" } else { "not_the_same" })
}

fn members<'a>(group: &Group, reference: &Reference<'a>) -> Vec<&'a str> {
    group.members.iter().map(|member| reference(*member)).collect()
}

/// All evidence inside a group, each with the two applications it stands in.
fn evidence(group: &Group, links: &Links, reference: &Reference<'_>) -> Vec<Value> {
    let mut found = Vec::new();
    for edge in group.edges.iter().filter_map(|at| links.edges.get(*at)) {
        for evidence in &edge.evidence {
            let mut value = serde_json::to_value(evidence).unwrap_or_default();
            value["family"] = serde_json::to_value(evidence.family()).unwrap_or_default();
            value["members"] = json!([reference(edge.a), reference(edge.b)]);
            found.push(value);
        }
    }
    found
}

/// One line an evidence.
pub(super) fn csv(links: &Links, numbers: &Numbers) -> anyhow::Result<String> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record([
        "cluster", "a", "b", "one_name", "kind", "extent", "quote_a", "source_a", "quote_b", "source_b",
    ])?;
    for (at, edge) in links.edges.iter().enumerate() {
        let cluster = links.clusters.iter().find(|group| group.edges.binary_search(&at).is_ok());
        let cluster = cluster.map(|group| format!("G-{}", group.id)).unwrap_or_default();
        for Evidence { kind, extent, a, b } in &edge.evidence {
            let side =
                |quoted: &crosscheck_linkage::Quoted| for_sheet(quoted.picture.as_ref().unwrap_or(&quoted.quote));
            table.write_record([
                cluster.clone(),
                for_sheet(numbers.reference(edge.a)),
                for_sheet(numbers.reference(edge.b)),
                edge.one_name.to_string(),
                kind.as_str().to_owned(),
                extent.clone(),
                side(a),
                for_sheet(&a.source),
                side(b),
                for_sheet(&b.source),
            ])?;
        }
    }
    Ok(String::from_utf8(table.into_inner()?)?)
}
