//! Proof that a candidate controls a profile: a token that only its owner can put there.
//!
//! A shown token is the one answer to real accounts that are borrowed from real people. One that is not shown says nothing
//! against anybody: people miss messages, forget passwords and leave sites.

/// Gists, and records of the domain name system.
pub mod elsewhere;

use crosscheck_compare::fold;
use crosscheck_model::{Claims, ControlProof, Evidence, Gap, LinkRole, Locator, Origin, Outcome, ReadBy, TextKind};

use crate::site::{AccessPolicy, Profile, Reading, Site};
use crate::table::{Means, Table};

/// What tokens begin with, so that people who meet one know what it is.
pub const TOKEN_PREFIX: &str = "crosscheck-";
/// Letters of a token after its prefix: 32 letters to the power of 12 are 60 bits.
pub const TOKEN_LETTERS: usize = 12;
/// What the places of elements in the head of a page begin with.
const HEAD: &str = "html > head > ";
/// Letters and digits that cannot be taken for each other.
const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789z";

/// Where the owner of a profile puts a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// The text about themselves.
    Bio,
    /// The field for their own page, as `https://example.org/#TOKEN`.
    Link,
    /// The same, or the description of a public gist.
    BioOrGist,
    /// A page of their own: a link with `rel="me"`, or a record of its host.
    OwnPage,
}

impl Spot {
    /// What to tell the candidate.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Bio => "the text about yourself in your profile (bio, about, summary)",
            Self::Link => "the website field of your profile, as an address that ends in # and the token",
            Self::BioOrGist => {
                "the text about yourself in your profile (bio), or the description of a public gist of yours"
            }
            Self::OwnPage => {
                "the head of your page, as <link rel=\"me\" href=\"https://example.org/#TOKEN\">, or, where the whole host is \
                 yours, a TXT record at _crosscheck below its name"
            }
        }
    }
}

/// What a look at a profile showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Control {
    /// The token stands where only the owner can write.
    Shown(ControlProof),
    /// It does not, or not where only the owner can write. Not adverse.
    NotShown,
    /// The profile could not be read. Not adverse.
    NotChecked(Gap),
}

/// Whether and where the owner of a profile on this site can put a token that this program then sees.
pub fn spot(site: &Site) -> Option<Spot> {
    if matches!(site.access_policy, AccessPolicy::Walled(_) | AccessPolicy::Closed) {
        return None;
    }
    match site.reading {
        Reading::Table(table) => of_table(table),
        Reading::Code(code) if code.reads_own_pages() => Some(Spot::OwnPage),
        Reading::Code(_) if site.facts.id == crate::github::SITE.facts.id => Some(Spot::BioOrGist),
        Reading::Code(_) => Some(Spot::Bio),
    }
}

fn of_table(table: &Table) -> Option<Spot> {
    let asked = table.answers.iter().filter(|answer| answer.ask.is_some()).flat_map(|answer| answer.fields);
    let state = table.state.iter().flat_map(|(_, fields)| fields.iter());
    let means: Vec<Means> =
        asked.chain(state).map(|field| field.means).chain(table.page.iter().map(|cell| cell.means)).collect();
    if means.iter().any(|means| matches!(means, Means::Bio)) {
        return Some(Spot::Bio);
    }
    means.iter().any(|means| matches!(means, Means::Link(LinkRole::Own))).then_some(Spot::Link)
}

/// A token out of random bits.
pub fn token(random: u64) -> String {
    let letters =
        (0..TOKEN_LETTERS).map(|at| char::from(ALPHABET[usize::try_from(random >> (5 * at) & 31).unwrap_or_default()]));
    format!("{TOKEN_PREFIX}{}", letters.collect::<String>())
}

