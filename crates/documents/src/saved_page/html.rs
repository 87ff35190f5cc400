use std::borrow::Cow;

use jiff::Timestamp;
use url::Url;

use super::address;
use super::saved::{Resource, SavedPages, collect, time_of_capture};

/// One HTML file. Its folder of parts is not with it, and what it embeds stands in it.
pub(super) fn read(bytes: &[u8], told: Option<&Url>, handed_in: Timestamp) -> SavedPages {
    let stated = address::of_html(bytes);
    let at = time_of_capture(stated.as_ref().and_then(|stated| stated.saved_at), handed_in);
    let main = Resource {
        address: stated.map(|stated| stated.address),
        relative: None,
        media_type: "text/html".to_owned(),
        body: Cow::Borrowed(bytes),
    };
    collect(main, Vec::new(), told, at)
}
