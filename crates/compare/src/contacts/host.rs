/// Names kept for documentation and tests (RFC 2606): no registry has them, and every invented person lives there.
const RESERVED: &str = "example";

/// Whether a written name can be a host on the public internet: a label of two or more characters before a suffix that the
/// Public Suffix List has. `profile.dev` can, `workspace.package` and `node.js` cannot, and neither can `b.sc` or `com`.
pub fn is_public_host_name(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name).to_lowercase();
    let labels_fit = name.split('.').all(|label| {
        let ends = !label.starts_with('-') && !label.ends_with('-');
        !label.is_empty() && ends && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    });
    if !labels_fit {
        return false;
    }
    let suffix = match psl::suffix(name.as_bytes()) {
        Some(suffix) if suffix.is_known() => suffix.as_bytes().len(),
        Some(suffix) if suffix == RESERVED => RESERVED.len(),
        _ => return false,
    };
    let registered = name[..name.len() - suffix].trim_end_matches('.').rsplit('.').next().unwrap_or_default();
    registered.chars().count() >= 2
}

#[cfg(test)]
mod tests {
    use super::is_public_host_name;

    #[test]
    fn a_name_is_a_host_only_under_a_suffix_that_exists() {
        for host in [
            "ana.dev",
            "www.ana.co.uk",
            "ana.github.io",
            "ana.example",
            "bücher.de",
            "食狮.中国",
            "xn--85x722f.xn--55qx5d.cn",
            "ANA.IO",
            "ana.ac.jp.",
        ] {
            assert!(is_public_host_name(host), "{host}");
        }
        for word in
            ["", "com", "co.uk", "workspace.package", "node.js", "cv.pdf", "b.sc", "a..com", "-a.com", "ana", "1.2.3.4"]
        {
            assert!(!is_public_host_name(word), "{word}");
        }
    }
}
