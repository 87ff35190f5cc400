use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::package::{Package, Unpacking};
use crate::xml::{self, Element};

/// Parts of one document that are read as XML; headers and footers of every section are a few.
const MAX_XML_PARTS: usize = 60;

/// Where the parts of a document come from.
pub(super) enum Parts<'a> {
    /// A ZIP archive.
    Packed(Package<'a>, usize),
    /// One XML file that holds the parts by name (Flat OPC).
    Flat(Element),
    /// One XML file that is the document (Word 2003).
    Single(Element),
}

/// What a part refers to, by identifier.
#[derive(Debug, Default)]
pub(super) struct Relations(BTreeMap<String, Relation>);

/// One of them.
#[derive(Debug)]
pub(super) struct Relation {
    /// The last word of its type: `hyperlink`, `image`, `header`.
    pub(super) kind: String,
    /// A part of the document, or an address outside it.
    pub(super) target: String,
    pub(super) external: bool,
}

impl Relations {
    pub(super) fn get(&self, id: &str) -> Option<&Relation> {
        self.0.get(id)
    }

    pub(super) fn of_kind<'r>(&'r self, kind: &'r str) -> impl Iterator<Item = &'r Relation> {
        self.0.values().filter(move |relation| relation.kind == kind)
    }
}

impl<'a> Parts<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, String> {
        if bytes.starts_with(b"PK") {
            return Package::open(bytes).map(|package| Self::Packed(package, 0)).map_err(Unpacking::why);
        }
        let root = xml::parse(bytes).map_err(|refused| refused.to_string())?;
        match &*root.name {
            "pkg:package" => Ok(Self::Flat(root)),
            "w:wordDocument" => Ok(Self::Single(root)),
            _ => Err("the XML is no Word document".into()),
        }
    }

    /// A part as XML; an absent one is none.
    pub(super) fn xml(&mut self, name: &str) -> Result<Option<Element>, String> {
        match self {
            Self::Packed(package, read) => {
                *read += 1;
                if *read > MAX_XML_PARTS {
                    return Err(format!("the document has more than {MAX_XML_PARTS} parts"));
                }
                match package.read(name) {
                    Ok(bytes) => xml::parse(&bytes).map(Some).map_err(|refused| refused.to_string()),
                    Err(Unpacking::Missing) => Ok(None),
                    Err(why) => Err(why.why()),
                }
            }
            Self::Flat(root) => Ok(flat_part(root, name).and_then(|part| take_element(part.child_mut("pkg:xmlData")?))),
            Self::Single(_) => Ok(None),
        }
    }

    /// A part's bytes.
    pub(super) fn bytes(&mut self, name: &str) -> Option<Vec<u8>> {
        match self {
            Self::Packed(package, _) => package.read(name).ok(),
            Self::Flat(root) => {
                let data = flat_part(root, name)?.child("pkg:binaryData")?.text();
                STANDARD.decode(data.split_whitespace().collect::<String>()).ok()
            }
            Self::Single(root) => {
                let data =
                    root.find_all("binData").into_iter().find(|data| data.attribute("w:name") == Some(name))?.text();
                STANDARD.decode(data.split_whitespace().collect::<String>()).ok()
            }
        }
    }

    /// The name of the main part.
    pub(super) fn main(&mut self) -> Result<String, String> {
        let relations = self.relations("")?;
        let main = relations.of_kind("officeDocument").next().map(|relation| relation.target.clone());
        Ok(main.unwrap_or_else(|| "word/document.xml".to_owned()))
    }

    /// What a part refers to; the package itself for an empty name.
    pub(super) fn relations(&mut self, part: &str) -> Result<Relations, String> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
        let Some(root) = self.xml(&name)? else { return Ok(Relations::default()) };
        let mut relations = BTreeMap::new();
        for element in root.children_local("Relationship") {
            let get = |key: &str| element.attribute(key).unwrap_or_default();
            let external = get("TargetMode").eq_ignore_ascii_case("external");
            let target = if external { get("Target").to_owned() } else { resolved(folder, get("Target")) };
            let kind = get("Type").rsplit('/').next().unwrap_or_default().to_owned();
            relations.insert(get("Id").to_owned(), Relation { kind, target, external });
        }
        Ok(Relations(relations))
    }
}

/// A target relative to the folder of the part that names it. Steps upwards end at the root.
fn resolved(folder: &str, target: &str) -> String {
    let (mut steps, rest): (Vec<&str>, &str) = match target.strip_prefix('/') {
        Some(rest) => (Vec::new(), rest),
        None => (folder.split('/').filter(|step| !step.is_empty()).collect(), target),
    };
    for step in rest.split('/') {
        match step {
            ".." => {
                steps.pop();
            }
            "." | "" => {}
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

fn flat_part<'e>(root: &'e mut Element, name: &str) -> Option<&'e mut Element> {
    let wanted = format!("/{name}");
    root.elements_mut().find(|part| part.attribute("pkg:name").is_some_and(|known| known.eq_ignore_ascii_case(&wanted)))
}

/// The first element of a part, taken out: each part is read once.
fn take_element(data: &mut Element) -> Option<Element> {
    let at = data.children.iter().position(|node| matches!(node, xml::Node::Element(_)))?;
    match data.children.remove(at) {
        xml::Node::Element(element) => Some(element),
        xml::Node::Text(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_are_resolved_and_stay_inside() {
        assert_eq!(resolved("word", "media/me.png"), "word/media/me.png");
        assert_eq!(resolved("word", "/docProps/core.xml"), "docProps/core.xml");
        assert_eq!(resolved("word", "../customXml/item1.xml"), "customXml/item1.xml");
        assert_eq!(resolved("word", "../../../etc/passwd"), "etc/passwd");
    }
}
