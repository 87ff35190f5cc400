//! Which record a file is: by its name, or by the header line of another program's export.

use crate::{logins, payouts};

/// The kinds, in the order in which they are read: what others are held against comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Accounts,
    Applicants,
    Offer,
    IpIntel,
    Geo,
    Database,
    RoutingDirectory,
    Sanctions,
    TrustedIssuers,
    Logins(Option<&'static logins::Export>),
    Edr,
    DeviceGps,
    Payouts(Option<&'static payouts::Export>),
    Camt053,
    PaymentAccount,
    Changes,
    Requests,
    Shipping,
    AddressIntel,
    IdentityDocument,
    Interview,
    Attendance,
    Messages,
    Verifications,
    References,
    Referrals,
    SelfStatements,
    Organisations,
    Domains,
    PlatformExport,
    Blocklist,
    Answers,
    Checklist,
    ChecklistTemplate,
}

/// Names of files and what they are.
const NAMES: [(&str, &str, Kind); 35] = [
    ("accounts", "json", Kind::Accounts),
    ("applicants", "csv", Kind::Applicants),
    ("offer", "json", Kind::Offer),
    ("ip_intel", "csv", Kind::IpIntel),
    ("geo", "csv", Kind::Geo),
    ("", "mmdb", Kind::Database),
    ("routing_directory", "csv", Kind::RoutingDirectory),
    ("sanctions", "csv", Kind::Sanctions),
    ("trusted_issuers", "csv", Kind::TrustedIssuers),
    ("logins", "csv", Kind::Logins(None)),
    ("edr", "csv", Kind::Edr),
    ("device_gps", "csv", Kind::DeviceGps),
    ("payouts", "csv", Kind::Payouts(None)),
    ("payment_profile", "json", Kind::PaymentAccount),
    ("bank_document", "json", Kind::PaymentAccount),
    ("accounts", "csv", Kind::Changes),
    ("contacts", "csv", Kind::Changes),
    ("requests", "csv", Kind::Requests),
    ("shipping", "csv", Kind::Shipping),
    ("address_intel", "json", Kind::AddressIntel),
    ("identity_document", "json", Kind::IdentityDocument),
    ("interview", "csv", Kind::Interview),
    ("attendance", "csv", Kind::Attendance),
    ("messages", "csv", Kind::Messages),
    ("verifications", "csv", Kind::Verifications),
    ("references", "csv", Kind::References),
    ("referrals", "csv", Kind::Referrals),
    ("self_statements", "csv", Kind::SelfStatements),
    ("organisations", "csv", Kind::Organisations),
    ("domains", "csv", Kind::Domains),
    ("platform_export", "json", Kind::PlatformExport),
    ("blocklist", "csv", Kind::Blocklist),
    ("answers", "csv", Kind::Answers),
    ("checklist", "csv", Kind::Checklist),
    ("checklist_template", "csv", Kind::ChecklistTemplate),
];

impl Kind {
    /// What a file is, by its name and its first bytes.
    pub(crate) fn of(name: &str, start: &[u8]) -> Option<Self> {
        let name = name.to_lowercase();
        let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
        let exact = NAMES.iter().find(|(known, end, _)| ending == *end && (known.is_empty() || stem == *known));
        if let Some((_, _, kind)) = exact {
            return Some(*kind);
        }
        let header = String::from_utf8_lossy(start.split(|&c| c == b'\n').next().unwrap_or_default()).into_owned();
        if let Some(export) = logins::EXPORTS.iter().find(|export| export.has_header(&header)) {
            return Some(Self::Logins(Some(export)));
        }
        if let Some(export) = payouts::EXPORTS.iter().find(|export| export.has_header(&header)) {
            return Some(Self::Payouts(Some(export)));
        }
        let text = String::from_utf8_lossy(start);
        (ending == "xml" && text.contains("camt.053")).then_some(Self::Camt053)
    }
}

/// Whether a file of this name and beginning is a record that can be read.
pub fn is_record(name: &str, start: &[u8]) -> bool {
    Kind::of(name, start).is_some()
}

#[cfg(test)]
mod tests {
    use super::is_record;

    #[test]
    fn files_are_known_by_name_or_by_their_header() {
        for name in ["logins.csv", "Accounts.JSON", "accounts.csv", "GeoLite2-City.mmdb", "offer.json"] {
            assert!(is_record(name, b""), "{name}");
        }
        assert!(is_record("report.csv", b"actor.alternateId,eventType,published,outcome.result,client.ipAddress\n"));
        assert!(is_record("statement.xml", b"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">"));
        for (name, start) in [("cv.pdf", "%PDF"), ("notes.csv", "a,b,c\n"), ("logins.pdf", ""), ("feed.xml", "<rss>")] {
            assert!(!is_record(name, start.as_bytes()), "{name}");
        }
    }
}
