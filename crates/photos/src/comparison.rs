//! What a comparison of two pictures says, and how it is put in words.

use serde::{Deserialize, Serialize};

use crate::avatar::AvatarRule;

/// Why two pictures were not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WhyNot {
    /// At least one is a default avatar.
    DefaultAvatar(AvatarRule),
    /// At least one is plain or a logo.
    Plain,
    /// At least one has too few pixels.
    TooSmall,
    /// The fingerprints were made by different versions.
    OtherVersion,
    /// At least one could not be read (for callers that hold no fingerprint).
    Unreadable,
}

/// What the comparison says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Verified in its detail: at most one false match is expected among a hundred million pairs of different pictures.
    SamePicture,
    /// Much of the two agrees, but not enough for that: two portraits of like composition, or a copy too small or too much
    /// changed. Worth a look; never evidence that anything is shared.
    Resembles,
    /// No common pixels were found. Says nothing about who is shown.
    DifferentPicture,
    /// Nothing can be said.
    NotComparable(WhyNot),
}

impl Verdict {
    /// `same_picture`, `resembles`, `different_picture` or `not_comparable`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SamePicture => "same_picture",
            Self::Resembles => "resembles",
            Self::DifferentPicture => "different_picture",
            Self::NotComparable(_) => "not_comparable",
        }
    }
}

impl WhyNot {
    /// A stable word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DefaultAvatar(_) => "default_avatar",
            Self::Plain => "plain",
            Self::TooSmall => "too_small",
            Self::OtherVersion => "other_version",
            Self::Unreadable => "unreadable",
        }
    }
}

/// One thing that was done to the first picture to get the second, or the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Change {
    /// Left and right swapped.
    Mirrored,
    /// One shows only a part of the other.
    Cropped {
        /// Share of the larger picture's width and height that is missing, in percent.
        percent: u8,
    },
    /// One has a frame or margin of one colour around it.
    Framed {
        /// Share of the framed picture's width and height that is frame, in percent.
        percent: u8,
    },
    /// Turned.
    Rotated {
        /// Whole degrees, without sign.
        degrees: u8,
    },
    /// Other size in pixels.
    Resized,
    /// One is grey, the other coloured.
    Grey,
    /// Other brightness or contrast.
    Toned,
    /// A part of the picture shows something else: background, banner, frame, mask.
    PartReplaced {
        /// Share of the common area that differs, in percent.
        percent: u8,
    },
}

/// The outcome of comparing two pictures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// Same, different, or not comparable.
    pub verdict: Verdict,
    /// What was done to one to get the other; empty unless the verdict is the same picture.
    pub what_was_done: Vec<Change>,
    /// Whether the two files are the same bytes.
    pub same_file: bool,
    /// Distance of the two codes in bits, when compared.
    pub code_distance: Option<u16>,
    /// Share of the common textured area whose pixels agree, 0 to 1, when registered.
    pub agreement: Option<f32>,
    /// Mean correlation of the pixels over the common textured area, when registered.
    pub correlation: Option<f32>,
    /// Cells of fine detail that agree in one connected region, of 256 for a square picture, when registered.
    pub region: Option<u16>,
    /// Common logarithm of how many pairs of different pictures in one would agree as much, when registered.
    pub false_match_exponent: Option<f32>,
}

impl Comparison {
    pub(crate) fn not_comparable(why: WhyNot) -> Self {
        Self { verdict: Verdict::NotComparable(why), ..Self::different() }
    }

    pub(crate) fn different() -> Self {
        Self {
            verdict: Verdict::DifferentPicture,
            what_was_done: Vec::new(),
            same_file: false,
            code_distance: None,
            agreement: None,
            correlation: None,
            region: None,
            false_match_exponent: None,
        }
    }

    /// One sentence for people, such as `The same picture: mirrored, cropped by 12%.`
    #[must_use]
    pub fn sentence(&self) -> String {
        match self.verdict {
            Verdict::NotComparable(why) => why.sentence().to_owned(),
            Verdict::Resembles => "The pictures resemble each other; they cannot be told to be one.".to_owned(),
            Verdict::DifferentPicture => "Different pictures; this says nothing about who they show.".to_owned(),
            Verdict::SamePicture if self.same_file => "The same file.".to_owned(),
            Verdict::SamePicture if self.what_was_done.is_empty() => "The same picture.".to_owned(),
            Verdict::SamePicture => {
                let done: Vec<String> = self.what_was_done.iter().map(|c| c.words()).collect();
                format!("The same picture: {}.", done.join(", "))
            }
        }
    }
}

impl WhyNot {
    fn sentence(self) -> &'static str {
        match self {
            Self::DefaultAvatar(_) => "Not compared: a default avatar, which many accounts share.",
            Self::Plain => "Not compared: a plain area or a logo.",
            Self::TooSmall => "Not compared: too few pixels.",
            Self::OtherVersion => "Not compared: read by different versions.",
            Self::Unreadable => "Not compared: the picture could not be read.",
        }
    }
}

impl Change {
    /// The change in words: `cropped by 12%`.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Mirrored => "mirrored".to_owned(),
            Self::Cropped { percent } => format!("cropped by {percent}%"),
            Self::Framed { percent } => format!("a frame of {percent}% added"),
            Self::Rotated { degrees } => format!("rotated by {degrees}°"),
            Self::Resized => "resized".to_owned(),
            Self::Grey => "made grey".to_owned(),
            Self::Toned => "brightness or contrast changed".to_owned(),
            Self::PartReplaced { percent } => format!("{percent}% of it replaced"),
        }
    }
}
