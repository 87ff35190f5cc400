use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, KeyUsagePurpose};
use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;

/// A certificate authority that exists for one test: it vouches for whatever name a client asks for, except for names
/// that begin with `wrong`, which get a certificate for another host.
pub struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
    made: Mutex<BTreeMap<String, Arc<CertifiedKey>>>,
}

impl fmt::Debug for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Authority")
    }
}

/// A key or a certificate could not be made.
#[derive(Debug)]
pub struct AuthorityError(rcgen::Error);

impl fmt::Display for AuthorityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cannot make a certificate")
    }
}

impl std::error::Error for AuthorityError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

impl From<rcgen::Error> for AuthorityError {
    fn from(error: rcgen::Error) -> Self {
        Self(error)
    }
}

impl Authority {
    /// A new one.
    pub fn new() -> Result<Arc<Self>, AuthorityError> {
        let mut params = CertificateParams::new(Vec::new())?;
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
        params.distinguished_name.push(DnType::CommonName, "Authority for tests");
        let issuer = CertifiedIssuer::self_signed(params, KeyPair::generate()?)?;
        Ok(Arc::new(Self { issuer, made: Mutex::default() }))
    }

    /// Its own certificate, for clients to trust.
    pub fn pem(&self) -> String {
        self.issuer.pem()
    }

    /// A server's side of TLS with certificates made when they are asked for.
    pub fn server(self: &Arc<Self>) -> Arc<ServerConfig> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let resolver = Arc::new(OnDemand(Arc::clone(self)));
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("the provider supports the default versions")
            .with_no_client_auth()
            .with_cert_resolver(resolver);
        Arc::new(config)
    }

    fn certificate(&self, name: &str) -> Option<Arc<CertifiedKey>> {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = made.get(name) {
            return Some(Arc::clone(known));
        }
        let subject = if name.starts_with("wrong") { "another.example" } else { name };
        let key = KeyPair::generate().ok()?;
        let params = CertificateParams::new(vec![subject.to_owned()]).ok()?;
        let certificate = params.signed_by(&key, &self.issuer).ok()?;
        let private = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let signer = rustls::crypto::ring::sign::any_supported_type(&private).ok()?;
        let certified = Arc::new(CertifiedKey::new(vec![certificate.der().clone()], signer));
        made.insert(name.to_owned(), Arc::clone(&certified));
        Some(certified)
    }
}

#[derive(Debug)]
struct OnDemand(Arc<Authority>);

impl ResolvesServerCert for OnDemand {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        // A client that connects to a literal address names no host.
        self.0.certificate(hello.server_name().unwrap_or("127.0.0.1"))
    }
}
