//! A server that returns one response with the reference of each request, so that only the clients are compared.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    thread,
};

/// The body of a create.
pub const REQUEST: &str = include_str!("../../../tests/data/requests/15-qr-api.json");
/// The response to it.
pub const RESPONSE: &str = include_str!("../../../tests/data/responses/15-qr-api.json");
/// The reference in both of them.
pub const REFERENCE: &str = "1751610085";
/// The response with an access token.
pub const TOKEN: &str = r#"{"code":"00","message":"Success","data":{"accessToken":"t","expiresIn":"900"}}"#;

/// Starts a server, and returns its URL.
pub fn serve() -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            stream.set_nodelay(true).ok();
            thread::spawn(move || respond(&stream));
        }
    });
    url
}

/// Responds to each request on a connection.
fn respond(mut stream: &TcpStream) -> Option<()> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    loop {
        let (mut length, mut is_token) = (0, false);
        loop {
            line.clear();
            reader.read_line(&mut line).ok().filter(|length| *length > 0)?;
            let header = line.trim_end().to_ascii_lowercase();
            is_token |= header.contains("/access-token");
            match header.strip_prefix("content-length: ") {
                Some(value) => length = value.parse().ok()?,
                None if header.is_empty() => break,
                None => {}
            }
        }
        let mut request = vec![0; length];
        reader.read_exact(&mut request).ok()?;
        let request = String::from_utf8(request).ok()?;
        let body = match request.split_once(r#""clientReferenceId":""#) {
            Some((_, rest)) if !is_token => RESPONSE.replace(REFERENCE, &rest[..REFERENCE.len()]),
            _ => TOKEN.to_owned(),
        };
        let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
        stream.write_all((head + &body).as_bytes()).ok()?;
    }
}
