//! First public releases of technologies.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::lines;

/// The rows, and every spelling with the place of its row, sorted so that it can be bisected.
pub(crate) fn tables(data: &Path) -> Result<String, Box<dyn Error>> {
    let text = fs::read_to_string(data.join("first_releases.tsv"))?;
    let mut rust = String::from("pub(super) static TECHNOLOGIES: &[Technology] = &[\n");
    let mut spellings: BTreeMap<&str, usize> = BTreeMap::new();
    for (row, line) in lines(&text).enumerate() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [name, others, released, made_by, source] = fields.as_slice() else {
            return Err(format!("first_releases.tsv: five columns are wanted: {line}").into());
        };
        let (year, month) = released.split_once('-').ok_or_else(|| format!("no month: {line}"))?;
        let (year, month): (i16, u8) = (year.parse()?, month.parse()?);
        let made_by: Vec<&str> = made_by.split(';').filter(|maker| !maker.is_empty()).collect();
        writeln!(
            rust,
            "Technology {{ name: {name:?}, released: PartialDate::month({year}, {month}), made_by: &{made_by:?}, source: {source:?} }},"
        )?;
        for spelling in others.split(';').chain([*name]).filter(|spelling| !spelling.is_empty()) {
            if spellings.insert(spelling, row).is_some_and(|other| other != row) {
                return Err(format!("first_releases.tsv: {spelling} stands for two technologies").into());
            }
        }
    }
    writeln!(rust, "];\npub(super) static SPELLINGS: &[(&str, u16)] = &[")?;
    for (spelling, row) in spellings {
        writeln!(rust, "({spelling:?}, {row}),")?;
    }
    writeln!(rust, "];")?;
    Ok(rust)
}
