//! Where a page parts two inline elements by its looks and no space stands between them: a date floated to the right, a year in
//! a column of its own. A word that is parted for styling (`<b>J</b>ohn`) stays one word.

use crate::document::{Child, Element};

/// Parts of a style that set an inline element apart from its neighbours; compared without white space.
const STYLES: &[&str] = &[
    "float:left",
    "float:right",
    "position:absolute",
    "text-align:right",
    "margin-left:auto",
    "display:block",
    "display:inline-block",
    "display:flex",
    "display:table-cell",
    "display:grid",
];
/// Words of class names that pages give to what stands at a side of its own, or is a part of an entry by itself; a choice of ours.
const CLASSES: &[&str] = &[
    "date",
    "dates",
    "year",
    "years",
    "period",
    "duration",
    "when",
    "right",
    "left",
    "float",
    "location",
    "company",
    "employer",
    "organisation",
    "organization",
    "school",
    "university",
    "institution",
    "position",
    "role",
    "jobtitle",
    "job",
    "degree",
    "major",
    "firma",
    "stanowisko",
    "miasto",
    "zeitraum",
    "datum",
    "ort",
    "empresa",
    "puesto",
    "cargo",
    "lugar",
    "ciudad",
    "cidade",
    "fecha",
    "entreprise",
    "poste",
    "lieu",
    "ville",
    "azienda",
    "ruolo",
    "luogo",
];
/// Digits of a year: "Web3" goes on in the next element, "2015" does not.
const YEAR_DIGITS: usize = 4;

/// How surely two neighbours are two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// Two elements that nothing tells apart.
    Elements,
    /// Two elements that look different.
    Looks,
    /// One of them stands at a side of its own.
    Aside,
}

impl Gap {
    /// Whether a space belongs between these texts, neither of which has one there.
    pub(crate) fn parts(self, before: &str, after: &str) -> bool {
        let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else { return false };
        if !first.is_alphanumeric() && first != '(' || !(last.is_alphanumeric() || matches!(last, ')' | '.' | ',')) {
            return false;
        }
        match self {
            Self::Aside => true,
            Self::Looks => {
                last.is_numeric() != first.is_numeric() || last.is_lowercase() && first.is_uppercase() || last == ')'
            }
            Self::Elements => {
                let digits = before.chars().rev().take_while(char::is_ascii_digit).count();
                digits == YEAR_DIGITS && first.is_alphabetic()
            }
        }
    }
}

/// Whether an inline element stands at a side of its own. A single letter there is an initial of the word after it.
pub(crate) fn is_aside(element: Element<'_>) -> bool {
    let style = || {
        let style: String = element.attr("style").unwrap_or_default().chars().filter(|c| !c.is_whitespace()).collect();
        let style = style.to_ascii_lowercase();
        STYLES.iter().any(|known| style.contains(known))
    };
    let class = || {
        element.classes().any(|class| {
            class.split(['-', '_']).any(|word| CLASSES.iter().any(|known| word.eq_ignore_ascii_case(known)))
        })
    };
    element.name() == "time" || (style() || class()) && !is_initial(element)
}

fn is_initial(element: Element<'_>) -> bool {
    let mut children = element.children();
    matches!((children.next(), children.next()), (Some(Child::Text(text)), None) if text.trim().chars().nth(1).is_none())
}

/// What parts two elements between which nothing stands.
pub(crate) fn between(before: Element<'_>, after: Element<'_>) -> Gap {
    let looks = |element: Element<'_>| element.attr("class").is_some() || element.attr("style").is_some();
    let differ = before.attr("class") != after.attr("class") || before.attr("style") != after.attr("style");
    if looks(before) && looks(after) && differ { Gap::Looks } else { Gap::Elements }
}
