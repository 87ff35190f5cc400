//! The two things that touch the outside: looking a name up and opening a connection. Tests put their own in place of
//! them, which is how they count every connection that was tried.

use std::fmt;
use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;

/// A future in a box.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A connection.
pub trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

/// Names and connections.
pub trait Network: fmt::Debug + Send + Sync {
    /// All addresses of a host's name. `ErrorKind::NotFound` if it has none.
    fn resolve<'a>(&'a self, host: &'a str) -> Pending<'a, io::Result<Vec<IpAddr>>>;

    /// Opens a connection to an address that has been checked.
    fn connect(&self, to: SocketAddr) -> Pending<'_, io::Result<Box<dyn Stream>>>;

    /// Whether an address is one of this machine's own.
    fn is_own(&self, address: IpAddr) -> bool;

    /// Whether this machine knows a way to the public internet at all. Nothing is sent to find out.
    fn is_online(&self) -> bool {
        true
    }
}

/// The resolver's "there is no such name" and its "ask again later" differ only in their text.
fn told_apart(error: io::Error) -> io::Error {
    let text = error.to_string();
    let no_such_name = ["not known", "No address associated", "nodename nor servname", "No such host"];
    if no_such_name.iter().any(|part| text.contains(part)) {
        io::Error::new(io::ErrorKind::NotFound, error)
    } else {
        error
    }
}

/// a.root-servers.net.
const ROOT_SERVERS: [IpAddr; 2] = [
    IpAddr::V4(std::net::Ipv4Addr::new(198, 41, 0, 4)),
    IpAddr::V6(std::net::Ipv6Addr::new(0x2001, 0x503, 0xba3e, 0, 0, 0, 2, 0x30)),
];

/// The operating system's resolver and sockets. No proxy is read from the environment.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemNetwork;

impl Network for SystemNetwork {
    fn resolve<'a>(&'a self, host: &'a str) -> Pending<'a, io::Result<Vec<IpAddr>>> {
        Box::pin(async move {
            let found = tokio::net::lookup_host((host, 0)).await.map_err(told_apart)?;
            // A scope ("%eth0") is lost here on purpose: scoped addresses are never public.
            Ok(found.map(|address| address.ip()).collect())
        })
    }

    fn connect(&self, to: SocketAddr) -> Pending<'_, io::Result<Box<dyn Stream>>> {
        Box::pin(async move {
            let stream = TcpStream::connect(to).await?;
            stream.set_nodelay(true)?;
            Ok(Box::new(stream) as Box<dyn Stream>)
        })
    }

    /// The kernel routes packets to an own address from that same address; "connecting" a datagram socket sends nothing.
    fn is_own(&self, address: IpAddr) -> bool {
        let unspecified: SocketAddr = match address {
            IpAddr::V4(_) => (std::net::Ipv4Addr::UNSPECIFIED, 0).into(),
            IpAddr::V6(_) => (std::net::Ipv6Addr::UNSPECIFIED, 0).into(),
        };
        let source = std::net::UdpSocket::bind(unspecified).and_then(|socket| {
            socket.connect((address, 9))?;
            socket.local_addr()
        });
        source.is_ok_and(|source| source.ip() == address)
    }

    /// A machine without a network has no route to a root server of DNS.
    fn is_online(&self) -> bool {
        ROOT_SERVERS.iter().any(|address| {
            let unspecified: IpAddr = if address.is_ipv4() {
                std::net::Ipv4Addr::UNSPECIFIED.into()
            } else {
                std::net::Ipv6Addr::UNSPECIFIED.into()
            };
            std::net::UdpSocket::bind((unspecified, 0)).is_ok_and(|socket| socket.connect((*address, 53)).is_ok())
        })
    }
}
