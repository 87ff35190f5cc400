//! Keys for linking many names.

pub(crate) mod keys;
