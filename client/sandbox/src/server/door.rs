//! The listening socket, which can refuse connections for some time.

use std::{io, net::SocketAddr, time::Duration};

use tokio::{
    net::{TcpListener, TcpSocket, TcpStream},
    time::{self, Instant},
};

/// The number of connections that wait to be accepted.
const BACKLOG: u32 = 1024;

/// A listening socket, or one that keeps its port and refuses connections.
pub struct Door {
    address: SocketAddr,
    state: DoorState,
}

enum DoorState {
    Open(TcpListener),
    Closed {
        socket: TcpSocket,
        until: Instant,
    },
    /// A state between two others.
    Changing,
}

impl Door {
    pub fn new(listener: TcpListener) -> io::Result<Self> {
        Ok(Self { address: listener.local_addr()?, state: DoorState::Open(listener) })
    }

    /// Refuses connections for some time.
    ///
    /// A socket that is bound but does not listen refuses connections, and no other socket gets its port.
    pub async fn close(&mut self, lasts: Duration) -> io::Result<()> {
        let until = Instant::now() + lasts;
        let socket = match std::mem::replace(&mut self.state, DoorState::Changing) {
            DoorState::Closed { socket, until: earlier } => {
                self.state = DoorState::Closed { socket, until: earlier.max(until) };
                return Ok(());
            }
            DoorState::Open(listener) => {
                drop(listener);
                bound(self.address).await?
            }
            DoorState::Changing => bound(self.address).await?,
        };
        self.state = DoorState::Closed { socket, until };
        Ok(())
    }

    /// Waits for the next connection, and for the end of the time in which connections are refused.
    ///
    /// No connection is lost if the future is dropped.
    pub async fn next(&mut self) -> io::Result<TcpStream> {
        if let DoorState::Closed { until, .. } = self.state {
            time::sleep_until(until).await;
        }
        self.state = match std::mem::replace(&mut self.state, DoorState::Changing) {
            DoorState::Closed { socket, .. } => DoorState::Open(socket.listen(BACKLOG)?),
            state => state,
        };
        match &self.state {
            DoorState::Open(listener) => Ok(listener.accept().await?.0),
            DoorState::Closed { .. } | DoorState::Changing => Err(io::Error::other("the socket does not listen")),
        }
    }
}

/// Binds a socket that does not listen. Right after a listener is closed, this can fail for a moment.
async fn bound(address: SocketAddr) -> io::Result<TcpSocket> {
    for _ in 0..100 {
        let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
        // On Windows, this option would share the port with other programs.
        #[cfg(unix)]
        socket.set_reuseaddr(true)?;
        match socket.bind(address) {
            Ok(()) => return Ok(socket),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => time::sleep(Duration::from_millis(5)).await,
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AddrInUse.into())
}
