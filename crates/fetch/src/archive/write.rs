use std::collections::BTreeSet;
use std::io;

use crosscheck_model::{Digest, Gap, Page, Reply, Request};
use jiff::Timestamp;
use url::Url;

use crate::outcome::RENDERED_BY;

use super::contents::{CASE_ADDRESS, CaseSheet, FILE_SCHEME, GAP_TYPE, HandedIn};
use super::{wacz, warc};

/// Collects what one run fetched and was handed, and writes it as a WACZ.
#[derive(Debug)]
pub struct Dossier {
    sheet: CaseSheet,
    files: Vec<HandedIn>,
    replies: Vec<(Request, Reply)>,
    seen: BTreeSet<Request>,
}

impl Dossier {
    /// An empty dossier of this case.
    pub fn new(sheet: CaseSheet) -> Self {
        Self { sheet, files: Vec::new(), replies: Vec::new(), seen: BTreeSet::new() }
    }

    /// Keeps a file that was handed in.
    pub fn add_file(&mut self, file: HandedIn) {
        self.files.push(file);
    }

    /// Keeps what came of a request; the first answer to a request counts.
    pub fn add_reply(&mut self, request: &Request, reply: &Reply) {
        if self.seen.insert(request.clone()) {
            self.replies.push((request.clone(), reply.clone()));
        }
    }

    /// The dossier as a WACZ 1.1.1 file. The same content gives the same bytes.
    pub fn write(&self) -> io::Result<Vec<u8>> {
        let mut warc = Warc::default();
        let sheet = serde_json::to_vec(&self.sheet)?;
        let info = concat!("software: crosscheck ", env!("CARGO_PKG_VERSION"), "\r\nformat: WARC File Format 1.1\r\n");
        warc.add("warcinfo", None, self.sheet.as_of, "application/warc-fields", info.as_bytes(), None)?;
        warc.add("resource", Some(CASE_ADDRESS), self.sheet.as_of, "application/json", &sheet, None)?;
        for file in &self.files {
            let address = format!("{FILE_SCHEME}{}", percent_encode(&file.name));
            warc.add("resource", Some(&address), file.captured_at, "application/octet-stream", &file.bytes, None)?;
        }
        for (request, reply) in &self.replies {
            match reply {
                Reply::Page(page) => warc.add_page(request, page)?,
                Reply::Gap(gap) => warc.add_gap(request, gap, self.sheet.as_of)?,
            }
        }
        let index = warc.index_text();
        let files = [
            ("archive/data.warc.gz", warc.bytes),
            ("indexes/index.cdx", index.into_bytes()),
            ("pages/pages.jsonl", warc.pages.into_bytes()),
        ];
        wacz::build(&files, self.sheet.as_of).map_err(io::Error::other)
    }
}

#[derive(Default)]
struct Warc {
    bytes: Vec<u8>,
    index: Vec<String>,
    pages: String,
    written: BTreeSet<(String, Digest)>,
}

/// What an index line says of a capture.
struct Indexed<'a> {
    url: &'a Url,
    media: &'a str,
    status: u16,
}

impl Warc {
    fn add(
        &mut self,
        kind: &str,
        address: Option<&str>,
        date: Timestamp,
        media: &str,
        block: &[u8],
        indexed: Option<Indexed<'_>>,
    ) -> io::Result<()> {
        let digest = Digest::of(block);
        let address_text = address.unwrap_or_default();
        let date_text = date.to_string();
        let block_digest = format!("sha256:{digest}");
        let id = record_id(kind, address_text, &date_text, &digest);
        let mut headers = vec![("WARC-Type", kind), ("WARC-Record-ID", id.as_str()), ("WARC-Date", date_text.as_str())];
        if address.is_some() {
            headers.push(("WARC-Target-URI", address_text));
        }
        headers.push(("WARC-Block-Digest", &block_digest));
        headers.push(("Content-Type", media));
        let member = warc::write(&headers, block)?;
        if let Some(Indexed { url, media, status }) = indexed {
            let line = serde_json::json!({
                "url": url, "mime": media, "status": status.to_string(), "digest": format!("sha256:{digest}"),
                "length": member.len().to_string(), "offset": self.bytes.len().to_string(), "filename": "data.warc.gz",
            });
            self.index.push(format!("{} {} {line}", surt(url), date.strftime("%Y%m%d%H%M%S")));
        }
        self.bytes.extend_from_slice(&member);
        Ok(())
    }

