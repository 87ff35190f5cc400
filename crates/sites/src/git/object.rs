use crosscheck_model::{Commit, OffsetTime};

use crate::dates;

/// Bytes of a commit's headers that are looked at; signatures can be long, names and times come first.
const HEADERS: usize = 64 << 10;

/// Reads a commit object; `None` if it names no author or no time.
pub(super) fn parse(id: &str, object: &[u8], repository: &str) -> Option<(Commit, String)> {
    let head = &object[..object.len().min(HEADERS)];
    let end = head.windows(2).position(|pair| pair == b"\n\n").unwrap_or(head.len());
    let head = &head[..end];
    let encoding = head.split(|byte| *byte == b'\n').find_map(|line| line.strip_prefix(b"encoding "));
    let charset = encoding.map(|label| format!("text/plain; charset={}", String::from_utf8_lossy(label)));
    let text = crosscheck_markup::decode(head, charset.as_deref()).text;
    let field = |name: &str| text.lines().find_map(|line| Some((line, line.strip_prefix(name)?)));
    let (quote, author) = field("author ")?;
    let (name, email, authored) = signature(author)?;
    let (committer_name, committer_email, committed) = field("committer ").and_then(|(_, line)| signature(line))?;
    let commit = Commit {
        repository: repository.to_owned(),
        id: id.to_owned(),
        author_name: name.into(),
        author_email: email.into(),
        authored,
        committer_name: committer_name.into(),
        committer_email: committer_email.into(),
        committed,
        account: None,
    };
    Some((commit, quote.to_owned()))
}

/// `Name <mail> 1700000000 +0900`.
fn signature(line: &str) -> Option<(&str, &str, OffsetTime)> {
    let (person, time) = line.rsplit_once('>')?;
    let (name, email) = person.split_once('<')?;
    let (seconds, offset) = time.trim().split_once(' ').unwrap_or((time.trim(), ""));
    Some((name.trim(), email.trim(), dates::git(seconds, offset)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_survive_and_broken_objects_are_nothing() {
        let object = b"tree 1\nparent 2\nauthor Ana <a@example.com> 1700000000 +0900\ncommitter B <b@example.com> 1700000100 -0330\n\nmsg";
        let (commit, quote) = parse("aa", object, "ana/x").unwrap();
        assert_eq!(commit.authored.offset_seconds, Some(32_400));
        assert_eq!(commit.committed.offset_seconds, Some(-12_600));
        assert_eq!(quote, "author Ana <a@example.com> 1700000000 +0900");
        for broken in
            [&b""[..], b"author", b"author x", b"author <> x +0", b"author A <a> 1 +0000\n\ncommitter B <b> 1 +0000"]
        {
            assert_eq!(parse("aa", broken, "ana/x"), None);
        }
    }

    #[test]
    fn old_encodings_are_honoured() {
        let object = b"tree 1\nauthor Andr\xe9 <a@example.com> 1 +0100\ncommitter Andr\xe9 <a@example.com> 1 +0100\nencoding ISO-8859-1\n\n";
        assert_eq!(parse("aa", object, "a/x").unwrap().0.author_name.expose(), "André");
    }
}
