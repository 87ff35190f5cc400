use std::rc::Rc;

/// One element. Names carry the prefix of `namespaces.tsv`, not the file's own; a namespace that is not listed gives none.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Element {
    pub(crate) name: Rc<str>,
    pub(crate) attributes: Vec<(Rc<str>, String)>,
    pub(crate) children: Vec<Node>,
    /// Line of its start tag, counted from 1.
    pub(crate) line: u32,
}

/// What stands in an element.
#[derive(Debug, PartialEq)]
pub(crate) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// Its name without the prefix.
    pub(crate) fn local(&self) -> &str {
        self.name.rsplit(':').next().unwrap_or_default()
    }

    /// Whether it has this name, prefix and all.
    pub(crate) fn is(&self, name: &str) -> bool {
        &*self.name == name
    }

    /// An attribute by its name, prefix and all.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| &**key == name).map(|(_, value)| value.as_str())
    }

    /// An attribute by its name, whatever its prefix.
    pub(crate) fn attribute_local(&self, local: &str) -> Option<&str> {
        let named = |key: &str| key.rsplit(':').next() == Some(local);
        self.attributes.iter().find(|(key, _)| named(key)).map(|(_, value)| value.as_str())
    }

    /// The elements directly in it.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element directly in it with this name, prefix and all.
    pub(crate) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.is(name))
    }

    /// The first element directly in it with this name, whatever its prefix.
    pub(crate) fn child_local(&self, local: &str) -> Option<&Element> {
        self.elements().find(|element| element.local() == local)
    }

    /// The elements directly in it with this name, whatever its prefix.
    pub(crate) fn children_local<'a>(&'a self, local: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements().filter(move |element| element.local() == local)
    }

    /// The element that a path of names leads to, whatever their prefixes.
    pub(crate) fn at(&self, path: &[&str]) -> Option<&Element> {
        path.iter().try_fold(self, |element, local| element.child_local(local))
    }

    /// Every element in it with this name, whatever its prefix, in document order.
    pub(crate) fn find_all<'a>(&'a self, local: &str) -> Vec<&'a Element> {
        let mut found = Vec::new();
        let mut open: Vec<&Element> = vec![self];
        while let Some(element) = open.pop() {
            if element.local() == local {
                found.push(element);
            }
            let inside: Vec<&Element> = element.elements().collect();
            open.extend(inside.into_iter().rev());
        }
        found
    }

    /// All text in it, as it stands there.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        let mut open: Vec<&Node> = self.children.iter().rev().collect();
        while let Some(node) = open.pop() {
            match node {
                Node::Text(piece) => text.push_str(piece),
                Node::Element(element) => open.extend(element.children.iter().rev()),
            }
        }
        text
    }

    /// All text in it without the white space around it; `None` if there is none.
    pub(crate) fn trimmed(&self) -> Option<String> {
        Some(self.text().trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// The text of the element that a path leads to.
    pub(crate) fn text_at(&self, path: &[&str]) -> Option<String> {
        self.at(path)?.trimmed()
    }
}

/// For taking parts out of a document that holds others.
impl Element {
    pub(crate) fn elements_mut(&mut self) -> impl Iterator<Item = &mut Element> {
        self.children.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    pub(crate) fn child_mut(&mut self, name: &str) -> Option<&mut Element> {
        self.elements_mut().find(|element| element.is(name))
    }
}
