//! Fonts whose codes are character identifiers (CIDs) of one of Adobe's collections, embedded without a map to Unicode, as macOS writes them:
//! what each identifier stands for is public (`data/cid/README.md`).

/// A collection's table, as `data/cid/make.py` lays it out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Collection(&'static [u8]);

/// Marks an identifier that stands for more than one unit.
const LONGER: u16 = 0xffff;

impl Collection {
    /// The collection of this name ("Japan1"), if it is one of Adobe's.
    pub(super) fn of(ordering: &[u8]) -> Option<Self> {
        Some(Self(match ordering {
            b"Japan1" => include_bytes!("../../data/cid/Adobe-Japan1.ucs2"),
            b"GB1" => include_bytes!("../../data/cid/Adobe-GB1.ucs2"),
            b"CNS1" => include_bytes!("../../data/cid/Adobe-CNS1.ucs2"),
            b"Korea1" => include_bytes!("../../data/cid/Adobe-Korea1.ucs2"),
            b"KR" => include_bytes!("../../data/cid/Adobe-KR.ucs2"),
            _ => return None,
        }))
    }

    /// What an identifier stands for.
    pub(super) fn text(self, cid: u32) -> Option<String> {
        let cid = u16::try_from(cid).ok()?;
        let count = self.unit(0)?;
        let unit = self.unit(1 + usize::from(cid)).filter(|_| cid < count)?;
        match unit {
            0 => None,
            LONGER => self.longer(cid, 1 + usize::from(count)),
            unit => String::from_utf16(&[unit]).ok(),
        }
    }

    fn longer(self, wanted: u16, mut at: usize) -> Option<String> {
        loop {
            let (cid, length) = (self.unit(at)?, usize::from(self.unit(at + 1)?));
            if cid == wanted {
                let units: Option<Vec<u16>> = (0..length).map(|offset| self.unit(at + 2 + offset)).collect();
                return String::from_utf16(&units?).ok();
            }
            at += 2 + length;
        }
    }

    fn unit(self, at: usize) -> Option<u16> {
        let bytes = self.0.get(at * 2..at * 2 + 2)?;
        Some(u16::from_be_bytes([bytes[0], bytes[1]]))
    }
}

#[cfg(test)]
mod tests {
    use super::Collection;

    #[test]
    fn identifiers_of_each_collection() {
        let text = |ordering: &str, cid| Collection::of(ordering.as_bytes()).and_then(|found| found.text(cid));
        // CID 34 is the letter A in all of them.
        for ordering in ["Japan1", "GB1", "CNS1", "Korea1"] {
            assert_eq!(text(ordering, 34).as_deref(), Some("A"), "{ordering}");
        }
        assert_eq!(text("Japan1", 843).as_deref(), Some("あ"));
        assert_eq!(text("Japan1", 65_000), None);
        assert_eq!(text("Identity", 34), None);
        // All of a table can be asked for; the last one stands for several units or for one.
        for ordering in ["Japan1", "GB1", "CNS1", "Korea1", "KR"] {
            assert!((0..0xffff).filter_map(|cid| text(ordering, cid)).count() > 15_000, "{ordering}");
        }
    }
}
