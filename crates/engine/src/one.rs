use crosscheck_documents::Format;
use crosscheck_fetch::archive::HandedIn;
use crosscheck_model::{Address, Blob, Extraction, Page, SourceId};
use crosscheck_photos::Fingerprint;
use url::Url;

use crate::links::Target;
use crate::sources::no_pages;
use crate::task::{Opened, Task};
use crate::{Engine, MemoryPages, PageSource, Quiet, Role};

/// One source by itself.
pub enum One {
    /// A file, as what it is handed in.
    Document(HandedIn, Role, Option<Format>),
    /// A saved page.
    Page(Page),
    /// A link, to be fetched.
    Link(Url),
}

impl Engine {
    /// What one source states, without its pictures being looked at.
    pub async fn read_one(&self, one: One, pages: &dyn PageSource) -> (Address, Extraction) {
        let source = SourceId(0);
        match one {
            One::Document(file, role, format) => {
                let name = Address::File(file.name.clone());
                let none = MemoryPages::new();
                let reader = self.reader(&none, &Quiet);
                match reader.open(source, file, role, format).await {
                    Opened::Cv(extraction) | Opened::Export(_, extraction) => (name, extraction),
                    Opened::Pages { pages, problems, .. } => match pages.first().map(|page| page.url.clone()) {
                        None => (name, no_pages(problems)),
                        Some(url) => {
                            let profile = crosscheck_sites::recognise(&url);
                            let mut extraction = reader.extract_profile(&profile, source, pages).await;
                            extraction.problems.extend(problems);
                            (Address::Url(url), extraction)
                        }
                    },
                }
            }
            One::Page(page) => {
                let profile = crosscheck_sites::recognise(&page.url);
                let address = Address::Url(page.url.clone());
                (address, self.readers().extraction(Task::Profile { profile, source, pages: vec![page] }).await)
            }
            One::Link(link) => {
                let address = Address::Url(link.clone());
                let reader = self.reader(pages, &Quiet);
                let mut read = [reader.read_link(source, Target::link(link)).await];
                if pages.is_live() {
                    crate::network_down::tell(&mut read);
                }
                let [read] = read;
                let reading = read.reading;
                let outcome = reading.source.outcome;
                let extraction = Extraction {
                    outcome,
                    pages: reading.pages,
                    claims: reading.claims,
                    problems: reading.problems,
                    words: reading.words,
                };
                (address, extraction)
            }
        }
    }

    /// The text of a document as it is read, or why it has none.
    pub async fn read_text(&self, bytes: Blob, name: String, format: Option<Format>) -> Result<String, String> {
        let passwords = self.readers().passwords();
        let (recognised, _) = self.readers().recognised(&bytes, &name, format).await;
        self.readers().text(Task::Text { bytes, name, format, passwords, recognised }).await
    }

    /// What a picture looks like, or why it cannot be read.
    pub async fn read_picture(&self, bytes: Blob) -> Result<Fingerprint, String> {
        self.readers().fingerprint(Task::Fingerprint { bytes }).await
    }
}
