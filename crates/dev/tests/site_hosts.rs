//! What is known of a site stands in its folder: no other crate names a host of a registered site.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            sources(&path, found);
        } else if name.ends_with(".rs") && name != "tests.rs" {
            found.push(path);
        }
    }
}

/// Texts in code, without tests and documentation.
#[derive(Default)]
struct Texts(Vec<String>);

impl<'ast> Visit<'ast> for Texts {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let is_test = |attribute: &syn::Attribute| match &attribute.meta {
            syn::Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string().contains("test"),
            _ => false,
        };
        if !item.attrs.iter().any(is_test) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
        self.0.push(text.value());
    }
}

/// Whether a text names a host: the host itself or one below it, and nothing longer.
fn names(text: &str, host: &str) -> bool {
    text.match_indices(host).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + host.len()..].chars().next();
        let ends = |c: Option<char>| !c.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        ends(before) && ends(after) && after != Some('.')
    })
}

#[test]
fn no_other_crate_names_a_host_of_a_site() {
    let crates = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let mut found = Vec::new();
    for entry in std::fs::read_dir(crates).unwrap() {
        let folder = entry.unwrap().path();
        // The sites themselves, and what makes material for tests.
        if folder.is_dir() && !folder.ends_with("sites") && !folder.ends_with("testkit") {
            sources(&folder.join("src"), &mut found);
        }
    }
    assert!(found.len() > 100, "the sources were not found");
    let mut complaints = Vec::new();
    for path in found {
        let mut texts = Texts::default();
        texts.visit_file(&syn::parse_file(&std::fs::read_to_string(&path).unwrap()).unwrap());
        for site in crosscheck_sites::directory().all() {
            // What reads a file that a site itself makes may know whose file it is: `linkedin_pdf` and the like.
            let own = format!("{}_", site.id);
            let of_the_site = path.components().any(|part| part.as_os_str().to_string_lossy().starts_with(&own));
            for host in site.all_hosts() {
                if !of_the_site && texts.0.iter().any(|text| names(text, host)) {
                    complaints.push(format!("{}: {host} belongs in crates/sites/src/{}", path.display(), site.id));
                }
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn a_host_is_found_where_it_stands_alone() {
    for text in ["https://forge.example/ana", "api.forge.example", "noreply@forge.example"] {
        assert!(names(text, "forge.example"), "{text}");
    }
    for text in ["notforge.example", "forge.example.net", "forge.examples", "x-forge.example"] {
        assert!(!names(text, "forge.example"), "{text}");
    }
}
