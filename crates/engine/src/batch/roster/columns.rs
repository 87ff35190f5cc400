use super::problems::RosterError;

/// Names of columns as they are compared.
pub(super) fn column_name(written: &str) -> String {
    written.trim().trim_start_matches('\u{feff}').to_lowercase().replace([' ', '-'], "_")
}

/// The columns of a table: every one once, the needed ones there.
pub(super) fn columns<'a>(written: impl Iterator<Item = &'a str>) -> Result<Vec<String>, RosterError> {
    let names: Vec<String> = written.map(column_name).collect();
    for (at, name) in names.iter().enumerate() {
        if !name.is_empty() && names[..at].contains(name) {
            return Err(RosterError::TwoColumns(name.clone()));
        }
    }
    let has = |name: &str| names.iter().any(|held| held == name);
    for needed in ["candidate_ref", "consent_ref", "purpose"] {
        if !has(needed) {
            return Err(RosterError::NoColumn(needed));
        }
    }
    if has("cv") || has("links") { Ok(names) } else { Err(RosterError::NoColumn("cv or links")) }
}
