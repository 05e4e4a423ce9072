//! Responses, and bodies of requests and responses.

use std::{
    fmt, mem,
    pin::Pin,
    task::{Context, Poll},
};

use http_body_util::BodyExt;
use hyper::{
    Response, StatusCode,
    body::{Body, Bytes, Frame, Incoming, SizeHint},
    header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderValue},
};
use tokio::sync::mpsc;

use crate::error::GatewayError;

/// The greatest length of a request's body.
const BODY_LIMIT: usize = 1024 * 1024;

/// The connection was cut, by the client or by a fault.
#[derive(Debug)]
pub struct Cut;

impl fmt::Display for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the connection is cut")
    }
}

impl std::error::Error for Cut {}

/// Reads a body to its end. A body that is too large is read as well, so that the client can read the response.
pub async fn read(mut body: Incoming) -> Result<Result<Vec<u8>, GatewayError>, Cut> {
    let mut bytes = Vec::new();
    let mut length = 0;
    while let Some(frame) = body.frame().await {
        if let Ok(data) = frame.map_err(|_| Cut)?.into_data() {
            length += data.len();
            if length <= BODY_LIMIT {
                bytes.extend_from_slice(&data);
            }
        }
    }
    Ok(if length > BODY_LIMIT { Err(GatewayError::PayloadTooLarge) } else { Ok(bytes) })
}

/// A response before a fault changes it.
pub type Reply = Response<Bytes>;

/// Creates a response whose body arrives piece by piece, until the sender is dropped.
pub fn live(kind: &'static str, pieces: mpsc::Receiver<Bytes>) -> Response<ReplyBody> {
    let mut response = Response::new(ReplyBody { rest: Bytes::new(), end: End::Live(pieces) });
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

/// Creates a response with a body of JSON.
pub fn json(status: u16, body: impl Into<Bytes>) -> Reply {
    let mut reply = Response::new(body.into());
    *reply.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    reply.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    reply
}

/// Sends the response whole.
pub fn whole(reply: Reply) -> Response<ReplyBody> {
    reply.map(|rest| ReplyBody { rest, end: End::Whole })
}

/// Sends the response's head and half its body, then cuts the connection.
pub fn half(mut reply: Reply) -> Response<ReplyBody> {
    let length = reply.body().len();
    reply.headers_mut().insert(CONTENT_LENGTH, length.into());
    reply.map(|body| ReplyBody { rest: body.slice(..length / 2), end: End::Flush })
}

/// The body of a response.
pub struct ReplyBody {
    rest: Bytes,
    end: End,
}

/// The end of a response's body.
enum End {
    Whole,
    /// The bytes so far are sent before the connection is cut.
    Flush,
    Cut,
    /// More pieces may follow.
    Live(mpsc::Receiver<Bytes>),
}

impl Body for ReplyBody {
    type Data = Bytes;
    type Error = Cut;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
        if !self.rest.is_empty() {
            return Poll::Ready(Some(Ok(Frame::data(mem::take(&mut self.rest)))));
        }
        match &mut self.end {
            End::Live(pieces) => pieces.poll_recv(context).map(|piece| piece.map(|piece| Ok(Frame::data(piece)))),
            End::Whole => Poll::Ready(None),
            End::Flush => {
                self.end = End::Cut;
                context.waker().wake_by_ref();
                Poll::Pending
            }
            End::Cut => Poll::Ready(Some(Err(Cut))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && matches!(self.end, End::Whole)
    }

    fn size_hint(&self) -> SizeHint {
        match self.end {
            End::Whole => SizeHint::with_exact(self.rest.len() as u64),
            End::Flush | End::Cut | End::Live(_) => SizeHint::default(),
        }
    }
}
