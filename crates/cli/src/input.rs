use std::io::{BufReader, Read};
use std::path::Path;

use anyhow::{Context, bail};
use crosscheck_checks::Configuration;
use url::Url;

/// Longest CV or saved page, in bytes; the readers take no more. Our choice.
const MAX_FILE: u64 = 32 << 20;
/// Longest archive, in bytes.
const MAX_ARCHIVE: u64 = 512 << 20;

/// A file's bytes and its name without folders.
pub(crate) fn file(path: &Path) -> anyhow::Result<(String, Vec<u8>)> {
    bytes(path, MAX_FILE)
}

/// An archive's bytes.
pub(crate) fn archive(path: &Path) -> anyhow::Result<Vec<u8>> {
    Ok(bytes(path, MAX_ARCHIVE)?.1)
}

fn bytes(path: &Path, limit: u64) -> anyhow::Result<(String, Vec<u8>)> {
    let shown = path.display();
    let file = std::fs::File::open(path).with_context(|| format!("cannot open {shown}"))?;
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
    let input: Box<dyn Read> = if path.as_os_str() == "-" {
        Box::new(std::io::stdin())
    } else {
        Box::new(std::fs::File::open(path).with_context(|| format!("cannot open {}", path.display()))?)
    };
    Ok(BufReader::with_capacity(1 << 16, input))
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
    use super::link;

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
}
