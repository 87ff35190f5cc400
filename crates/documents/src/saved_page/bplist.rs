//! Binary property lists, read where they lie. Objects refer to one another by number, and any number of them may refer to the
//! same one: a reader that unfolds them can be made to fill memory, so nothing is unfolded here.

/// Members of one dictionary or list.
const MAX_MEMBERS: u64 = 20_000;

/// A property list and the table of where its objects begin.
pub(super) struct PropertyList<'a> {
    bytes: &'a [u8],
    /// Bytes of one entry of the table.
    offset_size: usize,
    /// Bytes of one reference.
    reference_size: usize,
    objects: u64,
    top: u64,
    table: usize,
}

/// One object.
#[derive(Debug, PartialEq)]
pub(super) enum Object<'a> {
    Data(&'a [u8]),
    Text(String),
    /// Numbers of its members.
    List(Vec<u64>),
    /// Numbers of its keys and values.
    Dictionary(Vec<(u64, u64)>),
    Other,
}

impl<'a> PropertyList<'a> {
    /// The list in these bytes; `None` if its trailer makes no sense.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let trailer =
            bytes.strip_prefix(b"bplist00").and_then(|_| bytes.len().checked_sub(32)).map(|at| &bytes[at..])?;
        let list = Self {
            bytes,
            offset_size: usize::from(trailer[6]),
            reference_size: usize::from(trailer[7]),
            objects: number(&trailer[8..16])?,
            top: number(&trailer[16..24])?,
            table: usize::try_from(number(&trailer[24..32])?).ok()?,
        };
        let sane = (1..=8).contains(&list.offset_size) && (1..=8).contains(&list.reference_size);
        sane.then_some(list)
    }

    /// The object that holds the others.
    pub(super) fn top(&self) -> Option<Object<'a>> {
        self.object(self.top)
    }

    pub(super) fn object(&self, at: u64) -> Option<Object<'a>> {
        if at >= self.objects {
            return None;
        }
        let entry = self.table.checked_add(usize::try_from(at).ok()?.checked_mul(self.offset_size)?)?;
        let offset = usize::try_from(number(self.slice(entry, self.offset_size)?)?).ok()?;
        let marker = *self.bytes.get(offset)?;
        let (count, from) = self.count(marker, offset + 1)?;
        let length = usize::try_from(count).ok()?;
        Some(match marker >> 4 {
            0x4 => Object::Data(self.slice(from, length)?),
            0x5 => Object::Text(self.slice(from, length)?.iter().map(|byte| char::from(*byte)).collect()),
            0x6 => {
                let units = self
                    .slice(from, length.checked_mul(2)?)?
                    .chunks_exact(2)
                    .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
                Object::Text(char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect())
            }
            0xA | 0xC => Object::List(self.references(from, count)?),
            0xD => {
                let keys = self.references(from, count)?;
                let values = self.references(from.checked_add(length.checked_mul(self.reference_size)?)?, count)?;
                Object::Dictionary(keys.into_iter().zip(values).collect())
            }
            _ => Object::Other,
        })
    }

    /// The value of a key.
    pub(super) fn get(&self, object: &Object<'a>, key: &str) -> Option<Object<'a>> {
        let Object::Dictionary(members) = object else { return None };
        let named = |at: u64| matches!(self.object(at), Some(Object::Text(text)) if text == key);
        members.iter().find(|(at, _)| named(*at)).and_then(|(_, value)| self.object(*value))
    }

    /// Fifteen means that the count follows as a number of its own.
    fn count(&self, marker: u8, from: usize) -> Option<(u64, usize)> {
        let low = marker & 0x0F;
        if low != 0x0F {
            return Some((u64::from(low), from));
        }
        let size = 1_usize << (self.bytes.get(from)? & 0x0F).min(4);
        let start = from + 1;
        Some((number(self.slice(start, size)?)?, start + size))
    }

    fn references(&self, from: usize, count: u64) -> Option<Vec<u64>> {
        if count > MAX_MEMBERS {
            return None;
        }
        let length = usize::try_from(count).ok()?.checked_mul(self.reference_size)?;
        self.slice(from, length)?.chunks_exact(self.reference_size).map(number).collect()
    }

    fn slice(&self, from: usize, length: usize) -> Option<&'a [u8]> {
        self.bytes.get(from..from.checked_add(length)?)
    }
}

/// A big-endian number of up to eight bytes.
fn number(bytes: &[u8]) -> Option<u64> {
    (bytes.len() <= 8).then(|| bytes.iter().fold(0, |value, byte| value << 8 | u64::from(*byte)))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A list of objects as they are written, one offset and one reference to a byte (and two bytes of offset).
    pub(in crate::saved_page) fn written(objects: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = b"bplist00".to_vec();
        let mut offsets = Vec::new();
        for object in objects {
            offsets.push(u16::try_from(bytes.len()).unwrap());
            bytes.extend(object);
        }
        let table = bytes.len() as u64;
        bytes.extend(offsets.into_iter().flat_map(u16::to_be_bytes));
        bytes.extend([0, 0, 0, 0, 0, 0, 2, 1]);
        bytes.extend((objects.len() as u64).to_be_bytes());
        bytes.extend(0_u64.to_be_bytes());
        bytes.extend(table.to_be_bytes());
        bytes
    }

    #[test]
    fn objects_are_read_where_they_lie() {
        let bytes = written(&[vec![0xD1, 1, 2], b"\x53key".to_vec(), vec![0xA2, 1, 3], b"\x42hi".to_vec()]);
        let list = PropertyList::open(&bytes).unwrap();
        let value = list.get(&list.top().unwrap(), "key").unwrap();
        assert_eq!(value, Object::List(vec![1, 3]));
        assert_eq!(list.object(3), Some(Object::Data(b"hi")));
        assert_eq!(list.object(9), None);
    }

    #[test]
    fn lists_that_hold_themselves_and_broken_ones_end() {
        let own = written(&[vec![0xA1, 0]]);
        let list = PropertyList::open(&own).unwrap();
        assert_eq!(list.top(), Some(Object::List(vec![0])));
        assert!(PropertyList::open(b"bplist00").is_none());
        let long = written(&[vec![0xDF, 0x13, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]]);
        assert_eq!(PropertyList::open(&long).unwrap().top(), None);
    }
}
