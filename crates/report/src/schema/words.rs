//! The closed lists of words that a report uses: programs may switch on them.

use schemars::JsonSchema;
use serde::Serialize;

/// A closed list: each variant, the word it is written as, and what it means.
macro_rules! closed {
    ($(#[$doc:meta])* $name:ident { $($(#[$means:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
        pub enum $name {
            $($(#[$means])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// The word it is written as.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// Every word of the list, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

closed! {
    /// Where the pages came from.
    Mode {
        /// Fetched for this report.
        Live = "live",
        /// Read from an archive.
        Replay = "replay",
    }
}

closed! {
    /// What sort of source it is.
    SourceKind {
        /// A CV or résumé.
        Cv = "cv",
        /// A profile on a site that is known by name.
        Profile = "profile",
        /// Any other page that the candidate named as their own.
        Portfolio = "portfolio",
        /// A record that the customer holds: sign-ins, payments, deliveries.
        Record = "record",
    }
}

closed! {
    /// What came of a source, or of one request of it. Only `read` has claims; no other says anything about a person.
    Outcome {
        /// It was read.
        Read = "read",
        /// Pages came back, but nothing that describes a person could be read in them.
        NotRecognised = "not_recognised",
        /// The file cannot be read as a CV.
        Unreadable = "unreadable",
        /// The site says that there is no such profile.
        NoSuchProfile = "no_such_profile",
        /// robots.txt asks programs to stay away.
        RefusedByRobots = "refused_by_robots",
        /// A sign-in or consent page stands in front.
        SignInRequired = "sign_in_required",
        /// A check for browsers stands in front.
        BrowserCheck = "browser_check",
        /// The server refused the request.
        Blocked = "blocked",
        /// The site's terms forbid fetching; it is never asked.
        NotAllowedByTerms = "not_allowed_by_terms",
        /// Too many requests.
        RateLimited = "rate_limited",
        /// No answer in time.
        TimedOut = "timed_out",
        /// More than is read of one answer.
        TooLarge = "too_large",
        /// The address is not a public one.
        AddressNotAllowed = "address_not_allowed",
        /// The host has no address.
        HostNotFound = "host_not_found",
        /// This machine seems to have no network.
        NetworkDown = "network_down",
        /// The connection could not be made, or broke.
        ConnectionFailed = "connection_failed",
        /// The server answered with an error of its own.
        ServerError = "server_error",
        /// The answer breaks the protocol.
        Malformed = "malformed",
        /// The page is empty without JavaScript.
        NeedsBrowser = "needs_browser",
        /// The page is empty without JavaScript, and the browser did not show it.
        NotShown = "not_shown",
        /// The archive that is replayed does not hold it.
        NotCaptured = "not_captured",
        /// This run's budget of requests was spent.
        BudgetSpent = "budget_spent",
        /// Not asked for: the limit of requests for one source was reached.
        LimitOfRequests = "limit_of_requests",
        /// Not asked for: the limit of rounds of requests for one source was reached.
        LimitOfRounds = "limit_of_rounds",
        /// Not read: the limit of pictures of one source was reached.
        LimitOfPictures = "limit_of_pictures",
        /// The server has nothing at this address: a picture or an answer beside the profile itself.
        NotThere = "not_there",
        /// None of these: the `outcome_text` says what.
        Other = "other",
    }
}

closed! {
    /// What kind of statement a finding makes. Only a contradiction speaks of disagreement.
    FindingKind {
        /// Two sources state things that cannot both hold as written.
        Contradiction = "contradiction",
        /// The same evidence occurs in another application.
        SharedWithOtherApplication = "shared_with_other_application",
        /// Stated by one source, confirmed by none of those read.
        Unconfirmed = "unconfirmed",
        /// Worth knowing; says nothing for or against.
        Info = "info",
        /// Stated alike by two sources.
        Confirmed = "confirmed",
        /// It could not be checked, and the finding says why.
        NotChecked = "not_checked",
    }
}

closed! {
    /// How much the evidence behind a finding weighs. Never about a person.
    Strength {
        /// Both sides are explicit and an innocent reading needs a particular reason.
        Strong = "strong",
        /// Explicit, but ordinary reasons are common.
        Moderate = "moderate",
        /// A question at most.
        Weak = "weak",
        /// Nothing was weighed: it tells what could be compared and what could not.
        None = "none",
    }
}

closed! {
    /// What a claim or a finding is about.
    Topic {
        /// The person's name.
        Name = "name",
        /// The person's picture.
        Photo = "photo",
        /// Where the person is.
        Location = "location",
        /// E-mail and telephone.
        Contact = "contact",
        /// Employment.
        Work = "work",
        /// Education.
        Education = "education",
        /// Languages declared and written.
        Languages = "languages",
        /// When the person is active.
        Hours = "hours",
        /// Links between sources.
        Links = "links",
        /// The account itself.
        Account = "account",
    }
}

closed! {
    /// Which side of the comparison a claim stands on.
    Side {
        /// The first.
        A = "a",
        /// The one it is held against.
        B = "b",
    }
}

closed! {
    /// How a quote was read, the most trustworthy form first.
    ReadBy {
        /// A site's documented JSON.
        JsonApi = "json_api",
        /// An ActivityPub actor or WebFinger answer.
        ActivityPub = "activity_pub",
        /// A git object or a patch made from one.
        Git = "git",
        /// A JSON Resume file.
        JsonResume = "json_resume",
        /// A field of a CV in another documented format.
        CvField = "cv_field",
        /// A field of the data that a site exported for the account's owner.
        DataExport = "data_export",
        /// A row or a field of a record that the customer holds.
        Record = "record",
        /// JSON-LD in a page.
        JsonLd = "json_ld",
        /// HTML microdata.
        Microdata = "microdata",
        /// RDFa Lite in a page.
        Rdfa = "rdfa",
        /// Microformats2 classes.
        Microformats2 = "microformats2",
        /// `rel=me`.
        RelMe = "rel_me",
        /// OpenGraph, Twitter card or other `meta` elements.
        OpenGraph = "open_graph",
        /// Elements of a known site's page.
        SitePage = "site_page",
        /// Plain HTML of an unknown page.
        Html = "html",
        /// Text of a document.
        DocumentText = "document_text",
        /// A link annotation of a document.
        DocumentLink = "document_link",
        /// An image inside a document.
        DocumentImage = "document_image",
        /// Metadata of a document.
        DocumentMetadata = "document_metadata",
        /// Another way.
        Other = "other",
    }
}

closed! {
    /// How sure it is that words mean what a claim takes them for, the surest first.
    Certainty {
        /// A field of structured data says what it is.
        Structured = "structured",
        /// A label beside the words says what they are.
        Labelled = "labelled",
        /// Their place in the layout says what they are.
        LaidOut = "laid_out",
        /// Only their form does.
        Guessed = "guessed",
        /// They were read off a picture of the text.
        Ocr = "ocr",
    }
}

closed! {
    /// What vouches for an account's being that of the owner of another. All but `stated` confirm it.
    OwnershipProof {
        /// Each names the other.
        BothWays = "both_ways",
        /// The site that names it has seen a proof there: a link back, a signature, a record in the domain name system.
        SeenBySite = "seen_by_site",
        /// The site says that both are one account.
        SameAccount = "same_account",
        /// Only one of them says so.
        Stated = "stated",
    }
}

closed! {
    /// Whether control of a profile was shown. Nothing but `shown` says anything.
    ControlState {
        /// The token stood where only the owner can write.
        Shown = "shown",
        /// It did not stand there.
        NotShown = "not_shown",
        /// The profile could not be looked at.
        NotChecked = "not_checked",
        /// It was not seen before it expired.
        Expired = "expired",
        /// The site gives no place for it that can be seen.
        CannotBeShown = "cannot_be_shown",
    }
}

closed! {
    /// State of one cell of the matrix.
    CellState {
        /// Another source states the same.
        Agree = "agree",
        /// This source states something else than the others.
        Differ = "differ",
        /// The source says nothing on this.
        Silent = "silent",
        /// The source says something, but nothing could be held against it, or it was not read.
        NotChecked = "not_checked",
    }
}

closed! {
    /// How much a differing cell weighs.
    Weight {
        /// A contradiction stands behind it.
        Contradiction = "contradiction",
        /// It is only worth knowing.
        Info = "info",
    }
}

closed! {
    /// What an entry of the timeline is.
    EntryKind {
        /// Employment.
        Work = "work",
        /// A course of education.
        Education = "education",
    }
}

closed! {
    /// State of a step that only a person can take.
    ChecklistState {
        /// To be done.
        Open = "open",
        /// Done, with evidence.
        Done = "done",
    }
}
