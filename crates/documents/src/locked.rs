//! Files locked with a password, opened with one that came with them.

use std::io::{Cursor, Read, Write};

use lopdf::{Document, LoadOptions};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::bytes::contains;
use crate::pdf;

/// Members of one archive.
const MAX_MEMBERS: usize = 2_000;
/// Bytes that all members together may unpack to.
const MAX_TOTAL: u64 = 64 << 20;
/// Bytes that one stream of a PDF may unpack to while it is opened.
const MAX_STREAM: usize = 32 << 20;

/// What compound files (OLE 2) begin with: a locked Office document of today is one.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The same file without its lock; nothing if it has none, if no password fits, or if it is of a kind whose locks are not opened (Office
/// documents from before 2007, RAR and 7z archives). What reads it then says that it is locked.
pub fn unlocked(bytes: &[u8], passwords: &[String]) -> Option<Vec<u8>> {
    if passwords.is_empty() {
        return None;
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return passwords.iter().find_map(|password| archive(bytes, password));
    }
    if bytes.starts_with(COMPOUND) {
        return passwords.iter().find_map(|password| msoffice_crypto::decrypt_ooxml(bytes, password).ok());
    }
    if contains(bytes, b"/Encrypt") {
        return passwords.iter().find_map(|password| pdf::guarded(|| pdf_document(bytes, password)).ok().flatten());
    }
    None
}

fn pdf_document(bytes: &[u8], password: &str) -> Option<Vec<u8>> {
    let options = LoadOptions { max_decompressed_size: Some(MAX_STREAM), ..LoadOptions::with_password(password) };
    let mut document = Document::load_mem_with_options(bytes, options).ok().filter(Document::was_encrypted)?;
    document.trailer.remove(b"Encrypt");
    document.encryption_state = None;
    let mut open = Vec::new();
    document.save_to(&mut open).ok()?;
    Some(open)
}

fn archive(bytes: &[u8], password: &str) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok().filter(|archive| archive.len() <= MAX_MEMBERS)?;
    let mut open = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let (mut left, mut locked) = (MAX_TOTAL, false);
    for at in 0..archive.len() {
        let member = archive.by_index_decrypt(at, password.as_bytes()).ok()?;
        locked |= member.encrypted();
        let name = member.name().ok()?.into_owned();
        let mut content = Vec::new();
        member.take(left + 1).read_to_end(&mut content).ok()?;
        left = left.checked_sub(content.len() as u64)?;
        open.start_file(name, plain).ok()?;
        open.write_all(&content).ok()?;
    }
    if !locked {
        return None;
    }
    open.finish().ok().map(Cursor::into_inner)
}
