//! What kind of picture is it: one worth comparing, or a default avatar, a logo or plain area, or too small.

use serde::{Deserialize, Serialize};

use crate::decode::Thumbnail;

/// The rule that recognised a default avatar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AvatarRule {
    /// The address itself names a placeholder (Gravatar's default, `missing.png`).
    Address,
    /// The picture GitHub draws from the account number.
    GithubIdenticon,
    /// The pixels of a known placeholder.
    KnownDigest,
    /// Three colours cover half of the picture or more.
    LowColour,
}

/// What kind of picture it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Nature {
    /// A picture with enough in it to be compared.
    Picture,
    /// A picture that many accounts share without sharing anything else.
    DefaultAvatar(AvatarRule),
    /// One colour, a smooth run of colours, or a logo.
    Plain,
    /// Too few pixels to tell pictures apart.
    TooSmall,
}

/// Shortest side in pixels that is compared.
const MIN_SIDE: u32 = 32;

pub(crate) fn nature(thumb: &Thumbnail, _url: Option<&str>) -> Nature {
    if thumb.rgb.width().min(thumb.rgb.height()) < MIN_SIDE {
        return Nature::TooSmall;
    }
    Nature::Picture
}
