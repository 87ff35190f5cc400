//! A case as linking looks at it.

use crosscheck_compare::contacts::{Email, Phone, ProfileUrl, normal_handle};
use crosscheck_compare::organisations::organisation_key;
use crosscheck_model::{
    Address, Case, Claims, LinkRole, NameRole, PeriodEnd, SiteDirectory, SourceKind, SourceReading, TextKind,
};

use crate::application::FORM;
use crate::{Application, Job, Kind, PictureUse, Prose, ProseKind, School, Trace, identifiers};

/// As readers of pages name an account of a service that a page's scripts use.
const SERVICE_ACCOUNT: &str = "account of a service";

/// Most commits of one application that are looked at.
const MAX_COMMITS: usize = 20_000;

/// What linking looks at of a case. `texts` are the CVs as they are read, by the names of their files; `sites` tells accounts from
/// pages.
pub fn read(case: &Case, agency: &str, texts: &[(String, String)], sites: &SiteDirectory) -> Application {
    let reference = case.application.as_ref().map(|id| id.0.clone()).unwrap_or_default();
    let mut application = Application { form: FORM, reference, agency: agency.to_owned(), ..Application::default() };
    for reading in case.read() {
        application.add_source(reading, sites);
    }
    application.names = names(case);
    for (name, text) in texts {
        application.traces.extend(identifiers::in_text(text, name));
        application.prose.push(Prose { kind: ProseKind::Cv, text: text.clone(), source: name.clone() });
    }
    application.traces.sort_by(|a, b| (a.kind, &a.key).cmp(&(b.kind, &b.key)));
    application.traces.dedup_by(|a, b| (a.kind, &a.key) == (b.kind, &b.key));
    application.jobs.sort_by_key(|job| (job.start.first_month(), job.key.clone()));
    application.jobs.dedup_by(|a, b| a.key == b.key && a.start == b.start);
    application.commits.sort_unstable();
    application.commits.dedup();
    application.commits.truncate(MAX_COMMITS);
    application
}

/// The names of the CVs; those of profiles only without one, because a profile can be somebody else's.
fn names(case: &Case) -> Vec<String> {
    let of = |is_cv: bool| -> Vec<String> {
        let readings = case.read().filter(|reading| (reading.source.kind == SourceKind::Cv) == is_cv);
        let names = readings.flat_map(|reading| &reading.claims.names);
        let names = names.filter(|name| matches!(name.value().role, NameRole::Full | NameRole::Display));
        let mut names: Vec<String> = names.map(|name| name.value().full.expose().to_owned()).collect();
        names.dedup();
        names
    };
    let of_cvs = of(true);
    if of_cvs.is_empty() { of(false) } else { of_cvs }
}

impl Application {
    fn add_source(&mut self, reading: &SourceReading, sites: &SiteDirectory) {
        let source = reading.source.address.to_string();
        let claims = &reading.claims;
        if let (Address::Url(url), false) = (&reading.source.address, reading.source.kind == SourceKind::Cv) {
            self.add_address(url, url.as_str(), &source, sites);
        }
        self.add_contacts(claims, &source, sites);
        self.add_prose(claims, &source, reading.source.kind);
        if reading.source.kind == SourceKind::Cv || self.jobs.is_empty() {
            self.add_history(claims, &source);
        }
        for photo in &claims.photos {
            if let Some(digest) = photo.value().sha256 {
                self.pictures.push(PictureUse { digest, source: source.clone() });
            }
        }
        for commit in &claims.commits {
            let id = commit.value().id.get(..8).and_then(|id| u32::from_str_radix(id, 16).ok()).unwrap_or_default();
            self.commits.push((commit.value().authored.instant.as_second(), id));
        }
    }

    fn trace(&mut self, kind: Kind, key: impl Into<String>, quote: &str, source: &str) {
        self.traces.push(Trace { kind, key: key.into(), quote: quote.to_owned(), source: source.to_owned() });
    }

    fn add_contacts(&mut self, claims: &Claims, source: &str, sites: &SiteDirectory) {
        for email in &claims.emails {
            if let Some(address) = Email::parse(email.value().0.expose())
                && !address.is_role_address()
                && !address.is_placeholder()
                && address.no_reply().is_none()
            {
                self.trace(Kind::Email, address.key(), email.quote(), source);
            }
        }
        for phone in &claims.phones {
            let written = phone.value().e164.as_ref().unwrap_or(&phone.value().text).expose();
            if let Some(number) = Phone::parse(written, None)
                && let Some(e164) = number.e164()
            {
                self.trace(Kind::Phone, e164, phone.quote(), source);
            }
        }
        for link in &claims.links {
            if link.value().role != LinkRole::Mention {
                self.add_address(&link.value().url, link.quote(), source, sites);
            }
        }
        for fact in claims.metadata.iter().filter(|fact| fact.value().name == SERVICE_ACCOUNT) {
            self.trace(Kind::ServiceAccount, fact.value().value.expose().to_owned(), fact.quote(), source);
        }
        for handle in &claims.handles {
            let normal = normal_handle(handle.value().handle.expose());
            if let (Some(site), Some(normal)) = (&handle.value().site, normal) {
                self.trace(Kind::Handle, format!("{site}: {normal}"), handle.quote(), source);
            }
        }
    }

