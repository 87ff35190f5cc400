//! Every site is one folder with its documentation and its four kinds of answers.
#![expect(clippy::disallowed_methods, reason = "a test that looks at the crate's own folders")]

use std::path::Path;

use crosscheck_sites::registry;

#[test]
fn every_site_is_documented_and_shown() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for site in registry() {
        let folder = site.facts.id;
        let readme = std::fs::read_to_string(root.join(folder).join("README.md")).unwrap();
        for heading in ["Endpoints and why", "Absence", "health: "] {
            assert!(readme.contains(heading), "{folder}/README.md says nothing under {heading}");
        }
        let pages: Vec<String> = std::fs::read_dir(root.join(folder).join("pages"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        for kind in ["present", "absent", "refused", "changed_layout"] {
            let shown = |end: &str| pages.iter().any(|name| name.starts_with(kind) && name.ends_with(end));
            assert!(shown(".http") && shown(".json"), "{folder}/pages has no {kind}");
        }
    }
}
