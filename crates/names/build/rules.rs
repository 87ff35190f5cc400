//! The table of rules: an enum of their ids, and what each says.

pub(crate) fn generate() -> String {
    let text = crate::read("data/rules.tsv");
    let rows: Vec<[&str; 6]> = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect::<Vec<_>>().try_into().unwrap_or_else(|_| panic!("six cells: {line}")))
        .collect();
    let ids: String =
        rows.iter().map(|[id, _, _, _, what, _]| format!("    /// {what}.\n    {},\n", camel(id))).collect();
    let table: String = rows
        .iter()
        .map(|[id, applies, says, cost, what, source]| {
            let says = match (*applies, says.split_once(':')) {
                ("words", None) => format!("Says::Joins(Relation::{}, {cost})", camel(says)),
                ("names", None) => format!("Says::Decides(Verdict::{})", camel(says)),
                ("names", Some(("open", why))) => format!("Says::Decides(Verdict::NotComparable(WhyNot::{why}))"),
                _ => panic!("{id}: {applies} {says}"),
            };
            format!("    Rule {{ id: {id:?}, says: {says}, what: {what:?}, source: {source:?} }},\n")
        })
        .collect();
    format!(
        "/// A rule of the comparison, in the order of `data/rules.tsv`.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]\n\
         #[serde(rename_all = \"snake_case\")]\n\
         #[non_exhaustive]\n\
         pub enum RuleId {{\n{ids}}}\n\n\
         static RULES: [Rule; {}] = [\n{table}];\n",
        rows.len()
    )
}

fn camel(id: &str) -> String {
    id.split('_').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}
