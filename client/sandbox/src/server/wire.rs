//! A connection that can send its next response twice.

use std::{
    io,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, ready},
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
};

/// A switch that makes the next response appear twice.
#[derive(Clone, Default)]
pub struct Repeat(Arc<AtomicBool>);

impl Repeat {
    /// Sends the next response twice.
    pub fn next_response(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn is_on(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    fn off(&self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

/// A connection with a switch. `hyper` writes a response, then flushes it.
pub struct Wire {
    stream: TcpStream,
    repeat: Repeat,
    /// The bytes that are written again when the response is flushed.
    copy: Vec<u8>,
}

impl Wire {
    pub fn new(stream: TcpStream, repeat: Repeat) -> Self {
        Self { stream, repeat, copy: Vec::new() }
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = ready!(Pin::new(&mut self.stream).poll_write(context, bytes))?;
        if self.repeat.is_on() {
            self.copy.extend_from_slice(&bytes[..written]);
        }
        Poll::Ready(Ok(written))
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let Self { stream, repeat, copy } = &mut *self;
        while !copy.is_empty() {
            let written = ready!(Pin::new(&mut *stream).poll_write(context, copy))?;
            copy.drain(..written);
            repeat.off();
        }
        Pin::new(stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
