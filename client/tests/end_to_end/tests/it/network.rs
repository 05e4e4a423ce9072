//! Servers whose responses no gateway sends.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    thread,
};

/// Starts a server that sends the bytes of `respond` to one connection after another. Returns its address.
pub fn listen(mut respond: impl FnMut(&str, Vec<u8>) -> Vec<u8> + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            let (head, body) = receive(&connection);
            let response = respond(&head, body);
            if response.is_empty() {
                // Wait until the client closes the connection.
                connection.read_to_end(&mut Vec::new()).ok();
            }
            connection.write_all(&response).ok();
        }
    });
    url
}

/// Reads the head and body of a request.
fn receive(connection: &TcpStream) -> (String, Vec<u8>) {
    let mut reader = BufReader::new(connection);
    let (mut head, mut body, mut length) = (String::new(), Vec::new(), 0);
    loop {
        let start = head.len();
        reader.read_line(&mut head).unwrap();
        let line = head[start..].to_ascii_lowercase();
        if let Some(count) = line.strip_prefix("content-length:") {
            length = count.trim().parse().unwrap();
        }
        if line.trim().is_empty() {
            break;
        }
    }
    reader.take(length).read_to_end(&mut body).unwrap();
    (head, body)
}

/// Starts a server whose responses do not end. Returns its address.
pub fn serve_without_end() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            receive(&connection);
            let response = "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n".as_bytes();
            // A client that reads all of it has used enough memory.
            io::copy(&mut response.chain(io::repeat(b' ').take(64 << 20)), &mut connection).ok();
            connection.read_to_end(&mut Vec::new()).ok();
        }
    });
    url
}

/// Returns the bytes of an HTTP response.
pub fn http_response(status: u16, kind: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "HTTP/1.1 {status} Any\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
    )
    .into_bytes()
}
