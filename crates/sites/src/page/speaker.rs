//! Who speaks on a page: one person about themselves, or several for a firm.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crosscheck_compare::fold;
use crosscheck_compare::vocabulary::headings::Section;
use crosscheck_compare::vocabulary::words::{self, Kind};
use crosscheck_markup::{BlockKind, Markup};
use crosscheck_model::ClaimsBuilder;

use super::outline::{Outline, Topic};

/// Words of prose by which a person or a firm speaks, from which on they tell which of them it is.
const SPOKEN: usize = 2;

/// Who speaks on the page.
pub(super) struct Speaker {
    /// Words of one person, and of several.
    one: usize,
    several: usize,
    /// Dated work or education stands on it.
    pub(super) has_history: bool,
    /// A job stands at the top.
    has_job: bool,
    /// It offers a CV.
    has_cv: bool,
    /// Sections that CVs have.
    sections: usize,
    /// What it says that it is an organisation of, folded.
    organisations: Vec<String>,
}

impl Speaker {
    pub(super) fn of(markup: &Markup, outline: &Outline, builder: &ClaimsBuilder) -> Self {
        let spoken =
            |topic: Topic| !matches!(topic, Topic::Of(Section::Work | Section::Education | Section::Languages));
        let prose = outline.parts.iter().filter(|part| spoken(part.topic)).flat_map(|part| {
            let from = part.heading.unwrap_or(part.blocks.start).min(part.blocks.start);
            markup.blocks[from..part.blocks.end].iter()
        });
        let (mut one, mut several) = (0, 0);
        for block in prose.filter(|block| block.kind != BlockKind::Quote) {
            let (of_one, of_several) = count_persons(&block.text);
            one += of_one;
            several += of_several;
        }
        let claims = builder.claims();
        let dated = claims.work.iter().any(|item| !item.value().period.is_unstated())
            || claims.education.iter().any(|item| !item.value().period.is_unstated());
        let title = markup
            .title
            .iter()
            .flat_map(|(title, _)| title.split(['|', '–', '—', '·', '•', ':', ',']).flat_map(|part| part.split(" - ")));
        let top = outline
            .parts
            .iter()
            .filter(|part| part.topic == Topic::Top)
            .flat_map(|part| &markup.blocks[part.blocks.clone()]);
        let lines = top.take(12).flat_map(|block| block.text.lines());
        let has_job = title.chain(lines).any(is_job);
        let has_cv = markup.anchors.iter().take(200).any(|anchor| {
            let path = anchor.url.path().to_lowercase();
            let words: Vec<&str> = path.split(|c: char| !c.is_alphanumeric()).collect();
            path.ends_with(".pdf")
                && words.iter().any(|word| matches!(*word, "cv" | "resume" | "lebenslauf" | "curriculum" | "curriculo"))
        });
        let firm = ["Organization", "Corporation", "LocalBusiness", "ProfessionalService", "Store"];
        let firms = markup.things.iter().filter(|thing| !thing.nested && firm.iter().any(|kind| thing.is_a(kind)));
        let organisations = firms.flat_map(|thing| markup.things.texts(thing, "name")).map(fold).collect();
        let of_a_cv = [Section::Work, Section::Education, Section::Skills, Section::Languages];
        let has = |section: &&Section| outline.parts.iter().any(|part| part.topic == Topic::Of(**section));
        let sections = of_a_cv.iter().filter(has).count();
        Self { one, several, has_history: dated, has_job, has_cv, sections, organisations }
    }

    /// Signs of a page about a person that do not rest on the name.
    pub(super) fn signs(&self) -> usize {
        let speaks = self.one >= SPOKEN && self.one > self.several;
        // Dated work and education are told by people alone.
        2 * usize::from(self.has_history)
            + [speaks, self.has_job, self.has_cv, self.sections > 1].into_iter().filter(|sign| *sign).count()
    }

    pub(super) fn is_a_firm(&self, name: &str) -> bool {
        let named = self.organisations.contains(&fold(name)) && self.one == 0 && !self.has_job;
        named || self.several > self.one && self.several >= SPOKEN
    }

    /// One person speaks, and no firm.
    pub(super) fn speaks_alone(&self) -> bool {
        self.one > self.several
    }
}

/// Words of one person, and of several.
static SPOKEN_BY: LazyLock<[BTreeSet<&'static str>; 2]> = LazyLock::new(|| {
    let rows = || include_str!("../../data/first_person.tsv").lines().filter_map(|line| line.split_once('\t'));
    ["one", "several"]
        .map(|kind| rows().filter(|(held, _)| *held == kind).flat_map(|(_, words)| words.split('|')).collect())
});

fn count_persons(text: &str) -> (usize, usize) {
    let [one, several] = &*SPOKEN_BY;
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')).filter(|word| !word.is_empty());
    words.take(400).fold((0, 0), |(singular, plural), word| {
        (singular + usize::from(one.contains(word)), plural + usize::from(several.contains(word)))
    })
}

/// A job as people give it under their name: words of a job at the end, or before what it is done in.
fn is_job(text: &str) -> bool {
    let text = text.trim().trim_matches(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() || words.len() > 9 || !words::has(Kind::Title, text) || words::has(Kind::Organisation, text) {
        return false;
    }
    let title = |word: &str| words::has(Kind::Title, word);
    let goes_on = |at: usize| {
        let after = words.get(at + 1).map(|word| word.to_lowercase()).unwrap_or_default();
        let joint = [
            "in", "at", "from", "based", "and", "&", "für", "bei", "en", "de", "y", "et", "und", "@", "who", "with",
            "for", "of",
        ];
        joint.contains(&after.as_str()) || words[at].ends_with([',', '.', '&', '/'])
    };
    words.last().is_some_and(|last| title(last))
        || (0..words.len()).any(|at| title(words[at]) && goes_on(at))
        || !text.is_ascii()
}
