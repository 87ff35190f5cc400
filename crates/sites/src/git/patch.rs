use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use crosscheck_model::Commit;

use crate::dates;

/// Commits of one patch file; a pull request's patch holds one for each commit.
const MAX_COMMITS: usize = 1_000;

/// The commits of a patch as `git format-patch` writes it: line of the `From:` header, commit, quote. It names no
/// committer, so those fields stay blank and the commit time repeats the author's.
pub(super) fn commits(body: &[u8], repository: &str) -> Vec<(u32, Commit, String)> {
    let text = String::from_utf8_lossy(body);
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let Some(id) = boundary(line) else { continue };
        if found.len() >= MAX_COMMITS {
            break;
        }
        let headers = unfold(&lines[start + 1..]);
        let header = |name: &str| {
            headers
                .iter()
                .find_map(|(offset, line)| Some((*offset, line.get(name.len()..).filter(|_| line.starts_with(name))?)))
        };
        let (Some((offset, from)), Some((_, date))) = (header("From:"), header("Date:")) else { continue };
        let (Some((name, email)), Some(authored)) = (person(from), dates::header(date)) else { continue };
        let commit = Commit {
            repository: repository.to_owned(),
            id: id.to_owned(),
            author_name: name.into(),
            author_email: email.into(),
            authored,
            committer_name: "".into(),
            committer_email: "".into(),
            committed: authored,
            account: None,
        };
        let quote = format!("From: {}\nDate: {}", from.trim(), date.trim());
        found.push((u32::try_from(start + 2 + offset).unwrap_or(u32::MAX), commit, quote));
    }
    found
}

/// `From <id> Mon Sep 17 00:00:00 2001`, the line that git puts before every patch.
fn boundary(line: &str) -> Option<&str> {
    let (id, rest) = line.strip_prefix("From ")?.split_once(' ')?;
    let is_id = id.len() == 40 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    (is_id && rest.starts_with("Mon Sep 17 00:00:00 2001")).then_some(id)
}

/// Header lines up to the first empty one, continuation lines joined, with their distance from the first.
fn unfold(lines: &[&str]) -> Vec<(usize, String)> {
    let mut headers: Vec<(usize, String)> = Vec::new();
    // A patch has four headers; a long subject takes some more lines.
    for (offset, line) in lines.iter().take(60).enumerate() {
        if line.is_empty() {
            break;
        }
        match headers.last_mut() {
            Some((_, last)) if line.starts_with([' ', '\t']) => {
                last.push(' ');
                last.push_str(line.trim_start());
            }
            _ => headers.push((offset, (*line).to_owned())),
        }
    }
    headers
}

fn person(from: &str) -> Option<(String, String)> {
    let from = from.trim();
    let (name, email) = from.rsplit_once('<')?;
    let email = email.strip_suffix('>')?.trim();
    let name = decode_words(name.trim());
    let name = name.trim().trim_matches('"').replace("\\\"", "\"");
    Some((name, email.to_owned()))
}

/// RFC 2047: `=?UTF-8?q?Andr=C3=A9?=`. White space between two encoded words is not part of the text.
fn decode_words(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    let mut after_word = false;
    while let Some(start) = rest.find("=?") {
        let before = &rest[..start];
        let Some((word, used)) = decode_word(&rest[start..]) else {
            out.push_str(&rest[..start + 2]);
            rest = &rest[start + 2..];
            after_word = false;
            continue;
        };
        if !(after_word && before.trim().is_empty()) {
            out.push_str(before);
        }
        out.push_str(&word);
        rest = &rest[start + used..];
        after_word = true;
    }
    out.push_str(rest);
    out
}

fn decode_word(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix("=?")?;
    let (charset, tail) = inner.split_once('?')?;
    let (kind, tail) = tail.split_once('?')?;
    let (data, _) = tail.split_once("?=")?;
    let bytes = match kind {
        "q" | "Q" => quoted(data),
        "b" | "B" => STANDARD.decode(data).ok()?,
        _ => return None,
    };
    let content_type = format!("text/plain; charset={charset}");
    let used = 2 + charset.len() + 1 + kind.len() + 1 + data.len() + 2;
    Some((crosscheck_markup::decode(&bytes, Some(&content_type)).text, used))
}

fn quoted(data: &str) -> Vec<u8> {
    let bytes = data.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let digit = |offset: usize| bytes.get(at + offset).and_then(|byte| char::from(*byte).to_digit(16));
        match (bytes[at], digit(1), digit(2)) {
            (b'=', Some(high), Some(low)) => {
                out.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                at += 2;
            }
            (b'_', ..) => out.push(b' '),
            (byte, ..) => out.push(byte),
        }
        at += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0123456789abcdef0123456789abcdef01234567";

    #[test]
    fn author_time_and_offset_are_read() {
        let patch = format!(
            "From {ID} Mon Sep 17 00:00:00 2001\nFrom: =?UTF-8?q?Andr=C3=A9?=\n =?UTF-8?q?_Ejemplo?= <andre@example.com>\nDate: Sat, 2 Mar 2024 08:09:10 +0545\nSubject: [PATCH] x\n\n---\n"
        );
        let commits = commits(patch.as_bytes(), "andre/x");
        let (line, commit, _) = &commits[0];
        assert_eq!(*line, 2);
        assert_eq!(commit.author_name.expose(), "André Ejemplo");
        assert_eq!(commit.author_email.expose(), "andre@example.com");
        assert_eq!(commit.authored.offset_seconds, Some(20_700));
        assert!(commit.committer_email.is_blank());
    }

    #[test]
    fn text_that_only_looks_like_a_patch_is_nothing() {
        for text in ["From: a <b@example.com>\nDate: now", "From abc Mon Sep 17 00:00:00 2001\n", "", "From "] {
            assert!(commits(text.as_bytes(), "a/b").is_empty());
        }
        let no_date = format!("From {ID} Mon Sep 17 00:00:00 2001\nFrom: a <b@example.com>\n\n");
        assert!(commits(no_date.as_bytes(), "a/b").is_empty());
    }

    #[test]
    fn encoded_words() {
        assert_eq!(decode_words("=?utf-8?B?7J207Iic7Iug?= x"), "이순신 x");
        assert_eq!(decode_words("a =?broken b"), "a =?broken b");
        assert_eq!(decode_words("=?ISO-8859-1?Q?Jos=E9?="), "José");
    }
}
