//! Plain HTML of a person's own page. Names are guesses here, and links are the person's own only where the page puts
//! them forward as such.

use crosscheck_compare::contacts::{add_link, add_phone};
use crosscheck_compare::fold;
use crosscheck_compare::titles::{TitleComparison, compare_titles};
use crosscheck_compare::vocabulary::headings::{Section, section};
use crosscheck_compare::vocabulary::words::{self, Kind};
use crosscheck_markup::{Anchor, Block, BlockKind, Markup};
use crosscheck_model::{ClaimsBuilder, LinkRole, Locator, NameRole, Passage, ReadBy, TextKind};

use super::subject::is_sites_account;
use crate::registry::{recognise, registry};

/// Shortest block of text that is kept as prose, in characters: below it stand labels and dates.
const MIN_PROSE: usize = 25;
/// Blocks of prose kept of one page.
const MAX_PROSE: usize = 60;
/// Words of a heading or title that can be a name. Long Spanish, Portuguese and Arabic names reach six.
const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=6;

pub(super) fn read(builder: &mut ClaimsBuilder, markup: &Markup, at: &Passage) {
    guess_name(builder, markup, at);
    for anchor in markup.anchors.iter().filter(|anchor| !anchor.unseen) {
        let at = at.with(anchor.locator.clone());
        match anchor.url.scheme() {
            "mailto" => builder.email(&at, anchor.url.as_str()),
            "tel" => add_phone(builder, &at, anchor.url.as_str()),
            _ if anchor.url.host_str() == markup.url.host_str() => {}
            _ if is_sites_account(markup, &anchor.url) => {
                add_link(builder, &at, &anchor.url, LinkRole::Mention, &anchor.text);
            }
            _ => add_link(builder, &at, &anchor.url, role(anchor), &anchor.text),
        }
    }
    photo(builder, markup, at);
    for block in &markup.blocks {
        place(builder, block, at);
    }
    for found in
        ["location", "profile-location", "contact-location"].iter().flat_map(|class| markup.with_class(class)).take(1)
    {
        let text = found.text.trim_start_matches(|c: char| !c.is_alphanumeric()).trim_start_matches("Location:");
        // Longer text under that class is an article about a place.
        if builder.claims().places.is_empty() && text.split_whitespace().count() <= 6 {
            builder.place_text(&at.with(found.locator.clone()), text);
        }
    }
    let prose = markup.blocks.iter().filter(|block| {
        matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem)
            && !block.aside
            && block.text.chars().count() >= MIN_PROSE
    });
    for block in prose.take(MAX_PROSE) {
        builder.text(&at.with(block.locator.clone()), &block.text, TextKind::Body);
    }
}

fn guess_name(builder: &mut ClaimsBuilder, markup: &Markup, at: &Passage) {
    // A name in the page's head alone is a guess as well.
    let guessed = builder.claims().names.iter().all(|name| name.value().role == NameRole::Guess);
    let has_entries = !builder.claims().work.is_empty() || !builder.claims().education.is_empty();
    let found = greeted(markup)
        .or_else(|| introduced(markup).map(|(name, locator)| (name.to_owned(), locator.clone())))
        .or_else(|| headed(markup, has_entries));
    if guessed && let Some((name, locator)) = found {
        builder.keep_names(|claim| claim.value().full.expose() == name);
        builder.name(&at.with(locator).read_as(ReadBy::Html), &name, NameRole::Display);
        return;
    }
    if !builder.claims().names.is_empty() {
        return;
    }
    let heading = markup.headings(1).next().map(|heading| (heading.text.as_str(), &heading.locator));
    let title = markup.title.as_ref().map(|(text, locator)| (text.as_str(), locator));
    for (text, locator) in [heading, title].into_iter().flatten() {
        if let Some(name) = name_in(text) {
            let at = at.with(locator.clone()).read_as(ReadBy::Html);
            builder.name(&at, name, NameRole::Guess);
            return;
        }
    }
    if let Some(name) = super::cards::first_name(markup) {
        let at = at.with(name.locator.clone()).read_as(ReadBy::Microformats2);
        builder.name(&at, &name.value, NameRole::Guess);
    }
}

/// How people introduce themselves, by language.
const GREETINGS: &str = include_str!("../../data/greetings.tsv");
/// Blocks at the top of a page in which an introduction stands.
const TOP: usize = 8;

/// Words in front of a name, the longest first.
fn greetings() -> &'static [&'static str] {
    static ALL: std::sync::LazyLock<Vec<&'static str>> = std::sync::LazyLock::new(|| {
        let rows = GREETINGS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
        let mut all: Vec<&str> = rows.flat_map(|(_, words)| words.split('|')).collect();
        all.sort_by_key(|words| std::cmp::Reverse(words.len()));
        all
    });
    &ALL
}

