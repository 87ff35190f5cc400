use crosscheck_model::Locator;
use url::Url;

use crate::document::{Document, Element};
use crate::icon;
use crate::limits;

/// Elements of a link that are looked at for its picture: a link around a whole page would cost a walk over it.
const MOST_INSIDE: usize = 12;

/// A hyperlink: `a`, `area` or `link`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// Where to, absolute: http(s), mailto, tel, xmpp or acct.
    pub url: Url,
    /// Its text, or the alternative text of the picture in it.
    pub text: String,
    /// `rel`, in lower case.
    pub rel: Vec<String>,
    /// It stands in `nav`.
    pub in_nav: bool,
    /// It stands in `header` or `footer`, or in an element named for contact details.
    pub in_frame: bool,
    /// It is a `link` element of the head, which nobody sees.
    pub unseen: bool,
    /// It shows a picture and no words.
    pub bare: bool,
    /// What the picture in it is called; empty where it shows none.
    pub icon: String,
    /// Number of its element; see [`crate::Markup::around`].
    pub node: usize,
    /// Where it stands.
    pub locator: Locator,
}

impl Anchor {
    /// Whether the page's owner says that the other page is theirs too.
    pub fn is_me(&self) -> bool {
        self.rel.iter().any(|rel| rel == "me")
    }
}

pub(crate) fn anchors(document: &Document) -> Vec<Anchor> {
    document
        .elements()
        .filter(|element| matches!(element.name(), "a" | "area" | "link"))
        .filter_map(anchor)
        .take(limits::MAX_KEPT)
        .collect()
}

fn anchor(element: Element<'_>) -> Option<Anchor> {
    let url = element.url("href")?;
    if url.as_str().len() > 2_048 {
        return None;
    }
    let rel = element.attr("rel").unwrap_or_default().split_ascii_whitespace().take(20);
    let mut text = element.text();
    let bare = text.is_empty();
    let icon = element.descendants().take(MOST_INSIDE).find_map(icon::name).unwrap_or_default();
    if text.is_empty() {
        let picture = element.descendants().find_map(|inner| inner.attr("alt").or_else(|| inner.attr("title")));
        let label = element.attr("aria-label").or_else(|| element.attr("title")).or(picture);
        text = label.unwrap_or_default().trim().to_owned();
    }
    Some(Anchor {
        url,
        text,
        rel: rel.map(str::to_ascii_lowercase).collect(),
        in_nav: element.ancestors().any(|above| above.name() == "nav"),
        in_frame: element.ancestors().any(is_frame),
        unseen: element.name() == "link",
        bare,
        icon,
        node: element.index,
        locator: element.locator(),
    })
}

/// Places where pages put their owner's contact details and profiles.
fn is_frame(element: Element<'_>) -> bool {
    const WORDS: [&str; 9] =
        ["contact", "social", "socials", "links", "profiles", "elsewhere", "connect", "network", "icons"];
    matches!(element.name(), "header" | "footer" | "address")
        || element.calls().any(|word| WORDS.iter().any(|known| word.eq_ignore_ascii_case(known)))
}
