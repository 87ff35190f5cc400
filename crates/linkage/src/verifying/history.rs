use std::collections::BTreeMap;

use crate::evidence::Quoted;
use crate::{Application, Evidence, Kind};

/// Commits with equal author's times but other ids from which a history was rewritten under another name. A fork has the same ids.
const LEAST_COMMITS: usize = 10;

/// Commits written at the same seconds, rewritten.
pub(super) fn copied_history(a: &Application, b: &Application) -> Option<Evidence> {
    let of_b: BTreeMap<i64, u32> = b.commits.iter().copied().collect();
    let rewritten = |(at, id): &&(i64, u32)| of_b.get(at).is_some_and(|other| other != id);
    let common: Vec<&(i64, u32)> = a.commits.iter().filter(rewritten).collect();
    if common.len() < LEAST_COMMITS {
        return None;
    }
    let side = |ids: Vec<u32>| {
        let ids: Vec<String> = ids.iter().take(4).map(|id| format!("{id:08x}")).collect();
        Quoted::new(&format!("commits {} …", ids.join(", ")), "")
    };
    Some(Evidence {
        kind: Kind::History,
        extent: format!("{} commits with equal author's times and other ids", common.len()),
        a: side(common.iter().map(|(_, id)| *id).collect()),
        b: side(common.iter().filter_map(|(at, _)| of_b.get(at).copied()).collect()),
    })
}
