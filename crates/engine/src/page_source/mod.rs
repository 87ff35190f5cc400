//! Where pages come from.

mod archive;
mod first_of;
mod live;
mod memory;
mod source;

pub use archive::ArchivePages;
pub use first_of::FirstOf;
pub use live::LivePages;
pub use memory::MemoryPages;
pub use source::PageSource;
