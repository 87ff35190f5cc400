// What a word can be. Shared with the build script, which includes this file.

/// What a word can be. Bits of the flags of an entry.
pub(crate) mod flag {
    pub(crate) const TITLE: u32 = 1;
    pub(crate) const SUFFIX: u32 = 1 << 1;
    pub(crate) const PARTICLE: u32 = 1 << 2;
    /// A particle only when a hyphen follows (an article before a sun letter).
    pub(crate) const ARTICLE: u32 = 1 << 3;
    pub(crate) const KOREAN: u32 = 1 << 4;
    pub(crate) const CHINESE: u32 = 1 << 5;
    pub(crate) const VIETNAMESE: u32 = 1 << 6;
    pub(crate) const GIVEN: u32 = 1 << 7;
    pub(crate) const SLAVIC: u32 = 1 << 8;
    pub(crate) const ARABIC: u32 = 1 << 9;
    pub(crate) const IBERIAN: u32 = 1 << 10;
    /// A given name of a European language.
    pub(crate) const WESTERN: u32 = 1 << 11;
    pub(crate) const IBERIAN_SURNAME: u32 = 1 << 12;
    /// A given name of Western Europe, whatever else it is.
    pub(crate) const WEST_EUROPE: u32 = 1 << 13;
    /// A name or short form used by English speakers, and as second given name in East Asia.
    pub(crate) const ENGLISH: u32 = 1 << 14;
    pub(crate) const INDIAN: u32 = 1 << 15;
    /// A frequent surname of the German, Nordic or English languages.
    pub(crate) const NORTHERN_SURNAME: u32 = 1 << 16;
    /// An everyday word that stands where a given name would.
    pub(crate) const BYNAME: u32 = 1 << 17;
    /// A given name of Africa south of the Sahara, borne beside a baptismal one.
    pub(crate) const AFRICAN: u32 = 1 << 18;
}

/// A group is numbered by its file and, in so many bits, its line in it.
const LINES: u32 = 10;