/// A name after "Hi, my name is" and the like, at the top of the page: people say of nobody else that they are them.
fn greeted(markup: &Markup) -> Option<(String, Locator)> {
    let top = markup.blocks.iter().filter(|block| !block.aside && block.kind != BlockKind::Quote).take(TOP);
    let mut found = top.filter_map(|block| Some((after_greeting(&block.text)?, block.locator.clone())));
    found.next()
}

fn after_greeting(text: &str) -> Option<String> {
    let flat = text.lines().take(3).collect::<Vec<_>>().join(" ").replace('’', "'");
    let lower = flat.to_lowercase();
    // Letters whose small form is longer would shift what follows.
    if lower.len() != flat.len() || flat.chars().count() > 400 {
        return None;
    }
    let start = lower.find(|c: char| c.is_alphanumeric() || c == '¡')?;
    let greeting = greetings().iter().find(|words| {
        let rest = lower[start..].strip_prefix(**words);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) || !words.is_ascii())
    })?;
    let rest = flat[start + greeting.len()..].trim_start_matches([' ', ',', ':', '-', '–', '—']);
    let end = rest
        .find([',', '.', '!', '|', '–', '—', '·', '•', '(', '，', '。', '、', '！', '&', '/'])
        .into_iter()
        .chain(
            [" and ", " - ", " a ", " an ", " the ", " from ", " und ", " y ", " et ", "입니다", "です", "と申します"]
                .iter()
                .filter_map(|mark| rest.find(mark)),
        )
        .min();
    let name = rest[..end.unwrap_or(rest.len())].trim();
    (is_full_name(name)).then(|| name.to_owned())
}

/// The only main heading of a page that holds dated entries of a CV, if it is a name and the title names nobody else.
fn headed(markup: &Markup, has_entries: bool) -> Option<(String, Locator)> {
    let mut headings = markup.headings(1);
    let (Some(heading), None) = (headings.next(), headings.next()) else { return None };
    let name = name_in(&heading.text).filter(|name| is_full_name(name))?;
    let other = markup.title.as_ref().and_then(|(title, _)| name_in(title)).is_some_and(|title| title != name);
    (has_entries && !other).then(|| (name.to_owned(), heading.locator.clone()))
}

fn is_full_name(text: &str) -> bool {
    is_name_like(text) && crosscheck_names::person_name_form(text) == crosscheck_names::NameForm::Likely
}

/// A name that stands in the page's title and in its only main heading, on a page that presents a person: one with sections of a
/// CV, with a job beside the name, or with an address made of it. A firm's page has the first two as well.
fn introduced(markup: &Markup) -> Option<(&str, &Locator)> {
    let mut headings = markup.headings(1);
    let (Some(heading), None) = (headings.next(), headings.next()) else { return None };
    let name = name_in(&heading.text)?;
    let title = &markup.title.as_ref()?.0;
    if name_in(title) != Some(name) {
        return None;
    }
    let is_cv = || {
        let told = |block: &Block| matches!(section(&block.text), Some(Section::Work | Section::Education));
        markup.blocks.iter().any(|block| matches!(block.kind, BlockKind::Heading(_)) && told(block))
    };
    let is_job = |text: &str| !matches!(compare_titles(text.trim(), "engineer"), TitleComparison::NotComparable(_));
    let has_job = || title.split(['|', '–', '—', '·', '•', ':', ',']).flat_map(|part| part.split(" - ")).any(is_job);
    let words: Vec<String> =
        fold(name).split_whitespace().filter(|word| word.chars().count() > 2).map(str::to_owned).collect();
    let is_addressed = || {
        let mut addresses = markup.anchors.iter().filter(|anchor| anchor.url.scheme() == "mailto");
        addresses.any(|anchor| {
            let local = anchor.url.path().split('@').next().unwrap_or_default().to_lowercase();
            words.iter().any(|word| local.contains(word.as_str()))
        })
    };
    // ana-ejemplo.example
    let host = fold(markup.url.host_str().unwrap_or_default()).replace(['-', '.', ' '], "");
    let is_own_host = || !words.is_empty() && words.iter().all(|word| host.contains(word.as_str()));
    (is_cv() || has_job() || is_addressed() || is_own_host()).then_some((name, &heading.locator))
}

