//! A page saved whole: an HTML file, and beside it a folder of what it shows. The two are put into one file, as browsers that save "web page,
//! single file" do, and that is read.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::bail;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Files of one folder.
const MAX_FILES: usize = 500;
/// Bytes of all of them together; the readers take a file of 32 MiB, and base64 makes a third more.
const MAX_TOTAL: u64 = 20 << 20;
/// What browsers leave in a page that they save, by which it names its address. A page without any of it can be a CV that was made as a
/// page.
const MARKS: [&[u8]; 4] = [b"saved from url=", b"rel=\"canonical\"", b"og:url", b"data-savepage-url"];
/// Pictures by the endings of their files.
const PICTURES: [(&str, &str); 7] = [
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("png", "image/png"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("svg", "image/svg+xml"),
];
/// Parts of a message are told apart by it.
const BOUNDARY: &str = "----crosscheck-saved-folder----";

/// The page that a folder was saved with: the only one in it, or the one beside it that has its name.
pub(crate) fn page_of(folder: &Path) -> anyhow::Result<PathBuf> {
    let is_page = |path: &PathBuf| {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        path.is_file() && matches!(ending.as_str(), "htm" | "html" | "xhtml")
    };
    let pages = |at: &Path| -> Vec<PathBuf> { sorted(at).into_iter().filter(is_page).collect() };
    if let [only] = pages(folder).as_slice() {
        return Ok(only.clone());
    }
    let beside = folder.parent().map(pages).unwrap_or_default();
    if let Some(page) = beside.into_iter().find(|page| folder_of(page).as_deref() == Some(folder)) {
        return Ok(page);
    }
    bail!("{} is a folder, and which page in it is meant is not told: name the file itself", folder.display())
}

/// The page and the pictures of its folder as one file, if it has such a folder; the page alone is what it was.
pub(crate) fn with_pictures(path: &Path, page: &[u8], told: bool) -> Option<Vec<u8>> {
    let marked = || MARKS.iter().any(|mark| page.windows(mark.len()).any(|part| part.eq_ignore_ascii_case(mark)));
    let folder = folder_of(path).filter(|_| told || marked())?;
    let mut left = MAX_TOTAL;
    let mut message = format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"{BOUNDARY}\"\r\n\r\n"
    );
    add(&mut message, "text/html", "", page);
    let name = folder.file_name()?.to_string_lossy().into_owned();
    let text = String::from_utf8_lossy(page);
    for file in sorted(&folder).into_iter().take(MAX_FILES) {
        let (Some(kind), Some(own)) = (picture_type(&file), file.file_name()) else { continue };
        let size = fs::metadata(&file).map_or(u64::MAX, |metadata| metadata.len());
        let own = own.to_string_lossy();
        let from = taken_from(&text, &own);
        let Some(rest) = left.checked_sub(size * (1 + u64::from(from.is_some()))) else { continue };
        let Ok(bytes) = fs::read(&file) else { continue };
        left = rest;
        add(&mut message, kind, &format!("{name}/{own}"), &bytes);
        if let Some(from) = from {
            add(&mut message, kind, &from, &bytes);
        }
    }
    message.push_str(&format!("--{BOUNDARY}--\r\n"));
    Some(message.into_bytes())
}

/// The address that a page still names for a file of its folder. Browsers keep the file's name, and write the folder into the page's own elements, but
/// not into what it states for other programs: its picture there is this file.
fn taken_from(page: &str, file: &str) -> Option<String> {
    let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | ')' | '\\');
    let starts = page.match_indices("https://").chain(page.match_indices("http://"));
    let mut addresses = starts.map(|(at, _)| page[at..].split(ends).next().unwrap_or_default());
    let found = addresses.find(|address| {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        path.rsplit_once('/').is_some_and(|(before, last)| last == file && before.len() > "https://".len())
    })?;
    Some(found.replace("&amp;", "&"))
}

fn add(message: &mut String, kind: &str, location: &str, bytes: &[u8]) {
    message.push_str(&format!("--{BOUNDARY}\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n"));
    if !location.is_empty() {
        message.push_str(&format!("Content-Location: {location}\r\n"));
    }
    message.push_str(&format!("\r\n{}\r\n", STANDARD.encode(bytes)));
}

