use crosscheck_model::{Address, Outcome};

/// One step of a case.
#[derive(Debug, Clone, Copy)]
pub enum Step<'a> {
    /// Reading of this source begins.
    Started(&'a Address),
    /// It ended so.
    Finished(&'a Address, &'a Outcome),
}

/// Is told of every step while a case runs. Called from whatever thread the step ends on; it must not block.
pub trait Progress: Send + Sync {
    /// A step was taken.
    fn step(&self, step: Step<'_>);
}

/// Nobody watches.
#[derive(Debug, Clone, Copy, Default)]
pub struct Quiet;

impl Progress for Quiet {
    fn step(&self, _: Step<'_>) {}
}

impl<F: Fn(Step<'_>) + Send + Sync> Progress for F {
    fn step(&self, step: Step<'_>) {
        self(step);
    }
}
