use std::fs::File;
use std::io::{BufReader, ErrorKind, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use crosscheck_checks::Configuration;
use crosscheck_compare::contacts::is_public_host_name;
use crosscheck_fetch::archive::Archive;
use url::Url;

/// Longest CV or saved page, in bytes; the readers take no more. Our choice.
const MAX_FILE: u64 = 32 << 20;
/// Longest archive, in bytes.
const MAX_ARCHIVE: u64 = 512 << 20;

/// A file's bytes and its name without folders.
pub(crate) fn file(path: &Path) -> anyhow::Result<(String, Vec<u8>)> {
    bytes(path, MAX_FILE)
}

/// The files that these paths name: a file itself, or every file that lies in a folder, by name.
pub(crate) fn records(paths: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let shown = path.display();
        let entries = std::fs::read_dir(path).with_context(|| format!("cannot read the folder {shown}"))?;
        let mut inside = Vec::new();
        for entry in entries {
            let entry = entry.with_context(|| format!("cannot read the folder {shown}"))?;
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            if entry.path().is_file() && !hidden {
                inside.push(entry.path());
            }
        }
        if inside.is_empty() {
            bail!("{shown} holds no file: a folder of records is flat");
        }
        inside.sort();
        files.append(&mut inside);
    }
    Ok(files)
}

/// An archive's bytes.
pub(crate) fn archive(path: &Path) -> anyhow::Result<Vec<u8>> {
    Ok(bytes(path, MAX_ARCHIVE)?.1)
}

fn bytes(path: &Path, limit: u64) -> anyhow::Result<(String, Vec<u8>)> {
    let shown = path.display();
    let file = open(path)?;
    if file.metadata().is_ok_and(|metadata| metadata.is_dir()) {
        bail!("{shown} is a folder: name the file itself");
    }
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).with_context(|| format!("cannot read {shown}"))?;
    if bytes.len() as u64 > limit {
        bail!("{shown} is larger than {} MiB: hand in a smaller copy", limit >> 20);
    }
    let name = path.file_name().map_or_else(|| "file".to_owned(), |name| name.to_string_lossy().into_owned());
    Ok((name, bytes))
}

/// Says in plain words what stands in the way.
fn open(path: &Path) -> anyhow::Result<File> {
    let shown = path.display();
    File::open(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => anyhow!("there is no file {shown}"),
        ErrorKind::PermissionDenied => anyhow!("{shown} may not be read by this user"),
        _ => anyhow!(error).context(format!("cannot open {shown}")),
    })
}

/// How web archives begin: packed (WACZ is a ZIP file, WARC often gzip) or plain.
const ARCHIVE_STARTS: [&[u8]; 3] = [b"PK", &[0x1f, 0x8b], b"WARC/"];

/// A file as a web archive, if it is one.
pub(crate) fn capture(path: &Path) -> anyhow::Result<Option<Archive>> {
    let mut start = [0; 8];
    let count = match std::fs::File::open(path) {
        Ok(mut file) => file.read(&mut start).unwrap_or_default(),
        Err(_) => 0,
    };
    if !ARCHIVE_STARTS.iter().any(|magic| start[..count].starts_with(magic)) {
        return Ok(None);
    }
    Ok(Archive::open(&archive(path)?).ok())
}

/// Standard input, whole.
pub(crate) fn standard() -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(MAX_FILE + 1).read_to_end(&mut bytes).context("cannot read standard input")?;
    if bytes.len() as u64 > MAX_FILE {
        bail!("standard input is larger than {} MiB", MAX_FILE >> 20);
    }
    Ok(bytes)
}

/// A file or standard input (`-`), to be read line by line.
pub(crate) fn lines(path: &Path) -> anyhow::Result<BufReader<Box<dyn Read>>> {
    let input: Box<dyn Read> = if path.as_os_str() == "-" { Box::new(std::io::stdin()) } else { Box::new(open(path)?) };
    Ok(BufReader::with_capacity(1 << 16, input))
}

/// One thing that was given: a file that is there, or a link.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Given {
    File(PathBuf),
    Link(Url),
}

