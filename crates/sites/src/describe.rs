//! What a site is read by and what is read there, out of its own table, for lists and documentation.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole};

use crate::site::{AccessPolicy, Reading, Site};
use crate::table::{AskPage, Means, Table};

/// The fields that a site can give, by the names that `docs/fields.md` explains, in its order.
pub const FIELDS: [&str; 22] = [
    "name",
    "alternate_name",
    "handle",
    "stable_id",
    "created",
    "last_active",
    "account_state",
    "bio",
    "headline",
    "place",
    "time_zone",
    "email",
    "phone",
    "link",
    "verified_link",
    "photo",
    "work",
    "education",
    "language",
    "skill",
    "hourly_rate",
    "activity",
];

impl Site {
    /// By what door it is read.
    pub fn method(&self) -> &'static str {
        match (self.access_policy, self.reading) {
            (AccessPolicy::Walled(_), _) => "never asked; what is handed in is read",
            (AccessPolicy::Closed, _) => "closed",
            (_, Reading::Code(code)) => code.method,
            (_, Reading::Table(table)) => method(table),
        }
    }

    /// The fields that its table or code reads, as [`FIELDS`] names and orders them.
    pub fn fields(&self) -> Vec<&'static str> {
        let found: Vec<&str> = match self.reading {
            Reading::Code(code) => code.fields.to_vec(),
            Reading::Table(table) => fields_of(table),
        };
        FIELDS.into_iter().filter(|field| found.contains(field)).collect()
    }

    /// Whether its answers for programs are read: an interface's JSON or XML, or JSON inside the page.
    pub fn is_structured(&self) -> bool {
        match self.reading {
            Reading::Code(_) => true,
            Reading::Table(table) => !table.answers.is_empty() || !table.state.is_empty(),
        }
    }
}

fn method(table: &Table) -> &'static str {
    let asked: Vec<&str> =
        table.answers.iter().filter(|one| one.ask.is_some()).flat_map(|one| one.at.first()).copied().collect();
    let is_feed = |at: &&str| at.contains("/feed");
    match (asked.is_empty(), table.ask_page) {
        (false, AskPage::Always) => "open JSON and the page",
        (false, _) if asked.iter().any(is_feed) => "feed",
        (false, _) => "open JSON",
        (true, _) if !table.state.is_empty() => "page with JSON for its scripts",
        (true, _) => "page with structured data",
    }
}

fn fields_of(table: &Table) -> Vec<&'static str> {
    let answers = table.answers.iter().flat_map(|answer| answer.fields.iter().chain(answer.around));
    let state = table.state.iter().flat_map(|(_, fields)| fields.iter());
    let members = answers.chain(state).map(|field| field.means);
    let mut found: Vec<&str> = members.chain(table.page.iter().map(|cell| cell.means)).filter_map(field_of).collect();
    for entry in table.entries {
        found.push(if entry.is_education { "education" } else { "work" });
    }
    if table.sections {
        found.extend(["work", "education", "language"]);
    }
    if table.own_page {
        found.extend(["name", "bio", "place", "email", "phone", "link", "photo", "work", "education", "language"]);
    }
    found
}

fn field_of(means: Means) -> Option<&'static str> {
    Some(match means {
        Means::Name(NameRole::Alternate) => "alternate_name",
        Means::Name(_) => "name",
        Means::Handle | Means::HandleIn(_) => "handle",
        Means::HandleOn(_) | Means::Link(LinkRole::Own | LinkRole::Mention) | Means::LinkTo(..) => "link",
        Means::Link(LinkRole::OwnVerified) | Means::OwnHost(_) => "verified_link",
        Means::Bio => "bio",
        Means::Post | Means::Activity => "activity",
        Means::Place => "place",
        Means::Email => "email",
        Means::Phone => "phone",
        Means::Photo | Means::PhotoAt(_) => "photo",
        Means::Fact(AccountFactKind::Created) => "created",
        Means::Fact(AccountFactKind::LastActive) => "last_active",
        Means::Fact(AccountFactKind::StableId) => "stable_id",
        Means::Fact(_) | Means::If(_) | Means::Unless(_) | Means::Person(_) | Means::NotPerson(_) => "account_state",
        Means::Zone => "time_zone",
        Means::Skill => "skill",
        Means::Language | Means::LanguageAt(..) | Means::LanguagesByName => "language",
        Means::Detail("headline") => "headline",
        Means::Detail("hourly_rate") => "hourly_rate",
        Means::Detail(_) => return None,
        Means::Employer | Means::Work(_) => "work",
        Means::Education(_) => "education",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_site_says_what_it_gives_and_how() {
        let (mut all, mut structured) = (0, 0);
        for site in crate::registry() {
            let walled = matches!(site.access_policy, AccessPolicy::Walled(_));
            assert!((walled || !site.fields().is_empty()) && !site.method().is_empty(), "{}", site.facts.id);
            all += 1;
            structured += usize::from(site.is_structured());
        }
        assert!(all >= 80 && structured >= 50, "{all} sites, {structured} by structured answers");
    }

    #[test]
    fn a_table_names_its_fields_once_and_in_order() {
        let fields = crate::site(&crosscheck_model::SiteId::new("freelancer")).unwrap().fields();
        let order = |field: &str| FIELDS.iter().position(|known| *known == field);
        assert!(fields.is_sorted_by_key(|field| order(field)));
        assert!(fields.contains(&"hourly_rate") && fields.contains(&"time_zone"));
    }
}
