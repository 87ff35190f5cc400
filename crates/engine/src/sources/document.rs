use std::time::Instant;

use crosscheck_documents::Format;
use crosscheck_fetch::archive::HandedIn;
use crosscheck_model::{Address, Digest, Extraction, Origin, Outcome, Problem, SiteId, Source, SourceId, SourceKind};
use url::Url;

use super::reader::{Read, SourceReader};
use crate::application::Role;
use crate::progress::Step;
use crate::saved::SavedPages;
use crate::task::{Opened, Task};

/// A file that was handed in, as far as it can be read by itself.
pub(crate) enum Document {
    /// A CV or an export: read.
    Read(Box<Read>),
    /// Saved pages: to be read as their site's.
    Pages(SavedPages),
}

impl SourceReader<'_> {
    /// A CV or an export with its pictures, or the pages that a file holds.
    pub(crate) async fn read_document(
        &self,
        id: SourceId,
        file: HandedIn,
        role: Role,
        format: Option<Format>,
    ) -> Document {
        let start = Instant::now();
        let name = Address::File(file.name.clone());
        self.progress.step(Step::Started(&name));
        let told = if let Role::Profile(address) = &role { address.clone() } else { None };
        let as_cv = matches!(role, Role::Cv);
        let (kind, site, extraction) = match self.open(id, file, role, format).await {
            Opened::Cv(extraction) => (SourceKind::Cv, None, extraction),
            Opened::Export(site, extraction) => (SourceKind::Profile, Some(site), extraction),
            Opened::Pages { pages, pictures, problems } if !pages.is_empty() => {
                self.progress.step(Step::Finished(&name, &Outcome::Read));
                return Document::Pages(SavedPages { pages, pictures, problems });
            }
            Opened::Pages { problems, .. } => (SourceKind::Profile, None, no_pages(problems)),
        };
        let address = told.filter(|_| !as_cv).map_or(name, Address::Url);
        let source = Source { id, address, kind, site, outcome: Outcome::Read, found_on: None };
        let read = self.finish(source, extraction, Vec::new(), Vec::new()).await;
        Document::Read(Box::new(Read { took: start.elapsed(), ..read }))
    }

    /// What a file is and what it states.
    pub(crate) async fn open(&self, id: SourceId, file: HandedIn, role: Role, format: Option<Format>) -> Opened {
        let HandedIn { name, bytes, captured_at } = file;
        let hashed = bytes.clone();
        let sha256 = self.computing.run(move || Digest::of(&hashed)).await;
        let origin = Origin::new(id, Address::File(name.clone()), captured_at, sha256);
        let passwords = self.readers.passwords();
        let (recognised, told) = self.readers.recognised(&bytes, &name, format).await;
        let task = Task::Document { bytes, name, origin, format, role, passwords, recognised };
        let mut opened = self.readers.opened(task).await;
        if let Opened::Cv(extraction) | Opened::Export(_, extraction) = &mut opened {
            extraction.problems.extend(told);
        }
        opened
    }
}

/// A saved page of which nobody says what page it is.
pub(crate) fn no_pages(problems: Vec<Problem>) -> Extraction {
    let why = problems.first().map_or_else(|| "it holds no page".to_owned(), |problem| problem.what.clone());
    Extraction { problems, ..Extraction::without_claims(Outcome::Unreadable(why)) }
}

/// What is said of a link that an export stands for.
pub(crate) fn stands_for(link: &Url, site: &SiteId) -> Problem {
    let what = format!("{link} was not asked for: this file, exported from {site}, stands for it");
    Problem { locator: crosscheck_model::Locator::Whole, what }
}
