//! LeetCode: profiles by its own GraphQL, which answers GET.

use crosscheck_model::{LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Item, Mark, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        also: &["leetcode-cn.com"],
        picture_hosts: &["assets.leetcode.com", "assets.leetcode.cn"],
        no_picture: &["assets.leetcode.com/users/default"],
        case_free: true,
        ..SiteFacts::new("leetcode", "LeetCode", &["leetcode.com", "leetcode.cn"])
    },
    url_forms: &[
        "https://leetcode.com/u/{handle}",
        "https://leetcode.com/u/{handle}/**",
        "https://leetcode.cn/u/{handle}",
        "https://leetcode.cn/u/{handle}/**",
    ],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { absent: &[Mark::Empty("/data/matchedUser")], ..Table::json(&[USER]) };

const USER: Answer = Answer {
    holds: &["/data/matchedUser"],
    record: "/data/matchedUser",
    own: "/username",
    ..Answer::new(
        &[
            "https://leetcode.com/graphql?query=query%20u(%24h%3AString!)%7BmatchedUser(username%3A%24h)%7Busername%20githubUrl%20twitterUrl%20linkedinUrl%20profile%7BrealName%20aboutMe%20userAvatar%20countryName%20company%20jobTitle%20school%20websites%7D%7D%7D&variables=%7B%22h%22%3A%22{handle}%22%7D",
            "https://leetcode.com/graphql",
        ],
        &[
            field(&["/username"], Means::Handle),
            field(&["/profile/realName"], Means::Name(NameRole::Display)),
            field(&["/profile/aboutMe"], Means::Bio),
            field(&["/profile/userAvatar"], Means::Photo),
            field(&["/profile/countryName"], Means::Place),
            field(&["/profile"], Means::Work(Item { organisation: "/company", title: "/jobTitle", ..Item::NONE })),
            field(&["/profile"], Means::Education(Item { organisation: "/school", ..Item::NONE })),
            field(&["/profile/websites/*"], Means::Link(LinkRole::Own)),
            field(&["/githubUrl"], Means::Link(LinkRole::Own)),
            field(&["/twitterUrl"], Means::Link(LinkRole::Own)),
            field(&["/linkedinUrl"], Means::Link(LinkRole::Own)),
        ],
    )
};
