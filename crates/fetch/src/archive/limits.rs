//! How much is kept of one archive.

/// Longest body that is kept, in bytes; the same as the live fetcher's.
pub const MAX_BODY: usize = 16 << 20;
/// Most bytes of bodies that are kept from one archive.
pub const MAX_TOTAL: usize = 192 << 20;
/// Most records that are read from one archive.
pub const MAX_RECORDS: usize = 200_000;
