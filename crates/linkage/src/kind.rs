use serde::{Deserialize, Serialize};

/// What two applications share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// The same picture, verified in its detail.
    Photo,
    /// An e-mail address, by its provider's rules.
    Email,
    /// A telephone number.
    Phone,
    /// An account on a site.
    Handle,
    /// A page or domain of their own.
    Website,
    /// An account of a service that pages name: statistics, tags, advertising.
    ServiceAccount,
    /// The address of a wallet, its checksum right where it has one.
    Wallet,
    /// A bank account to be paid to.
    PayoutAccount,
    /// The number of an identity document.
    DocumentId,
    /// Passages of a CV.
    CvText,
    /// Passages of a self-description.
    BioText,
    /// The same employers and dates in the same order.
    Career,
    /// The same numbers and names in the same order, in other words.
    Facts,
    /// The same commits by author's time, rewritten.
    History,
}

/// Kinds that are not independent of each other: copying one brings the other along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// Pictures.
    Picture,
    /// E-mail, accounts, pages: who has one can make the others.
    Account,
    /// Telephone.
    Phone,
    /// Services that pages use: whoever keeps the pages has the account.
    Service,
    /// Wallets.
    Wallet,
    /// Bank accounts.
    Bank,
    /// Identity documents.
    Document,
    /// What is written.
    Text,
    /// Where someone worked and when.
    Career,
    /// Repositories and their commits.
    History,
}

impl Kind {
    /// Its family.
    pub const fn family(self) -> Family {
        match self {
            Self::Photo => Family::Picture,
            Self::Email | Self::Handle | Self::Website => Family::Account,
            Self::Phone => Family::Phone,
            Self::ServiceAccount => Family::Service,
            Self::Wallet => Family::Wallet,
            Self::PayoutAccount => Family::Bank,
            Self::DocumentId => Family::Document,
            Self::CvText | Self::BioText | Self::Facts => Family::Text,
            Self::Career => Family::Career,
            Self::History => Family::History,
        }
    }

    /// Stable name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Handle => "handle",
            Self::Website => "website",
            Self::ServiceAccount => "service_account",
            Self::Wallet => "wallet",
            Self::PayoutAccount => "payout_account",
            Self::DocumentId => "document_id",
            Self::CvText => "cv_text",
            Self::BioText => "bio_text",
            Self::Career => "career",
            Self::Facts => "facts",
            Self::History => "history",
        }
    }

    /// Whether it alone, under one name, shows that two applications are one person's. A number can be a household's.
    pub const fn is_personal(self) -> bool {
        matches!(self, Self::Photo | Self::Email | Self::Handle | Self::Wallet | Self::PayoutAccount | Self::DocumentId)
    }
}
