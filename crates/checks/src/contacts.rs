//! The contacts that sources state, in the normal forms that tell when two are one.

use crosscheck_compare::contacts::{ContactComparison, Email, Phone, ProfileUrl};
use crosscheck_model::{Address, Evidence, LinkRole, SiteDirectory, SourceKind, SourceReading};
use url::Url;

/// Contacts of one kind and source that are looked at: a page that lists more is a directory.
const MOST_CONTACTS: usize = 20;

/// One contact in normal form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Contact {
    Email(Email),
    Phone(Phone),
    Page(ProfileUrl),
}

/// A contact that a source states.
#[derive(Debug, Clone)]
pub(crate) struct Stated<'a> {
    pub(crate) contact: Contact,
    pub(crate) evidence: &'a Evidence,
}

impl Stated<'_> {
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        match (&self.contact, &other.contact) {
            (Contact::Email(a), Contact::Email(b)) => a.key() == b.key(),
            (Contact::Phone(a), Contact::Phone(b)) => a.compare(b) == ContactComparison::Same,
            (Contact::Page(a), Contact::Page(b)) => a.key() == b.key(),
            _ => false,
        }
    }
}

/// The contacts that one source states.
pub(crate) struct Contacts<'a> {
    /// Addresses of a person; those of an office or a machine are nobody's in particular.
    pub(crate) emails: Vec<Stated<'a>>,
    /// Telephone numbers.
    pub(crate) phones: Vec<Stated<'a>>,
    /// Pages stated as the person's own. In a CV every link is the candidate's own word.
    pub(crate) pages: Vec<Stated<'a>>,
    /// The page that the source is.
    pub(crate) home: Option<ProfileUrl>,
}

impl<'a> Contacts<'a> {
    /// Those of a source that states none.
    pub(crate) const NONE: Contacts<'static> =
        Contacts { emails: Vec::new(), phones: Vec::new(), pages: Vec::new(), home: None };

    /// Every one.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Stated<'a>> {
        self.emails.iter().chain(&self.phones).chain(&self.pages)
    }

    pub(crate) fn of(reading: &'a SourceReading, sites: &SiteDirectory) -> Self {
        Self {
            emails: emails(reading),
            phones: phones(reading),
            pages: own_pages(reading, sites),
            home: home(reading, sites),
        }
    }
}

fn emails(reading: &SourceReading) -> Vec<Stated<'_>> {
    let parsed = reading.claims.emails.iter().take(MOST_CONTACTS).filter_map(|claim| {
        let email = personal_email(claim.value().0.expose())?;
        Some(Stated { contact: Contact::Email(email), evidence: claim.evidence() })
    });
    parsed.collect()
}

/// The address in normal form, if it is a person's.
pub(crate) fn personal_email(text: &str) -> Option<Email> {
    Email::parse(text).filter(|email| !email.is_role_address() && email.no_reply().is_none())
}

fn phones(reading: &SourceReading) -> Vec<Stated<'_>> {
    let parsed = reading.claims.phones.iter().take(MOST_CONTACTS).filter_map(|claim| {
        let phone = claim.value();
        let text = phone.e164.as_ref().unwrap_or(&phone.text).expose();
        Some(Stated { contact: Contact::Phone(Phone::parse(text, None)?), evidence: claim.evidence() })
    });
    parsed.collect()
}

fn own_pages<'a>(reading: &'a SourceReading, sites: &SiteDirectory) -> Vec<Stated<'a>> {
    let counts = |role: LinkRole| role != LinkRole::Mention || reading.source.kind == SourceKind::Cv;
    let links = reading.claims.links.iter().filter(|link| counts(link.value().role)).take(2 * MOST_CONTACTS);
    links
        .filter_map(|link| {
            let page = personal_page(&link.value().url, sites)?;
            Some(Stated { contact: Contact::Page(page), evidence: link.evidence() })
        })
        .collect()
}

/// The page in normal form, unless it is the front page of a site where everybody has a page.
pub(crate) fn personal_page(url: &Url, sites: &SiteDirectory) -> Option<ProfileUrl> {
    let page = ProfileUrl::from_url(url, sites)?;
    let front = page.key().trim_end_matches('/') == page.host();
    let shared = sites.of_host(page.host()).is_some();
    (!(front && shared)).then_some(page)
}

fn home(reading: &SourceReading, sites: &SiteDirectory) -> Option<ProfileUrl> {
    match &reading.source.address {
        Address::Url(url) => ProfileUrl::from_url(url, sites),
        Address::File(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::personal_page;

    #[test]
    fn a_front_page_of_a_shared_site_is_nobodys() {
        let page = |text: &str| personal_page(&Url::parse(text).unwrap(), &crosscheck_sites::directory());
        assert!(page("https://www.linkedin.com/").is_none());
        assert!(page("https://jane.example/").is_some());
        assert!(page("https://www.linkedin.com/in/jane").is_some());
    }
}
