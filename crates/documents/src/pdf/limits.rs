//! Limits that several readers of a PDF's parts share.

/// One stream may not unpack to more than this: pages of real CVs unpack to less than 2 MiB, pictures to less than 16.
pub(super) const MAX_STREAM: usize = 32 << 20;
