//! Whether a text, or a part of a title, can be a person's name: by what `names` says of its form, and because it heads no section and
//! is no job.

use std::sync::LazyLock;

use crosscheck_compare::fold;
use crosscheck_compare::vocabulary::headings::section;
use crosscheck_compare::vocabulary::words::{self, Kind};
use crosscheck_names::{NameForm, NotAName, person_name_form};

/// Words of a heading or title that can be a name. Long Spanish, Portuguese and Arabic names reach six.
const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=6;
/// Words of a name that is written in small letters only: longer ones are phrases.
const SMALL_WORDS: std::ops::RangeInclusive<usize> = 2..=3;

/// Whether a text can be a person's name.
pub(crate) fn is_name_like(text: &str) -> bool {
    // "关于我", "Werdegang": what heads a section names nobody, in any language.
    if section(text).is_some() || words::has(Kind::Title, text) {
        return false;
    }
    let enough = NAME_WORDS.contains(&text.split_whitespace().count());
    match person_name_form(text) {
        NameForm::Likely => true,
        NameForm::Possible => enough,
        NameForm::No(_) => false,
    }
}

/// A full name by its form.
pub(crate) fn is_full_name(text: &str) -> bool {
    is_name_like(text) && person_name_form(text) == NameForm::Likely
}

/// A name as people style it on their own pages: small letters, or one capital too few ("ana ejemplo", "Ana ejemplo").
pub(crate) fn is_small_name(text: &str) -> bool {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let small = parts.iter().any(|part| part.starts_with(char::is_lowercase));
    if !small || !SMALL_WORDS.contains(&parts.len()) || !parts.iter().all(|part| part.chars().all(is_of_a_name)) {
        return false;
    }
    let form = person_name_form(text);
    let capital = |part: &&str| {
        let mut letters = part.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    let capitals = parts.iter().map(capital).collect::<Vec<_>>().join(" ");
    matches!(form, NameForm::Likely | NameForm::Possible | NameForm::No(NotAName::Sentence)) && is_full_name(&capitals)
}

fn is_of_a_name(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.')
}

/// Names that templates leave where their user's goes.
pub(crate) fn is_nobodys(name: &str) -> bool {
    listed(include_str!("../data/nobodys_names.txt"), name)
}

/// Who made the template of a page.
pub(crate) fn is_vendor(name: &str) -> bool {
    let plain = fold(name);
    listed(include_str!("../data/vendors.txt"), name) || plain.contains("theme") || plain.contains("template")
}

/// Whether a host is that of somebody who makes templates.
pub(crate) fn is_vendors_host(host: &str) -> bool {
    let label = host.trim_start_matches("www.").split('.').next().unwrap_or_default();
    let mut vendors = include_str!("../data/vendors.txt").lines().filter(|line| !line.starts_with('#'));
    vendors.any(|vendor| vendor.replace(' ', "") == label || vendor == host)
}

/// Whether a handle is the name of somebody who makes templates: accounts that a template leaves at the foot of its users' pages.
pub(crate) fn is_vendors_handle(handle: &str) -> bool {
    let plain: String = fold(handle).chars().filter(|c| c.is_alphanumeric()).collect();
    let mut vendors = include_str!("../data/vendors.txt").lines().filter(|line| !line.starts_with('#'));
    vendors.any(|vendor| vendor.chars().filter(|c| c.is_alphanumeric()).eq(plain.chars()))
}

fn listed(list: &str, name: &str) -> bool {
    let plain = fold(name);
    list.lines().any(|line| !line.starts_with('#') && line == plain)
}

/// What stands around names in titles: before, after, and words that say whose a page is without naming anybody.
struct Around {
    before: Vec<&'static str>,
    after: Vec<&'static str>,
    whose: Vec<&'static str>,
}

static AROUND: LazyLock<Around> = LazyLock::new(|| {
    let rows = include_str!("../data/owner_titles.tsv").lines().filter_map(|line| line.split_once('\t'));
    let of = |kind: &str| {
        let mut all: Vec<&str> =
            rows.clone().filter(|(held, _)| *held == kind).flat_map(|(_, words)| words.split('|')).collect();
        all.sort_by_key(|words| std::cmp::Reverse(words.len()));
        all
    };
    Around { before: of("before"), after: of("after"), whose: of("whose") }
});

/// The parts of a title that can be a person's name: "Home | Ana María Ejemplo", "Hi, I'm Ana Ejemplo!", "Ana Ejemplo's portfolio".
pub(crate) fn parts_of_title(title: &str) -> impl Iterator<Item = &str> {
    title
        .split([
            '|', '–', '—', '·', '•', ':', '/', ',', '\n', '(', ')', '<', '>', '{', '}', '~', '：', '｜', '、', '「',
            '」',
        ])
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(" @ "))
        .filter_map(name_of_part)
}

