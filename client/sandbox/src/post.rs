//! One POST over HTTP, without TLS.

use std::{
    error::Error,
    fmt::{self, Display},
};

use http_body_util::{BodyExt, Full};
use hyper::{
    Request, Uri,
    body::Bytes,
    client::conn::http1,
    header::{CONTENT_TYPE, HOST},
};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// A URL that the sandbox cannot post to.
#[derive(Debug)]
struct UnsupportedUrl;

impl Display for UnsupportedUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the URL does not begin with `http://` and a host")
    }
}

impl Error for UnsupportedUrl {}

/// Posts JSON with an API key on a new connection, and returns the status of the response after reading all of it.
///
/// Redirects are not followed.
pub async fn post(url: &str, api_key: &str, json: String) -> Result<u16, Box<dyn Error + Send + Sync>> {
    let url: Uri = url.parse()?;
    let authority = url.authority().filter(|_| url.scheme_str() == Some("http")).ok_or(UnsupportedUrl)?;
    let host = authority.host();
    let port = authority.port_u16().unwrap_or(80);
    let path = url.path_and_query().map_or("/", |path| path.as_str());
    let request = Request::post(path)
        .header(HOST, format!("{host}:{port}"))
        .header(CONTENT_TYPE, "application/json")
        .header("x-api-key", api_key)
        .body(Full::<Bytes>::from(json))?;

    // As one text, because the host of an IPv6 address has brackets.
    let stream = TcpStream::connect(format!("{host}:{port}")).await?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    let exchange = async {
        let response = sender.send_request(request).await?;
        let status = response.status().as_u16();
        response.into_body().collect().await?;
        // The connection ends without its sender.
        drop(sender);
        Ok::<_, hyper::Error>(status)
    };
    let (status, _) = tokio::join!(exchange, connection);
    Ok(status?)
}
