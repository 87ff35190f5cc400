//! Whose page this is, where it does not say so in a form for programs: names in its title, headings, head and foot, weighed with
//! what else on the page is made of them. A name that only one place holds is a hint; so is that of a firm.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crosscheck_compare::contacts::is_free_mail;
use crosscheck_compare::fold;
use crosscheck_compare::vocabulary::headings::Section;
use crosscheck_compare::vocabulary::words::{self, Kind};
use crosscheck_markup::{Block, BlockKind, Markup};
use crosscheck_model::{ClaimsBuilder, Locator, NameRole, Passage, ReadBy};

use super::greeting;
use super::links::Linked;
use super::outline::{Outline, Topic};
use crate::name_form::{is_full_name, is_nobodys, is_small_name, is_vendor, parts_of_title};

/// Main headings that are looked at.
const MAIN_HEADINGS: usize = 2;
/// Smaller headings at the top that are looked at.
const SMALL_HEADINGS: usize = 4;
/// Blocks of a part in which people introduce themselves.
const INTRODUCTION: usize = 10;
/// Places that have to agree on a name for it to be evidence.
const ENOUGH: usize = 2;
/// Words of prose by which a person or a firm speaks, from which on they tell which of them it is.
const SPOKEN: usize = 2;

/// Where a name stands, or what is made of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Title,
    MainHeading,
    SmallHeading,
    Head,
    Author,
    Brand,
    Foot,
    Greeting,
    Host,
    Mail,
    Handle,
    Picture,
}

/// One name and where it stands.
struct Candidate {
    written: String,
    locator: Locator,
    places: Vec<Place>,
}

/// The names of a page by their folded form.
struct Candidates {
    all: Vec<Candidate>,
    by_form: BTreeMap<String, usize>,
}

impl Candidates {
    fn add(&mut self, written: &str, locator: &Locator, place: Place) {
        if is_vendor(written) {
            return;
        }
        let form = fold(written);
        let at = *self.by_form.entry(form).or_insert(self.all.len());
        if at == self.all.len() {
            self.all.push(Candidate { written: written.to_owned(), locator: locator.clone(), places: Vec::new() });
        }
        if let Some(candidate) = self.all.get_mut(at)
            && !candidate.places.contains(&place)
        {
            candidate.places.push(place);
        }
    }
}

