//! Which of a page's links lead to its owner's own profiles: those that the page puts forward as such, by its place, its words or its
//! icon, or whose handle is made of the owner's name. Who made the theme, clients and colleagues are mentioned.

use std::collections::BTreeMap;

use crosscheck_compare::contacts::add_link;
use crosscheck_compare::fold;
use crosscheck_compare::vocabulary::headings::Section;
use crosscheck_markup::{Anchor, Block, Markup};
use crosscheck_model::{ClaimsBuilder, LinkRole, Passage, SiteId};
use url::Url;

use super::credits::{block_of, is_credit};
use super::elsewhere::Elsewhere;
use super::outline::{Outline, Topic};
use super::subject::is_sites_account;

/// A profile that an address leads to, as the rest of the crate knows it.
pub(crate) struct KnownProfile {
    /// The site.
    pub(crate) site: SiteId,
    /// As people call the site.
    pub(crate) site_name: &'static str,
    /// What else they call it.
    pub(crate) nicknames: &'static [&'static str],
    /// Whose.
    pub(crate) handle: String,
    /// The address is the profile itself, nothing below it (a repository, a post).
    pub(crate) is_profile: bool,
}

/// What the page reader has to be told of the other sites: which profile an address leads to.
pub(crate) type KnownSites = fn(&Url) -> Option<KnownProfile>;

/// A link to a profile on a known site.
pub(super) struct Linked<'m> {
    pub(super) anchor: &'m Anchor,
    pub(super) profile: KnownProfile,
}

/// Words of a link that is a label, at most.
const LABEL_WORDS: usize = 4;
/// Links to known sites that are looked at.
const MAX_LINKED: usize = 300;

/// All links of a page that lead to known sites.
pub(super) fn linked<'m>(markup: &'m Markup, known: KnownSites) -> Vec<Linked<'m>> {
    let away = markup.anchors.iter().filter(|anchor| {
        !anchor.unseen
            && matches!(anchor.url.scheme(), "http" | "https")
            && anchor.url.host_str() != markup.url.host_str()
    });
    away.take(MAX_LINKED).filter_map(|anchor| Some(Linked { anchor, profile: known(&anchor.url)? })).collect()
}

/// Reads all links but those for mail and telephone.
pub(super) fn read(
    builder: &mut ClaimsBuilder,
    markup: &Markup,
    outline: &Outline,
    linked: &[Linked<'_>],
    at: &Passage,
) {
    let names: Vec<String> = builder.claims().names.iter().map(|name| fold(name.value().full.expose())).collect();
    let words: Vec<&str> =
        names.iter().flat_map(|name| name.split(' ')).filter(|word| word.chars().count() > 2).collect();
    let judged: BTreeMap<usize, Standing> =
        linked.iter().map(|link| (link.anchor.node, standing(markup, outline, link, &words))).collect();
    // Two accounts on one site: the one of the owner's name, and if neither is, nobody can tell.
    let mut of_site: BTreeMap<&str, Vec<(&str, Standing)>> = BTreeMap::new();
    for link in linked {
        let standing = judged.get(&link.anchor.node).copied().unwrap_or(Standing::Other);
        if standing != Standing::Other {
            let handles = of_site.entry(link.profile.site.0.as_ref()).or_default();
            match handles.iter_mut().find(|(handle, _)| handle.eq_ignore_ascii_case(&link.profile.handle)) {
                Some((_, known)) => *known = (*known).max(standing),
                None => handles.push((&link.profile.handle, standing)),
            }
        }
    }
    let profiles: BTreeMap<usize, &KnownProfile> =
        linked.iter().map(|link| (link.anchor.node, &link.profile)).collect();
    let is_own = |anchor: &Anchor| {
        let Some(profile) = profiles.get(&anchor.node) else { return false };
        let Some(handles) = of_site.get(profile.site.0.as_ref()) else { return false };
        let own = handles.iter().find(|(handle, _)| handle.eq_ignore_ascii_case(&profile.handle));
        let best = handles.iter().map(|(_, standing)| *standing).max();
        let several = handles.iter().filter(|(_, standing)| Some(*standing) == best).count() > 1;
        profile.is_profile
            && own.is_some_and(|(_, standing)| Some(*standing) == best && (!several || *standing == Standing::Named))
    };
    let own: Vec<&Anchor> = linked.iter().map(|link| link.anchor).filter(|anchor| is_own(anchor)).collect();
    let elsewhere = Elsewhere::of(markup, outline, &own);
    for anchor in markup.anchors.iter().filter(|anchor| !anchor.unseen) {
        if !matches!(anchor.url.scheme(), "http" | "https") || anchor.url.host_str() == markup.url.host_str() {
            continue;
        }
        let at = at.with(anchor.locator.clone());
        let own = is_own(anchor) || !profiles.contains_key(&anchor.node) && elsewhere.holds(anchor);
        let role = if own { LinkRole::Own } else { LinkRole::Mention };
        let words = if anchor.text.is_empty() { anchor.url.as_str() } else { &anchor.text };
        add_link(builder, &at, &anchor.url, role, words);
    }
}

/// How a link to a profile is put forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    /// Somebody's.
    Other,
    /// As the owner's, by place, words or icon.
    PutForward,
    /// Its handle is made of the owner's name.
    Named,
}

