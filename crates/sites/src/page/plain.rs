//! Plain HTML of a person's own page. Names are guesses here, and links are the person's own only where the page puts
//! them forward as such.

use crosscheck_compare::contacts::{add_link, add_phone};
use crosscheck_compare::fold;
use crosscheck_compare::titles::{TitleComparison, compare_titles};
use crosscheck_compare::vocabulary::headings::{Section, section};
use crosscheck_compare::vocabulary::words::{self, Kind};
use crosscheck_markup::{Anchor, Block, BlockKind, Markup};
use crosscheck_model::{ClaimsBuilder, LinkRole, Locator, NameRole, Passage, ReadBy, TextKind};

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
    if guessed && let Some((name, locator)) = introduced(markup) {
        let at = at.with(locator.clone()).read_as(ReadBy::Html);
        builder.name(&at, name, NameRole::Display);
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
    (is_cv() || has_job() || is_addressed()).then_some((name, &heading.locator))
}

/// The part of a title that can be a person's name: "Home | Ana María Ejemplo", "Hi, I'm Ana Ejemplo!".
fn name_in(title: &str) -> Option<&str> {
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

/// What home pages are headed with in scripts without case, where form tells nothing; our own list.
const OTHER_PAGES: [&str; 34] = [
    "首页",
    "主页",
    "主頁",
    "首頁",
    "网站",
    "網站",
    "博客",
    "部落格",
    "作品",
    "简历",
    "履历",
    "履歷",
    "欢迎",
    "歡迎",
    "ホーム",
    "ようこそ",
    "サイト",
    "ブログ",
    "ポートフォリオ",
    "職務経歴",
    "홈페이지",
    "포트폴리오",
    "블로그",
    "환영",
    "이력서",
    "소개",
    "الصفحة",
    "الرئيسية",
    "مدونة",
    "مرحبا",
    "السيرة",
    "עמוד",
    "בלוג",
    "قالب",
];

/// Whether a text can be a person's name by its form alone.
pub(crate) fn is_name_like(text: &str) -> bool {
    const NOT_NAMES: [&str; 71] = [
        "home",
        "page",
        "portfolio",
        "blog",
        "website",
        "web",
        "site",
        "resume",
        "résumé",
        "cv",
        "curriculum",
        "vitae",
        "about",
        "contact",
        "welcome",
        "developer",
        "engineer",
        "designer",
        "software",
        "data",
        "not",
        "found",
        "sale",
        "domain",
        "index",
        "untitled",
        "profile",
        "official",
        "the",
        "and",
        "of",
        "my",
        "coming",
        "soon",
        "página",
        "sitio",
        "inicio",
        "personal",
        "pessoal",
        "portafolio",
        "portfólio",
        "currículum",
        "currículo",
        "bienvenido",
        "bienvenidos",
        "bienvenida",
        "bem-vindo",
        "meu",
        "sobre",
        "accueil",
        "bienvenue",
        "startseite",
        "willkommen",
        "lebenslauf",
        "über",
        "mich",
        "meine",
        "benvenuti",
        "strona",
        "główna",
        "мой",
        "сайт",
        "страница",
        "главная",
        "портфолио",
        "резюме",
        "kişisel",
        "sayfam",
        "anasayfa",
        "trang",
        "chủ",
    ];
    // "关于我", "Werdegang": what heads a section names nobody, in any language.
    if section(text).is_some() || words::has(Kind::Title, text) || OTHER_PAGES.iter().any(|word| text.contains(word)) {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    // Scripts without case or word breaks write a whole name as one word.
    let caseless = !text.is_ascii() && !text.chars().any(|c| c.is_lowercase() || c.is_uppercase());
    let enough = NAME_WORDS.contains(&words.len()) || (caseless && (2..=12).contains(&text.chars().count()));
    let small = [
        "de", "da", "dos", "del", "la", "van", "von", "der", "den", "bin", "ibn", "al", "el", "y", "e", "di", "le",
        "ten", "zu",
    ];
    enough
        && text.chars().count() <= 60
        && text.chars().all(|c| c.is_alphabetic() || " .'’-".contains(c) || is_mark(c))
        && words.iter().all(|word| {
            let lower = word.to_lowercase();
            let capital = word.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_lowercase());
            !NOT_NAMES.contains(&lower.as_str()) && (capital || small.contains(&lower.as_str()))
        })
}

/// Vowel signs and other marks inside words (Devanagari, Arabic, Thai); letters by no other test.
fn is_mark(c: char) -> bool {
    !c.is_ascii() && !c.is_alphanumeric() && !c.is_whitespace() && !c.is_control() && !"–—·•|“”«»…→←☰✕".contains(c)
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
