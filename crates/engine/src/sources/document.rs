use std::time::Instant;

use crosscheck_documents::Format;
use crosscheck_fetch::archive::HandedIn;
use crosscheck_model::{Address, Digest, Extraction, Origin, Outcome, Source, SourceId, SourceKind};

use super::{Read, SourceReader};
use crate::progress::Step;
use crate::task::Task;

impl SourceReader<'_> {
    /// A CV with its pictures.
    pub(crate) async fn read_cv(&self, id: SourceId, file: HandedIn, format: Option<Format>) -> Read {
        let start = Instant::now();
        let address = Address::File(file.name.clone());
        self.progress.step(Step::Started(&address));
        let extraction = self.extract_cv(id, file, format).await;
        let source = Source { id, address, kind: SourceKind::Cv, site: None, outcome: Outcome::Read };
        let read = self.finish(source, extraction, Vec::new(), Vec::new()).await;
        Read { took: start.elapsed(), ..read }
    }

    /// What a CV states.
    pub(crate) async fn extract_cv(&self, id: SourceId, file: HandedIn, format: Option<Format>) -> Extraction {
        let HandedIn { name, bytes, captured_at } = file;
        let hashed = bytes.clone();
        let sha256 = self.engine.computing().run(move || Digest::of(&hashed)).await;
        let origin = Origin::new(id, Address::File(name.clone()), captured_at, sha256);
        self.engine.readers().extraction(Task::Document { bytes, name, origin, format }).await
    }
}
