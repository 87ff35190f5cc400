//! Bitmap fonts made by TeX name their characters by number ("a231") and carry no map to Unicode: the numbers are those of TeX's
//! own encodings.

use lopdf::{Dictionary, Document, Object};

/// From code 0x80 on: the "Cork" encoding (T1), as its definition in LaTeX's `t1enc.def` gives it.
const CORK: &str = "\
    ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£\
    ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖŒØÙÚÛÜÝÞẞàáâãäåæçèéêëìíîïðñòóôõöœøùúûüýþß";
/// Below the letters: quotation marks, dashes and ligatures.
const CORK_LOW: [(u8, &str); 12] = [
    (16, "“"),
    (17, "”"),
    (18, "„"),
    (19, "«"),
    (20, "»"),
    (21, "–"),
    (22, "—"),
    (27, "ff"),
    (28, "fi"),
    (29, "fl"),
    (30, "ffi"),
    (31, "ffl"),
];
/// Symbols beside the letters (TS1) that stand in CVs.
const SYMBOLS: [(u8, &str); 6] = [(0x84, "†"), (0x88, "•"), (0xa9, "©"), (0xb0, "°"), (0xb7, "·"), (0xbf, "€")];

/// Puts in what the numbers mean, if the font names all its characters by them.
pub(super) fn name_codes(document: &Document, dict: &Dictionary, table: &mut [String]) {
    let Ok(encoding) = dict.get_deref(b"Encoding", document).and_then(Object::as_dict) else { return };
    let Ok(differences) = encoding.get_deref(b"Differences", document).and_then(Object::as_array) else { return };
    let mut named: Vec<u8> = Vec::new();
    let mut code: i64 = 0;
    for item in differences.iter().take(512) {
        match item {
            Object::Integer(next) => code = *next,
            Object::Name(name) if name == b".notdef" => code += 1,
            Object::Name(name) => {
                let number = std::str::from_utf8(name).ok().and_then(|name| name.strip_prefix('a')?.parse::<u8>().ok());
                let Some(number) = number.filter(|number| i64::from(*number) == code) else { return };
                named.push(number);
                code += 1;
            }
            _ => return,
        }
    }
    // A font of symbols has no letters.
    let letters = named.iter().any(u8::is_ascii_alphabetic);
    for code in named {
        let text = if letters {
            in_cork(code)
        } else {
            SYMBOLS.iter().find(|(at, _)| *at == code).map(|(_, text)| (*text).to_owned())
        };
        if let (Some(text), Some(entry)) = (text, table.get_mut(usize::from(code))) {
            *entry = text;
        }
    }
}

fn in_cork(code: u8) -> Option<String> {
    match code {
        0x80.. => CORK.chars().nth(usize::from(code) - 0x80).map(String::from),
        0x21..=0x7e => Some(char::from(code).to_string()),
        _ => CORK_LOW.iter().find(|(at, _)| *at == code).map(|(_, text)| (*text).to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(differences: Vec<Object>) -> Vec<String> {
        let mut encoding = Dictionary::new();
        encoding.set("Differences", differences);
        let mut dict = Dictionary::new();
        dict.set("Encoding", encoding);
        let mut table = vec![String::new(); 256];
        name_codes(&Document::new(), &dict, &mut table);
        table
    }

    fn name(text: &str) -> Object {
        Object::Name(text.into())
    }

    #[test]
    fn numbers_are_those_of_the_cork_encoding() {
        let found = table(vec![
            21.into(),
            name("a21"),
            111.into(),
            name("a111"),
            227.into(),
            name("a227"),
            255.into(),
            name("a255"),
        ]);
        assert_eq!([&found[21], &found[111], &found[227], &found[255]], ["–", "o", "ã", "ß"]);
        assert_eq!((CORK.chars().count(), CORK.chars().nth(0xaa - 0x80)), (128, Some('ł')));
    }

    #[test]
    fn fonts_of_symbols_and_other_names_are_told_apart() {
        assert_eq!(table(vec![136.into(), name("a136")])[136], "•");
        assert_eq!(table(vec![227.into(), name("a228")])[227], "");
        assert_eq!(table(vec![97.into(), name("alpha"), 227.into(), name("a227")])[227], "");
        assert_eq!(table(vec![name("a300"), Object::Null])[44], "");
    }
}
