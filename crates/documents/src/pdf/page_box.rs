//! Attributes of a page that its parents in the page tree can hold.

use lopdf::{Document, Object, ObjectId};

use super::font::float;

pub(super) fn page_box(document: &Document, id: ObjectId) -> [f32; 4] {
    let read = |key: &[u8]| -> Option<[f32; 4]> {
        let list = inherited(document, id, key)?.as_array().ok()?;
        let mut numbers = list.iter().take(4).map(|object| float(document, object));
        let [a, b, c, d] = [numbers.next()??, numbers.next()??, numbers.next()??, numbers.next()??];
        let bounds = [a.min(c), b.min(d), a.max(c), b.max(d)];
        (bounds[2] - bounds[0] > 10.0 && bounds[3] - bounds[1] > 10.0).then_some(bounds)
    };
    // A4, where a page has no box.
    read(b"CropBox").or_else(|| read(b"MediaBox")).unwrap_or([0.0, 0.0, 595.0, 842.0])
}

/// A page attribute, which its parents in the page tree can hold.
pub(super) fn inherited<'a>(document: &'a Document, page: ObjectId, key: &[u8]) -> Option<&'a Object> {
    let mut node = document.get_dictionary(page).ok()?;
    for _ in 0..32 {
        if let Ok(object) = node.get_deref(key, document) {
            return Some(object);
        }
        node = node.get_deref(b"Parent", document).and_then(Object::as_dict).ok()?;
    }
    None
}