fn standing(markup: &Markup, outline: &Outline, link: &Linked<'_>, words: &[&str]) -> Standing {
    let Linked { anchor, profile } = link;
    let vendors = crate::name_form::is_vendors_handle(&profile.handle);
    if !profile.is_profile || vendors || is_sites_account(markup, &anchor.url) {
        return Standing::Other;
    }
    if resembles(&profile.handle, words) {
        return Standing::Named;
    }
    let own_part = match outline.topic_at(anchor.node) {
        Topic::Top | Topic::Of(Section::Contact | Section::Summary | Section::Skills) => true,
        Topic::Of(_) | Topic::Unknown => anchor.in_frame,
    };
    if !own_part || block_of(markup, anchor).is_some_and(is_credit) {
        return Standing::Other;
    }
    let text = anchor.text.trim().to_lowercase();
    let name = profile.site_name.to_lowercase();
    let called = |word: &str| word == name || word == profile.site.0 || profile.nicknames.contains(&word);
    let label = text.split(|c: char| !c.is_alphanumeric()).any(called) || name.contains(' ') && text.contains(&name);
    let short = text.split_whitespace().count() <= LABEL_WORDS;
    let bare = |text: &str| {
        let text = text.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
        text.trim_end_matches('/').to_owned()
    };
    let spelled = bare(&text) == bare(&anchor.url.as_str().to_lowercase());
    let handle = profile.handle.to_lowercase();
    let is_handle = text.trim_start_matches('@') == handle.trim_start_matches('@');
    let alone = stands_alone(markup, anchor, words);
    let icon = anchor.bare && !anchor.icon.contains("forkme") && !text.contains("fork me");
    let put_forward = spelled || is_handle || alone && (short && label || icon);
    if put_forward { Standing::PutForward } else { Standing::Other }
}

/// Whether nothing but links stands in the same block: in a sentence ("LinkedIn of my client Bo") a label says nothing of whose it is.
/// `own` are words of the owner's name.
fn stands_alone(markup: &Markup, anchor: &Anchor, own: &[&str]) -> bool {
    let Some(block) = block_of(markup, anchor) else { return true };
    block.linked || {
        let rest = without_links(markup, block);
        // "Find me on GitHub, LinkedIn and ..." lists them; "My friend Bo: LinkedIn" names somebody.
        let capitals =
            rest.split(|c: char| !c.is_alphanumeric()).skip(1).filter(|word| word.starts_with(char::is_uppercase));
        let mut others = capitals.filter(|word| !own.contains(&fold(word).as_str()));
        let labels = block.text.split_whitespace().count() <= 12;
        labels && !others.any(crosscheck_names::is_person_name)
            || rest.trim_end().ends_with(':') && labels && !has_name(&rest)
    }
}

/// The text of a block without that of its links.
fn without_links(markup: &Markup, block: &Block) -> String {
    let from = markup.anchors.partition_point(|anchor| anchor.node <= block.node);
    let next = markup.blocks.partition_point(|other| other.node <= block.node);
    let end = markup.blocks.get(next).map_or(usize::MAX, |next| next.node);
    let inside = markup.anchors[from..].iter().take_while(|anchor| anchor.node < end);
    inside
        .filter(|anchor| !anchor.text.is_empty())
        .take(MAX_LINKED)
        .fold(block.text.clone(), |text, anchor| text.replacen(&anchor.text, "", 1))
}

fn has_name(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .skip(1)
        .any(|word| word.starts_with(char::is_uppercase) && word.chars().count() > 1)
}

/// Whether a handle is made of a name: it holds a word of it.
pub(super) fn resembles(handle: &str, words: &[&str]) -> bool {
    let handle: String = fold(handle).chars().filter(|c| c.is_alphanumeric()).collect();
    words.iter().any(|word| {
        let length = word.chars().count();
        length > 3 && handle.contains(word) || length == 3 && (handle.starts_with(word) || handle.ends_with(word))
    })
}