/// Whether a profile's own statements hold the token. What others wrote, posts that may be shared from others and the body
/// of pages, where comments stand, do not count; neither do links by anything but the owner.
pub fn control(profile: &Profile, outcome: &Outcome, claims: &Claims, pages: &[Origin], token: &str) -> Control {
    match outcome {
        Outcome::Read => {}
        Outcome::NotReached(gap) => return Control::NotChecked(gap.clone()),
        _ => return Control::NotChecked(Gap::NotShown),
    }
    if !is_token(token) || !names_itself(profile, claims) {
        return Control::NotShown;
    }
    let wanted = fold(token);
    let holds = |text: &str| words(text).any(|word| fold(word) == wanted);
    // On a page of one's own strangers may write comments, links with `rel=me` in them; only its head and an actor are the owner's for sure.
    let is_own_page = crate::site(&profile.site)
        .is_some_and(|site| matches!(site.reading, Reading::Code(code) if code.reads_own_pages()));
    let counts = |evidence: &Evidence| {
        let in_head = || matches!(&evidence.locator, Locator::Css(path) if path.starts_with(HEAD));
        !is_own_page || evidence.read_by == ReadBy::ActivityPub || evidence.read_by == ReadBy::RelMe && in_head()
    };
    let bio = claims.texts.iter().find(|claim| {
        claim.value().kind == TextKind::Bio && counts(claim.evidence()) && holds(claim.value().text.expose())
    });
    let link = claims.links.iter().find(|claim| {
        claim.value().role != LinkRole::Mention && counts(claim.evidence()) && holds(claim.value().url.as_str())
    });
    let evidence = bio.map(|claim| claim.evidence()).or_else(|| link.map(|claim| claim.evidence()));
    let seen = evidence.and_then(|evidence| Some((evidence, pages.iter().find(|page| page.id == evidence.page)?)));
    match seen {
        Some((evidence, page)) => Control::Shown(ControlProof {
            quote: evidence.quote.expose().to_owned(),
            page: page.address.clone(),
            locator: evidence.locator.clone(),
            captured_at: page.captured_at,
            sha256: page.sha256,
        }),
        None => Control::NotShown,
    }
}

