//! Sorted lists of words, laid out when the crate is built.

include!(concat!(env!("OUT_DIR"), "/lists.rs"));

/// What a sorted list says of a key.
pub(crate) fn find<T: Copy>(list: &[(&str, T)], key: &str) -> Option<T> {
    list.binary_search_by_key(&key, |row| row.0).ok().map(|at| list[at].1)
}
