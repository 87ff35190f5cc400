//! Memory and time of one source with 20,000 commits: as it is read, as it is sent by a worker, and as it is taken in.
//!
//!     cargo run --release -p crosscheck-engine --example large_source

#![expect(clippy::print_stdout, reason = "it is a command for a terminal")]

use std::io::Write;
use std::time::Instant;

use crosscheck_model::{Blob, Digest, Extraction, Freshness, Page, SourceId};
use flate2::Compression;
use flate2::write::ZlibEncoder;

const COMMITS: usize = 20_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let profile = crosscheck_sites::recognise(&"https://github.com/lvantongeren-example".parse()?);
    let user = r#"{"login":"lvantongeren-example","id":99008001,"type":"User","name":"Lotte van Tongeren"}"#;
    let pages = [
        page("https://api.github.com/users/lvantongeren-example", "application/json", user.as_bytes().to_vec())?,
        page("https://github.com/lvantongeren-example/work", "application/x-git-upload-pack-result", pack(COMMITS)?)?,
    ];
    let (before, start) = (resident(), Instant::now());
    let read = crosscheck_sites::read(&profile, SourceId(0), &pages);
    let took = start.elapsed();
    println!(
        "{} commits read in {:.0} ms, {:.1} MiB more in memory",
        read.claims.commits.len(),
        took.as_secs_f64() * 1e3,
        mib(resident() - before)
    );
    let start = Instant::now();
    let mut message = Vec::new();
    ciborium::into_writer(&read, &mut message)?;
    drop(read);
    let written = start.elapsed();
    let start = Instant::now();
    let taken: Extraction = ciborium::from_reader(message.as_slice())?;
    println!(
        "a message of {:.1} MiB, written in {:.0} ms and read in {:.0} ms ({} claims)",
        mib(message.len()),
        written.as_secs_f64() * 1e3,
        start.elapsed().as_secs_f64() * 1e3,
        taken.claims.commits.len()
    );
    Ok(())
}

fn page(address: &str, media_type: &str, body: Vec<u8>) -> Result<Page, Box<dyn std::error::Error>> {
    let body = Blob::from(body);
    Ok(Page {
        url: address.parse()?,
        final_url: address.parse()?,
        status: 200,
        headers: vec![("content-type".to_owned(), media_type.to_owned())],
        sha256: Digest::of(&body),
        body,
        captured_at: "2026-11-02T08:00:00Z".parse()?,
        freshness: Freshness::Fetched,
    })
}

/// A git pack of so many commits, without trees.
fn pack(commits: usize) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut pack = b"PACK\0\0\0\x02".to_vec();
    pack.extend(u32::try_from(commits)?.to_be_bytes());
    for number in 0..commits {
        let person = format!("Lotte van Tongeren <lotte@lotte.example> {} +0100", 1_700_000_000 + number * 3_600);
        let object = format!("tree {number:040x}\nauthor {person}\ncommitter {person}\n\nChange {number}\n");
        let mut size = object.len();
        let mut byte = 0x10 | u8::try_from(size & 15)?;
        size >>= 4;
        while size > 0 {
            pack.push(byte | 0x80);
            byte = u8::try_from(size & 127)?;
            size >>= 7;
        }
        pack.push(byte);
        let mut encoder = ZlibEncoder::new(&mut pack, Compression::fast());
        encoder.write_all(object.as_bytes())?;
        encoder.finish()?;
    }
    Ok(pack)
}

fn mib(bytes: usize) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}

/// Bytes of this process in memory; nothing where the system does not tell.
fn resident() -> usize {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: usize = text.split(' ').nth(1).and_then(|pages| pages.parse().ok()).unwrap_or_default();
    pages * 4096
}
