//! The texts of the notices. They are templates with their law beside them; what the service cannot know stands in brackets, for
//! whoever sends them.

use askama::Template;
use jiff::Timestamp;

use super::clock::Law;
use super::rules::country;
use crate::reading::{Point, Reading};

/// What stands in square brackets of the templates begins and ends so.
const BRACKETS: [char; 2] = ['[', ']'];

/// A text for the customer to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Letter {
    /// `before` or `after`.
    pub(crate) notice: &'static str,
    /// Which law asks for what stands in it.
    pub(crate) law: &'static str,
    /// What goes with it.
    pub(crate) enclosed: &'static [&'static str],
    pub(crate) text: String,
}

impl Letter {
    /// What whoever sends it fills in.
    pub(crate) fn to_fill_in(&self) -> Vec<String> {
        let mut all = Vec::new();
        for part in self.text.split(BRACKETS[0]).skip(1).filter_map(|part| part.split_once(BRACKETS[1])) {
            if !all.iter().any(|known| known == part.0) {
                all.push(part.0.to_owned());
            }
        }
        all
    }
}

/// What the texts hold of a case.
struct Facts<'a> {
    reference: &'a str,
    points: &'a [Point],
    days: String,
    until: String,
    jurisdiction: &'a str,
}

macro_rules! texts {
    ($($name:ident: $path:literal;)*) => {
        $(
            #[derive(Template)]
            #[template(path = $path, escape = "none")]
            struct $name<'a> { facts: &'a Facts<'a> }
        )*
    };
}

texts! {
    UsBefore: "notices/us_before.txt";
    UsAfter: "notices/us_after.txt";
    OtherBefore: "notices/other_before.txt";
    OtherAfter: "notices/other_after.txt";
}

/// What a statement may not bring into a letter: a bracket of its own would look like something to fill in.
fn without_brackets(text: &str) -> String {
    text.replace(BRACKETS[0], "(").replace(BRACKETS[1], ")")
}

fn plain(point: &Point) -> Point {
    let mut point = point.clone();
    point.statement = without_brackets(&point.statement);
    for position in &mut point.positions {
        position.sources.iter_mut().chain(&mut position.values).for_each(|text| *text = without_brackets(text));
    }
    point
}

/// How long the candidate has to answer, if that is known: days of business, and until when.
pub(crate) type TimeToAnswer = Option<(u16, Timestamp)>;

/// Both, for this case.
pub(crate) fn letters(law: Law<'_>, reference: &str, reading: &Reading, time: TimeToAnswer) -> [Letter; 2] {
    let (days, until) = match time {
        Some((days, until)) => (days.to_string(), until.strftime("%-d %B %Y, %H:%M UTC").to_string()),
        None => ("[number]".to_owned(), "[date]".to_owned()),
    };
    let points: Vec<Point> = reading.disagreements.iter().map(plain).collect();
    let reference = without_brackets(reference);
    let facts = &Facts { reference: &reference, points: &points, days, until, jurisdiction: law.jurisdiction };
    // Rendering into memory fails only if a value's Display does, and all are strings and numbers.
    let written = |template: &dyn Fn() -> askama::Result<String>| template().unwrap_or_default();
    if country(law.jurisdiction) == "US" {
        return [
            Letter {
                notice: "before",
                law: "15 U.S.C. 1681b(b)(3)(A)",
                enclosed: &[
                    "The report",
                    "A Summary of Your Rights Under the Fair Credit Reporting Act (12 CFR part 1022, appendix K)",
                ],
                text: written(&|| UsBefore { facts }.render()),
            },
            Letter {
                notice: "after",
                law: "15 U.S.C. 1681m(a), 1681j(b), 1681i",
                enclosed: &[
                    "A Summary of Your Rights Under the Fair Credit Reporting Act (12 CFR part 1022, appendix K)",
                ],
                text: written(&|| UsAfter { facts }.render()),
            },
        ];
    }
    [
        Letter {
            notice: "before",
            law: "General Data Protection Regulation, articles 15, 16 and 22(3), where it holds",
            enclosed: &["The report"],
            text: written(&|| OtherBefore { facts }.render()),
        },
        Letter {
            notice: "after",
            law: "General Data Protection Regulation, articles 12, 16, 22(3) and 77, where it holds",
            enclosed: &[],
            text: written(&|| OtherAfter { facts }.render()),
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Position;

    fn reading() -> Reading {
        let position =
            |source: &str, value: &str| Position { sources: vec![source.to_owned()], values: vec![value.to_owned()] };
        let point = Point {
            number: 1,
            statement: "Two sources state different years [sic] of one job".to_owned(),
            positions: vec![position("cv.pdf", "2015"), position("code.example/ada", "2019")],
            explanations: Vec::new(),
            question: None,
        };
        Reading { disagreements: vec![point], ..Reading::default() }
    }

    #[test]
    fn the_texts_say_what_the_law_asks_and_nothing_of_what_somebody_is() {
        let law = Law { jurisdiction: "US-CO", live: true };
        let [before, after] = letters(law, "A-17", &reading(), Some((5, "2026-10-29T12:00:00Z".parse().unwrap())));
        for needed in [
            "A-17",
            "No decision has been made",
            "copy of the report",
            "29 October 2026, 12:00 UTC",
            "5 days of business",
            "cv.pdf",
            "2019",
            "dispute",
        ] {
            assert!(before.text.contains(needed), "{needed}: {}", before.text);
        }
        // 15 U.S.C. 1681m(a): the decision, the agency and its telephone, that it did not decide, the free copy, the dispute.
        for needed in
            ["decision", "toll-free telephone", "did not make the decision", "within 60 days", "free copy", "dispute"]
        {
            assert!(after.text.contains(needed), "{needed}: {}", after.text);
        }
        assert!(before.text.contains("years (sic) of") && before.to_fill_in().iter().all(|what| !what.contains("sic")));
        for letter in [&before, &after] {
            let lower = letter.text.to_lowercase();
            let judging = ["fraud", "fake", "lied", "suspicious", "risk", "dishonest", "adverse", "{", "}"];
            assert_eq!(judging.into_iter().find(|word| lower.contains(word)), None, "{lower}");
            assert!(!letter.to_fill_in().is_empty() && !letter.text.contains("\n\n\n"), "{}", letter.text);
        }
    }

    #[test]
    fn elsewhere_the_texts_name_the_law_that_holds() {
        let law = Law { jurisdiction: "NL", live: true };
        let [before, after] = letters(law, "A-17", &reading(), None);
        assert!(before.text.contains("[number] days of business") && before.text.contains("(NL)"), "{}", before.text);
        assert!(after.text.contains("supervisory authority") && !after.text.contains("U.S.C."), "{}", after.text);
    }
}
