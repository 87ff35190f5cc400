//! One request over a connection of its own.

use std::sync::Arc;
use std::time::Duration;

use http::{Request, Response};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use url::Url;

use crate::error::ClientError;

const WHOLE: Duration = Duration::from_secs(60);
const MAX_ANSWER: usize = 512 << 20;

pub(crate) fn tls() -> Result<Arc<ClientConfig>, ClientError> {
    let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.map_err(|_| ClientError::Server("its TLS cannot be set up"))?;
    Ok(Arc::new(config.with_root_certificates(roots).with_no_client_auth()))
}

pub(crate) async fn send(
    server: &Url,
    tls: &Arc<ClientConfig>,
    request: Request<Full<Bytes>>,
) -> Result<Response<Bytes>, ClientError> {
    timeout(WHOLE, sent(server, tls, request)).await.map_err(|_| ClientError::TimedOut)?
}

async fn sent(
    server: &Url,
    tls: &Arc<ClientConfig>,
    request: Request<Full<Bytes>>,
) -> Result<Response<Bytes>, ClientError> {
    let host = server.host_str().ok_or(ClientError::Server("its address has no host"))?;
    let port = server.port_or_known_default().ok_or(ClientError::Server("its address has no port"))?;
    let plain = TcpStream::connect((host.trim_matches(['[', ']']), port)).await?;
    if server.scheme() == "https" {
        let name =
            ServerName::try_from(host.to_owned()).map_err(|_| ClientError::Server("its name cannot be verified"))?;
        let secure = TlsConnector::from(Arc::clone(tls)).connect(name, plain).await?;
        exchange(TokioIo::new(secure), request).await
    } else {
        exchange(TokioIo::new(plain), request).await
    }
}

async fn exchange<S>(stream: S, request: Request<Full<Bytes>>) -> Result<Response<Bytes>, ClientError>
where
    S: hyper::rt::Read + hyper::rt::Write + Unpin + Send + 'static,
{
    let (mut sender, connection) = http1::handshake(stream).await?;
    // Its errors also reach the sender.
    tokio::spawn(async move { connection.await.unwrap_or_default() });
    let (parts, body) = sender.send_request(request).await?.into_parts();
    let body = Limited::new(body, MAX_ANSWER).collect().await.map_err(|_| ClientError::Cut)?;
    Ok(Response::from_parts(parts, body.to_bytes()))
}
