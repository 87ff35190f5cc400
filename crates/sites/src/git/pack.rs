use std::collections::HashMap;
use std::fmt;

use flate2::{Decompress, FlushDecompress, Status};
use sha1::{Digest as _, Sha1};

/// Objects of one pack. A treeless history of 20,000 commits (the most that is kept) fits with room to spare.
const MAX_OBJECTS: usize = 60_000;
/// Bytes of one unpacked object. Commits take about 300 bytes; release notes and signatures make some larger.
const MAX_OBJECT: usize = 1 << 20;
/// Bytes of all unpacked objects together.
const MAX_TOTAL: usize = 128 << 20;
/// Bases that a delta may lie on, as git itself allows by default.
const MAX_CHAIN: usize = 50;

/// Why a pack cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PackError {
    NoPack,
    Version,
    TooLarge,
    Broken,
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoPack => "the answer of the git server holds no pack",
            Self::Version => "the pack has a version that is not known",
            Self::TooLarge => "the pack is larger than what is read",
            Self::Broken => "the pack is damaged",
        })
    }
}

enum Entry {
    Commit(Vec<u8>),
    /// A change against the entry at that position of the pack.
    OnOffset(usize, Vec<u8>),
    /// A change against the object with that id.
    OnId([u8; 20], Vec<u8>),
    Other,
}

/// The commit objects of a pack or of an upload-pack answer, with their ids, in the order of the pack.
pub(super) fn commits(body: &[u8]) -> Result<Vec<(String, Vec<u8>)>, PackError> {
    let unwrapped;
    let pack = if body.starts_with(b"PACK") {
        body
    } else {
        unwrapped = unwrap_lines(body)?;
        &unwrapped
    };
    let entries = entries(pack)?;
    resolve(entries)
}

/// Takes pkt-lines and side-bands off.
fn unwrap_lines(body: &[u8]) -> Result<Vec<u8>, PackError> {
    let mut pack = Vec::new();
    let mut rest = body;
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let length = std::str::from_utf8(length).ok().and_then(|digits| usize::from_str_radix(digits, 16).ok());
        let Some(length) = length else {
            // Some servers send the pack bare after the first lines.
            if rest.starts_with(b"PACK") {
                pack.extend_from_slice(rest);
            }
            break;
        };
        // Lengths below 4 are flush, delimiter and end marks without a payload.
        let payload = length.saturating_sub(4).min(after.len());
        let (line, next) = after.split_at(payload);
        rest = next;
        if let Some((1, data)) = line.split_first().map(|(band, data)| (*band, data)) {
            pack.extend_from_slice(data);
        }
    }
    if pack.starts_with(b"PACK") { Ok(pack) } else { Err(PackError::NoPack) }
}

fn entries(pack: &[u8]) -> Result<Vec<(usize, Entry)>, PackError> {
    let number = |at: usize| {
        let bytes: [u8; 4] = pack.get(at..at + 4)?.try_into().ok()?;
        usize::try_from(u32::from_be_bytes(bytes)).ok()
    };
    let version = number(4).ok_or(PackError::Broken)?;
    if !matches!(version, 2 | 3) {
        return Err(PackError::Version);
    }
    let count = number(8).ok_or(PackError::Broken)?;
    if count > MAX_OBJECTS {
        return Err(PackError::TooLarge);
    }
    let mut entries = Vec::new();
    let mut total = 0_usize;
    let mut at = 12;
    let mut inflate = Decompress::new(true);
    for _ in 0..count {
        let start = at;
        let (kind, size) = header(pack, &mut at).ok_or(PackError::Broken)?;
        if size > MAX_OBJECT {
            return Err(PackError::TooLarge);
        }
        total += size;
        if total > MAX_TOTAL {
            return Err(PackError::TooLarge);
        }
        let base = match kind {
            6 => Some(start.checked_sub(distance(pack, &mut at).ok_or(PackError::Broken)?).ok_or(PackError::Broken)?),
            _ => None,
        };
        let id: Option<[u8; 20]> = if kind == 7 {
            let id = pack.get(at..at + 20).and_then(|bytes| bytes.try_into().ok()).ok_or(PackError::Broken)?;
            at += 20;
            Some(id)
        } else {
            None
        };
        inflate.reset(true);
        let mut data = vec![0; size + 1];
        let input = pack.get(at..).ok_or(PackError::Broken)?;
        let status = inflate.decompress(input, &mut data, FlushDecompress::Finish).map_err(|_| PackError::Broken)?;
        let written = usize::try_from(inflate.total_out()).map_err(|_| PackError::Broken)?;
        if status != Status::StreamEnd || written != size {
            return Err(PackError::Broken);
        }
        data.truncate(size);
        at += usize::try_from(inflate.total_in()).map_err(|_| PackError::Broken)?;
        let entry = match (kind, base, id) {
            (1, ..) => Entry::Commit(data),
            (6, Some(base), _) => Entry::OnOffset(base, data),
            (7, _, Some(id)) => Entry::OnId(id, data),
            (2..=4, ..) => Entry::Other,
            _ => return Err(PackError::Broken),
        };
        entries.push((start, entry));
    }
    Ok(entries)
}

