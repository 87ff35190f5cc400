use crosscheck_linkage::Links;

use crosscheck_engine::linking::Numbers;

/// Nodes are applications, edges what they share (<http://graphml.graphdrawing.org/>).
pub(super) fn write(links: &Links, numbers: &Numbers) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n\
         <key id=\"agency\" for=\"node\" attr.name=\"agency\" attr.type=\"string\"/>\n\
         <key id=\"cluster\" for=\"node\" attr.name=\"cluster\" attr.type=\"string\"/>\n\
         <key id=\"kinds\" for=\"edge\" attr.name=\"kinds\" attr.type=\"string\"/>\n<graph edgedefault=\"undirected\">\n",
    );
    let mut nodes: Vec<u32> = links.edges.iter().flat_map(|edge| [edge.a, edge.b]).collect();
    nodes.sort_unstable();
    nodes.dedup();
    for node in nodes {
        let group = links.clusters.iter().find(|group| group.members.binary_search(&node).is_ok());
        let cluster = group.map(|group| format!("<data key=\"cluster\">G-{}</data>", group.id)).unwrap_or_default();
        let (id, agency) = (escaped(numbers.reference(node)), escaped(numbers.agency(node)));
        text.push_str(&format!("<node id=\"{id}\"><data key=\"agency\">{agency}</data>{cluster}</node>\n"));
    }
    for edge in &links.edges {
        let kinds: Vec<&str> = edge.evidence.iter().map(|evidence| evidence.kind.as_str()).collect();
        let (a, b) = (escaped(numbers.reference(edge.a)), escaped(numbers.reference(edge.b)));
        text.push_str(&format!(
            "<edge source=\"{a}\" target=\"{b}\"><data key=\"kinds\">{}</data></edge>\n",
            kinds.join(" ")
        ));
    }
    text + "</graph>\n</graphml>\n"
}

/// As XML text; what XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}
