//! TikTok: never asked, because its terms forbid it; a saved page is read.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Field, Mark, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        hand_in: "a saved copy of their profile, or their own data download",
        also: &["m.tiktok.com"],
        api_hosts: &["open.tiktokapis.com"],
        case_free: true,
        picture_hosts: &["tiktokcdn.com"],
        ..SiteFacts::new("tiktok", "TikTok", &["tiktok.com"])
    },
    url_forms: &["https://www.tiktok.com/@{handle}", "https://www.tiktok.com/@{handle}/**"],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    state: &[("__UNIVERSAL_DATA_FOR_REHYDRATION__", STATE)],
    absent: &[Mark::Words("\"statuscode\":10221"), Mark::Words("couldn't find this account")],
    shell: &[Mark::Words("tiktok-verify-page")],
    ..Table::json(&[ME])
};

const ME: Answer = Answer {
    ask: None,
    holds: &["/data/user/open_id"],
    record: "/data/user",
    own: "/username",
    ..Answer::new(
        &["https://open.tiktokapis.com/v2/user/info/"],
        &[
            field(&["/username"], Means::Handle),
            field(&["/open_id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/display_name"], Means::Name(NameRole::Display)),
            field(&["/bio_description"], Means::Bio),
            field(&["/avatar_url"], Means::Photo),
        ],
    )
};

const STATE: &[Field] = &[
    field(&["/__DEFAULT_SCOPE__/webapp.user-detail/userInfo/user/uniqueId"], Means::Handle),
    field(&["/__DEFAULT_SCOPE__/webapp.user-detail/userInfo/user/id"], Means::Fact(AccountFactKind::StableId)),
    field(&["/__DEFAULT_SCOPE__/webapp.user-detail/userInfo/user/nickname"], Means::Name(NameRole::Display)),
    field(&["/__DEFAULT_SCOPE__/webapp.user-detail/userInfo/user/signature"], Means::Bio),
    field(&["/__DEFAULT_SCOPE__/webapp.user-detail/userInfo/user/avatarMedium"], Means::Photo),
    field(&["/__DEFAULT_SCOPE__/webapp.user-detail/userInfo/user/bioLink/link"], Means::Link(LinkRole::Own)),
    field(&["/__DEFAULT_SCOPE__/webapp.user-detail/userInfo/user/createTime"], Means::Fact(AccountFactKind::Created)),
    field(&["/__DEFAULT_SCOPE__/webapp.user-detail/userInfo/user/privateAccount"], Means::If("private")),
];
