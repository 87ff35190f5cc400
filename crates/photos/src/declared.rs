//! What a picture's own data declare of how it was made. Read only: nothing is concluded from the pixels.

/// The IPTC vocabulary of digital source types (cv.iptc.org/newscodes/digitalsourcetype), as XMP and content credentials name its terms.
const SOURCE_TYPE: &[u8] = b"digitalsourcetype/";
const TERMS: [&str; 16] = [
    "algorithmicMedia",
    "algorithmicallyEnhanced",
    "composite",
    "compositeCapture",
    "compositeSynthetic",
    "compositeWithTrainedAlgorithmicMedia",
    "computationalCapture",
    "dataDrivenMedia",
    "digitalArt",
    "digitalCapture",
    "digitalCreation",
    "humanEdits",
    "negativeFilm",
    "positiveFilm",
    "trainedAlgorithmicMedia",
    "virtualRecording",
];
/// Terms that a camera or a scanner writes.
const CAPTURED: [&str; 4] = ["computationalCapture", "digitalCapture", "negativeFilm", "positiveFilm"];
/// The box in which content credentials are kept (C2PA 2.1, 11.1), and its label.
const BOX: &[u8] = b"jumb";
const LABEL: &[u8] = b"c2pa";

/// In words, each once.
pub(crate) fn declared(bytes: &[u8]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for at in places(bytes, SOURCE_TYPE) {
        let rest = &bytes[at + SOURCE_TYPE.len()..];
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let term = TERMS.iter().find(|term| term.as_bytes() == &rest[..length]);
        if let Some(term) = term.filter(|term| !CAPTURED.contains(term)) {
            let words = format!("digital source type {term}");
            if !found.contains(&words) {
                found.push(words);
            }
        }
    }
    let credentials = places(bytes, BOX).any(|at| {
        let end = (at + 64).min(bytes.len());
        bytes[at..end].windows(LABEL.len()).any(|window| window == LABEL)
    });
    if credentials {
        found.push("content credentials (C2PA)".to_owned());
    }
    found
}

fn places<'a>(bytes: &'a [u8], words: &'static [u8]) -> impl Iterator<Item = usize> + 'a {
    let first = words[0];
    let mut from = 0;
    std::iter::from_fn(move || {
        while let Some(step) = bytes.get(from..)?.iter().position(|byte| *byte == first) {
            let at = from + step;
            from = at + 1;
            if bytes[at..].starts_with(words) {
                return Some(at);
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::declared;

    #[test]
    fn source_types_and_credentials_are_read() {
        let xmp = b"...<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia</...";
        assert_eq!(declared(xmp), ["digital source type trainedAlgorithmicMedia"]);
        assert_eq!(declared(b"xxjumb\0\0\0\x1ejumdc2pa\0\x11"), ["content credentials (C2PA)"]);
        for silent in
            [&b""[..], b"digitalsourcetype/digitalCapture", b"digitalsourcetype/", b"jumb of other things", b"c2pa"]
        {
            assert!(declared(silent).is_empty());
        }
    }
}
