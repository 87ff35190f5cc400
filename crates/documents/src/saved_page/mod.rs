//! Pages as browsers save them. A saved page is an answer of its site that was handed in: it goes to the reader of that site,
//! under the address that the file itself states.

mod address;
mod bplist;
mod html;
mod json;
mod mhtml;
mod saved;
mod webarchive;

use jiff::Timestamp;
use url::Url;

pub use saved::SavedPages;

use crate::format::SavedFormat;

/// Larger files are not read.
const MAX_BYTES: usize = 32 << 20;
/// Reads a saved page. `address` is what the user said (`FILE=URL`); it goes before what the file says. `handed_in` is the time
/// of capture where the file states none.
pub fn saved_pages(bytes: &[u8], format: SavedFormat, address: Option<&Url>, handed_in: Timestamp) -> SavedPages {
    if bytes.len() > MAX_BYTES {
        return SavedPages::without_pages(format!("the file is larger than {} MiB", MAX_BYTES >> 20));
    }
    match format {
        SavedFormat::Html => html::read(bytes, address, handed_in),
        SavedFormat::Mhtml => mhtml::read(bytes, address, handed_in),
        SavedFormat::Webarchive => webarchive::read(bytes, address, handed_in),
        SavedFormat::Json => json::read(bytes, address, handed_in),
    }
}

/// Whether an HTML file says where it was saved from.
pub(crate) fn says_its_address(bytes: &[u8]) -> bool {
    address::of_html(bytes).is_some()
}
