//! Whose page this is, where it does not say so in a form for programs: names in its title, headings, head and foot, weighed with
//! what else on the page is made of them. A name that only one place holds is a hint; so is that of a firm.

use std::collections::BTreeMap;

use crosscheck_compare::contacts::is_free_mail;
use crosscheck_compare::fold;
use crosscheck_compare::vocabulary::headings::Section;
use crosscheck_markup::{Block, BlockKind, Markup};
use crosscheck_model::{Certainty, ClaimsBuilder, Locator, NameRole, Passage, ReadBy};

use super::greeting;
use super::links::Linked;
use super::outline::{Outline, Topic};
use super::speaker::Speaker;
use crate::name_form::{is_full_name, is_nobodys, is_small_name, is_vendor, parts_of_title};

/// Main headings that are looked at.
const MAIN_HEADINGS: usize = 2;
/// Smaller headings at the top that are looked at.
const SMALL_HEADINGS: usize = 4;
/// Blocks of a part in which people introduce themselves.
const INTRODUCTION: usize = 10;
/// Places that have to agree on a name for it to be evidence.
const ENOUGH: usize = 2;

/// Where a name stands, or what is made of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Title,
    MainHeading,
    Called,
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
    add_greeted(&mut found, markup, outline);
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
    state(builder, best, rival, &page, at);
}

/// Claims the name, as evidence or as a hint.
fn state(builder: &mut ClaimsBuilder, best: &Candidate, rival: bool, page: &Speaker, at: &Passage) {
    let at = at.with(best.locator.clone()).read_as(ReadBy::Html);
    let firm = page.is_a_firm(&best.written);
    let set_out = best.places == [Place::MainHeading] || best.places == [Place::Called];
    let alone = set_out && page.signs() >= ENOUGH && is_full_name(&best.written);
    let stands = (weight(best) >= ENOUGH && is_written_well(best) || alone) && !rival;
    if stands && is_presented(best, page, firm) {
        builder.keep_names(|claim| claim.value().full.expose() == best.written);
        // People say of nobody else that they are them; other places have to agree.
        let introduced = best.places.contains(&Place::Greeting);
        let certainty = if introduced { Certainty::Labelled } else { Certainty::LaidOut };
        builder.name(&at.with_certainty(certainty), &best.written, NameRole::Display);
        return;
    }
    // Prominent, but it may be anything: a hint, where the page is not plainly a firm's.
    let prominent = best.places.iter().any(|place| matches!(place, Place::Title | Place::MainHeading | Place::Author));
    builder.keep_names(|claim| fold(claim.value().full.expose()) == fold(&best.written));
    if prominent && is_full_name(&best.written) && !firm {
        builder.name(&at, &best.written, NameRole::Guess);
    }
}

/// The name after a greeting; a given name alone speaks for the full name that begins with it.
fn add_greeted(found: &mut Candidates, markup: &Markup, outline: &Outline) {
    let introducing =
        outline.parts.iter().filter(|part| matches!(part.topic, Topic::Top | Topic::Of(Section::Summary)));
    let greeted = greeting::introduced(introducing.flat_map(|part| {
        let from = part.heading.unwrap_or(part.blocks.start).min(part.blocks.start);
        markup.blocks[from..part.blocks.end].iter().take(INTRODUCTION)
    }));
    let Some((name, locator)) = &greeted else { return };
    let small = name.starts_with(char::is_lowercase);
    // "I am glad you came" introduces nobody: small letters count where a name in them stands elsewhere, too.
    if !small && is_full_name(name) || found.by_form.contains_key(&fold(name)) {
        found.add(name, locator, Place::Greeting);
    } else if let Some(fuller) = found.all.iter_mut().find(|candidate| begins_with(&candidate.written, name)) {
        fuller.places.push(Place::Greeting);
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
    let (full, given) = (fold(full), fold(given));
    full.strip_prefix(given.as_str()).is_some_and(|rest| rest.starts_with(' '))
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
    // What the page itself calls a name, at its top: below stand those of other people.
    for class in ["name", "fullname", "full-name"] {
        let called = markup.with_class(class).into_iter().filter(|found| outline.topic_at(found.node) == Topic::Top);
        for element in called.take(1) {
            in_text(&mut found, &element.text, &element.locator, Place::Called);
        }
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

/// Whether the page presents this person, by what it says and by what is made of the name.
fn is_presented(candidate: &Candidate, page: &Speaker, firm: bool) -> bool {
    if candidate.places.contains(&Place::Greeting) || page.has_history {
        return true;
    }
    let personal = page.signs() > 0
        || candidate.places.contains(&Place::Mail)
        || page.speaks_alone() && candidate.places.contains(&Place::Handle);
    personal && !firm
}