    /// An account on a known site, or a page of their own.
    fn add_address(&mut self, url: &url::Url, quote: &str, source: &str, sites: &SiteDirectory) {
        let Some(profile) = ProfileUrl::from_url(url, sites) else { return };
        let on_a_site = sites.of_host(profile.host()).is_some();
        if on_a_site && !profile.key().contains('/') {
            return;
        }
        self.trace(if on_a_site { Kind::Handle } else { Kind::Website }, profile.key(), quote, source);
        // Hosts that name the page and not the account (Netlify, Vercel, Cloudflare Pages) tell nothing.
        if let Some((host, name)) = sites.account_of_pages(profile.host()) {
            self.trace(Kind::Handle, format!("{host}/{}", name.to_lowercase()), quote, source);
        }
    }

    fn add_prose(&mut self, claims: &Claims, source: &str, kind: SourceKind) {
        for text in &claims.texts {
            let words = text.value().text.expose();
            self.traces.extend(identifiers::in_text(words, source));
            // A CV's text is added whole.
            if kind != SourceKind::Cv && text.value().kind != TextKind::Post {
                self.prose.push(Prose { kind: ProseKind::Bio, text: words.to_owned(), source: source.to_owned() });
            }
        }
    }

    fn add_history(&mut self, claims: &Claims, source: &str) {
        for work in &claims.work {
            let item = work.value();
            let key = item.organisation.as_ref().and_then(|name| organisation_key(name.expose()));
            if let (Some(key), Some(start)) = (key, item.period.start) {
                let title = item.title.as_ref().map_or("", |title| title.expose());
                let organisation = item.organisation.as_ref().map_or("", |name| name.expose());
                let quote = format!("{organisation}, {title}, {}", item.period);
                self.jobs.push(Job { key, quote, start, end: item.period.end, source: source.to_owned() });
            }
        }
        for course in &claims.education {
            let key = course.value().institution.as_ref().and_then(|name| organisation_key(name.expose()));
            if let Some(key) = key
                && course.value().period.end != PeriodEnd::Unstated
            {
                self.schools.push(School { key, end: course.value().period.end });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{
        ClaimsBuilder, Digest, LawfulBasis, Locator, Origin, Outcome, Passage, ReadBy, SiteFacts, Source, SourceId,
    };

    use super::*;

    static SITES: [SiteFacts; 1] =
        [SiteFacts { pages_below: &[".forge-pages.example"], ..SiteFacts::new("forge", "Forge", &["forge.example"]) }];

    fn read_page(address: &str, fill: impl Fn(&mut ClaimsBuilder, &Passage)) -> Application {
        let address = Address::Url(address.parse().unwrap());
        let at = "2026-11-20T12:00:00Z".parse().unwrap();
        let origin = Origin::new(SourceId(0), address.clone(), at, Digest::of(b""));
        let mut builder = ClaimsBuilder::new();
        fill(&mut builder, &Passage::new(&origin, Locator::Whole, ReadBy::Html));
        let reading = SourceReading {
            source: Source {
                id: SourceId(0),
                address,
                kind: SourceKind::Portfolio,
                site: None,
                outcome: Outcome::Read,
                found_on: None,
            },
            pages: vec![origin],
            claims: builder.finish().0,
            problems: Vec::new(),
            gaps: Vec::new(),
            words: Default::default(),
        };
        let case = Case {
            application: None,
            candidate: None,
            as_of: at,
            basis: LawfulBasis::default(),
            sources: vec![reading],
            control: Vec::new(),
        };
        super::read(&case, "", &[], &SiteDirectory::new(&SITES))
    }

    fn keys(application: &Application) -> Vec<(Kind, &str)> {
        application.traces.iter().map(|trace| (trace.kind, trace.key.as_str())).collect()
    }

    #[test]
    fn a_page_on_a_host_of_accounts_names_its_account_and_one_on_a_host_of_pages_does_not() {
        let page = read_page("https://Mira-H.forge-pages.example/maps/", |_, _| ());
        assert_eq!(
            keys(&page),
            [(Kind::Handle, "forge.example/mira-h"), (Kind::Website, "mira-h.forge-pages.example/maps")]
        );
        for address in [
            "https://mira-h.pages.example/",
            "https://forge-pages.example/",
            "https://a.b.forge-pages.example/",
            "https://mira.example/",
        ] {
            let page = read_page(address, |_, _| ());
            assert!(keys(&page).iter().all(|(kind, _)| *kind == Kind::Website), "{address}");
        }
    }

    #[test]
    fn an_account_of_a_service_is_looked_at_and_other_metadata_is_not() {
        let page = read_page("https://mira.example/", |builder, at| {
            builder.metadata(at, SERVICE_ACCOUNT, "UA-0001234");
            builder.metadata(at, "generator", "Example 1.0");
        });
        assert_eq!(keys(&page), [(Kind::Website, "mira.example"), (Kind::ServiceAccount, "UA-0001234")]);
    }
}
