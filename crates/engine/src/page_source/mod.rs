//! Where pages come from.

mod archive;
mod first_of;
mod kept;
mod live;
mod memory;
mod source;

pub use archive::ArchivePages;
pub use first_of::FirstOf;
pub(crate) use kept::KeptPages;
pub use live::LivePages;
pub use memory::MemoryPages;
pub use source::PageSource;
