use crosscheck_fetch::archive::HandedIn;
use crosscheck_model::{Address, Digest, Origin, Outcome, PartialDate, Source, SourceId, SourceKind};
use crosscheck_records::Known;
use jiff::Timestamp;

use super::reader::{Read, SourceReader};
use crate::progress::Step;
use crate::task::Task;

impl SourceReader<'_> {
    /// The records that were handed in, after everything else: what was read before tells whose rows are the candidate's.
    pub(crate) async fn read_records(
        &self,
        before: &[Read],
        files: Vec<HandedIn>,
        reference: Option<&str>,
        as_of: Timestamp,
    ) -> Vec<Read> {
        if files.is_empty() {
            return Vec::new();
        }
        let readings: Vec<_> = before.iter().map(|read| read.reading.clone()).collect();
        let Known { reference, accounts, contacts } = Known::of(&readings, reference);
        let first = u32::try_from(before.len()).unwrap_or(u32::MAX);
        let mut handed = Vec::new();
        for (file, id) in files.into_iter().zip(first..) {
            self.progress.step(Step::Started(&Address::File(file.name.clone())));
            let hashed = file.bytes.clone();
            let sha256 = self.computing.run(move || Digest::of(&hashed)).await;
            let origin = Origin::new(SourceId(id), Address::File(file.name.clone()), file.captured_at, sha256);
            handed.push((file.name, origin, file.bytes));
        }
        let sources: Vec<Source> = handed.iter().map(|(name, origin, _)| source(name, origin.source)).collect();
        let task = Task::Records { files: handed, reference, accounts, contacts, today: day(as_of) };
        let extractions = self.readers.records(task, sources.len()).await;
        let mut reads = Vec::new();
        for (source, extraction) in sources.into_iter().zip(extractions) {
            reads.push(self.finish(source, extraction, Vec::new(), Vec::new()).await);
        }
        reads
    }
}

fn source(name: &str, id: SourceId) -> Source {
    let address = Address::File(name.to_owned());
    Source { id, address, kind: SourceKind::Record, site: None, outcome: Outcome::Read, found_on: None }
}

fn day(at: Timestamp) -> PartialDate {
    let date = at.to_zoned(jiff::tz::TimeZone::UTC).date();
    let part = |part: i8| u8::try_from(part).ok();
    PartialDate { year: date.year(), month: part(date.month()), day: part(date.day()) }
}
