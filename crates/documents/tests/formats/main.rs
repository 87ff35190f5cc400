//! Files of every format that is not line-by-line text, made here from their parts. All people are invented.

mod account_export;
mod docx;
mod europass_pdf;
mod hostile;
mod latex;
mod locked;
mod odt;
mod recognised;
mod rtf;
mod structured;

use std::io::{Cursor, Write};

use crosscheck_documents::read;
use crosscheck_model::{Address, Digest, Extraction, Origin, SourceId};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A ZIP archive of these members.
fn packed(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        let method = if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method)).expect("memory takes a member");
        zip.write_all(bytes).expect("memory takes bytes");
    }
    zip.finish().expect("memory takes a directory").into_inner()
}

fn extract(bytes: &[u8], name: &str) -> Extraction {
    let origin = Origin::new(SourceId(0), Address::File(name.into()), jiff::Timestamp::UNIX_EPOCH, Digest::of(bytes));
    let extraction = read(bytes, name, &origin, None);
    assert_eq!(extraction, read(bytes, name, &origin, None), "a second reading must say the same");
    extraction
}

fn names(extraction: &Extraction) -> Vec<&str> {
    extraction.claims.names.iter().map(|claim| claim.value().full.expose()).collect()
}

fn emails(extraction: &Extraction) -> Vec<&str> {
    extraction.claims.emails.iter().map(|claim| claim.value().0.expose()).collect()
}

/// Title, organisation and period of each employment.
fn work(extraction: &Extraction) -> Vec<String> {
    let shown = |value: &Option<crosscheck_model::Personal>| {
        value.as_ref().map_or("-".to_owned(), |text| text.expose().to_owned())
    };
    let line = |claim: &crosscheck_model::Claim<crosscheck_model::WorkItem>| {
        let item = claim.value();
        format!("{} at {}, {}", shown(&item.title), shown(&item.organisation), item.period)
    };
    extraction.claims.work.iter().map(line).collect()
}

fn metadata<'e>(extraction: &'e Extraction, name: &str) -> Option<&'e str> {
    extraction.claims.metadata.iter().find(|claim| claim.value().name == name).map(|claim| claim.value().value.expose())
}

fn problems(extraction: &Extraction) -> Vec<&str> {
    extraction.problems.iter().map(|problem| problem.what.as_str()).collect()
}