    fn add_page(&mut self, request: &Request, page: &Page) -> io::Result<()> {
        let mut asked = request.url.clone();
        asked.set_fragment(None);
        if asked != page.final_url
            && self.written.insert((asked.to_string(), Digest::of(page.final_url.as_str().as_bytes())))
        {
            let redirect = format!("HTTP/1.1 302 Found\r\nLocation: {}\r\nContent-Length: 0\r\n\r\n", page.final_url);
            let indexed = Indexed { url: &asked, media: "unk", status: 302 };
            let media = "application/http; msgtype=response";
            self.add("response", Some(asked.as_str()), page.captured_at, media, redirect.as_bytes(), Some(indexed))?;
        }
        if !self.written.insert((page.final_url.to_string(), page.sha256)) {
            return Ok(());
        }
        let media = page.media_type();
        let indexed = Indexed { url: &page.final_url, media: &media, status: page.status };
        let address = Some(page.final_url.as_str());
        if request.want == crosscheck_model::Want::GitHistory {
            return self.add("resource", address, page.captured_at, &media, &page.body, Some(indexed));
        }
        if page.header(RENDERED_BY).is_some() {
            let media = page.header("content-type").unwrap_or("text/html").to_owned();
            return self.add("conversion", address, page.captured_at, &media, &page.body, Some(indexed));
        }
        let mut block = format!("HTTP/1.1 {} {}\r\n", page.status, reason(page.status));
        // The body is stored decoded, so the headers that described its coding would lie.
        for (key, value) in page.headers.iter().filter(|(key, _)| !coding(key)) {
            block.extend(key.chars().filter(|c| c.is_ascii_graphic()));
            block.push_str(": ");
            block.extend(value.chars().filter(|c| !c.is_control()));
            block.push_str("\r\n");
        }
        block.push_str(&format!("Content-Length: {}\r\n\r\n", page.body.len()));
        let block = [block.as_bytes(), &page.body].concat();
        let media_type = "application/http; msgtype=response";
        self.add("response", address, page.captured_at, media_type, &block, Some(indexed))?;
        if media.contains("html") && page.status == 200 {
            let line = serde_json::json!({
                "id": page.sha256.to_string().get(..16), "url": page.final_url, "ts": page.captured_at.to_string(),
            });
            self.pages.push_str(&format!("{line}\n"));
        }
        Ok(())
    }

    fn add_gap(&mut self, request: &Request, gap: &Gap, at: Timestamp) -> io::Result<()> {
        let mut asked = request.url.clone();
        asked.set_fragment(None);
        self.add("metadata", Some(asked.as_str()), at, GAP_TYPE, &serde_json::to_vec(gap)?, None)
    }

    fn index_text(&mut self) -> String {
        self.index.sort();
        let header = "{\"format\":\"json-pages-1.0\",\"id\":\"pages\",\"title\":\"Captured pages\"}\n";
        self.pages.insert_str(0, header);
        self.index.iter().map(|line| format!("{line}\n")).collect()
    }
}

fn coding(key: &str) -> bool {
    matches!(key, "content-encoding" | "transfer-encoding" | "content-length" | "connection" | "set-cookie")
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        301 => "Moved Permanently",
        302 => "Found",
        304 => "Not Modified",
        404 => "Not Found",
        410 => "Gone",
        _ => "Answer",
    }
}

/// An RFC 9562 version 8 UUID made from what the record says, so that writing twice gives the same bytes.
fn record_id(kind: &str, address: &str, date: &str, digest: &Digest) -> String {
    let whole = Digest::of(format!("{kind}\n{address}\n{date}\n{digest}").as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&whole.as_bytes()[..16]);
    bytes[6] = (bytes[6] & 0x0f) | 0x80;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("<urn:uuid:{}-{}-{}-{}-{}>", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// Sort-friendly form of an address, as CDXJ indexes use it: `org,example)/path`.
fn surt(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default().trim_start_matches("www.");
    let host: Vec<&str> = host.rsplit('.').collect();
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let query = url.query().map(|query| format!("?{}", query.to_lowercase())).unwrap_or_default();
    format!("{}{port}){}{query}", host.join(","), url.path().to_lowercase())
}

fn percent_encode(name: &str) -> String {
    name.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