/// The first of them.
pub(crate) fn part_of_title(title: &str) -> Option<&str> {
    parts_of_title(title).next()
}

fn name_of_part(part: &str) -> Option<&str> {
    let mut part = part.trim_matches(|c: char| !is_letter(c));
    let is_whole = is_candidate(part) && !ends_with_any(part);
    if is_whole {
        return (!says_whose(part)).then_some(part);
    }
    // Each word is taken off once; where a title puts three around a name, so be it.
    for _ in 0..3 {
        let before = AROUND.before.iter().find_map(|words| without_beginning(part, words));
        let after = AROUND.after.iter().find_map(|words| without_end(part, words));
        let Some(shorter) = before.or(after) else { break };
        part = shorter.trim_matches(|c: char| !is_letter(c));
        part = part.strip_suffix("'s").or_else(|| part.strip_suffix("’s")).unwrap_or(part).trim();
        part = part.strip_suffix("s'").unwrap_or(part);
    }
    (is_candidate(part) && !says_whose(part)).then_some(part)
}

/// "Mi", "Il Mio", "Ihre": words that say whose a page is without naming anybody. As a first word of two they are names, too ("Mi
/// Nguyen"), so there only those that no language gives as names count.
fn says_whose(part: &str) -> bool {
    let folded = part.to_lowercase();
    let first = folded.split(' ').next().unwrap_or_default();
    AROUND.whose.iter().any(|words| folded == *words || first == *words && !NAMES_TOO.contains(words))
}

/// Words of that list that people are called as well.
const NAMES_TOO: [&str; 13] = ["mi", "an", "min", "ma", "mia", "mio", "la", "le", "el", "ton", "a", "das", "der"];

/// A letter, a digit or a sign that belongs to a letter of Indic, Thai and Arabic writing.
pub(crate) fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c as u32, 0x0900..=0x0eff | 0x064b..=0x0670)
}

fn is_candidate(part: &str) -> bool {
    let first_is_small = part.starts_with(char::is_lowercase);
    let all_small = !part.chars().any(char::is_uppercase);
    // "jestem Ana Ejemplo": a name that goes on in capitals begins in one.
    is_name_like(part) && (!first_is_small || all_small && is_small_name(part))
        || !first_is_small && is_small_name(part)
}

fn ends_with_any(part: &str) -> bool {
    AROUND.after.iter().any(|words| without_end(part, words).is_some())
        || AROUND.before.iter().any(|words| without_beginning(part, words).is_some())
}

fn without_beginning<'t>(part: &'t str, words: &str) -> Option<&'t str> {
    let start = part.get(..words.len())?;
    let rest = &part[words.len()..];
    (start.to_lowercase() == words && rest.starts_with([' ', ',', '!', ':'])).then_some(rest)
}

fn without_end<'t>(part: &'t str, words: &str) -> Option<&'t str> {
    let at = part.len().checked_sub(words.len())?;
    let end = part.get(at..)?;
    let rest = &part[..at];
    // "林一辰的博客", "葵のブログ": a particle joins them without a space.
    let joined = words.starts_with(['的', 'の', '의']);
    (end.to_lowercase() == words && (rest.ends_with(' ') || joined)).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_gives_its_name_and_nothing_else() {
        for (title, name) in [
            ("Ana Ejemplo's Portfolio", Some("Ana Ejemplo")),
            ("Home | Ana María Ejemplo", Some("Ana María Ejemplo")),
            ("Portfolio von Ana Ejemplo", Some("Ana Ejemplo")),
            ("ana ejemplo", Some("ana ejemplo")),
            ("<Ana Ejemplo />", Some("Ana Ejemplo")),
            ("Mi Portafolio", None),
            ("Il Mio Portfolio", None),
            ("Account Suspended", None),
            ("My CV", None),
            ("where you can say more", None),
        ] {
            assert_eq!(part_of_title(title), name, "{title}");
        }
    }

    #[test]
    fn placeholders_are_nobody_and_people_of_frequent_names_are_somebody() {
        assert!(is_nobodys("John Doe") && is_nobodys("Max Mustermann") && is_nobodys("YOUR NAME"));
        assert!(!is_nobodys("John Smith") && !is_nobodys("Juan Pérez"));
    }
}
