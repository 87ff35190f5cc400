use std::collections::BTreeMap;

use crosscheck_model::{Address, Blob, Digest, Gap, SourceReading, Topic};

use crate::schema::{GapView, SourceView};
use crate::wording;

/// Sources are numbered from 1 for people.
pub(super) fn number(reading: &SourceReading) -> u32 {
    reading.source.id.0 + 1
}

pub(super) fn of(reading: &SourceReading, previews: &BTreeMap<Digest, Blob>) -> SourceView {
    let source = &reading.source;
    let (url, file) = match &source.address {
        Address::Url(url) => (Some(url.to_string()), None),
        Address::File(name) => (None, Some(name.clone())),
    };
    let (outcome_text, what_to_do) = wording::outcome(&source.outcome);
    let claims = &reading.claims;
    SourceView {
        number: number(reading),
        url,
        file,
        kind: source.kind.into(),
        site: source.site.as_ref().map(ToString::to_string),
        outcome: (&source.outcome).into(),
        outcome_text,
        what_to_do: what_to_do.map(str::to_owned),
        found_on: source.found_on.map(|source| source.0 + 1),
        name: claims.names.first().map(|name| name.value().full.expose().to_owned()),
        picture: picture(reading, previews).map(|digest| digest.to_string()),
        claims: Topic::MATRIX
            .into_iter()
            .chain([Topic::Links, Topic::Account])
            .map(|topic| claims.evidence_on(topic).len())
            .sum(),
        problems: reading.problems.iter().map(|problem| format!("{} ({})", problem.what, problem.locator)).collect(),
        gaps: reading.gaps.iter().map(|(request, gap)| gap_view(request.url.as_str(), gap)).collect(),
    }
}

/// The first picture of a source that can be shown.
pub(super) fn picture(reading: &SourceReading, previews: &BTreeMap<Digest, Blob>) -> Option<Digest> {
    let photos = reading.claims.photos.iter().map(|claim| claim.value());
    let digests =
        photos.filter_map(|photo| photo.sha256.or_else(|| photo.bytes.as_ref().map(|bytes| Digest::of(bytes))));
    digests.into_iter().find(|digest| previews.contains_key(digest))
}

fn gap_view(url: &str, gap: &Gap) -> GapView {
    GapView {
        url: url.to_owned(),
        outcome: gap.into(),
        outcome_text: wording::gap(gap),
        what_to_do: gap.what_to_do().to_owned(),
    }
}
