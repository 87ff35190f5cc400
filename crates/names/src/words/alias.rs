//! A name and another name of the same person written behind it: "Ng Ah Moi @ Ng Mei Hua", "Tan Wei Ling (Chen Weiling)".

use std::borrow::Cow;

use crate::knowledge::lexicon::flag;
use crate::knowledge::lines::JAPANESE_SURNAMES;
use crate::knowledge::lists::FORMER;
use crate::knowledge::surnames;
use crate::words::written::{Kind, Word, Writing, Written};

/// The two names that are written one behind the other, where each is a whole East Asian name.
pub(crate) fn of<'n>(name: &'n Written<'_>) -> Option<[Written<'n>; 2]> {
    let text: &str = &name.text;
    // Looked for in the bytes first: most names have neither sign.
    let (sign, end) = match text.bytes().position(|b| matches!(b, b'@' | b'(' | 0xEF)) {
        Some(_) => (text.find(['@', '(', '（'])?, text.rfind([')', '）']).unwrap_or(text.len())),
        None => return None,
    };
    let part = |from: usize, to: usize| {
        let words: Vec<Word> = name.words.iter().filter(|w| w.span.0 >= from && w.span.1 <= to).cloned().collect();
        is_whole(&words).then_some(Written { text: Cow::Borrowed(text), words, comma: None, handle: name.handle })
    };
    if let Some(former) = with_former_surname(name, sign) {
        return Some([part(0, sign)?, former]);
    }
    let parts = [part(0, sign)?, part(sign, end)?];
    (parts[0].words.len() + parts[1].words.len() == name.words.len()).then_some(parts)
}

/// The name with the former surname that stands in brackets behind it (山田花子 (旧姓 田中)).
fn with_former_surname<'n>(name: &Written<'_>, sign: usize) -> Option<Written<'n>> {
    let han = |inside: bool| -> String {
        let words = name.words.iter().filter(|w| w.writing == Writing::Han && (w.span.0 > sign) == inside);
        words.map(|w| w.plain.as_str()).collect()
    };
    let (now, behind) = (han(false), han(true));
    let former = FORMER.iter().find_map(|mark| behind.strip_prefix(mark)).filter(|former| !former.is_empty())?;
    let ends = now.char_indices().map(|(at, _)| at).skip(1).take(LONGEST_SURNAME);
    let given = ends.filter(|at| is_surname(&now[..*at])).max().and_then(|at| now.get(at..))?;
    let plain = format!("{former}{given}");
    let word = Word {
        span: (0, plain.len()),
        writing: Writing::Han,
        kind: Kind::Name,
        plain: plain.clone(),
        other: None,
        joined: false,
        vietnamese: false,
        entry: None,
    };
    Some(Written { text: Cow::Owned(plain), words: vec![word], comma: None, handle: false })
}

/// Characters of a surname at most.
const LONGEST_SURNAME: usize = 3;

fn is_surname(part: &str) -> bool {
    !surnames::chinese(part).is_empty() || JAPANESE_SURNAMES.get(part).is_some()
}

/// A surname of the lists and a given name, or a name in characters.
fn is_whole(words: &[Word]) -> bool {
    const EASTERN: u32 = flag::CHINESE | flag::KOREAN;
    let compact = |w: &Word| matches!(w.writing, Writing::Han | Writing::Hangul) && w.plain.chars().count() > 1;
    let names = words.iter().filter(|w| w.kind == Kind::Name).count();
    words.iter().any(compact) || names > 1 && words.iter().any(|w| w.has(EASTERN))
}
