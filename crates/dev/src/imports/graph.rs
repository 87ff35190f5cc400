//! The files of one crate and their uses of each other, as text and as a drawing.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use super::circles::circles;
use super::resolve::Crate;

/// The files of a crate and which uses which.
#[derive(Debug)]
pub(crate) struct Graph {
    pub(crate) name: String,
    /// Paths below `src`.
    files: Vec<String>,
    edges: BTreeMap<usize, BTreeSet<usize>>,
}

impl Graph {
    pub(super) fn of(name: &str, beginning: &Path) -> anyhow::Result<Self> {
        let read = Crate::read(beginning)?;
        let mut edges: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (module, (file, said)) in &read.modules {
            let own = edges.entry(*file).or_default();
            own.extend(said.paths.iter().filter_map(|path| read.file_of(module, path)).filter(|other| other != file));
        }
        let source = beginning.parent().unwrap_or(beginning);
        let below = |path: &std::path::PathBuf| path.strip_prefix(source).unwrap_or(path).display().to_string();
        Ok(Self { name: name.to_owned(), files: read.files.iter().map(below).collect(), edges })
    }

    /// The circles between files, each by the files' names.
    pub(crate) fn circles(&self) -> Vec<Vec<&str>> {
        let names = |circle: Vec<usize>| circle.into_iter().map(|file| self.files[file].as_str()).collect();
        circles(&self.edges).into_iter().map(names).collect()
    }

    /// One line a circle, and with `all` one line a file.
    pub(super) fn text(&self, all: bool) -> String {
        let mut text = String::new();
        let uses: usize = self.edges.values().map(BTreeSet::len).sum();
        let _ = writeln!(text, "{}: {} files, {uses} uses between them", self.name, self.files.len());
        for (file, others) in self.edges.iter().filter(|_| all) {
            let others: Vec<&str> = others.iter().map(|other| self.files[*other].as_str()).collect();
            let _ = writeln!(text, "  {} -> {}", self.files[*file], others.join(" "));
        }
        for circle in self.circles() {
            let _ = writeln!(text, "  circle of {}: {}", circle.len(), circle.join(" "));
        }
        text
    }

    /// A cluster of Graphviz's language; uses within a circle are red.
    pub(super) fn dot(&self) -> String {
        let circles = circles(&self.edges);
        let mut text = format!("  subgraph \"cluster_{0}\" {{\n    label=\"{0}\";\n", self.name);
        for (number, file) in self.files.iter().enumerate() {
            let _ = writeln!(text, "    \"{0}/{number}\" [label=\"{file}\"];", self.name);
        }
        for (from, others) in &self.edges {
            for to in others {
                let red = circles.iter().any(|circle| circle.contains(from) && circle.contains(to));
                let colour = if red { " [color=red]" } else { "" };
                let _ = writeln!(text, "    \"{0}/{from}\" -> \"{0}/{to}\"{colour};", self.name);
            }
        }
        text + "  }\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uses_that_are_passed_on_count_for_the_file_that_holds_the_name() {
        let folder = std::env::temp_dir().join(format!("crosscheck-imports-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("a")).unwrap();
        let file = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
        file("lib.rs", "mod a;\nmod b;\npub use b::Thing;\n");
        file("a/mod.rs", "mod one;\nmod two;\npub(crate) use one::first;\n");
        file("a/one.rs", "use crate::Thing;\npub(crate) fn first() -> Thing { super::two::second() }\n");
        file("a/two.rs", "use super::first;\npub(crate) fn second() -> crate::b::Thing { drop(first); todo!() }\n");
        file("b.rs", "pub struct Thing;\n");
        let graph = Graph::of("trial", &folder.join("lib.rs")).unwrap();
        assert_eq!(graph.circles(), [["a/one.rs", "a/two.rs"]]);
        assert!(graph.text(true).contains("  a/one.rs -> a/two.rs b.rs\n"), "{}", graph.text(true));
        assert!(graph.dot().contains("[color=red]"));
        std::fs::remove_dir_all(folder).unwrap();
    }
}
