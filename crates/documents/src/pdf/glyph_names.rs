//! Names of glyphs as text, by the rules of the Adobe Glyph List Specification: "uni20AC", "u1F600", "f_i", "A.alt", and the listed
//! names, which the library knows.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object};

/// Names already asked for.
#[derive(Default)]
pub(super) struct Names {
    seen: BTreeMap<String, Option<String>>,
}

impl Names {
    /// What a glyph of this name stands for.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        if let Some(known) = self.seen.get(name) {
            return known.clone();
        }
        let text = text(name);
        self.seen.insert(name.to_owned(), text.clone());
        text
    }
}

fn text(name: &str) -> Option<String> {
    let base = name.split('.').next().filter(|base| !base.is_empty())?;
    let parts: Option<Vec<String>> = base.split('_').map(component).collect();
    parts.map(|parts| parts.concat()).filter(|text| !text.is_empty())
}

fn component(name: &str) -> Option<String> {
    let hex = |digits: &str| {
        let upper = digits.bytes().all(|byte| byte.is_ascii_digit() || (b'A'..=b'F').contains(&byte));
        upper.then(|| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)).flatten()
    };
    if let Some(digits) =
        name.strip_prefix("uni").filter(|digits| digits.len() >= 4 && digits.len() % 4 == 0 && digits.is_ascii())
    {
        return (0..digits.len()).step_by(4).map(|at| hex(&digits[at..at + 4])).collect();
    }
    if let Some(c) = name.strip_prefix('u').filter(|digits| (4..=6).contains(&digits.len())).and_then(hex) {
        return Some(c.to_string());
    }
    listed(name)
}

/// A name of the Adobe Glyph List, asked of the library through an encoding that holds this one name.
fn listed(name: &str) -> Option<String> {
    let mut encoding = Dictionary::new();
    encoding.set("Differences", Object::Array(vec![Object::Integer(1), Object::Name(name.as_bytes().to_vec())]));
    let mut font = Dictionary::new();
    font.set("Type", Object::Name(b"Font".to_vec()));
    font.set("Encoding", Object::Dictionary(encoding));
    let document = Document::new();
    let encoding = font.get_font_encoding(&document).ok()?;
    let text = encoding.bytes_to_string(&[1]).ok()?;
    (!text.is_empty() && !text.chars().any(|c| c.is_control() || c == '\u{fffd}')).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn names_of_glyphs() {
        let mut names = Names::default();
        for (name, text) in [
            ("A", Some("A")),
            ("eacute", Some("é")),
            ("uni20AC", Some("€")),
            ("uni00410042", Some("AB")),
            ("u1F600", Some("😀")),
            ("f_i", Some("fi")),
            ("A.small", Some("A")),
            (".notdef", None),
            ("g123", None),
            ("cid00045", None),
            ("", None),
        ] {
            assert_eq!(names.text(name).as_deref(), text, "{name}");
        }
    }
}
