use crosscheck_documents::Format;
use crosscheck_fetch::archive::HandedIn;
use crosscheck_model::{Address, Blob, Extraction, Page, SourceId};
use crosscheck_photos::Fingerprint;
use url::Url;

use crate::links::Target;
use crate::sources::SourceReader;
use crate::task::Task;
use crate::{Engine, MemoryPages, PageSource, Quiet};

/// One source by itself.
pub enum One {
    /// A CV.
    Document(HandedIn, Option<Format>),
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
            One::Document(file, format) => {
                let address = Address::File(file.name.clone());
                let none = MemoryPages::new();
                let reader = SourceReader { engine: self, pages: &none, progress: &Quiet };
                (address, reader.extract_cv(source, file, format).await)
            }
            One::Page(page) => {
                let profile = crosscheck_sites::recognise(&page.url);
                let address = Address::Url(page.url.clone());
                (address, self.readers().extraction(Task::Profile { profile, source, pages: vec![page] }).await)
            }
            One::Link(link) => {
                let address = Address::Url(link.clone());
                let reader = SourceReader { engine: self, pages, progress: &Quiet };
                let profile = crosscheck_sites::recognise(&link);
                let mut read = [reader.read_link(source, Target { link, profile }).await];
                if pages.is_live() {
                    crate::network_down::tell(&mut read);
                }
                let [read] = read;
                let reading = read.reading;
                let outcome = reading.source.outcome;
                let extraction =
                    Extraction { outcome, pages: reading.pages, claims: reading.claims, problems: reading.problems };
                (address, extraction)
            }
        }
    }

    /// The text of a document as it is read, or why it has none.
    pub async fn read_text(&self, bytes: Blob, name: String, format: Option<Format>) -> Result<String, String> {
        self.readers().text(Task::Text { bytes, name, format }).await
    }

    /// What a picture looks like, or why it cannot be read.
    pub async fn read_picture(&self, bytes: Blob) -> Result<Fingerprint, String> {
        self.readers().fingerprint(Task::Fingerprint { bytes }).await
    }
}
