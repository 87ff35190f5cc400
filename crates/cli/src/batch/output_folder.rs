use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context;
use crosscheck_engine::batch::{DOSSIER, Kept, Row};

use crate::output;

/// The folder of `--out`.
pub(super) struct OutputFolder {
    root: PathBuf,
}

impl OutputFolder {
    pub(super) fn make(root: &Path) -> anyhow::Result<Self> {
        for folder in ["reports", "dossiers"] {
            let folder = root.join(folder);
            std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        }
        Ok(Self { root: root.to_owned() })
    }

    /// Report and dossier of a row, each whole or not at all.
    pub(super) fn write(&self, row: &Row, kept: &Kept) -> io::Result<()> {
        let name = file_name(&row.candidate_ref);
        let write = |path: String, bytes: &[u8]| {
            output::write_file(&self.root.join(path), bytes).map_err(|error| io::Error::other(format!("{error:#}")))
        };
        if let Some((json, html)) = &kept.reports {
            write(format!("reports/{name}.json"), json.as_bytes())?;
            write(format!("reports/{name}.html"), html.as_bytes())?;
        }
        match kept.blobs.iter().find(|(name, _)| name == DOSSIER) {
            Some((_, bytes)) => write(format!("dossiers/{name}.wacz"), bytes),
            None => Ok(()),
        }
    }

    pub(super) fn write_page(&self, name: &str, html: &str) -> anyhow::Result<()> {
        output::write_file(&self.root.join(name), html.as_bytes())
    }

    /// Where the report of a reference is, from where the index is; empty if there is none.
    pub(super) fn report_link(&self, reference: &str) -> String {
        let name = file_name(reference);
        let there = self.root.join(format!("reports/{name}.html")).exists();
        // In a link, the sign of an escape is one itself.
        if there { format!("reports/{}.html", name.replace('%', "%25")) } else { String::new() }
    }
}

/// A reference as the name of a file: letters, digits, `.`, `_` and `-` stay, everything else and a first dot is written as `%` and
/// two digits.
fn file_name(reference: &str) -> String {
    let mut name = String::new();
    for (at, byte) in reference.bytes().enumerate() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-') || byte == b'.' && at > 0 {
            name.push(char::from(byte));
        } else {
            name.push_str(&format!("%{byte:02X}"));
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn no_reference_leads_out_of_the_folder_and_no_two_share_a_name() {
        assert_eq!(file_name("C-0001.b"), "C-0001.b");
        assert_eq!(file_name("../../etc/passwd"), "%2E.%2F..%2Fetc%2Fpasswd");
        assert_ne!(file_name("a/b"), file_name("a%2Fb"));
    }
}
