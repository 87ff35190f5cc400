use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Ends a request from outside: whoever waits for its answer no longer does, and the worker that reads for it is killed.
/// Clones are the same interrupt.
#[derive(Debug, Clone, Default)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Ends every request that was started with this interrupt, and every one that will be.
    pub fn set(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// Whether it was set.
    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}
