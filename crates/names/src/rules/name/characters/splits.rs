//! The ways to split a name in characters into surname and given name.

use crate::knowledge::surnames;
use crate::outcome::relation::ReadingSystem;
use crate::readings::japanese;
use crate::rules::name::characters::found::Split;

/// The ways to split a compact name, given as its words.
pub(crate) fn splits(words: &[&str], system: ReadingSystem) -> Vec<Split> {
    let of = |s: &str, g: &str| Split { surname: s.to_owned(), given: g.to_owned() };
    match words {
        [] => Vec::new(),
        [one] => {
            let n = one.chars().count();
            let at = |k: usize| one.char_indices().nth(k).map_or(one.len(), |c| c.0);
            let longest = match system {
                ReadingSystem::JapaneseName => 4,
                _ => 2,
            };
            let mut out = Vec::new();
            for k in 1..=longest.min(n.saturating_sub(1)) {
                let (s, g) = one.split_at(at(k));
                let fits = match system {
                    ReadingSystem::JapaneseName => g.chars().count() <= 4,
                    ReadingSystem::Hangul => k == 1 || !surnames::korean(s).is_empty(),
                    _ => k == 1 || n == 4 || !surnames::chinese(s).is_empty(),
                };
                if fits {
                    out.push(of(s, g));
                }
            }
            if system == ReadingSystem::JapaneseName {
                // Splits whose parts the dictionary has come first.
                out.sort_by_cached_key(|s| (!japanese::is_surname(&s.surname), !japanese::is_given(&s.given)));
            }
            if n == 1 {
                out.push(of(one, ""));
            }
            out
        }
        [first, rest @ ..] => {
            let mut out = vec![of(first, &rest.concat())];
            if words.len() == 2 {
                out.push(of(rest[0], first));
            }
            out
        }
    }
}
