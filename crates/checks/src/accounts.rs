//! The handles that a source goes by.

use crosscheck_model::{Address, SourceReading};

/// The handles a source states, and the last part of its address.
pub(crate) fn accounts(source: &SourceReading) -> impl Iterator<Item = &str> {
    let stated = source.claims.handles.iter().map(|handle| handle.value().handle.expose());
    let address = match &source.source.address {
        Address::Url(url) => url.path_segments().and_then(|mut parts| parts.rfind(|part| !part.is_empty())),
        Address::File(_) => None,
    };
    stated.chain(address).map(|handle| handle.trim_start_matches('@'))
}