/// The part of a title that can be a person's name: "Home | Ana María Ejemplo", "Hi, I'm Ana Ejemplo!".
pub(super) fn name_in(title: &str) -> Option<&str> {
    title.split(['|', '–', '—', '·', '•', ':', '/', ',', '\n']).flat_map(|part| part.split(" - ")).find_map(|part| {
        let mut part = part.trim().trim_end_matches(['!', '.']);
        for greeting in [
            "Hello",
            "Hi there",
            "Hi",
            "Hey",
            "I'm",
            "I’m",
            "I am",
            "My name is",
            "About",
            "Welcome to",
            "Portfolio of",
            "Portfolio",
            "Homepage of",
            "Website of",
            "Curriculum Vitae",
            "Resume of",
            "Resume",
            "CV of",
            "CV",
        ] {
            let rest = part.strip_prefix(greeting).filter(|rest| rest.starts_with([' ', ',', '!']));
            part = rest.unwrap_or(part).trim_start_matches([' ', ',', '!']);
        }
        for ending in ["Portfolio", "Resume", "CV", "Website", "Homepage", "Blog"] {
            part = part.strip_suffix(ending).unwrap_or(part).trim_end();
        }
        let part = part.strip_suffix("'s").or_else(|| part.strip_suffix("’s")).unwrap_or(part).trim();
        is_name_like(part).then_some(part)
    })
}

/// Whether a text can be a person's name: by what `names` says of its form, and because it heads no section and is no job.
pub(crate) fn is_name_like(text: &str) -> bool {
    // "关于我", "Werdegang": what heads a section names nobody, in any language.
    if section(text).is_some() || words::has(Kind::Title, text) {
        return false;
    }
    let enough = NAME_WORDS.contains(&text.split_whitespace().count());
    match crosscheck_names::person_name_form(text) {
        crosscheck_names::NameForm::Likely => true,
        crosscheck_names::NameForm::Possible => enough,
        crosscheck_names::NameForm::No(_) => false,
    }
}

/// A link is put forward as the person's own if it leads to a profile on a known site and its words are the site's
/// name, an address or a label, not part of a sentence. A credit for a theme reads "by somebody" and stays a mention.
fn role(anchor: &Anchor) -> LinkRole {
    let profile = recognise(&anchor.url);
    let Some(site) = registry().iter().find(|site| site.facts.id == profile.site.0 && site.facts.id != "portfolio")
    else {
        return LinkRole::Mention;
    };
    let text = anchor.text.trim().to_lowercase();
    let name = site.facts.name.to_lowercase();
    let spelled = anchor.url.as_str().to_lowercase();
    let spelled = spelled
        .trim_start_matches("https://")
        .trim_start_matches("http://")
        .trim_start_matches("www.")
        .trim_end_matches('/');
    let handle = profile.handle.to_lowercase();
    let label = text
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| word == name || (name.contains(' ') && text.contains(&name)));
    let short = text.split_whitespace().count() <= 4;
    let own = (short && label)
        || text
            .trim_start_matches("https://")
            .trim_start_matches("http://")
            .trim_start_matches("www.")
            .trim_end_matches('/')
            == spelled
        || text == format!("@{handle}")
        || (anchor.in_frame && anchor.rel.iter().any(|rel| rel == "author"));
    if own { LinkRole::Own } else { LinkRole::Mention }
}

/// The one picture that the page names as its owner's.
fn photo(builder: &mut ClaimsBuilder, markup: &Markup, at: &Passage) {
    const WORDS: [&str; 7] = ["avatar", "portrait", "headshot", "profile", "profilepic", "selfie", "me"];
    if !builder.claims().photos.is_empty() {
        return;
    }
    let names: Vec<String> =
        builder.claims().names.iter().map(|name| name.value().full.expose().to_lowercase()).collect();
    let image = markup.images().into_iter().find(|image| {
        let alt = image.attr("alt").unwrap_or_default().to_lowercase();
        let said =
            ["class", "id"].iter().filter_map(|name| image.attr(name)).collect::<Vec<_>>().join(" ").to_lowercase();
        let file = image
            .url
            .as_ref()
            .and_then(|url| url.path_segments()?.next_back().map(str::to_lowercase))
            .unwrap_or_default();
        let has_word = |text: &str| text.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word));
        names.iter().any(|name| !name.is_empty() && alt.contains(name))
            || has_word(&said)
            || has_word(&alt)
            || has_word(&file)
    });
    if let Some(image) = image
        && let Some(url) = &image.url
    {
        builder.photo(&at.with(image.locator.clone()), url);
    }
}

/// "Location: Lima, Peru", "Based in Lima", "📍 Lima": a whole line that says where, and nothing else.
fn place(builder: &mut ClaimsBuilder, block: &Block, at: &Passage) {
    for line in block.text.lines().filter(|line| line.chars().count() <= 80) {
        let lower = line.to_lowercase();
        let marks =
            ["location:", "based in ", "📍", "lives in ", "living in ", "ort:", "ubicación:", "lieu :", "address:"];
        let Some(mark) = marks.iter().find(|mark| lower.starts_with(**mark)) else { continue };
        // Lower-casing can change lengths; only cut where it did not.
        if lower.len() == line.len() {
            let rest = line[mark.len()..].trim().trim_end_matches('.');
            if rest.split_whitespace().count() <= 6 {
                builder.place_text(&at.with(block.locator.clone()), rest);
            }
        }
    }
}
