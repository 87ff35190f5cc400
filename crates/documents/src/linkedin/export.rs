use crosscheck_model::{Extraction, Locator, Origin, ReadBy};

use super::profile;
use super::record::{MAX_TABLE, header, records};
use super::tables::table_of;
use crate::charset;
use crate::collect::Collector;
use crate::fields::Fields;
use crate::package::Package;

/// Reads a data export: its tables about the owner; every other member is passed over unopened, but for its first line.
pub(crate) fn read_export(bytes: &[u8], origin: &Origin) -> Extraction {
    let mut out = Collector::new(origin);
    let mut package = match Package::open(bytes) {
        Ok(package) => package,
        Err(why) => return out.unreadable(why.why()),
    };
    let names: Vec<String> = package.names().to_vec();
    let mut passed_over = 0_usize;
    for name in names.iter().filter(|name| !name.ends_with('/')) {
        if !name.to_lowercase().ends_with(".csv") || is_about_others(name) {
            passed_over += 1;
            continue;
        }
        match package.read(name) {
            Ok(bytes) => {
                if !read_one(name, &bytes, &mut out) {
                    passed_over += 1;
                }
            }
            Err(why) => out.problem(Locator::Field(file_name(name).to_owned()), why.why()),
        }
    }
    if passed_over > 0 {
        let what =
            format!("{passed_over} files of the export were not read: they tell of other people, messages or activity");
        out.problem(Locator::Whole, what);
    }
    out.finish()
}

/// Reads one table that was handed in by itself.
pub(crate) fn read_table(bytes: &[u8], name: &str, origin: &Origin) -> Extraction {
    let mut out = Collector::new(origin);
    if !read_one(name, bytes, &mut out) {
        return out.unreadable("the file is a table, but none of a LinkedIn data export that tells of its owner");
    }
    out.finish()
}

/// Words in the names of tables that hold other people's data; they are not even opened.
const ABOUT_OTHERS: &[&str] = &[
    "connection",
    "message",
    "invitation",
    "recommendation",
    "endorsement",
    "contact",
    "comment",
    "reaction",
    "share",
    "vote",
    "member_follow",
    "company follow",
    "receipt",
    "ad_targeting",
    "ads clicked",
    "inferences",
    "login",
    "security",
    "search",
];

fn is_about_others(name: &str) -> bool {
    let file = file_name(name).to_lowercase();
    ABOUT_OTHERS.iter().any(|word| file.contains(word))
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or_default()
}

fn read_one(name: &str, bytes: &[u8], out: &mut Collector<'_>) -> bool {
    let file = file_name(name);
    if bytes.len() > MAX_TABLE {
        out.problem(Locator::Field(file.to_owned()), format!("the table is larger than {} MiB", MAX_TABLE >> 20));
        return true;
    }
    let Some(text) = charset::decode(bytes) else { return false };
    let Some(table) = table_of(file, &header(&text)) else { return false };
    let (rows, left_out) = records(&text);
    if left_out {
        out.problem(Locator::Field(file.to_owned()), "some rows of this table could not be read");
    }
    let mut fields = Fields::new(out, ReadBy::DataExport);
    for row in rows {
        let at = Locator::Field(format!("{file} row {}", row.number));
        profile::read(table.id, &row, at, &mut fields);
    }
    true
}
