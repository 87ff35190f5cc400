use std::sync::OnceLock;

use super::record::header;

/// A table that describes the account's owner.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) id: &'static str,
    columns: Vec<String>,
    file: String,
}

pub(super) fn tables() -> &'static [Table] {
    static TABLES: OnceLock<Vec<Table>> = OnceLock::new();
    TABLES.get_or_init(|| {
        let lines = include_str!("tables.tsv").lines().filter(|line| !line.starts_with('#'));
        lines
            .filter_map(|line| {
                let mut parts = line.split('\t');
                let (id, columns, file) = (parts.next()?, parts.next()?, parts.next()?);
                let columns = columns.split('|').map(str::to_lowercase).collect();
                Some(Table { id, columns, file: file.to_lowercase() })
            })
            .collect()
    })
}

/// The table of a file in an export: by its name, and else by its columns, as folders and names can be translated.
pub(super) fn table_of(path: &str, columns: &[String]) -> Option<&'static Table> {
    let file = path.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase();
    let has = |table: &Table| table.columns.iter().all(|wanted| columns.contains(wanted));
    tables().iter().find(|table| table.file == file && has(table)).or_else(|| by_columns(columns))
}

/// The table with these columns. One column alone tells nothing, unless it names LinkedIn's own.
fn by_columns(columns: &[String]) -> Option<&'static Table> {
    let told = |table: &&Table| {
        (table.columns.len() > 2
            || columns.len() == table.columns.len() && (columns.len() > 1 || table.id == "summary"))
            && table.columns.iter().all(|wanted| columns.contains(wanted))
    };
    tables().iter().find(told)
}

/// Whether an archive with these members is a data export: at least two of its tables, one of them about the person or
/// their positions.
pub(crate) fn is_export(names: &[String]) -> bool {
    let files: Vec<String> =
        names.iter().map(|name| name.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase()).collect();
    let known = tables().iter().filter(|table| files.contains(&table.file)).count();
    known >= 2
        && ["profile.csv", "positions.csv", "education.csv"].iter().any(|file| files.iter().any(|name| name == file))
}

/// Whether this text is one table of an export.
pub(crate) fn is_table(text: &str, name: &str) -> bool {
    let columns = header(text);
    table_of(name, &columns).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_told_by_name_or_by_columns() {
        let columns = |line: &str| header(line);
        assert_eq!(table_of("x/Skills.csv", &columns("Name\nRust\n")).map(|table| table.id), Some("skills"));
        assert_eq!(table_of("Kenntnisse.csv", &columns("Name\nRust\n")), None);
        let positions = columns("Company Name,Title,Description,Location,Started On,Finished On\n");
        assert_eq!(table_of("Positionen.csv", &positions).map(|table| table.id), Some("positions"));
        let connections = columns("First Name,Last Name,URL,Email Address,Company,Position,Connected On\n");
        assert_eq!(table_of("Connections.csv", &connections), None);
    }

    #[test]
    fn an_archive_of_other_tables_is_no_export() {
        let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert!(is_export(&names(&["Complete/Profile.csv", "Complete/Positions.csv"])));
        assert!(!is_export(&names(&["Connections.csv", "messages.csv"])));
        assert!(!is_export(&names(&["Profile.csv", "notes.txt"])));
    }
}
