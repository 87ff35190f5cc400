//! The person's name at the head of a CV.

use crosscheck_model::NameRole;
use unicode_script::{Script, UnicodeScript};

use super::fragments::is_place;
use super::grid;
use super::headings;
use super::labels::{self, Label};
use super::row::Row;
use super::scan;
use super::words::{self, Kind, plain};
use crate::collect::Collector;

/// Names have at most this many words...
const MAX_WORDS: usize = 8;
/// ... and characters.
const MAX_CHARS: usize = 80;
/// Lines from the top among which the name stands.
const TOP: usize = 10;

/// What documents of this kind are headed with, in the project's own words; compared in lower case without accents.
const TITLES: &[&str] = &[
    "curriculum vitae",
    "curriculum",
    "cv",
    "resume",
    "lebenslauf",
    "hoja de vida",
    "curriculo",
    "zyciorys",
    "ozgecmis",
    "cv europass",
    "europass",
    "europass curriculum vitae",
    "резюме",
    "автобиография",
    "履歴書",
    "職務経歴書",
    "简历",
    "个人简历",
    "履歷",
    "履歷表",
    "個人履歷",
    "이력서",
    "경력기술서",
    "so yeu ly lich",
    "ho so ung vien",
    "السيرة الذاتية",
    "سيرة ذاتية",
    "קורות חיים",
    "رزومه",
    "जीवनवृत्त",
    "बायोडाटा",
    "bio-data",
    "biodata",
    "জীবনবৃত্তান্ত",
    "ประวัติย่อ",
    "ประวัติส่วนตัว",
    "daftar riwayat hidup",
    "riwayat hidup",
    "onéletrajz",
    "oneletrajz",
    "meritforteckning",
    "ansioluettelo",
    "βιογραφικο σημειωμα",
    "zivotopis",
    "zivotopis cv",
    "biografija",
    "vita",
    "resume of",
    "cv of",
];

/// What blocks of a CV are headed with and no person is called.
const BLOCKS: &[&str] = &["profil", "profile", "personal information"];

/// Whether a line is nothing but the kind of the document ("Lebenslauf").
pub(super) fn is_document_title(text: &str) -> bool {
    TITLES.contains(&plain(text).trim_matches(|c: char| !c.is_alphanumeric()))
}

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

pub(super) fn read(rows: &[Row], contact: &[&Row], out: &mut Collector<'_>) {
    for row in contact {
        for piece in &row.pieces {
            match labels::label(&piece.text) {
                Some((Label::Name, name)) if is_name(name) && out.claims().names.is_empty() => push(name, row, out),
                Some((Label::Alternate, name)) if is_name(name) => alternate(name, row, out),
                _ => {}
            }
        }
        // "氏名    山田 太郎" in two cells.
        if let [first, second, ..] = row.pieces.as_slice()
            && labels::known(&first.text) == Some(Label::Name)
            && is_name(&second.text)
            && out.claims().names.is_empty()
        {
            push(&second.text, row, out);
        }
    }
    if !out.claims().names.iter().any(|claim| claim.value().role == NameRole::Full)
        && let Some(at) = heading(rows, contact)
    {
        let row = &rows[at];
        if let Some(name) = candidate(row) {
            push(&two_lines(rows, at, &name), row, out);
            if let Some(next) = rows.get(at + 1) {
                other_script(&name, next, out);
            }
        }
    }
}

/// The row with the name: the largest near the top, or else the first that can be one.
fn heading(rows: &[Row], contact: &[&Row]) -> Option<usize> {
    let in_contact = |row: &Row| contact.is_empty() || contact.iter().any(|other| std::ptr::eq(*other, row));
    let usable: Vec<usize> =
        rows.iter().enumerate().take(60).filter(|(_, row)| candidate(row).is_some()).map(|(at, _)| at).collect();
    let near: Vec<usize> = usable.iter().copied().filter(|at| in_contact(&rows[*at])).take(TOP).collect();
    let from = if near.is_empty() { &usable } else { &near };
    let largest = from.iter().map(|at| rows[*at].size).fold(0.0, f32::max);
    let body = super::parts::body_size(rows);
    if largest > body + 1.0 {
        return from.iter().copied().find(|at| rows[*at].size > largest - 0.2);
    }
    let top_heading = from.iter().copied().find(|at| rows[*at].heading == Some(1));
    if top_heading.is_some() {
        return top_heading;
    }
    // A document whose name is a picture, or missing, begins with a job, and further down any cell of a table looks like a name.
    let addressed = |at: &usize| in_an_address(&rows[*at].text, rows);
    let plain = near.iter().copied().find(|at| !words::has(Kind::Title, &rows[*at].text) && !is_a_column(&rows[*at]));
    plain.or_else(|| from.iter().copied().find(addressed))
}

/// Whether an e-mail address of the document carries a word of this text: "cook" in "john.cook@mail.example".
fn in_an_address(text: &str, rows: &[Row]) -> bool {
    let own: Vec<String> = plain(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 2)
        .map(str::to_owned)
        .collect();
    let mut addresses = rows.iter().flat_map(|row| scan::emails(&row.text));
    addresses.any(|(address, _)| {
        let local = address.split('@').next().unwrap_or_default().to_lowercase();
        own.iter().any(|word| local.contains(word.as_str()))
    })
}

