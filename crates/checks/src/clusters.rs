//! Sources put together by what they state, so that ten profiles of one value make one finding and not forty-five.

/// Puts each of `count` things into the first cluster where it agrees with some member and conflicts with none, or into a
/// new one. In order, so that the CV, which comes first, stands in the first cluster.
pub(crate) fn clusters(
    count: usize,
    agree: impl Fn(usize, usize) -> bool,
    conflict: impl Fn(usize, usize) -> bool,
) -> Vec<Vec<usize>> {
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    for new in 0..count {
        let fits = |cluster: &&mut Vec<usize>| {
            cluster.iter().any(|&old| agree(old, new)) && !cluster.iter().any(|&old| conflict(old, new))
        };
        match clusters.iter_mut().find(fits) {
            Some(cluster) => cluster.push(new),
            None => clusters.push(vec![new]),
        }
    }
    clusters
}

/// Every pair of clusters, the earlier one first.
pub(crate) fn pairs(clusters: &[Vec<usize>]) -> impl Iterator<Item = (&[usize], &[usize])> {
    clusters
        .iter()
        .enumerate()
        .flat_map(move |(n, second)| clusters[..n].iter().map(move |first| (first.as_slice(), second.as_slice())))
}
