//! Functions that are longer than a screen: `dev long`, and the number that `tidy` allows.

use std::path::{Path, PathBuf};

use anyhow::Context;
use syn::visit::{self, Visit};

/// A function of more lines does several things. Tables and tests count too.
pub(crate) const FUNCTION: usize = 60;

/// A function with its place and length.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Long {
    pub(crate) lines: usize,
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    pub(crate) line: usize,
}

pub(crate) fn run(files: &[PathBuf]) -> anyhow::Result<()> {
    let mut long = all(files)?;
    long.sort_by(|a, b| b.cmp(a));
    for function in &long {
        println!("{:4} lines  {}:{} {}", function.lines, function.path.display(), function.line, function.name);
    }
    println!("functions of more than {FUNCTION} lines: {}", long.len());
    Ok(())
}

/// The long functions of all Rust sources among these files.
pub(crate) fn all(files: &[PathBuf]) -> anyhow::Result<Vec<Long>> {
    let mut found = Vec::new();
    for path in files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "rs")) {
        let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        found.extend(of(path, &text).with_context(|| format!("cannot parse {}", path.display()))?);
    }
    Ok(found)
}

fn of(path: &Path, text: &str) -> syn::Result<Vec<Long>> {
    let mut search = Search { path, found: Vec::new() };
    search.visit_file(&syn::parse_file(text)?);
    Ok(search.found)
}

struct Search<'a> {
    path: &'a Path,
    found: Vec<Long>,
}

impl Search<'_> {
    fn see(&mut self, signature: &syn::Signature, body: &syn::Block) {
        let (first, last) = (signature.fn_token.span.start().line, body.brace_token.span.close().end().line);
        let lines = last + 1 - first;
        if lines > FUNCTION {
            self.found.push(Long { lines, name: signature.ident.to_string(), path: self.path.to_owned(), line: first });
        }
    }
}

impl Visit<'_> for Search<'_> {
    fn visit_item_fn(&mut self, item: &syn::ItemFn) {
        self.see(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &syn::ImplItemFn) {
        self.see(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_is_from_the_signature_to_the_last_brace() {
        let body = "    let _ = 1;\n".repeat(FUNCTION - 2);
        let text = format!("/// Doc.\nfn fits() {{\n{body}}}\n\nfn long() {{\n    let _ = 2;\n{body}}}\n");
        let found = of(Path::new("a.rs"), &text).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].name.as_str(), found[0].lines, found[0].line), ("long", FUNCTION + 1, FUNCTION + 3));
    }
}
