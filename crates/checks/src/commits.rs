//! Who wrote a commit's fields: a person at a keyboard, a site on somebody's behalf, or a program.

use crosscheck_compare::contacts::Email;
use crosscheck_model::Commit;

/// Committers that sites sign with when they write a commit themselves: a merge button, an edit on a page, a squash. Names as
/// GitHub ("GitHub", web-flow), GitLab, Bitbucket, Gitea and Forgejo write them.
const SITES: &[&str] =
    &["bitbucket", "codeberg", "forgejo", "gitea", "github", "github web flow", "gitlab", "sourcehut", "web-flow"];

/// Whole names that programs sign with: continuous integration, releases, translations.
const PROGRAMS: &[&str] = &[
    "appveyor",
    "circleci",
    "dependabot",
    "greenkeeper",
    "jenkins",
    "mergify",
    "renovate",
    "semantic-release",
    "snyk",
    "travis",
    "weblate",
];

/// Last words of such names; none is a family name in the lists of `names`.
const PROGRAM_ENDINGS: &[&str] =
    &["action", "actions", "automation", "bot", "importer", "pipeline", "robot", "runner", "server"];

/// The site wrote the commit: its clock and the author's name are the site's, whatever the address.
pub(crate) fn made_on_the_site(commit: &Commit) -> bool {
    let name = commit.committer_name.expose().trim().to_lowercase();
    SITES.contains(&name.as_str())
        // The site's own address, which is no account's ("noreply@forge.example").
        || Email::parse(commit.committer_email.expose())
            .and_then(|email| email.no_reply())
            .is_some_and(|no_reply| no_reply.login.is_none())
}

/// Programs sign with names of their own: "release-bot", "Travis CI", "GitHub Actions".
pub(crate) fn is_a_program(name: &str) -> bool {
    let name = name.trim();
    let last = name.rsplit([' ', '-', '_', '/']).next().unwrap_or_default();
    let lower = name.to_lowercase();
    lower.contains("[bot]")
        || SITES.contains(&lower.as_str())
        || PROGRAMS.contains(&lower.as_str())
        || PROGRAM_ENDINGS.contains(&last.to_lowercase().as_str())
        // In capitals: Ci is a given name.
        || last == "CI"
}

#[cfg(test)]
mod tests {
    use super::is_a_program;

    #[test]
    fn programs_are_told_from_people() {
        for name in
            ["Release Bot", "release-bot", "GitHub Actions", "Travis CI", "weblate", "renovate[bot]", "Build Server"]
        {
            assert!(is_a_program(name), "{name}");
        }
        for name in ["Abbot Reed", "Travis Cole", "Jane Doe", "Ci Zhang", "Anna Bauer"] {
            assert!(!is_a_program(name), "{name}");
        }
    }
}
