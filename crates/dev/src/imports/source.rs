//! What a file declares and which paths it names, read with `syn`.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

/// One module as its source says it: a file, or a block within one.
#[derive(Debug, Default)]
pub(super) struct Module {
    /// Names of items that stand here.
    pub(super) items: BTreeSet<String>,
    /// Modules declared here whose source is another file.
    pub(super) children: BTreeSet<String>,
    /// Modules declared here with their source.
    pub(super) blocks: BTreeMap<String, Module>,
    /// Names brought in by `use`: the name here, and the path it stands for.
    pub(super) names: Vec<(String, Vec<String>)>,
    /// Paths whose every name is brought in.
    pub(super) globs: Vec<Vec<String>>,
    /// Every path of more than one part that is named here.
    pub(super) paths: BTreeSet<Vec<String>>,
}

pub(super) fn read(text: &str) -> syn::Result<Module> {
    Ok(module(&syn::parse_file(text)?.items))
}

fn module(items: &[syn::Item]) -> Module {
    let mut found = Module::default();
    for item in items {
        match item {
            syn::Item::Mod(inner) if is_test(&inner.attrs) => {}
            syn::Item::Mod(inner) => {
                let name = inner.ident.to_string();
                match &inner.content {
                    Some((_, items)) => drop(found.blocks.insert(name, module(items))),
                    None => drop(found.children.insert(name)),
                }
            }
            item => {
                found.items.extend(name_of(item));
                found.visit_item(item);
            }
        }
    }
    found
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        syn::Meta::List(list) if list.path.is_ident("cfg") => list.tokens.to_string().contains("test"),
        _ => false,
    })
}

fn name_of(item: &syn::Item) -> Option<String> {
    let name = match item {
        syn::Item::Const(item) => &item.ident,
        syn::Item::Enum(item) => &item.ident,
        syn::Item::Fn(item) => &item.sig.ident,
        syn::Item::Static(item) => &item.ident,
        syn::Item::Struct(item) => &item.ident,
        syn::Item::Trait(item) => &item.ident,
        syn::Item::Type(item) => &item.ident,
        syn::Item::Union(item) => &item.ident,
        syn::Item::Macro(item) => item.ident.as_ref()?,
        _ => return None,
    };
    Some(name.to_string())
}

impl Visit<'_> for Module {
    fn visit_item_use(&mut self, item: &syn::ItemUse) {
        self.tree(&item.tree, &mut Vec::new());
    }

    fn visit_path(&mut self, path: &syn::Path) {
        if path.segments.len() > 1 {
            self.paths.insert(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        }
        visit::visit_path(self, path);
    }

    fn visit_visibility(&mut self, _: &syn::Visibility) {
        // `pub(in super::x)` uses nothing.
    }

    fn visit_macro(&mut self, called: &syn::Macro) {
        self.visit_path(&called.path);
        self.tokens(called.tokens.clone());
    }
}

impl Module {
    fn tree(&mut self, tree: &syn::UseTree, before: &mut Vec<String>) {
        match tree {
            syn::UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.tree(&path.tree, before);
                before.pop();
            }
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(tree, before)),
            syn::UseTree::Glob(_) => {
                self.globs.push(before.clone());
                self.paths.insert(before.clone());
            }
            syn::UseTree::Name(name) => self.bring(name.ident.to_string(), None, before),
            syn::UseTree::Rename(name) => self.bring(name.ident.to_string(), Some(name.rename.to_string()), before),
        }
    }

    fn bring(&mut self, name: String, under: Option<String>, before: &[String]) {
        let mut path = before.to_vec();
        let under =
            under.unwrap_or_else(|| if name == "self" { before.last().cloned() } else { None }.unwrap_or(name.clone()));
        if name != "self" {
            path.push(name);
        }
        self.paths.insert(path.clone());
        self.names.push((under, path));
    }

    /// Paths inside a macro's arguments, which are not parsed.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.keep(&mut path);
                    }
                    path.push(name.to_string());
                    colons = 0;
                }
                TokenTree::Punct(sign) if sign.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => {
                    self.keep(&mut path);
                    self.tokens(group.stream());
                    colons = 0;
                }
                _ => {
                    self.keep(&mut path);
                    colons = 0;
                }
            }
        }
        self.keep(&mut path);
    }

    fn keep(&mut self, path: &mut Vec<String>) {
        let path = std::mem::take(path);
        if path.len() > 1 {
            self.paths.insert(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn paths_of_uses_expressions_and_macros_are_seen_and_tests_are_not() {
        let module = read(
            "use super::{a::B, c as d};\nmod child;\nmod block { pub fn inner() {} }\n\
             fn f() -> crate::x::Y { format!(\"{}\", super::z::value(self::k::V)) }\n\
             #[cfg(test)]\nmod tests { use super::super::never; }\n",
        )
        .unwrap();
        let paths: Vec<String> = module.paths.iter().map(|path| path.join("::")).collect();
        assert_eq!(paths, ["crate::x::Y", "self::k::V", "super::a::B", "super::c", "super::z::value"]);
        assert!(module.children.contains("child") && module.blocks.contains_key("block"));
        assert!(module.items.contains("f") && module.names.iter().any(|(name, _)| name == "d"));
    }
}
