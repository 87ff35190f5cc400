//! Which file of a crate uses which other: `dev imports [CRATE] [--dot]`, and the circles between files that `tidy` bounds.
//!
//! A use of a name that another module only passes on (`pub use`) counts for the file that holds it. `mod` lines and tests do
//! not count. Between crates the arrows are those of ARCHITECTURE.md, which another test holds.

mod circles;
mod graph;
mod resolve;
mod source;

use std::path::Path;

use anyhow::{Context, bail};

pub(crate) use graph::Graph;

/// The graph of every crate that has a `src`, by name.
pub(crate) fn graphs(root: &Path) -> anyhow::Result<Vec<Graph>> {
    let folder = root.join("crates");
    let entries = std::fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut found = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let beginning = ["lib.rs", "main.rs"].map(|name| path.join("src").join(name)).into_iter().find(|p| p.exists());
        let (Some(beginning), Some(name)) = (beginning, path.file_name()) else { continue };
        found.push(Graph::of(&name.to_string_lossy(), &beginning)?);
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

pub(crate) fn run(arguments: &[&str]) -> anyhow::Result<()> {
    let dot = arguments.contains(&"--dot");
    let wanted: Vec<&str> = arguments.iter().copied().filter(|argument| *argument != "--dot").collect();
    let graphs = graphs(Path::new("."))?;
    if let Some(unknown) = wanted.iter().find(|name| graphs.iter().all(|graph| graph.name != **name)) {
        bail!("there is no crate {unknown:?}");
    }
    let chosen = graphs.iter().filter(|graph| wanted.is_empty() || wanted.contains(&graph.name.as_str()));
    if dot {
        println!("digraph imports {{\n  rankdir=TB; node [shape=box, fontname=\"sans-serif\", fontsize=10];");
        chosen.for_each(|graph| print!("{}", graph.dot()));
        println!("}}");
        return Ok(());
    }
    let mut circles = 0;
    for graph in chosen {
        print!("{}", graph.text(!wanted.is_empty()));
        circles += graph.circles().len();
    }
    println!("circles between files: {circles}");
    Ok(())
}
