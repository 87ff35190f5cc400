//! What an address does, said once: the server is made of it, and so is its description.

use futures_util::future::BoxFuture;
use schemars::{Schema, SchemaGenerator};

use super::call::{Answered, Call};
use crate::access::Scope;

/// A schema, by a generator that collects what it refers to.
pub(crate) type SchemaOf = fn(&mut SchemaGenerator) -> Schema;

/// Does it.
pub(crate) type Handler = fn(Call) -> BoxFuture<'static, Answered>;

/// Sizes that bodies are held to, in bytes.
pub(crate) const SMALL: usize = 64 << 10;
/// A dossier or files, in base64.
pub(crate) const LARGE: usize = 64 << 20;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Method {
    Get,
    Post,
    Delete,
}

impl Method {
    /// As the description writes it.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "get",
            Self::Post => "post",
            Self::Delete => "delete",
        }
    }
}

/// Something in the query or in a header that changes the answer.
pub(crate) struct Parameter {
    pub(crate) name: &'static str,
    /// `query` or `header`.
    pub(crate) place: &'static str,
    pub(crate) what: &'static str,
    /// `string` or `integer`.
    pub(crate) kind: &'static str,
}

/// What a request holds.
pub(crate) struct Body {
    pub(crate) schema: SchemaOf,
    /// Whether it can be a form with files, too.
    pub(crate) form: bool,
    pub(crate) most: usize,
}

/// An answer that is not a problem.
pub(crate) struct Given {
    pub(crate) status: u16,
    pub(crate) what: &'static str,
    pub(crate) media: &'static [&'static str],
    /// Of its JSON.
    pub(crate) schema: Option<SchemaOf>,
}

/// One operation.
pub(crate) struct Route {
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    /// Its name in the description and in metrics.
    pub(crate) name: &'static str,
    pub(crate) summary: &'static str,
    /// What a key needs for it; no key is asked for without.
    pub(crate) scope: Option<Scope>,
    pub(crate) parameters: &'static [Parameter],
    pub(crate) body: Option<Body>,
    pub(crate) given: &'static [Given],
    /// Statuses of its problems, besides those that the table gives to all.
    pub(crate) problems: &'static [u16],
    pub(crate) handler: Handler,
}