/// Kind and unpacked size of an entry.
fn header(pack: &[u8], at: &mut usize) -> Option<(u8, usize)> {
    let mut byte = *pack.get(*at)?;
    *at += 1;
    let kind = (byte >> 4) & 7;
    let mut size = usize::from(byte & 15);
    let mut shift = 4;
    while byte & 0x80 != 0 {
        byte = *pack.get(*at)?;
        *at += 1;
        if shift > 32 {
            return None;
        }
        size |= usize::from(byte & 0x7f) << shift;
        shift += 7;
    }
    Some((kind, size))
}

/// How far back in the pack the base of a delta stands.
fn distance(pack: &[u8], at: &mut usize) -> Option<usize> {
    let mut byte = *pack.get(*at)?;
    *at += 1;
    let mut distance = usize::from(byte & 0x7f);
    while byte & 0x80 != 0 {
        byte = *pack.get(*at)?;
        *at += 1;
        distance = (distance + 1).checked_shl(7)? | usize::from(byte & 0x7f);
        if distance > (1 << 40) {
            return None;
        }
    }
    Some(distance)
}

/// Applies deltas. What lies on an object that the pack does not hold, or on a tree or blob, is left out.
fn resolve(entries: Vec<(usize, Entry)>) -> Result<Vec<(String, Vec<u8>)>, PackError> {
    let mut found: Vec<Option<(String, Vec<u8>)>> = Vec::new();
    found.resize_with(entries.len(), || None);
    let mut by_offset: HashMap<usize, usize> = HashMap::new();
    let mut by_id: HashMap<[u8; 20], usize> = HashMap::new();
    let mut total = 0_usize;
    let mut waiting: Vec<usize> = Vec::new();
    for (index, (offset, entry)) in entries.iter().enumerate() {
        by_offset.insert(*offset, index);
        if let Entry::Commit(data) = entry {
            let id = object_id(data);
            by_id.insert(id, index);
            found[index] = Some((hex(&id), data.clone()));
        } else if !matches!(entry, Entry::Other) {
            waiting.push(index);
        }
    }
    // Each round settles at least one more link of every chain.
    for _ in 0..MAX_CHAIN {
        if waiting.is_empty() {
            break;
        }
        let mut still = Vec::new();
        for index in std::mem::take(&mut waiting) {
            let (base, delta) = match &entries[index].1 {
                Entry::OnOffset(base, delta) => (by_offset.get(base), delta),
                Entry::OnId(base, delta) => (by_id.get(base), delta),
                _ => continue,
            };
            let Some((_, base)) = base.and_then(|base| found[*base].as_ref()) else {
                still.push(index);
                continue;
            };
            let Some(data) = apply(base, delta) else { continue };
            total += data.len();
            if total > MAX_TOTAL {
                return Err(PackError::TooLarge);
            }
            let id = object_id(&data);
            by_id.insert(id, index);
            found[index] = Some((hex(&id), data));
        }
        if still.len() == entries.len() {
            break;
        }
        waiting = still;
    }
    Ok(found.into_iter().flatten().collect())
}