/// "page_files", "page-Dateien", "page_fichiers": browsers name it in their own language.
fn folder_of(page: &Path) -> Option<PathBuf> {
    let stem = page.file_stem()?.to_string_lossy().into_owned();
    let parent = page.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    sorted(parent).into_iter().find(|path| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let rest = name.strip_prefix(&stem).filter(|rest| rest.starts_with(['_', '-', ' ', '.']));
        rest.is_some_and(|rest| rest[1..].chars().all(char::is_alphabetic) && rest.len() > 1) && path.is_dir()
    })
}

/// What a folder holds, in the order of its names.
fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    found.sort();
    found
}

fn picture_type(path: &Path) -> Option<&'static str> {
    let ending = path.extension()?.to_string_lossy().to_lowercase();
    PICTURES.iter().find(|(known, _)| *known == ending).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAVED: &str =
        "<!-- saved from url=(0023)https://mina.example/me -->\n<html><img src=\"./me_files/mina.png\">";

    fn saved(marked: bool) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("me.html");
        fs::write(&page, if marked { SAVED } else { "<html><h1>Mina Example</h1>" }).unwrap();
        fs::create_dir(folder.path().join("me_files")).unwrap();
        fs::write(folder.path().join("me_files/mina.png"), b"\x89PNG").unwrap();
        fs::write(folder.path().join("me_files/script.js"), b"alert(1)").unwrap();
        (folder, page)
    }

    #[test]
    fn a_page_and_the_pictures_of_its_folder_are_one_file() {
        let (_folder, page) = saved(true);
        let whole = with_pictures(&page, SAVED.as_bytes(), false).unwrap();
        let pages = crosscheck_documents::saved_pages(
            &whole,
            crosscheck_documents::SavedFormat::Mhtml,
            None,
            jiff::Timestamp::UNIX_EPOCH,
        );
        assert_eq!(pages.pages[0].url.as_str(), "https://mina.example/me");
        assert_eq!(pages.pictures.len(), 1, "scripts stay where they are");
        assert_eq!(pages.pictures[0].url.as_str(), "https://mina.example/me_files/mina.png");
    }

    #[test]
    fn a_picture_keeps_the_address_it_was_taken_from() {
        let (_folder, page) = saved(true);
        let stated = "<meta property=\"og:image\" content=\"https://img.example/p/mina.png?v=1&amp;w=400\">";
        let html = format!("{SAVED}{stated}<a href=\"https://img.example/other/mina.png.html\">");
        let whole = with_pictures(&page, html.as_bytes(), false).unwrap();
        let saved = crosscheck_documents::saved_pages(
            &whole,
            crosscheck_documents::SavedFormat::Mhtml,
            None,
            jiff::Timestamp::UNIX_EPOCH,
        );
        let addresses: Vec<&str> = saved.pictures.iter().map(|picture| picture.url.as_str()).collect();
        assert_eq!(addresses, ["https://mina.example/me_files/mina.png", "https://img.example/p/mina.png?v=1&w=400"]);
        assert_eq!(taken_from("<img src=\"https://mina.png\">", "mina.png"), None, "a host is no file");
    }

    #[test]
    fn a_folder_is_taken_for_the_page_it_was_saved_with() {
        let (folder, page) = saved(true);
        assert_eq!(page_of(&folder.path().join("me_files")).unwrap(), page);
        assert_eq!(page_of(folder.path()).unwrap(), page);
        fs::write(folder.path().join("other.html"), "").unwrap();
        assert!(page_of(folder.path()).unwrap_err().to_string().contains("name the file itself"));
    }

    #[test]
    fn a_cv_made_as_a_page_stays_one() {
        let (_folder, page) = saved(false);
        let bytes = fs::read(&page).unwrap();
        assert!(with_pictures(&page, &bytes, false).is_none());
        assert!(with_pictures(&page, &bytes, true).is_some(), "unless it is handed in as a profile");
        let alone = tempfile::tempdir().unwrap();
        let page = alone.path().join("me.html");
        fs::write(&page, SAVED).unwrap();
        assert!(with_pictures(&page, SAVED.as_bytes(), false).is_none());
    }
}
