//! What the sign-in logs of directories call their columns and events, from their makers' documentation.

use crosscheck_model::records::LoginEvent;

use crate::table::has_columns;

/// A log of another program.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Export {
    /// Its columns that tell it, and what they are here.
    pub(crate) columns: &'static [(&'static str, &'static str)],
    /// Columns that have to be there.
    must: &'static [(&'static str, &'static str)],
    /// Its words for events; an empty one stands for any.
    pub(crate) events: &'static [(&'static str, LoginEvent)],
    /// Its word for what succeeded: an attempt that failed says nothing of who made it.
    pub(crate) succeeded: &'static str,
}

impl Export {
    pub(crate) fn has_header(&self, header: &str) -> bool {
        has_columns(header, self.must)
    }
}

/// The logs that are known.
pub(crate) static EXPORTS: [Export; 3] = [
    // Okta, System Log as CSV: developer.okta.com/docs/reference/api/system-log, event types.
    Export {
        columns: &[
            ("published", "ts"),
            ("actor.alternateId", "account_id"),
            ("eventType", "event"),
            ("client.ipAddress", "ip"),
            ("client.userAgent.rawUserAgent", "user_agent"),
            ("device.id", "device_id"),
            ("outcome.result", "result"),
        ],
        must: &[("published", ""), ("actor.alternateId", ""), ("eventType", ""), ("outcome.result", "")],
        events: &[
            ("user.session.start", LoginEvent::Login),
            ("user.session.end", LoginEvent::Logout),
            ("user.authentication.sso", LoginEvent::Active),
            ("user.authentication.auth_via_mfa", LoginEvent::Mfa),
        ],
        succeeded: "SUCCESS",
    },
    // Microsoft Entra, interactive sign-ins downloaded as CSV: learn.microsoft.com/entra, sign-in log download.
    Export {
        columns: &[
            ("Date (UTC)", "ts"),
            ("Username", "account_id"),
            ("Request ID", "event"),
            ("IP address", "ip"),
            ("User agent", "user_agent"),
            ("Device ID", "device_id"),
            ("Status", "result"),
        ],
        must: &[("Date (UTC)", ""), ("Username", ""), ("Request ID", ""), ("IP address", ""), ("Status", "")],
        events: &[("", LoginEvent::Login)],
        succeeded: "Success",
    },
    // Google Workspace, login audit log exported from the admin console: support.google.com/a, login audit log.
    Export {
        columns: &[
            ("Date", "ts"),
            ("User", "account_id"),
            ("Actor", "account_id"),
            ("Event", "event"),
            ("IP address", "ip"),
        ],
        must: &[("Date", ""), ("Event", ""), ("IP address", ""), ("Login type", "")],
        events: &[
            ("Successful login", LoginEvent::Login),
            ("Logout", LoginEvent::Logout),
            ("Login verification", LoginEvent::Mfa),
        ],
        succeeded: "",
    },
];
