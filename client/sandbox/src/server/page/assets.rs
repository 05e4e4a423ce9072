//! The files of the page, which are inside the binary.

use hyper::{
    StatusCode,
    body::Bytes,
    header::{CONTENT_TYPE, HeaderValue, LOCATION, SET_COOKIE},
};

use super::super::reply::Reply;

const HTML: &str = "text/html; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// Returns a file of the page.
pub fn asset(name: &str) -> Reply {
    let (kind, text) = match name {
        "" => (HTML, include_str!("assets/index.html")),
        "page.css" => ("text/css; charset=utf-8", include_str!("assets/page.css")),
        "page.js" => (SCRIPT, include_str!("assets/page.js")),
        "parts.js" => (SCRIPT, include_str!("assets/parts.js")),
        "hosted.js" => (SCRIPT, include_str!("assets/hosted.js")),
        "icon.svg" => ("image/svg+xml", include_str!("assets/icon.svg")),
        _ => return missing(),
    };
    typed(kind, text)
}

fn missing() -> Reply {
    let mut reply = typed("text/plain", "The page has no such file.");
    *reply.status_mut() = StatusCode::NOT_FOUND;
    reply
}

/// Returns the hosted page, which loads its payment itself.
pub fn hosted() -> Reply {
    typed(HTML, include_str!("assets/hosted.html"))
}

/// Creates a response with a type.
pub fn typed(kind: &'static str, body: impl Into<Bytes>) -> Reply {
    let mut reply = Reply::new(body.into());
    reply.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    reply
}

/// Sends the browser to another path.
pub fn redirect(path: &'static str) -> Reply {
    let mut reply = Reply::default();
    *reply.status_mut() = StatusCode::SEE_OTHER;
    reply.headers_mut().insert(LOCATION, HeaderValue::from_static(path));
    reply
}

/// Sends the browser to another path, with a cookie.
pub fn redirect_with(path: &'static str, cookie: &str) -> Reply {
    let mut reply = redirect(path);
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        reply.headers_mut().insert(SET_COOKIE, cookie);
    }
    reply
}
