//! Commits out of git's own forms: packs, as a fetch answers, and patches, as forges show them.

mod object;
mod pack;
mod patch;

use crosscheck_model::{ClaimsBuilder, Locator, Page, Passage, ReadBy, SourceId};

/// Whether a page is the answer of a git fetch.
pub(crate) fn is_pack(page: &Page) -> bool {
    matches!(page.media_type().as_str(), "application/x-git-upload-pack-result" | "application/x-git-packfile")
        || page.body.starts_with(b"PACK")
}

/// Whether a page is a patch made by `git format-patch`.
pub(crate) fn is_patch(page: &Page) -> bool {
    let start = &page.body[..page.body.len().min(64)];
    start.starts_with(b"From ")
        && start.get(5..45).is_some_and(|id| id.iter().all(u8::is_ascii_hexdigit))
        && !page.media_type().contains("html")
}

/// Reads all commits of a pack.
pub(crate) fn read_pack(builder: &mut ClaimsBuilder, page: &Page, source: SourceId, repository: &str) {
    let origin = page.origin(source);
    match pack::commits(&page.body) {
        Ok(objects) => {
            for (id, bytes) in objects {
                let Some((commit, quote)) = object::parse(&id, &bytes, repository) else { continue };
                let at = Passage::new(&origin, Locator::Object(id), ReadBy::Git);
                builder.commit(&at, commit, &quote);
            }
        }
        Err(why) => builder.problem(Locator::Whole, why.to_string()),
    }
}

/// Reads all commits of a patch.
pub(crate) fn read_patch(builder: &mut ClaimsBuilder, page: &Page, source: SourceId, repository: &str) {
    let origin = page.origin(source);
    for (line, commit, quote) in patch::commits(&page.body, repository) {
        let at = Passage::new(&origin, Locator::Line(line), ReadBy::Git);
        builder.commit(&at, commit, &quote);
    }
}
