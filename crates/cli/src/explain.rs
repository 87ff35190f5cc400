//! `crosscheck explain`: a check for a reader, from its README and its own table.

use std::fmt::Write;

use anyhow::bail;
use crosscheck_checks::Check;

use crate::output::{self, Status};

pub(crate) fn run(id: &str) -> anyhow::Result<Status> {
    let Some(check) = crosscheck_checks::check(id) else {
        let near = near(id);
        let hint = if near.is_empty() { String::new() } else { format!("; did you mean {}", near.join(" or ")) };
        bail!("there is no check {id}{hint}; `crosscheck checks` lists them all");
    };
    output::print(&text(check)?)?;
    Ok(Status::Done)
}

fn text(check: &Check) -> Result<String, std::fmt::Error> {
    let mut text = format!("{}\n\n## What it can come to\n", check.readme.trim_end());
    for level in check.levels {
        let kind = level.kind.as_str().replace('_', " ");
        writeln!(text, "- {}: {kind}", level.name)?;
    }
    if !check.thresholds.is_empty() {
        text.push_str("\n## Numbers it uses\n");
    }
    for threshold in check.thresholds {
        writeln!(text, "- {}: {threshold}. {}", threshold.name, threshold.source())?;
    }
    if let Some(card) = crosscheck_checks::rule_card(check.id) {
        text.push_str("\n## How often it is wrong\n");
        writeln!(text, "{}.", card.summary())?;
        for one in card.cultures.iter().filter(|one| one.flagged > 0 || one.found < one.planted) {
            let interval = crosscheck_checks::interval(one.flagged, one.honest);
            writeln!(
                text,
                "- {}: contradicted {} of {} honest ({interval}), found {} of {} planted",
                one.culture, one.flagged, one.honest, one.found, one.planted
            )?;
        }
        writeln!(text, "{}", crosscheck_checks::NOT_COVERED)?;
    }
    writeln!(text, "\n## Id\n{}, version {}, since {}", check.id, check.version, check.since)?;
    if !check.advisory_refs.is_empty() {
        writeln!(text, "Serves rows {} of the advisories' catalogue.", check.advisory_refs.join(", "))?;
    }
    Ok(text)
}

/// Checks that share the most words with what was asked for, one word being the beginning of the other.
fn near(id: &str) -> Vec<&'static str> {
    let words: Vec<&str> = id.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3).collect();
    let alike = |part: &str, word: &str| part.len() > 3 && (part.starts_with(word) || word.starts_with(part));
    let shared = |check: &Check| words.iter().filter(|word| check.id.split('_').any(|part| alike(part, word))).count();
    let most = crosscheck_checks::registry().iter().map(shared).max().unwrap_or(0);
    let nearest = crosscheck_checks::registry().iter().filter(|check| most > 0 && shared(check) == most);
    nearest.map(|check| check.id).take(3).collect()
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn a_check_is_found_by_the_words_of_its_id() {
        assert_eq!(near("names_differ"), ["name_differs_across_sources"]);
        assert_eq!(near("employment"), ["employment_differs"]);
        assert!(near("").is_empty() && near("xyz").is_empty() && near("zzzz").is_empty());
        assert!(near("differs").len() <= 3);
    }
}
