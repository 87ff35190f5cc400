use crosscheck_linkage::{Evidence, Group, Links, Quoted};
use crosscheck_report::{LinkGroup, LinkLine, LinkSide, LinksPage};
use crosscheck_store::{Store, StoreError};

use super::gathered::Numbers;
use crate::batch::preview_name;

/// Clusters, then applications of one person, as a page with graphs, pictures and quotes.
pub async fn page(store: &Store, links: &Links, numbers: &Numbers) -> Result<String, StoreError> {
    let mut groups = Vec::new();
    for (title, list) in [("Group", &links.clusters), ("One name, several applications", &links.same_applications)] {
        for group in list {
            let title = if title == "Group" { format!("Group G-{}", group.id) } else { title.to_owned() };
            groups.push(shown(store, title, group, links, numbers).await?);
        }
    }
    let singles = links.edges.len() - groups.iter().map(|group| group.edges()).sum::<usize>().min(links.edges.len());
    Ok(LinksPage { groups: &groups, other_edges: singles, version: env!("CARGO_PKG_VERSION") }.to_html())
}

async fn shown(
    store: &Store,
    title: String,
    group: &Group,
    links: &Links,
    numbers: &Numbers,
) -> Result<LinkGroup, StoreError> {
    let at = |member: u32| group.members.binary_search(&member).unwrap_or_default();
    let mut lines = Vec::new();
    for edge in group.edges.iter().filter_map(|at| links.edges.get(*at)) {
        for Evidence { kind, extent, a, b } in &edge.evidence {
            lines.push(LinkLine {
                from: at(edge.a),
                to: at(edge.b),
                kind: kind.as_str().replace('_', " "),
                extent: extent.clone(),
                a: side(store, numbers, edge.a, a).await?,
                b: side(store, numbers, edge.b, b).await?,
            });
        }
    }
    let members =
        group.members.iter().map(|member| (numbers.reference(*member).to_owned(), numbers.agency(*member).to_owned()));
    Ok(LinkGroup { title, members: members.collect(), lines })
}

async fn side(store: &Store, numbers: &Numbers, number: u32, quoted: &Quoted) -> Result<LinkSide, StoreError> {
    let digest = quoted.picture.as_ref().and_then(|digest| digest.parse().ok());
    let picture = match (digest, numbers.case(number)) {
        (Some(digest), Some(case)) => store.blob(case, &preview_name(&digest)).await?,
        _ => None,
    };
    Ok(LinkSide { quote: quoted.quote.clone(), source: quoted.source.clone(), picture })
}