fn is_token(text: &str) -> bool {
    text.strip_prefix(TOKEN_PREFIX)
        .is_some_and(|rest| rest.len() == TOKEN_LETTERS && rest.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// An answer that says whose it is must be the profile's.
fn names_itself(profile: &Profile, claims: &Claims) -> bool {
    let mut own = claims.handles.iter().filter(|claim| claim.value().site.as_ref() == Some(&profile.site)).peekable();
    let is = |handle: &str| {
        fold(handle).trim_start_matches(['@', '~']) == fold(&profile.handle).trim_start_matches(['@', '~'])
    };
    // Sites that go by numbers show handles of another kind.
    own.peek().is_none()
        || profile.handle.bytes().all(|byte| byte.is_ascii_digit())
        || own.any(|claim| is(claim.value().handle.expose()))
}

/// Runs of letters, digits and hyphens.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).filter(|word| word.len() >= TOKEN_PREFIX.len())
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{Address, ClaimsBuilder, Digest, Passage, SourceId};
    use url::Url;

    use super::*;

    const TOKEN: &str = "crosscheck-abcdefgh2345";

    fn look(write: impl Fn(&mut ClaimsBuilder, &Passage)) -> Control {
        let url = Url::parse("https://code.example/ana").unwrap();
        let origin = Origin::new(
            SourceId(1),
            Address::Url(url.clone()),
            "2026-11-20T12:00:00Z".parse().unwrap(),
            Digest::of(b""),
        );
        let at = Passage::new(&origin, Locator::Whole, ReadBy::JsonApi);
        let mut builder = ClaimsBuilder::new();
        builder.handle(&at, Some(crosscheck_model::SiteId::new("code")), "ana");
        write(&mut builder, &at);
        let (claims, _) = builder.finish();
        let profile = Profile {
            site: crosscheck_model::SiteId::new("code"),
            url,
            host: "code.example".to_owned(),
            handle: "Ana".to_owned(),
        };
        control(&profile, &Outcome::Read, &claims, &[origin], TOKEN)
    }

    #[test]
    fn a_token_counts_only_where_the_owner_writes() {
        let link = Url::parse(&format!("https://mira.example/#{TOKEN}")).unwrap();
        let shown = |control: &Control| matches!(control, Control::Shown(_));
        assert!(shown(&look(|b, at| b.text(at, &format!("Maps. ({TOKEN})"), TextKind::Bio))));
        assert!(shown(&look(|b, at| b.text(at, &TOKEN.to_uppercase(), TextKind::Bio))));
        assert!(shown(&look(|b, at| b.link(at, &link, LinkRole::Own, "site"))));
        // What others can write, or a longer word that only contains it.
        for twin in [
            look(|b, at| b.text(at, TOKEN, TextKind::Post)),
            look(|b, at| b.text(at, TOKEN, TextKind::Body)),
            look(|b, at| b.link(at, &link, LinkRole::Mention, "site")),
            look(|b, at| b.text(at, &format!("{TOKEN}6"), TextKind::Bio)),
            look(|b, at| b.text(at, "crosscheck", TextKind::Bio)),
        ] {
            assert_eq!(twin, Control::NotShown);
        }
    }

    #[test]
    fn on_a_page_of_ones_own_only_rel_me_counts() {
        let url = Url::parse("https://ana.example/").unwrap();
        let read = |html: &str| {
            let page = crosscheck_model::Page {
                url: url.clone(),
                final_url: url.clone(),
                status: 200,
                headers: vec![("content-type".to_owned(), "text/html".to_owned())],
                sha256: Digest::of(html.as_bytes()),
                body: html.as_bytes().to_vec().into(),
                captured_at: "2026-11-20T12:00:00Z".parse().unwrap(),
                freshness: crosscheck_model::Freshness::Fetched,
            };
            let profile = crate::recognise(&url);
            let read = crate::read(&profile, SourceId(1), &[page]);
            control(&profile, &read.outcome, &read.claims, &read.pages, TOKEN)
        };
        let page = |head: &str, body: &str| {
            format!("<html><head><title>Ana Ejemplo</title>{head}</head><body><h1>Ana Ejemplo</h1>{body}</body></html>")
        };
        let link = format!("<link rel=\"me\" href=\"https://example.org/#{TOKEN}\">");
        assert!(matches!(read(&page(&link, "")), Control::Shown(_)));
        let comment = format!("<p>Nice page!</p><a href=\"https://example.org/#{TOKEN}\">me</a><p>{TOKEN}</p>");
        assert_eq!(read(&page("", &comment)), Control::NotShown);
        // Not every program that shows comments takes such words out of them.
        let vouched = format!("<article><a rel=\"me\" href=\"https://example.org/#{TOKEN}\">me</a></article>{link}");
        assert_eq!(read(&page("", &vouched)), Control::NotShown);
    }

    #[test]
    fn an_unread_profile_is_not_checked_and_another_account_shows_nothing() {
        let url = Url::parse("https://code.example/ana").unwrap();
        let profile = crate::recognise(&url);
        let unread = Outcome::NotReached(Gap::NeedsBrowser);
        assert_eq!(control(&profile, &unread, &Claims::default(), &[], TOKEN), Control::NotChecked(Gap::NeedsBrowser));
        let other = look(|b, at| {
            *b = ClaimsBuilder::new();
            b.handle(at, Some(crosscheck_model::SiteId::new("code")), "bo");
            b.text(at, TOKEN, TextKind::Bio);
        });
        assert_eq!(other, Control::NotShown);
    }

    #[test]
    fn tokens_are_short_and_different() {
        assert_eq!(token(0), format!("crosscheck-{}", "a".repeat(12)));
        assert!(is_token(&token(u64::MAX)) && token(1) != token(2) && !is_token("crosscheck-x"));
    }

    #[test]
    fn most_sites_that_are_asked_can_be_proven() {
        let provable = crate::registry().iter().filter(|site| spot(site).is_some()).count();
        assert!(provable >= 25, "{provable}");
        assert!(
            crate::registry()
                .iter()
                .filter(|site| spot(site).is_some())
                .all(|site| !matches!(site.access_policy, AccessPolicy::Walled(_)))
        );
    }
}