/// Whether a row heads the columns of a table.
fn is_a_column(row: &Row) -> bool {
    row.pieces.iter().all(|piece| grid::column(&piece.text).is_some())
}

fn candidate(row: &Row) -> Option<String> {
    let first = row.pieces.first()?;
    let text = without_document_title(&first.text);
    let text = text.split([' ', '\u{3000}']).collect::<Vec<_>>().join(" ");
    let head = cut(&text);
    (row.dated.is_none() && is_name(&head)).then_some(head)
}

/// "Curriculum Vitae – Ana Example", "Lebenslauf von Ana Example", "# Ana Example".
fn without_document_title(text: &str) -> String {
    let bare = plain(text);
    for title in TITLES.iter().chain(BLOCKS) {
        if let Some(rest) = bare.strip_prefix(title)
            && rest.starts_with([' ', ':', '-', '–', '—', '|'])
            && text.chars().count() == bare.chars().count()
        {
            let rest: String = text.chars().skip(title.chars().count()).collect();
            let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
            return ["of ", "von ", "de ", "di "]
                .iter()
                .find_map(|word| rest.strip_prefix(word))
                .unwrap_or(rest)
                .to_owned();
        }
    }
    text.to_owned()
}

/// Without a job title or credentials after it.
fn cut(text: &str) -> String {
    let mut head = text.trim_matches(|c: char| matches!(c, '#' | '*' | '_' | ' ' | ':')).to_owned();
    for separator in [" | ", " – ", " — ", " - ", " · ", " • ", "|", " // "] {
        if let Some((before, _)) = head.split_once(separator) {
            head = before.trim().to_owned();
        }
    }
    while let Some((before, after)) = head.rsplit_once(',') {
        let after = after.trim();
        let letters = after.chars().filter(|c| c.is_alphabetic()).count();
        let credential = words::has(Kind::Degree, after)
            || words::has(Kind::Title, after)
            || letters <= 5 && after.chars().filter(|c| c.is_uppercase()).count() >= 2;
        if !credential || after.contains('(') {
            break;
        }
        head = before.trim().to_owned();
    }
    head
}

fn is_name(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let words = text.split_whitespace().count();
    let form = letters >= 2
        && text.chars().count() <= MAX_CHARS
        && (1..=MAX_WORDS).contains(&words)
        && !text
            .chars()
            .any(|c| c.is_ascii_digit() || matches!(c, '@' | ':' | '|' | '=' | '<' | '{' | '!' | '?' | ';'))
        && !text.ends_with('.')
        || letters >= 2 && words <= 4 && text.ends_with("Jr.");
    let bare = plain(text);
    let bare = bare.trim();
    form && !TITLES.contains(&bare)
        && !BLOCKS.contains(&bare)
        && headings::section(text).is_none()
        && scan::addresses(text, false).is_empty()
        && !(is_place(text) && text.contains(','))
}

/// A name over two lines, one word each in the same large type.
fn two_lines(rows: &[Row], at: usize, name: &str) -> String {
    let (Some(row), Some(next)) = (rows.get(at), rows.get(at + 1)) else { return name.to_owned() };
    let body = super::parts::body_size(rows);
    let alike = row.size > body + 2.0 && (row.size - next.size).abs() < 0.3 && next.pieces.len() == 1;
    match candidate(next) {
        Some(rest)
            if alike && !name.contains(' ') && !words::has(Kind::Title, &rest) && scripts(name) == scripts(&rest) =>
        {
            format!("{name} {rest}")
        }
        _ => name.to_owned(),
    }
}

fn push(name: &str, row: &Row, out: &mut Collector<'_>) {
    let (main, others) = split(name);
    let others: Vec<String> = others.into_iter().filter(|other| *other != main).collect();
    out.builder.leading_name(&out.line(&row.locator, row.quote.as_str()), &main, NameRole::Full);
    for other in others {
        alternate(&other, row, out);
    }
}

fn alternate(name: &str, row: &Row, out: &mut Collector<'_>) {
    out.builder.name(&out.line(&row.locator, row.quote.as_str()), name, NameRole::Alternate);
}

/// The line below in another script: "山田 太郎" over "Taro Yamada".
fn other_script(name: &str, next: &Row, out: &mut Collector<'_>) {
    let Some(piece) = next.pieces.first() else { return };
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
    if differs
        && short
        && capitalised
        && is_name(inner)
        && !other
        && !is_place(inner)
        && scan::phones(&next.text).is_empty()
    {
        alternate(inner, next, out);
    }
}

/// The main name, and those beside it: in brackets or after a stroke in another script, or introduced as a former name.
fn split(name: &str) -> (String, Vec<String>) {
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
fn scripts(text: &str) -> Option<Script> {
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

    #[test]
    fn credentials_and_titles_are_not_the_name() {
        assert_eq!(cut("Ana Example, PhD"), "Ana Example");
        assert_eq!(cut("Ana Example – Software Engineer"), "Ana Example");
        assert_eq!(without_document_title("Lebenslauf von Ana Example"), "Ana Example");
        assert!(!is_name("Curriculum Vitae") && !is_name("ana@example.com") && !is_name("+1 202 555 0100"));
        assert!(is_name("李小龙") && is_name("María José de la Cruz"));
    }
}
