//! From a path that is named in a module to the file that holds what it names.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::source::{self, Module};

/// More steps than this through names that are passed on would be a circle among them.
const MOST_STEPS: usize = 16;

/// The modules of a crate by their path from its root.
#[derive(Debug, Default)]
pub(super) struct Crate {
    pub(super) files: Vec<PathBuf>,
    /// Which file a module stands in, and what it says.
    pub(super) modules: BTreeMap<Vec<String>, (usize, Module)>,
}

impl Crate {
    pub(super) fn read(beginning: &Path) -> anyhow::Result<Self> {
        let mut found = Self::default();
        found.file(beginning, Vec::new())?;
        Ok(found)
    }

    fn file(&mut self, path: &Path, module: Vec<String>) -> anyhow::Result<()> {
        let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let said = source::read(&text).with_context(|| format!("cannot parse {}", path.display()))?;
        let number = self.files.len();
        self.files.push(path.to_owned());
        // The modules of `x.rs` lie in `x/`, those of `mod.rs`, `lib.rs` and `main.rs` beside it.
        let stem = path.file_stem().unwrap_or_default();
        let beside = ["mod", "lib", "main"].iter().any(|name| stem == *name);
        let folder = path.parent().unwrap_or(Path::new("."));
        let folder = if beside { folder.to_owned() } else { folder.join(stem) };
        for child in &said.children {
            let places = [folder.join(format!("{child}.rs")), folder.join(child).join("mod.rs")];
            if let Some(path) = places.iter().find(|path| path.exists()) {
                let mut module = module.clone();
                module.push(child.clone());
                self.file(path, module)?;
            }
        }
        self.add(number, module, said);
        Ok(())
    }

    fn add(&mut self, file: usize, path: Vec<String>, mut module: Module) {
        for (name, block) in std::mem::take(&mut module.blocks) {
            let mut path = path.clone();
            path.push(name);
            self.add(file, path, block);
        }
        self.modules.insert(path, (file, module));
    }

    /// The file that holds what `path`, named in module `from`, stands for; `None` of another crate's names.
    pub(super) fn file_of(&self, from: &[String], path: &[String]) -> Option<usize> {
        self.find(from, path, 0)
    }

    fn find(&self, from: &[String], path: &[String], steps: usize) -> Option<usize> {
        if steps > MOST_STEPS {
            return None;
        }
        let (mut at, mut rest) = self.begin(from, path, steps)?;
        while let Some((next, after)) = rest.split_first() {
            let child: Vec<String> = at.iter().chain([next]).cloned().collect();
            if self.modules.contains_key(&child) {
                (at, rest) = (child, after);
                continue;
            }
            return self.held(&at, next, steps);
        }
        self.modules.get(&at).map(|(file, _)| *file)
    }

    /// Where the search begins: `crate`, `self`, `super`, a module declared here, or a name brought in here.
    fn begin<'p>(&self, from: &[String], path: &'p [String], steps: usize) -> Option<(Vec<String>, &'p [String])> {
        let (first, rest) = path.split_first()?;
        let mut at = match first.as_str() {
            "crate" => Vec::new(),
            "self" => from.to_vec(),
            "super" => from.split_last()?.1.to_vec(),
            name => {
                let child: Vec<String> = from.iter().cloned().chain([name.to_owned()]).collect();
                if self.modules.contains_key(&child) {
                    return Some((child, rest));
                }
                // `table::find` after `use super::table`.
                let (_, module) = self.modules.get(from)?;
                let (_, brought) =
                    module.names.iter().find(|(held, path)| held == name && path.as_slice() != [name])?;
                return self.module(from, brought, steps + 1).map(|module| (module, rest));
            }
        };
        let mut rest = rest;
        while rest.first().is_some_and(|part| part == "super") {
            at.pop();
            rest = &rest[1..];
        }
        Some((at, rest))
    }

    /// The module that a path stands for, if it stands for one.
    fn module(&self, from: &[String], path: &[String], steps: usize) -> Option<Vec<String>> {
        if steps > MOST_STEPS {
            return None;
        }
        let (mut at, rest) = self.begin(from, path, steps)?;
        at.extend(rest.iter().cloned());
        self.modules.contains_key(&at).then_some(at)
    }

    /// The file that holds `name` of module `at`: this one, or where it is passed on from.
    fn held(&self, at: &[String], name: &str, steps: usize) -> Option<usize> {
        let (file, module) = self.modules.get(at)?;
        if module.items.contains(name) {
            return Some(*file);
        }
        if let Some((_, path)) = module.names.iter().find(|(held, _)| held == name) {
            return self.find(at, path, steps + 1);
        }
        module.globs.iter().find_map(|glob| {
            let target = self.module(at, glob, steps + 1)?;
            self.held(&target, name, steps + 1).filter(|found| *found != *file)
        })
    }
}
