//! Members of a ZIP archive, within bounds: what DOCX, ODT and data exports are packed in.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use zip::ZipArchive;

/// Members of one archive; a data export with every table has some sixty.
const MAX_ENTRIES: usize = 2_000;
/// Bytes that one member may unpack to.
const MAX_MEMBER: u64 = 32 << 20;
/// Bytes that all members together may unpack to.
const MAX_TOTAL: u64 = 64 << 20;

/// An open archive.
pub(crate) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    left: u64,
}

/// Why an archive or a member of it was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unpacking {
    /// It is no ZIP archive, or cut short.
    Damaged,
    /// It has more members than any document.
    TooManyEntries,
    /// Two members have one name: what one program reads, another does not.
    Duplicate,
    /// There is no such member.
    Missing,
    /// It is encrypted.
    Locked,
    /// It unpacks to more than the limit.
    TooLarge,
}

impl Unpacking {
    /// In plain words.
    pub(crate) fn why(self) -> String {
        match self {
            Self::Damaged => "the archive is damaged or cut short".into(),
            Self::TooManyEntries => format!("the archive has more than {MAX_ENTRIES} members"),
            Self::Duplicate => "two members of the archive have the same name".into(),
            Self::Missing => "a member that has to be there is missing from the archive".into(),
            Self::Locked => "the archive is locked with a password: try --password".into(),
            Self::TooLarge => format!("the archive unpacks to more than {} MiB", MAX_TOTAL >> 20),
        }
    }
}

impl<'a> Package<'a> {
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Unpacking> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unpacking::Damaged)?;
        if zip.len() > MAX_ENTRIES {
            return Err(Unpacking::TooManyEntries);
        }
        let names: Vec<String> = zip.file_names_raw().map(|name| String::from_utf8_lossy(name).into_owned()).collect();
        let distinct: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
        if distinct.len() < names.len() || zip.has_duplicate_names() {
            return Err(Unpacking::Duplicate);
        }
        Ok(Self { zip, names, left: MAX_TOTAL })
    }

    /// Names of the members, in the order of the directory.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// The bytes of a member; letter case is no difference.
    pub(crate) fn read(&mut self, name: &str) -> Result<Vec<u8>, Unpacking> {
        let at = self.names.iter().position(|known| known.eq_ignore_ascii_case(name)).ok_or(Unpacking::Missing)?;
        let encrypted = self.zip.by_index_raw(at).map_err(|_| Unpacking::Damaged)?.encrypted();
        if encrypted {
            return Err(Unpacking::Locked);
        }
        let member = self.zip.by_index(at).map_err(|_| Unpacking::Damaged)?;
        let limit = MAX_MEMBER.min(self.left);
        let mut bytes = Vec::new();
        member.take(limit + 1).read_to_end(&mut bytes).map_err(|_| Unpacking::Damaged)?;
        if bytes.len() as u64 > limit {
            return Err(Unpacking::TooLarge);
        }
        self.left -= bytes.len() as u64;
        Ok(bytes)
    }
}