fn apply(base: &[u8], delta: &[u8]) -> Option<Vec<u8>> {
    let mut at = 0;
    let mut size = || {
        let (mut size, mut shift) = (0_usize, 0);
        loop {
            let byte = *delta.get(at)?;
            at += 1;
            size |= usize::from(byte & 0x7f).checked_shl(shift)?;
            shift += 7;
            if byte & 0x80 == 0 {
                return Some(size);
            }
            if shift > 32 {
                return None;
            }
        }
    };
    let (from, to) = (size()?, size()?);
    if from != base.len() || to > MAX_OBJECT {
        return None;
    }
    let mut out = Vec::with_capacity(to);
    while let Some(op) = delta.get(at).copied() {
        at += 1;
        if op & 0x80 != 0 {
            let mut part = |bits: std::ops::Range<u8>| {
                let mut value = 0_usize;
                for (place, bit) in bits.enumerate() {
                    if op & (1 << bit) != 0 {
                        value |= usize::from(*delta.get(at)?) << (8 * place);
                        at += 1;
                    }
                }
                Some(value)
            };
            let offset = part(0..4)?;
            let length = part(4..7)?;
            let length = if length == 0 { 0x1_0000 } else { length };
            out.extend_from_slice(base.get(offset..offset.checked_add(length)?)?);
        } else if op != 0 {
            let length = usize::from(op);
            out.extend_from_slice(delta.get(at..at + length)?);
            at += length;
        } else {
            return None;
        }
        if out.len() > to {
            return None;
        }
    }
    (out.len() == to).then_some(out)
}

fn object_id(commit: &[u8]) -> [u8; 20] {
    let mut sha = Sha1::new();
    sha.update(format!("commit {}\0", commit.len()));
    sha.update(commit);
    sha.finalize().into()
}

fn hex(id: &[u8; 20]) -> String {
    id.iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(u32::from(digit), 16))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn deflate(data: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    fn entry(kind: u8, size: usize) -> Vec<u8> {
        let low = u8::try_from(size & 15).unwrap();
        let high = u8::try_from(size >> 4).unwrap();
        assert!(high < 128);
        vec![(kind << 4) | low | 0x80, high]
    }

    /// A commit, a second one as a delta on its offset, a third as a delta on the second's id.
    fn pack() -> Vec<u8> {
        let first = b"tree a\nauthor A <a@example.com> 1 +0900\ncommitter A <a@example.com> 1 +0900\n\none";
        let delta = |base: usize, keep: u8, tail: &[u8]| {
            let mut delta = vec![u8::try_from(base).unwrap(), keep + u8::try_from(tail.len()).unwrap(), 0x90, keep];
            delta.push(u8::try_from(tail.len()).unwrap());
            delta.extend_from_slice(tail);
            delta
        };
        let keep = u8::try_from(first.len() - 3).unwrap();
        let second = [&first[..first.len() - 3], b"two"].concat();
        let mut pack = b"PACK\0\0\0\x02\0\0\0\x03".to_vec();
        let at = pack.len();
        pack.extend(entry(1, first.len()));
        pack.extend(deflate(first));
        let here = pack.len();
        let on_offset = delta(first.len(), keep, b"two");
        pack.extend(entry(6, on_offset.len()));
        pack.push(u8::try_from(here - at).unwrap());
        pack.extend(deflate(&on_offset));
        let on_id = delta(second.len(), keep, b"three");
        pack.extend(entry(7, on_id.len()));
        pack.extend(object_id(&second));
        pack.extend(deflate(&on_id));
        pack.extend([0; 20]);
        pack
    }

    #[test]
    fn deltas_of_both_kinds_are_resolved() {
        let commits = commits(&pack()).unwrap();
        let ends: Vec<_> =
            commits.iter().map(|(_, data)| String::from_utf8_lossy(&data[data.len() - 5..]).into_owned()).collect();
        assert_eq!(ends, ["\n\none", "\n\ntwo", "three"]);
        assert_eq!(commits[0].0.len(), 40);
    }

    #[test]
    fn side_bands_are_taken_off() {
        let mut body = b"000dpackfile\n".to_vec();
        for piece in pack().chunks(7) {
            body.extend(format!("{:04x}\x01", piece.len() + 5).into_bytes());
            body.extend_from_slice(piece);
            body.extend(b"0009\x02hi!\n");
        }
        body.extend(b"0000");
        assert_eq!(commits(&body).unwrap().len(), 3);
    }

    #[test]
    fn every_truncation_and_flip_is_survived() {
        let whole = pack();
        for end in 0..whole.len() {
            assert!(commits(&whole[..end]).map_or(0, |commits| commits.len()) <= 3);
        }
        for at in 0..whole.len() {
            let mut flipped = whole.clone();
            flipped[at] ^= 0xff;
            assert!(commits(&flipped).map_or(0, |commits| commits.len()) <= 3);
        }
        assert_eq!(commits(b"PACK\0\0\0\x02\xff\xff\xff\xff"), Err(PackError::TooLarge));
        assert_eq!(commits(b"0008NAK\n0000"), Err(PackError::NoPack));
    }
}
