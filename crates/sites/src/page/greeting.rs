//! How people introduce themselves on their own pages: people say of nobody else that they are them.

use std::sync::LazyLock;

use crosscheck_compare::vocabulary::unspaced::is_wide;
use crosscheck_compare::vocabulary::words::{self, Kind};
use crosscheck_markup::{Block, BlockKind};
use crosscheck_model::Locator;

use crate::name_form::{is_full_name, is_small_name};

/// How people introduce themselves, by language.
const GREETINGS: &str = include_str!("../../data/greetings.tsv");
/// Words that begin what follows a name.
const AFTER: [&str; 24] = [
    " and ",
    " - ",
    " a ",
    " an ",
    " the ",
    " from ",
    " und ",
    " y ",
    " et ",
    " ein ",
    " eine ",
    " aus ",
    " un ",
    " una ",
    " une ",
    " de profesión ",
    " who ",
    " based ",
    " with ",
    " i ",
    "입니다",
    "です",
    "と申します",
    " aka ",
];

/// Whether a text begins as an introduction does.
pub(super) fn begins(text: &str) -> bool {
    after_greeting(text).is_some()
}

/// The name after "Hi, my name is" and the like in these blocks, and where it stands.
pub(super) fn introduced<'m>(blocks: impl Iterator<Item = &'m Block>) -> Option<(String, Locator)> {
    let mut own = blocks.filter(|block| block.kind != BlockKind::Quote);
    own.find_map(|block| Some((name_after(&block.text)?, block.locator.clone())))
}

/// The text after the greeting: an optional hello, then words with which people say who they are.
fn after_greeting(text: &str) -> Option<String> {
    let flat = text.lines().take(3).collect::<Vec<_>>().join(" ").replace('’', "'");
    if flat.chars().count() > 900 {
        return None;
    }
    let text = Normalised::of(&flat);
    let from = text.after(&TABLES.hellos, 0).unwrap_or(0);
    let end = text.after(&TABLES.introductions, from).or_else(|| text.after(&TABLES.introductions, 0));
    // Korean and Japanese name themselves right after the hello, and say so behind the name.
    let named_behind = || {
        (from > 0 && ["입니다", "です", "と申します", "이에요", "예요"].iter().any(|mark| flat.contains(mark)))
            .then_some(from)
    };
    let (before, rest) = flat.split_at_checked(text.place(end.or_else(named_behind)?)?)?;
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || ",:-–—\"“".contains(c));
    // "eu sou o João", "sono la Anna", "ich bin der Max".
    let portuguese = before.trim_end().to_lowercase().ends_with("sou");
    let articles = ARTICLES.iter().filter(|article| **article != "a " || portuguese);
    let mut named = articles.filter_map(|article| rest.strip_prefix(article));
    let named = named.find(|rest| rest.starts_with(char::is_uppercase));
    Some(named.unwrap_or(rest).to_owned())
}

/// Articles that some languages put before a name.
const ARTICLES: [&str; 8] = ["o ", "a ", "il ", "la ", "el ", "der ", "die ", "l'"];

/// Words in front of a name, and words of greeting in front of those; the longest first, normalised.
struct Tables {
    hellos: Vec<String>,
    introductions: Vec<String>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let rows = || GREETINGS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    let of = |hello: bool| {
        let rows = rows().filter(|(language, _)| (*language == "hello") == hello);
        let mut all: Vec<String> = rows
            .flat_map(|(_, words)| words.split('|'))
            .map(|words| Normalised::of(words).text.trim().to_owned())
            .collect();
        all.sort_by_key(|words| std::cmp::Reverse(words.len()));
        all
    };
    Tables { hellos: of(true), introductions: of(false) }
});

/// A text in small letters, its signs as single spaces, with where each byte of it stands in the original.
struct Normalised {
    text: String,
    places: Vec<usize>,
    end: usize,
}

impl Normalised {
    fn of(text: &str) -> Self {
        let mut found = Self { text: String::new(), places: Vec::new(), end: text.len() };
        for (at, c) in text.char_indices() {
            let from = found.text.len();
            if c.is_alphanumeric() || c == '\'' || matches!(c as u32, 0x0900..=0x0eff | 0x064b..=0x0670) {
                found.text.extend(c.to_lowercase());
            } else if !found.text.is_empty() && !found.text.ends_with(' ') {
                found.text.push(' ');
            }
            found.places.resize(found.text.len(), at);
            debug_assert!(from <= found.text.len());
        }
        found
    }

    /// Where the first of these words ends that stands at this byte.
    fn after(&self, words: &[String], from: usize) -> Option<usize> {
        let rest = self.text.get(from..)?;
        let lead = rest.len() - rest.trim_start().len();
        let rest = rest.trim_start();
        let found = words.iter().find(|words| {
            let after = rest.strip_prefix(words.as_str());
            after.is_some_and(|after| {
                !after.starts_with(char::is_alphanumeric) || !words.is_ascii() && is_unspaced(words)
            })
        })?;
        Some(from + lead + found.len())
    }

    /// Where a byte of it stands in the original.
    fn place(&self, at: usize) -> Option<usize> {
        Some(self.places.get(at).copied().unwrap_or(self.end))
    }
}

/// Written without spaces between words.
fn is_unspaced(words: &str) -> bool {
    words.chars().next_back().is_some_and(is_wide)
}

fn name_after(text: &str) -> Option<String> {
    let rest = after_greeting(text)?;
    let signs = [',', '.', '!', '|', '–', '—', '·', '•', '(', '，', '。', '、', '！', '&', '/', '"', '”'];
    let lower = rest.to_lowercase();
    let words = || AFTER.iter().filter_map(|mark| lower.find(mark));
    // "Dr. Ana Ejemplo", "J. R. Ejemplo": a stop after so few letters ends nothing.
    let sign = rest
        .match_indices(signs)
        .find(|(at, sign)| *sign != "." || rest[..*at].rsplit(' ').next().is_some_and(|word| word.chars().count() > 3));
    let end = sign.map(|(at, _)| at).into_iter().chain(words()).filter(|at| rest.is_char_boundary(*at)).min();
    let mut name = rest[..end.unwrap_or(rest.len())].trim();
    // "Ana Ejemplo Web Developer": the job has no sign before it.
    let behind = ["입니다", "です", "이에요", "예요"].iter().any(|mark| rest.contains(mark));
    if !behind && words::has(Kind::Title, name) || name.split_whitespace().count() > 4 {
        let two: usize = name.split_whitespace().take(2).map(str::len).sum::<usize>() + 1;
        name = name.get(..two)?.trim();
    }
    let name = name.trim_matches(|c: char| !crate::name_form::is_letter(c));
    // "백엔드 개발자 박서윤입니다": where the words for being stand behind, the job stands before the name.
    let name = match name.rsplit_once(' ') {
        Some((job, name)) if !name.is_ascii() && words::has(Kind::Title, job) && is_full_name(name) => name,
        _ => name,
    };
    (is_full_name(name) || is_small_name(name) || is_given(name)).then(|| name.to_owned())
}

/// One word with a capital: a given name.
fn is_given(name: &str) -> bool {
    name.chars().count() >= 2
        && !name.contains(' ')
        && name.starts_with(char::is_uppercase)
        && name.chars().all(char::is_alphabetic)
        && crosscheck_names::is_person_name(name)
        && !words::has(Kind::Title, name)
}
