//! Pages of the owner's on hosts that no site claims: a blog, a server of their own. They are put forward as profiles are: by an icon, by a
//! label, written out among the contacts, or in one list with profiles that are the owner's.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crosscheck_compare::vocabulary::headings::Section;
use crosscheck_compare::vocabulary::words::{self, Kind};
use crosscheck_markup::{Anchor, BlockKind, Markup};

use super::credits::{block_of, is_credit};
use super::outline::{Outline, Topic};

/// Words of icons and labels of pages of one's own, and of sites that have no folder.
static WEB: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| include_str!("../../data/elsewhere.txt").lines().filter(|line| !line.starts_with('#')).collect());
/// Elements around a link that can be the list it stands in.
const CONTAINERS: usize = 2;
/// Profiles that make a list one of the owner's; one, where a link shows an icon and no words.
const COMPANY: usize = 2;
/// Words of a label.
const LABEL_WORDS: usize = 3;
/// First words of addresses that belong to firms, groups and programs, never to one person.
const COLLECTIVE: [&str; 14] = [
    "company",
    "companies",
    "school",
    "showcase",
    "group",
    "groups",
    "pages",
    "jobs",
    "hashtag",
    "share",
    "sharer",
    "sharer.php",
    "intent",
    "search",
];
/// Hosts of files, which are nobody's page.
const FILES: [&str; 5] = ["drive.google.com", "docs.google.com", "dropbox.com", "1drv.ms", "onedrive.live.com"];

/// What is needed to tell such a link.
pub(super) struct Elsewhere<'m> {
    markup: &'m Markup,
    outline: &'m Outline,
    /// How many of the owner's profiles stand in each element.
    lists: BTreeMap<usize, usize>,
}

impl<'m> Elsewhere<'m> {
    pub(super) fn of(markup: &'m Markup, outline: &'m Outline, own: &[&Anchor]) -> Self {
        let mut lists = BTreeMap::new();
        for anchor in own {
            for around in markup.around(anchor.node).skip(1).take(CONTAINERS) {
                *lists.entry(around.node).or_insert(0) += 1;
            }
        }
        Self { markup, outline, lists }
    }

    /// Whether a link to a host that no site claims leads to a page of the owner's.
    pub(super) fn holds(&self, anchor: &Anchor) -> bool {
        let host = anchor.url.host_str().unwrap_or_default().trim_start_matches("www.");
        let is_vendors = crate::name_form::is_vendors_host(host);
        let is_file = FILES.contains(&host) || anchor.url.path().to_lowercase().ends_with(".pdf");
        let first = anchor.url.path_segments().and_then(|mut segments| segments.next()).unwrap_or_default();
        let is_collective = COLLECTIVE.contains(&first.to_lowercase().as_str());
        let own_part = match self.outline.topic_at(anchor.node) {
            Topic::Top | Topic::Of(Section::Contact | Section::Summary) => true,
            Topic::Of(_) | Topic::Unknown => anchor.in_frame,
        };
        if is_file || is_collective || is_vendors || !own_part || anchor.text.split_whitespace().count() > LABEL_WORDS {
            return false;
        }
        let block = block_of(self.markup, anchor);
        if block.is_some_and(is_credit) {
            return false;
        }
        let text = anchor.text.trim().to_lowercase();
        let alone = block.is_none_or(|block| block.linked || block.text.trim() == anchor.text.trim());
        let known = |word: &str| WEB.contains(word);
        let of_the_web = |text: &str| text.split(|c: char| !c.is_alphanumeric()).any(known);
        let icon = block.and_then(|block| block.icon.as_deref()).unwrap_or_default();
        let called = of_the_web(&anchor.icon) || alone && (of_the_web(icon) || of_the_web(&text));
        let spelled =
            written_out(&text, anchor) && alone && self.outline.topic_at(anchor.node) == Topic::Of(Section::Contact);
        let least = if anchor.bare { 1 } else { COMPANY };
        // The employer linked above the icons is in no list of profiles.
        let is_name = || words::has(Kind::Organisation, &text) || words::has(Kind::Institution, &text);
        let headed = block.is_some_and(|block| matches!(block.kind, BlockKind::Heading(_)));
        let listed = || {
            let around = self.markup.around(anchor.node).skip(1).take(CONTAINERS);
            around.map(|around| self.lists.get(&around.node).copied().unwrap_or(0)).any(|profiles| profiles >= least)
        };
        called || spelled || alone && !headed && listed() && !is_name()
    }
}

/// Whether the text of a link is its address.
fn written_out(text: &str, anchor: &Anchor) -> bool {
    let bare = |text: &str| {
        let text = text.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
        text.trim_end_matches('/').to_owned()
    };
    !text.is_empty() && bare(text) == bare(&anchor.url.as_str().to_lowercase())
}
