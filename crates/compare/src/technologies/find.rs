use std::ops::Range;

use super::table::{SPELLINGS, TECHNOLOGIES, Technology};

/// The technologies that the text names, each once, and where it is named first.
pub fn find_technologies(text: &str) -> Vec<(&'static Technology, Range<usize>)> {
    let mut found: Vec<(&'static Technology, Range<usize>)> = Vec::new();
    let mut before = ' ';
    let mut passed = 0;
    for (at, c) in text.char_indices() {
        let begins = at >= passed && !is_part_of_word(before) && (c.is_alphanumeric() || c == '.');
        before = c;
        if !begins {
            continue;
        }
        let Some((spelling, technology)) = longest(&text[at..]) else { continue };
        passed = at + spelling.len();
        if found.iter().all(|(known, _)| known.name != technology.name) {
            found.push((technology, at..passed));
        }
    }
    found
}

/// The longest spelling that the text begins with.
fn longest(text: &str) -> Option<(&'static str, &'static Technology)> {
    let first = text.chars().next()?.len_utf8();
    let start = SPELLINGS.partition_point(|(spelling, _)| *spelling < &text[..first]);
    let alike = SPELLINGS[start..].iter().take_while(|(spelling, _)| spelling.starts_with(&text[..first]));
    let fitting = alike.filter(|(spelling, _)| text.starts_with(spelling) && ends(&text[spelling.len()..]));
    let (spelling, row) = fitting.max_by_key(|(spelling, _)| spelling.len())?;
    Some((spelling, TECHNOLOGIES.get(usize::from(*row))?))
}

/// Whether a word ends before this text: "Docker Hub," does, "Redisson" and "C++112" do not, nor does "Solr.exe".
fn ends(rest: &str) -> bool {
    let mut after = rest.chars();
    match after.next() {
        None => true,
        Some('.') => after.next().is_none_or(|c| !c.is_alphanumeric()),
        Some(c) => !is_part_of_word(c) && c != '+' && c != '#',
    }
}

fn is_part_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '@'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<&'static str> {
        find_technologies(text).into_iter().map(|(technology, _)| technology.name).collect()
    }

    #[test]
    fn the_longest_spelling_counts_and_each_technology_once() {
        assert_eq!(
            named("Moved to Kubernetes (K8s), then React Native with Spring Boot."),
            ["Kubernetes", "React Native", "Spring Boot"]
        );
        assert_eq!(named("Terraform/Ansible, Node.js; TypeScript."), ["Terraform", "Ansible", "Node.js", "TypeScript"]);
        assert_eq!(named(".NET Core und ASP.NET Core"), [".NET Core", "ASP.NET Core"]);
    }

    #[test]
    fn words_of_everyday_language_and_parts_of_words_are_none() {
        for text in [
            "Swift delivery, quick to react, flask and docker at the port",
            "Redisson, Kuberneteshire, dev@Terraform",
            "Wrote the tailwind of the season in rust",
        ] {
            assert!(named(text).is_empty(), "{text}: {:?}", named(text));
        }
    }

    #[test]
    fn every_row_has_a_year_that_can_be_and_a_source() {
        assert!(TECHNOLOGIES.len() >= 300, "{}", TECHNOLOGIES.len());
        for technology in TECHNOLOGIES {
            assert!((1996..=2025).contains(&technology.released.year), "{}", technology.name);
            assert!((1..=12).contains(&technology.released.month.unwrap_or(0)), "{}", technology.name);
            assert!(technology.source.starts_with("https://"), "{}", technology.name);
        }
    }
}
