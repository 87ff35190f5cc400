//! Domains that are written almost like another one.

/// Signs that readers take for each other, each with the one that stands for it here.
const TAKEN_FOR: [(&str, &str); 8] =
    [("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("i", "l"), ("5", "s"), ("-", ""), ("3", "e")];
/// Letters that may differ, and the length from which they may.
const MOST_EDITS: usize = 2;
const SHORTEST: usize = 6;

/// Whether one domain could be read as the other: their names are at most two letters apart, or look the
/// same. A domain is no look-alike of itself, nor of one with another ending.
#[must_use]
pub fn is_look_alike(domain: &str, own: &str) -> bool {
    let (domain, own) = (domain.to_lowercase(), own.to_lowercase());
    if domain == own {
        return false;
    }
    let (a, b) = (name(&domain), name(&own));
    // Firms have one name under several endings.
    if a == b {
        return false;
    }
    if shape(a) == shape(b) {
        return true;
    }
    let short = a.chars().count().min(b.chars().count()) < SHORTEST;
    !short && strsim::damerau_levenshtein(a, b) <= MOST_EDITS
}

/// The label that is registered, without its ending.
fn name(domain: &str) -> &str {
    let suffix = psl::suffix(domain.as_bytes()).map_or(0, |suffix| suffix.as_bytes().len());
    let before = domain[..domain.len() - suffix].trim_end_matches('.');
    before.rsplit('.').next().unwrap_or(before)
}

fn shape(name: &str) -> String {
    TAKEN_FOR.iter().fold(name.to_owned(), |shape, (written, stands_for)| shape.replace(written, stands_for))
}

#[cfg(test)]
mod tests {
    use super::is_look_alike;

    #[test]
    fn looking_alike_and_others() {
        for (domain, own) in [
            ("qulllstone.example", "quillstone.example"),
            ("acrne.example", "acme.example"),
            ("quill-stone.example", "quillstone.example"),
            ("quilstone.example", "quillstone.example"),
        ] {
            assert!(is_look_alike(domain, own), "{domain}");
        }
        for (domain, own) in [
            ("quillstone.example", "quillstone.example"),
            ("quillstone.test", "quillstone.example"),
            ("brightmoor.example", "quillstone.example"),
            ("acne.example", "acme.example"),
            ("ibn.example", "ibm.example"),
        ] {
            assert!(!is_look_alike(domain, own), "{domain}");
        }
    }
}
