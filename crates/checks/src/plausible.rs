//! A value that contradicts its kind is no claim: a place or a job title as a name, a duration or a page number as an employer.
//! The one place where that is judged for the checks.

use crosscheck_compare::periods::{find_durations, find_periods, parse_date};
use crosscheck_compare::places;

/// Whether a name can be one of a person at all; a handle or a single word can, a place with its state cannot.
pub(crate) fn is_a_name(text: &str) -> bool {
    let parts: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let is_place = |part: &str| !places::read(part).mentions.is_empty();
    let is_known_place = parts.len() > 1 && parts.iter().all(|part| is_place(part));
    !is_known_place && !is_of_a_page(text) && !is_a_time(text)
}

/// Whether the words can name an employer or an institution.
pub(crate) fn is_an_organisation(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().any(char::is_alphabetic) && !is_of_a_page(text) && !is_a_time(text)
}

/// Words for a page, as document programs of many languages write them into a footer.
const PAGE: &[&str] = &[
    "folio",
    "halaman",
    "lk",
    "lapa",
    "oldal",
    "p",
    "page",
    "pagina",
    "página",
    "pg",
    "puslapis",
    "pàgina",
    "sayfa",
    "seite",
    "side",
    "sida",
    "sivu",
    "stran",
    "strana",
    "stranica",
    "strona",
    "trang",
    "σελίδα",
    "страница",
    "стр",
    "сторінка",
    "עמוד",
    "صفحة",
    "صفحه",
    "पृष्ठ",
    "หน้า",
    "ページ",
    "页",
    "頁",
    "페이지",
];

/// `Page 4 of 5`: a word for a page and two numbers, and at most one word between them.
fn is_of_a_page(text: &str) -> bool {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_number = |word: &&&str| word.chars().all(char::is_numeric);
    let numbers = words.iter().filter(is_number).count();
    (2..=4).contains(&words.len())
        && numbers > 0
        && numbers + 2 >= words.len()
        && words.iter().any(|word| PAGE.contains(word))
}

/// Nothing but a date, a period or a duration.
fn is_a_time(text: &str) -> bool {
    let text = text.trim();
    if !text.chars().any(char::is_numeric) {
        return false;
    }
    let whole = |range: std::ops::Range<usize>| {
        let beside = text.get(..range.start).into_iter().chain(text.get(range.end..));
        beside.flat_map(str::chars).all(|c| !c.is_alphanumeric())
    };
    parse_date(text).is_some()
        || find_periods(text).into_iter().any(|(_, range)| whole(range))
        || find_durations(text).into_iter().any(|(_, range)| whole(range))
}

#[cfg(test)]
mod tests {
    use super::{is_a_name, is_an_organisation};

    #[test]
    fn places_page_numbers_and_times_are_no_names() {
        for name in ["Jane Doe", "Doe, Jane", "김민수", "Paris Sample", "jdoe", "Jordan Lee", "María-José de la Cruz"]
        {
            assert!(is_a_name(name), "{name}");
        }
        for name in ["Denver, CO", "Lisbon, Portugal", "Page 4 of 5", "2016 – 2020", "Seite 2 von 3"] {
            assert!(!is_a_name(name), "{name}");
        }
    }

    #[test]
    fn times_and_page_numbers_are_no_employers() {
        for name in
            ["Quillstone Software Ltd", "3M", "Studio 54", "2degrees", "Area 51 Labs", "7 Eleven", "Channel 4 News 24"]
        {
            assert!(is_an_organisation(name), "{name}");
        }
        for name in ["12/2016 – 10/2020", "2 yrs 3 mos", "Page 4 of 5", "2019", "—", "Mar 2018 - Present", ""] {
            assert!(!is_an_organisation(name), "{name}");
        }
    }
}
