//! Names beside the name: in another script, in brackets, or introduced as a former one.

use unicode_script::{Script, UnicodeScript};

use super::written::{cut, is_name};
use crate::cv::fragments::is_place;
use crate::cv::row::Row;
use crate::cv::scan;
use crate::cv::words::{self, Kind, plain};

/// Words in front of an earlier or other name, in the project's own choice.
const FORMER: &[&str] = &[
    "nee",
    "ne",
    "born",
    "geb",
    "geborene",
    "geboren",
    "nata",
    "nacida",
    "nascida",
    "z domu",
    "roz",
    "рожд",
    "урожд",
    "урожденная",
    "урожденная:",
    "旧姓",
    "aka",
    "a.k.a",
    "also known as",
    "formerly",
    "known as",
    "bekannt als",
    "旧名",
];

/// The line below in another script: "山田 太郎" over "Taro Yamada".
pub(super) fn other_script(name: &str, next: &Row) -> Option<String> {
    let piece = next.pieces.first()?;
    let text = cut(&piece.text);
    let inner = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(&text);
    let words = inner.split_whitespace().count();
    let capitalised = inner.split_whitespace().all(|word| word.chars().next().is_some_and(|c| !c.is_lowercase()));
    let differs = scripts(name) != scripts(inner)
        && (scripts(name) == Some(Script::Latin) || scripts(inner) == Some(Script::Latin));
    let short =
        if scripts(inner) == Some(Script::Latin) { (2..=4).contains(&words) } else { inner.chars().count() <= 24 };
    let other = [Kind::Title, Kind::Organisation, Kind::Institution, Kind::Degree]
        .into_iter()
        .any(|kind| words::has(kind, inner));
    let whole = differs && short && capitalised && is_name(inner) && !other && !is_place(inner);
    (whole && scan::phones(&next.text).is_empty()).then(|| inner.to_owned())
}

/// The main name, and those beside it: in brackets or after a stroke in another script, or introduced as a former name.
pub(super) fn split(name: &str) -> (String, Vec<String>) {
    let mut others = Vec::new();
    let mut main = name.to_owned();
    if let Some((before, rest)) = name.split_once('(')
        && let Some((inner, after)) = rest.split_once(')')
    {
        let inner = inner.trim();
        let outside = format!("{} {}", before.trim(), after.trim()).trim().to_owned();
        if let Some(former) = former(inner) {
            others.push(with_surname(&outside, &former));
            main = outside;
        } else if scripts(inner) != scripts(&outside) && !inner.is_empty() && !outside.is_empty() {
            others.push(inner.to_owned());
            main = outside;
        }
    }
    for marker in [" née ", " né ", " geb. ", " a.k.a. ", " aka ", ", geb. ", ", née "] {
        if let Some((before, after)) = main.clone().split_once(marker) {
            let before = before.trim().trim_end_matches(',').to_owned();
            others.push(with_surname(&before, after.trim()));
            main = before;
        }
    }
    if let Some((before, after)) = main.clone().split_once('/')
        && scripts(before) != scripts(after)
    {
        others.push(after.trim().to_owned());
        main = before.trim().to_owned();
    }
    // "김민준 Minjun Kim": where Latin begins or ends.
    let tokens: Vec<&str> = main.split_whitespace().collect();
    let latin = |token: &&str| scripts(token) == Some(Script::Latin);
    if tokens.iter().any(latin) && tokens.iter().any(|token| !latin(token) && scripts(token).is_some()) {
        let first_is_latin = tokens.first().is_some_and(latin);
        let cut = tokens
            .iter()
            .position(|token| scripts(token).is_some() && latin(token) != first_is_latin)
            .unwrap_or(tokens.len());
        let (head, tail) = (tokens[..cut].join(" "), tokens[cut..].join(" "));
        if !head.is_empty() && !tail.is_empty() {
            others.push(tail);
            main = head;
        }
    }
    (main, others)
}

fn former(text: &str) -> Option<String> {
    let bare = plain(text);
    FORMER.iter().find_map(|word| {
        let rest = bare.strip_prefix(word)?;
        let parted = rest.starts_with([' ', '.', ':']) || !word.is_ascii();
        let cut = text.chars().count() - rest.chars().count();
        let name: String = text.chars().skip(cut).collect();
        let name = name.trim_start_matches(|c: char| !c.is_alphabetic()).trim().to_owned();
        (parted && !name.is_empty()).then_some(name)
    })
}

/// A former surname alone stands for the whole former name.
fn with_surname(main: &str, former: &str) -> String {
    match main.rsplit_once(' ') {
        Some((given, _)) if !former.contains(' ') => format!("{given} {former}"),
        _ => former.to_owned(),
    }
}

/// The one script of the letters; the kinds of Japanese writing count as Han.
pub(super) fn scripts(text: &str) -> Option<Script> {
    text.chars().map(|c| c.script()).find(|script| !matches!(script, Script::Common | Script::Inherited)).map(
        |script| match script {
            Script::Hiragana | Script::Katakana => Script::Han,
            other => other,
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_beside_the_name() {
        assert_eq!(split("김민준 (Minjun Kim)"), ("김민준".into(), vec!["Minjun Kim".into()]));
        assert_eq!(split("Anna Kowalska (née Nowak)"), ("Anna Kowalska".into(), vec!["Anna Nowak".into()]));
        assert_eq!(split("Иван Петров / Ivan Petrov"), ("Иван Петров".into(), vec!["Ivan Petrov".into()]));
        assert_eq!(split("山田太郎 Taro Yamada"), ("山田太郎".into(), vec!["Taro Yamada".into()]));
        assert_eq!(split("Robert (Bob) Example"), ("Robert (Bob) Example".into(), Vec::new()));
    }
}