/// Decides on the owner's name, unless the page states it in a form for programs.
pub(super) fn read(
    builder: &mut ClaimsBuilder,
    markup: &Markup,
    outline: &Outline,
    linked: &[Linked<'_>],
    at: &Passage,
) {
    let nobodys = builder.claims().names.iter().any(|name| is_nobodys(name.value().full.expose()));
    builder.keep_names(|claim| !is_nobodys(claim.value().full.expose()) && !is_vendor(claim.value().full.expose()));
    if builder.claims().names.iter().any(|name| name.value().role != NameRole::Guess) {
        return;
    }
    let mut found = candidates(markup, outline);
    let introducing =
        outline.parts.iter().filter(|part| matches!(part.topic, Topic::Top | Topic::Of(Section::Summary)));
    let greeted = greeting::introduced(introducing.flat_map(|part| {
        let from = part.heading.unwrap_or(part.blocks.start).min(part.blocks.start);
        markup.blocks[from..part.blocks.end].iter().take(INTRODUCTION)
    }));
    if let Some((name, locator)) = &greeted {
        if is_full_name(name) || is_small_name(name) {
            found.add(name, locator, Place::Greeting);
        } else if let Some(fuller) = found.all.iter_mut().find(|candidate| begins_with(&candidate.written, name)) {
            fuller.places.push(Place::Greeting);
        }
    }
    let signs = Signs::of(markup, linked);
    for candidate in &mut found.all {
        signs.support(candidate);
    }
    if nobodys || found.all.iter().any(|candidate| is_nobodys(&candidate.written)) {
        builder.keep_names(|_| false);
        builder.problem(Locator::Whole, "the page still holds the placeholder of its template in place of a name");
        return;
    }
    merge(&mut found.all);
    // The longest list of places; of equal ones the first, in the order of the page.
    let best =
        found.all.iter().enumerate().max_by_key(|(index, candidate)| (weight(candidate), std::cmp::Reverse(*index)));
    let Some((_, best)) = best else { return };
    let rival = found.all.iter().any(|other| {
        other.written != best.written && weight(other) == weight(best) && !best.places.contains(&Place::Greeting)
    });
    let page = Speaker::of(markup, outline, builder);
    let at = at.with(best.locator.clone()).read_as(ReadBy::Html);
    let firm = page.is_a_firm(best);
    let alone = best.places == [Place::MainHeading] && page.signs() >= ENOUGH && is_full_name(&best.written);
    let stands = (weight(best) >= ENOUGH && is_written_well(best) || alone) && !rival;
    if stands && page.is_a_person(best, firm) {
        builder.keep_names(|claim| claim.value().full.expose() == best.written);
        builder.name(&at, &best.written, NameRole::Display);
        return;
    }
    // Prominent, but it may be anything: a hint, where the page is not plainly a firm's.
    let prominent = best.places.iter().any(|place| matches!(place, Place::Title | Place::MainHeading | Place::Author));
    builder.keep_names(|claim| fold(claim.value().full.expose()) == fold(&best.written));
    if prominent && is_full_name(&best.written) && !firm {
        builder.name(&at, &best.written, NameRole::Guess);
    }
}

/// A greeting says more than any other place.
fn weight(candidate: &Candidate) -> usize {
    candidate.places.len() + usize::from(candidate.places.contains(&Place::Greeting))
}

/// Names in small letters need two places that people write themselves: a phrase stands in one.
fn is_written_well(candidate: &Candidate) -> bool {
    let own = candidate.places.iter().filter(|place| !matches!(place, Place::Host | Place::Picture)).count();
    is_full_name(&candidate.written) && !candidate.written.starts_with(char::is_lowercase) || own >= ENOUGH
}

fn begins_with(full: &str, given: &str) -> bool {
    fold(full).split(' ').next() == Some(fold(given).as_str())
}

fn candidates(markup: &Markup, outline: &Outline) -> Candidates {
    let mut found = Candidates { all: Vec::new(), by_form: BTreeMap::new() };
    for heading in markup.headings(1).take(MAIN_HEADINGS) {
        in_heading(&mut found, heading, Place::MainHeading);
    }
    let top = outline
        .parts
        .iter()
        .filter(|part| part.topic == Topic::Top)
        .flat_map(|part| &markup.blocks[part.blocks.clone()]);
    let small = |block: &&Block| matches!(block.kind, BlockKind::Heading(2..=4)) || block.strong;
    for block in top.filter(small).take(SMALL_HEADINGS) {
        in_heading(&mut found, block, Place::SmallHeading);
    }
    // The first small heading of a page whose main heading names nobody ("Home"), even where no table knows it as a top.
    let first = markup.blocks.iter().find(|block| matches!(block.kind, BlockKind::Heading(2..=3)));
    if let Some(block) = first {
        in_heading(&mut found, block, Place::SmallHeading);
    }
    if let Some((title, locator)) = &markup.title {
        in_text(&mut found, title, locator, Place::Title);
    }
    for key in ["og:title", "twitter:title", "og:site_name", "application-name"] {
        if let Some(meta) = markup.meta(key) {
            in_text(&mut found, &meta.value, &meta.locator, Place::Head);
        }
    }
    if let Some(author) = markup.meta("author") {
        in_text(&mut found, &author.value, &author.locator, Place::Author);
    }
    for anchor in markup.anchors.iter().filter(|anchor| !anchor.unseen && is_home(markup, &anchor.url)).take(6) {
        in_text(&mut found, &anchor.text, &anchor.locator, Place::Brand);
    }
    for block in markup.blocks.iter().rev().take(12) {
        let plain = block.text.to_lowercase();
        if plain.contains('©') || plain.contains("copyright") {
            for line in block.text.lines() {
                in_copyright(&mut found, line, &block.locator);
            }
        }
    }
    found
}

/// A heading whose lines make one name ("Ana" over "Ejemplo"), else names in it.
fn in_heading(found: &mut Candidates, block: &Block, place: Place) {
    // What follows a greeting is read as one.
    if greeting::begins(&block.text) {
        return;
    }
    let joined = block.text.lines().collect::<Vec<_>>().join(" ");
    let words = joined.split_whitespace().count();
    if words <= 4 && block.text.contains('\n') && is_full_name(&joined) {
        found.add(&joined, &block.locator, place);
    } else {
        in_text(found, &block.text, &block.locator, place);
    }
}

fn in_text(found: &mut Candidates, text: &str, locator: &Locator, place: Place) {
    if text.chars().count() <= 200 {
        for name in parts_of_title(text).take(3) {
            found.add(name, locator, place);
        }
    }
}

/// "© 2024 Ana Ejemplo. All rights reserved."
fn in_copyright(found: &mut Candidates, line: &str, locator: &Locator) {
    let lower = line.to_lowercase();
    let by_others = ["theme", "template", "design", "powered", "built", "made by", "made with"];
    let own = by_others.iter().filter_map(|word| lower.find(word)).min().unwrap_or(line.len());
    let Some(own) = line.get(..own) else { return };
    for part in own.split(['©', '.', '|', '•', '·', '-', '–', '—', ',']) {
        let kept: Vec<&str> = part
            .split_whitespace()
            .filter(|word| !word.chars().any(|c| c.is_ascii_digit()))
            .filter(|word| {
                !matches!(
                    word.to_lowercase().as_str(),
                    "copyright" | "(c)" | "by" | "all" | "rights" | "reserved" | "&copy;"
                )
            })
            .collect();
        let name = kept.join(" ");
        if is_full_name(&name) || is_small_name(&name) {
            found.add(&name, locator, Place::Foot);
        }
    }
}

fn is_home(markup: &Markup, url: &url::Url) -> bool {
    url.host_str() == markup.url.host_str()
        && (matches!(url.path(), "/" | "/index.html") || url.path() == markup.url.path())
        && url.query().is_none()
}

/// What pages make of their owners' names.
struct Signs {
    /// Letters of the page's address.
    address: String,
    /// Letters before the `@` of addresses for mail.
    mails: Vec<String>,
    handles: Vec<String>,
    /// What pictures are said to show.
    pictures: Vec<String>,
}

fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

impl Signs {
    fn of(markup: &Markup, linked: &[Linked<'_>]) -> Self {
        let host = markup.url.host_str().unwrap_or_default();
        let label = letters(host.trim_start_matches("www.").split('.').next().unwrap_or_default());
        let mails = markup.anchors.iter().filter(|anchor| anchor.url.scheme() == "mailto").filter_map(|anchor| {
            let (local, domain) = anchor.url.path().split_once('@')?;
            let local = letters(local);
            // An address of the whole site's name is that of a firm as much as of a person.
            (is_free_mail(domain) || local != label).then_some(local)
        });
        let alts = markup.images().into_iter().filter_map(|image| image.attr("alt").map(fold));
        Self {
            address: letters(&format!("{host}{}", markup.url.path())),
            mails: mails.take(20).collect(),
            handles: linked
                .iter()
                .filter(|link| link.profile.is_profile)
                .map(|link| link.profile.handle.clone())
                .collect(),
            pictures: alts.filter(|alt| !alt.is_empty()).collect(),
        }
    }

    fn support(&self, candidate: &mut Candidate) {
        let full = fold(&candidate.written);
        let words: Vec<&str> = full.split_whitespace().filter(|word| word.chars().count() > 2).collect();
        if words.is_empty() {
            return;
        }
        let mut add = |place: Place, is: bool| {
            if is {
                candidate.places.push(place);
            }
        };
        add(Place::Host, words.iter().filter(|word| self.address.contains(**word)).count() >= words.len().min(2));
        add(Place::Mail, self.mails.iter().any(|mail| words.iter().any(|word| mail.contains(word))));
        add(Place::Handle, self.handles.iter().any(|handle| super::links::resembles(handle, &words)));
        add(Place::Picture, self.pictures.iter().any(|alt| alt.contains(&full)));
    }
}

/// "Ana Ejemplo" and "Ana María Ejemplo" are one: the places of the shorter one speak for the longer one, too.
fn merge(all: &mut [Candidate]) {
    let forms: Vec<Vec<String>> =
        all.iter().map(|one| fold(&one.written).split(' ').map(str::to_owned).collect()).collect();
    for longer in 0..all.len() {
        for shorter in 0..all.len() {
            if forms[shorter].len() < forms[longer].len()
                && forms[shorter].iter().all(|word| forms[longer].contains(word))
            {
                let places = all[shorter].places.clone();
                let known = &mut all[longer].places;
                let heading = known.contains(&Place::MainHeading) || known.contains(&Place::Title);
                if heading {
                    known.extend(places.into_iter().filter(|place| !matches!(place, Place::Host)));
                    known.sort_unstable();
                    known.dedup();
                }
            }
        }
    }
}

/// Who speaks on the page.
struct Speaker {
    /// Words of one person, and of several.
    one: usize,
    several: usize,
    /// Dated work or education stands on it.
    has_history: bool,
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
    fn of(markup: &Markup, outline: &Outline, builder: &ClaimsBuilder) -> Self {
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
    fn signs(&self) -> usize {
        let speaks = self.one >= SPOKEN && self.one > self.several;
        // Dated work and education are told by people alone.
        2 * usize::from(self.has_history)
            + [speaks, self.has_job, self.has_cv, self.sections > 1].into_iter().filter(|sign| *sign).count()
    }

    fn is_a_firm(&self, candidate: &Candidate) -> bool {
        let named = self.organisations.contains(&fold(&candidate.written)) && self.one == 0 && !self.has_job;
        named || self.several > self.one && self.several >= SPOKEN
    }

    /// Whether the page presents this person, by what it says and by what is made of the name.
    fn is_a_person(&self, candidate: &Candidate, firm: bool) -> bool {
        if candidate.places.contains(&Place::Greeting) || self.has_history {
            return true;
        }
        let personal = self.one >= SPOKEN && self.one > self.several
            || self.has_job
            || self.has_cv
            || self.sections > 1
            || candidate.places.contains(&Place::Mail)
            || self.one > self.several && candidate.places.contains(&Place::Handle);
        personal && !firm
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
