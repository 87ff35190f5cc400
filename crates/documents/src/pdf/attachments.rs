//! Files attached to a PDF, as far as they are XML.

use lopdf::{Dictionary, Document, Object};

/// Attachments that are looked at.
const MAX_FILES: usize = 16;
/// Unpacked size of one.
const MAX_BYTES: usize = 4 << 20;
/// Nodes of the tree of names that are walked.
const MAX_NODES: usize = 64;

/// The XML files among the attachments, in the order of their names.
pub(super) fn xml(document: &Document) -> Vec<Vec<u8>> {
    let Ok(catalog) = document.catalog() else { return Vec::new() };
    let mut files = Vec::new();
    let names = catalog.get_deref(b"Names", document).and_then(Object::as_dict);
    if let Ok(tree) = names.and_then(|names| names.get_deref(b"EmbeddedFiles", document)).and_then(Object::as_dict) {
        walk(document, tree, &mut files);
    }
    for file in catalog.get_deref(b"AF", document).and_then(Object::as_array).into_iter().flatten() {
        files.extend(document.dereference(file).ok().and_then(|(_, file)| file.as_dict().ok()));
    }
    files.truncate(MAX_FILES);
    let mut found: Vec<Vec<u8>> = Vec::new();
    for bytes in files.into_iter().filter_map(|file| content(document, file)) {
        if !found.contains(&bytes) {
            found.push(bytes);
        }
    }
    found
}

fn walk<'a>(document: &'a Document, root: &'a Dictionary, files: &mut Vec<&'a Dictionary>) {
    let mut open = vec![root];
    let mut walked = 0;
    while let Some(node) = open.pop() {
        walked += 1;
        if walked > MAX_NODES {
            return;
        }
        // Pairs of a name and a file.
        for pair in node
            .get_deref(b"Names", document)
            .and_then(Object::as_array)
            .into_iter()
            .flat_map(|list| list.chunks_exact(2))
        {
            files.extend(document.dereference(&pair[1]).ok().and_then(|(_, file)| file.as_dict().ok()));
        }
        let kids = node.get_deref(b"Kids", document).and_then(Object::as_array);
        open.extend(kids.into_iter().flatten().filter_map(|kid| document.dereference(kid).ok()?.1.as_dict().ok()));
    }
}

fn content(document: &Document, file: &Dictionary) -> Option<Vec<u8>> {
    let streams = file.get_deref(b"EF", document).and_then(Object::as_dict).ok()?;
    let stream = [b"UF".as_slice(), b"F"]
        .iter()
        .find_map(|key| streams.get_deref(key, document).and_then(Object::as_stream).ok())?;
    let bytes = stream.get_plain_content_with_limit(MAX_BYTES).ok()?;
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes).trim_ascii_start();
    start.starts_with(b"<").then_some(bytes)
}
