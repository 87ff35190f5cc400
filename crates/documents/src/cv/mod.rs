//! Lines to claims, whatever format they come from: sections by their headings, the contact block, entries by their dates.

mod apart;
mod broken_addresses;
mod broken_lines;
mod contacts;
mod document_titles;
mod education;
mod employer_and_town;
mod entries;
mod events;
mod fields_of_entry;
mod fragments;
mod grid;
mod inline;
mod job_heading;
mod label_column;
mod languages;
mod name;
mod paired_headings;
mod parts;
mod prose;
mod row;
mod unheaded;
mod work;

use crosscheck_compare::contacts::{in_text as scan, web_address};
use crosscheck_compare::vocabulary::{headings, labels, unspaced, words};
use crosscheck_model::{Certainty, LinkRole, NameRole, TextKind, percent_decoded};

use crate::collect::Collector;
use crate::sheet::{Sheet, SheetLink};
use headings::Section;
use parts::Part;
use row::Row;

/// Reads a CV off its lines.
pub(crate) fn interpret(sheet: &Sheet, out: &mut Collector<'_>) {
    for line in &sheet.lines {
        out.keep_words(&line.locator, &line.text());
    }
    let parted = paired_headings::parted(sheet);
    let sheet = parted.as_ref().unwrap_or(sheet);
    let lifted = label_column::lifted(sheet);
    let sheet = lifted.as_ref().unwrap_or(sheet);
    let mut rows = row::rows(sheet);
    if rows.is_empty() {
        return;
    }
    broken_lines::join(&mut rows);
    broken_addresses::join(&mut rows);
    let mut parts = parts::parts(&rows);
    unheaded::part_off(&rows, &mut parts, out);
    apart::close(&mut rows, &parts);
    let employers = events::take(&mut rows, out);
    let inline = inline::take(&mut rows, &parts);
    let contact: Vec<&Row> = parts
        .iter()
        .filter(|part| part.section == Section::Contact)
        .flat_map(|part| &rows[part.rows.clone()])
        .collect();
    if !out.claims().names.iter().any(|claim| claim.value().role == NameRole::Full) {
        name::read(&rows, &parts, &contact, out);
    }
    contacts::read(&contact, out);
    read_stated_links(sheet, &rows, &parts, out);
    for part in &parts {
        let role = if part.section == Section::Contact { LinkRole::Own } else { LinkRole::Mention };
        for row in &rows[part.rows.clone()] {
            contacts::read_links(row, role, out);
        }
    }
    fall_back(&rows, &parts, out);
    inline::read(&inline, out);
    for part in &parts {
        read_part(&rows, part, &employers, out);
    }
    if !is_cv(&parts, out) {
        out.disown_links();
    }
}

/// Whether anything in the text is particular to a CV. Settings files, notes and letters hold words with dots in them, too.
fn is_cv(parts: &[Part], out: &Collector<'_>) -> bool {
    let of_a_cv =
        |section| matches!(section, Section::Work | Section::Education | Section::Languages | Section::Skills);
    let headed = parts.iter().any(|part| of_a_cv(part.section));
    headed || !out.claims().work.is_empty() || !out.claims().education.is_empty()
}

fn read_part(rows: &[Row], part: &Part, employers: &[String], out: &mut Collector<'_>) {
    let within = part.rows.clone();
    match part.section {
        Section::Contact => {
            prose::read(rows, within, TextKind::Bio, out);
        }
        Section::Work => {
            let entries = work::read(rows, within.clone(), part.headed, employers, out);
            prose::read_around(rows, within, &entries, out);
        }
        Section::Education => {
            let entries = education::read(rows, within.clone(), out);
            prose::read_around(rows, within, &entries, out);
        }
        Section::Languages => languages::read(rows, within, out),
        Section::Skills => prose::read_skills(rows, within, out),
        Section::Summary => prose::read(rows, within, TextKind::Bio, out),
        Section::Projects | Section::Other => prose::read(rows, within, TextKind::Body, out),
    }
}

/// A contact block at the end, or in a column of its own, without a heading: better found anywhere than not at all.
/// Other people's addresses stand under headings that the table knows as "other" (references).
fn fall_back(rows: &[Row], parts: &[Part], out: &mut Collector<'_>) {
    let own = |part: &&Part| !matches!(part.section, Section::Other);
    let region = contacts::region(out);
    let (no_email, no_phone) = (out.claims().emails.is_empty(), out.claims().phones.is_empty());
    for part in parts.iter().filter(own) {
        // Digits beside jobs and courses are dates whose dashes a font lost, figures, and the like.
        let entries = matches!(part.section, Section::Work | Section::Education | Section::Projects);
        for row in &rows[part.rows.clone()] {
            if no_email {
                for (address, _) in scan::emails(&row.text) {
                    contacts::push_email(&address, Certainty::Guessed, row, out);
                }
            }
            if no_phone && !entries && row.dated.is_none() {
                for at in scan::phones(&row.text) {
                    contacts::push_phone(&row.text[at], region.as_deref(), Certainty::Guessed, row, out);
                }
            }
        }
    }
}

/// Links that the format states (annotations, `href`): addresses, mail and telephone alike.
fn read_stated_links(sheet: &Sheet, rows: &[Row], parts: &[Part], out: &mut Collector<'_>) {
    for link in &sheet.links {
        let part = link.line.and_then(|line| parts.iter().find(|part| part.rows.contains(&line)));
        // A link on no line stands where nothing is written: an icon, most often of a contact block.
        let own = part.is_none_or(|part| part.section == Section::Contact);
        let row = link.line.and_then(|line| rows.get(line));
        read_stated_link(link, own, row, out);
    }
}

fn read_stated_link(link: &SheetLink, own: bool, row: Option<&Row>, out: &mut Collector<'_>) {
    let target = link.target.trim();
    let lower = target.to_ascii_lowercase();
    if let Some(address) = lower.strip_prefix("mailto:").map(|_| &target[7..]) {
        let address = percent_decoded(address.split('?').next().unwrap_or_default());
        if own
            && let Some(row) = row
            && let Some((address, _)) = scan::emails(&address).into_iter().next()
        {
            contacts::push_email(&address, Certainty::Structured, row, out);
        }
        return;
    }
    if let Some(number) = lower.strip_prefix("tel:") {
        if own && let Some(row) = row {
            contacts::push_phone(number, contacts::region(out).as_deref(), Certainty::Structured, row, out);
        }
        return;
    }
    if !(lower.starts_with("http://") || lower.starts_with("https://")) {
        return;
    }
    let Some(url) = web_address(target) else { return };
    let own = own && !contacts::leads_to_a_map(&url);
    let role = if own { LinkRole::Own } else { LinkRole::Mention };
    let quote = if link.text.is_empty() { target.to_owned() } else { link.text.clone() };
    out.builder.link(&out.at(link.locator.clone(), link.by), &url, role, &quote);
}
