use crosscheck_model::{Page, Reply, Request};
use futures_util::future::BoxFuture;

/// Answers requests for pages. One source serves one application: budgets are counted in it.
pub trait PageSource: Send + Sync {
    /// What came of a request.
    fn get<'a>(&'a self, request: &'a Request) -> BoxFuture<'a, Reply>;

    /// Every page that is there without asking: only what was captured earlier has any.
    fn captured(&self) -> &[Page] {
        &[]
    }

    /// Whether answers can come from the network.
    fn is_live(&self) -> bool {
        false
    }
}
