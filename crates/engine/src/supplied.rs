//! What is read of everything that was supplied: each profile once, whether it was handed in, named as a link, or both.

use crosscheck_model::{Problem, SiteId, SourceKind};
use url::Url;

use crate::limits::{MAX_FROM_CVS, MAX_FROM_PROFILES};
use crate::links::{Target, Targets, further_targets, left_out, targets};
use crate::saved::Fetching;
use crate::sources::{Document, Read, stands_for};

/// A file that was handed in: read, or saved pages to be read as their site's.
pub(crate) enum Handed {
    Read(Box<Read>),
    Saved(Box<Target>),
}

/// The files in their order, and what is fetched besides.
pub(crate) struct Supplied {
    pub(crate) documents: Vec<Handed>,
    pub(crate) targets: Vec<Target>,
}

/// Brings files and links together.
pub(crate) fn supplied(documents: Vec<Document>, links: &[Url], follow_cv_links: bool) -> Supplied {
    let mut documents: Vec<Handed> = documents.into_iter().filter_map(handed).collect();
    let cvs = documents.iter().filter_map(|document| match document {
        Handed::Read(read) if follow_cv_links && read.reading.source.kind == SourceKind::Cv => Some(&read.reading),
        _ => None,
    });
    let Targets { mut targets, left_out: beyond } = targets(links, cvs);
    if beyond > 0 {
        tell_first_cv(&mut documents, left_out(beyond, "the CV", MAX_FROM_CVS));
    }
    targets.retain(|target| !documents.iter_mut().any(|document| covers(document, target)));
    Supplied { documents, targets }
}

/// What the sources name as the candidate's own besides, to be read too.
pub(crate) fn further(reads: &mut [Read]) -> Vec<Target> {
    let Targets { targets, left_out: beyond } = further_targets(reads.iter().map(|read| &read.reading));
    let first = reads.iter_mut().find(|read| read.reading.source.kind != SourceKind::Cv);
    if let Some(read) = first.filter(|_| beyond > 0) {
        read.reading.problems.push(left_out(beyond, "the profiles", MAX_FROM_PROFILES));
    }
    targets
}

fn handed(document: Document) -> Option<Handed> {
    match document {
        Document::Read(read) => Some(Handed::Read(read)),
        Document::Pages(saved) => {
            let address = saved.address()?.clone();
            Some(Handed::Saved(Box::new(Target::saved(address, saved))))
        }
    }
}

fn tell_first_cv(documents: &mut [Handed], problem: Problem) {
    let first = documents.iter_mut().find_map(|document| match document {
        Handed::Read(read) if read.reading.source.kind == SourceKind::Cv => Some(read),
        _ => None,
    });
    if let Some(read) = first {
        read.reading.problems.push(problem);
    }
}

/// Whether a file is what a link leads to. A saved page is then read together with what the link brings; an export stands for it.
fn covers(document: &mut Handed, link: &Target) -> bool {
    match document {
        Handed::Saved(saved) if saved.is_same(link) => {
            if let Some((_, fetching)) = &mut saved.saved {
                *fetching = Fetching::Allowed;
            }
            true
        }
        Handed::Saved(_) => false,
        Handed::Read(read) => {
            let covered = read.reading.source.site.clone().filter(|site| is_export_of(read, site, link));
            if let Some(site) = &covered {
                read.reading.problems.push(stands_for(&link.link, site));
            }
            covered.is_some()
        }
    }
}

/// Whether this is the export of the profile behind a link: by the address it names, or because it names none of its site.
fn is_export_of(read: &Read, site: &SiteId, link: &Target) -> bool {
    let named = read.reading.claims.links.iter().map(|claim| Target::link(claim.value().url.clone()));
    let told = match &read.reading.source.address {
        crosscheck_model::Address::Url(url) => Some(Target::link(url.clone())),
        crosscheck_model::Address::File(_) => None,
    };
    let of_site: Vec<Target> = named.chain(told).filter(|target| target.profile.site == *site).collect();
    link.profile.site == *site && (of_site.is_empty() || of_site.iter().any(|target| target.is_same(link)))
}
