use crate::types::Problem;

/// Why there is no answer to use.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ClientError {
    /// The server's address cannot be used.
    #[error("the server cannot be asked: {0}")]
    Server(&'static str),
    /// The key cannot be sent.
    #[error("the API key holds characters that no key has")]
    Key,
    /// No answer within a minute.
    #[error("the server did not answer in time")]
    TimedOut,
    /// The connection could not be made or was lost.
    #[error("no connection to the server: {0}")]
    Connection(#[from] std::io::Error),
    /// What came was no HTTP, or stopped in the middle.
    #[error("the server's answer cannot be understood: {0}")]
    Http(#[from] hyper::Error),
    /// The answer was cut, or too long.
    #[error("the server's answer was cut off, or is too long")]
    Cut,
    /// The answer is not what the service is described to give.
    #[error("the server gave something else than a case")]
    Unexpected,
    /// The service said why not.
    #[error("{}", .0.detail)]
    Refused(Problem),
}
