use serde::{Deserialize, Serialize};

/// What sort of thing was planted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Several names, two or more independent kinds: a cluster.
    Group,
    /// Several names, one kind: an edge and no cluster.
    OneKind,
    /// One person through two agencies.
    DoubleApplication,
    /// Relatives with one telephone.
    Family,
    /// Two people with one name.
    Namesakes,
}

/// One thing that was planted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planted {
    /// What sort.
    pub sort: Sort,
    /// References.
    pub members: Vec<String>,
    /// What they share.
    pub kinds: Vec<String>,
}

/// Everything that was planted in a roster.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Truth {
    /// Rows that can be used.
    pub rows: usize,
    /// Rows that cannot.
    pub bad_rows: usize,
    /// What was planted.
    pub planted: Vec<Planted>,
}