/// Tells a file from a link. A file that is there is a file; what could be either and is not there is told as missing, never looked
/// up on the network.
pub(crate) fn given(text: &str) -> anyhow::Result<Given> {
    let path = Path::new(text);
    if path.exists() {
        return Ok(Given::File(path.to_owned()));
    }
    let host = text.trim().split(['/', '?', '#', ':']).next().unwrap_or_default();
    let is_link = text.contains("://")
        || host.parse::<std::net::IpAddr>().is_ok()
        || is_public_host_name(host) && !looks_like_file(text);
    if !is_link && (looks_like_file(text) || text.contains(['.', '/', '\\'])) {
        bail!("there is no file {text}; write a link with its beginning, as https://example.org/name");
    }
    link(text).map(Given::Link)
}

/// Endings of the files that are handed in. Some are also suffixes of hosts: who means the host writes `https://`.
const FILE_ENDINGS: [&str; 27] = [
    "bib",
    "csv",
    "doc",
    "docx",
    "eml",
    "htm",
    "html",
    "jpeg",
    "jpg",
    "json",
    "jsonl",
    "md",
    "mht",
    "mhtml",
    "odt",
    "pdf",
    "png",
    "rtf",
    "tex",
    "txt",
    "vcf",
    "wacz",
    "warc",
    "webarchive",
    "xhtml",
    "xml",
    "zip",
];

fn looks_like_file(text: &str) -> bool {
    let ending = Path::new(text).extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    FILE_ENDINGS.contains(&ending.as_str())
        && !text.trim_end_matches(&ending).contains(['?', '#'])
        && (!text.contains('/') || !is_public_host_name(text.split('/').next().unwrap_or_default()))
}

/// A link as people paste it: `https://` may be missing.
pub(crate) fn link(text: &str) -> anyhow::Result<Url> {
    let text = text.trim();
    let parsed = match Url::parse(text) {
        // `example.org:8080/x` parses as scheme `example.org`.
        Ok(url) if matches!(url.scheme(), "http" | "https") => Ok(url),
        Ok(url) if text.contains("://") || url.cannot_be_a_base() && !text.contains('.') => {
            bail!("{text} is not a link that can be read: only http and https can")
        }
        _ => Url::parse(&format!("https://{text}")),
    };
    let url = parsed.with_context(|| format!("{text} is not a link; write it as https://example.org/name"))?;
    // A bare word is a slip; with its scheme written out it may be a host of an intranet.
    if url.host_str().is_none_or(|host| !host.contains(['.', ':']) && !text.contains("://")) {
        bail!("{text} is not a link; write it as https://example.org/name");
    }
    Ok(url)
}

/// Which checks run, and with which thresholds.
pub(crate) fn checks(path: &Path) -> anyhow::Result<Configuration> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Configuration::parse(&text).with_context(|| format!("{} does not say which checks run", path.display()))
}

#[cfg(test)]
mod tests {
    use super::{Given, given, link};

    #[test]
    fn links_are_taken_as_people_paste_them() {
        assert_eq!(link(" github.com/mina ").unwrap().as_str(), "https://github.com/mina");
        assert_eq!(link("example.org:8080/x").unwrap().as_str(), "https://example.org:8080/x");
        assert_eq!(link("http://example.org").unwrap().as_str(), "http://example.org/");
        assert!(link("file:///etc/passwd").is_err());
        assert!(link("javascript:alert(1)").is_err());
        assert!(link("cv.pdf.").is_ok(), "any name with a dot can be a host");
        assert!(link("nonsense").is_err());
        assert!(link("http://intranet/mina").is_ok());
    }
    #[test]
    fn a_file_that_is_not_there_is_told_and_not_looked_up() {
        for text in ["nope.pdf", "Profile.PDF", "notes.md", "cv.zip", "folder/cv.docx", "./cv", "workspace.package"] {
            let error = given(text).unwrap_err().to_string();
            assert!(error.contains("there is no file"), "{text}: {error}");
        }
        for text in
            ["github.com/mina", "mina.dev", "mina.example/cv.pdf", "https://nope.pdf", "http://intranet/x", "1.2.3.4"]
        {
            assert!(matches!(given(text), Ok(Given::Link(_))), "{text}");
        }
        assert!(given("javascript:alert(1)").unwrap_err().to_string().contains("not a link"));
        assert_eq!(given("Cargo.toml").unwrap(), Given::File("Cargo.toml".into()));
    }
}
