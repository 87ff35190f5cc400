//! How long a candidate has before a decision, and how soon a dispute is answered: what laws say, each with its source.

/// How long after a dispute it has to be looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Within {
    pub(crate) months: i16,
    pub(crate) days: i16,
    pub(crate) source: &'static str,
}

/// What holds in some jurisdictions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NoticeRule {
    /// Codes of ISO 3166-1 or -2; a country's code speaks for its parts too.
    pub(crate) jurisdictions: &'static [&'static str],
    /// Least days of business between the notice before a decision and the one after it.
    pub(crate) business_days: Option<u16>,
    /// Where that is written.
    pub(crate) source: &'static str,
    pub(crate) dispute: Within,
}

/// Thirty days of a consumer reporting agency.
const REINVESTIGATION: Within =
    Within { months: 0, days: 30, source: "15 U.S.C. 1681i(a)(1)(A): a reinvestigation within 30 days" };

/// Every rule that the program knows; of those that fit, the one that names the part of the country is taken. City ordinances can
/// ask for more days: whoever is under one says so when the notice is recorded.
pub(crate) const RULES: &[NoticeRule] = &[
    NoticeRule {
        jurisdictions: &["US-CA"],
        business_days: Some(5),
        source: "California Government Code 12952(c): five business days to respond, five more after a dispute. It \
                 speaks of convictions, and its days are taken here for every notice; the Fair Credit \
                 Reporting Act, 15 U.S.C. 1681b(b)(3), holds beside it",
        dispute: REINVESTIGATION,
    },
    NoticeRule {
        jurisdictions: &["US"],
        business_days: Some(5),
        source: "Fair Credit Reporting Act, 15 U.S.C. 1681b(b)(3)(A): before the decision, without a number of days; the Federal \
                 Trade Commission's staff took five business days as reasonable (letter to Weisberg, 27 June 1997)",
        dispute: REINVESTIGATION,
    },
    NoticeRule {
        jurisdictions: &[
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IS", "IT",
            "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
        ],
        business_days: None,
        source: "General Data Protection Regulation (in the United Kingdom the UK GDPR), article 22(3): a person's own view is \
                 heard; no number of days",
        dispute: Within {
            months: 1,
            days: 0,
            source: "General Data Protection Regulation, article 12(3): within one month",
        },
    },
];

/// The country of a code: `US` of `US-CA`.
pub(crate) fn country(jurisdiction: &str) -> &str {
    jurisdiction.split('-').next().unwrap_or(jurisdiction)
}

/// What holds here; nothing if the program knows no law.
pub(crate) fn rule_of(jurisdiction: &str) -> Option<&'static NoticeRule> {
    let named = |code: &str| RULES.iter().find(|rule| rule.jurisdictions.contains(&code));
    named(jurisdiction).or_else(|| named(country(jurisdiction)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_of_a_country_goes_before_the_country() {
        assert!(rule_of("US-CA").unwrap().source.starts_with("California"));
        assert_eq!(rule_of("US-CO").unwrap().business_days, Some(5));
        assert_eq!(rule_of("DE-BY").unwrap().business_days, None);
        assert_eq!(rule_of("JP"), None);
        for (at, rule) in RULES.iter().enumerate() {
            assert!(!rule.source.is_empty() && !rule.dispute.source.is_empty());
            assert!(
                rule.jurisdictions
                    .iter()
                    .all(|code| RULES[..at].iter().all(|other| !other.jurisdictions.contains(code)))
            );
        }
    }
}
