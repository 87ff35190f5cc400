//! The claims of one document while it is read, and what comes of it.

use crosscheck_model::{
    Certainty, Claim, Claims, ClaimsBuilder, Extraction, Link, LinkRole, Locator, Origin, Outcome, Passage, Problem,
    ReadBy, WordIndex,
};

/// A builder of claims for one document.
pub(crate) struct Collector<'a> {
    origin: &'a Origin,
    pub(crate) builder: ClaimsBuilder,
    links_disowned: bool,
    words: WordIndex,
    /// Pages whose text was read off pictures.
    off_pictures: Vec<u32>,
}

impl<'a> Collector<'a> {
    pub(crate) fn new(origin: &'a Origin) -> Self {
        Self {
            origin,
            builder: ClaimsBuilder::new(),
            links_disowned: false,
            words: WordIndex::default(),
            off_pictures: Vec::new(),
        }
    }

    /// What was found so far.
    pub(crate) fn claims(&self) -> &Claims {
        self.builder.claims()
    }

    /// A place in the document.
    pub(crate) fn at(&self, locator: Locator, by: ReadBy) -> Passage {
        Passage::new(self.origin, locator, by)
    }

    /// A line of the document's text, quoted as it stands there.
    pub(crate) fn line(&self, locator: &Locator, quote: impl Into<String>) -> Passage {
        self.at(locator.clone(), ReadBy::DocumentText).quoting(quote.into())
    }

    /// A line of the document's text, so that it can be searched for what another source states.
    pub(crate) fn keep_words(&mut self, locator: &Locator, line: &str) {
        self.words.add_line(locator, line);
    }

    /// The text of this page was read off a picture of it.
    pub(crate) fn read_off_a_picture(&mut self, page: u32) {
        self.off_pictures.push(page);
    }

    /// Something malformed; `what` holds no personal data.
    pub(crate) fn problem(&mut self, locator: Locator, what: impl Into<String>) {
        self.builder.problem(locator, what);
    }

    /// Links of a text that is no CV are nobody's own: what is nobody's own is not fetched.
    pub(crate) fn disown_links(&mut self) {
        let own = |link: &Claim<Link>| link.value().role != LinkRole::Mention;
        if self.claims().links.iter().any(own) {
            let what = "it has no section of a CV (work, education, languages, skills), so links in it are not taken as the candidate's own";
            self.problem(Locator::Whole, what);
            self.links_disowned = true;
        }
    }

    /// Everything found, cut to the limits. A document that says nothing at all is `NotRecognised`.
    pub(crate) fn finish(self) -> Extraction {
        let (mut claims, mut problems) = self.builder.finish();
        problems.extend(crate::unread_letters::take(&mut claims).map(|what| Problem { locator: Locator::Whole, what }));
        for link in claims.links.iter_mut().filter(|_| self.links_disowned) {
            link.value_mut().role = LinkRole::Mention;
        }
        claims.set_certainty(Certainty::Ocr, |evidence| {
            let of_text = evidence.read_by == ReadBy::DocumentText;
            of_text && matches!(&evidence.locator, Locator::PageLine(page, _) if self.off_pictures.contains(page))
        });
        let says_nothing = Claims { metadata: Vec::new(), ..claims.clone() }.is_empty();
        let outcome = if says_nothing { Outcome::NotRecognised } else { Outcome::Read };
        Extraction { outcome, pages: vec![self.origin.clone()], claims, problems, words: self.words }
    }

    /// The document cannot be read, for this reason; its metadata and problems stay.
    pub(crate) fn unreadable(self, why: impl Into<String>) -> Extraction {
        let (claims, problems) = self.builder.finish();
        let claims = Claims { metadata: claims.metadata, ..Claims::default() };
        let pages = vec![self.origin.clone()];
        Extraction { outcome: Outcome::Unreadable(why.into()), pages, claims, problems, words: WordIndex::default() }
    }
}
