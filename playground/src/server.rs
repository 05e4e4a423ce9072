//! Serves the files of the site to the browsers of this machine.

use std::{
    fs,
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::Path,
    thread,
    time::Duration,
};

use crate::{result::Result, site::FILES};

/// The policy of index.html. The worker needs it as a header.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
                      worker-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The greatest number of bytes of a request.
const MOST_BYTES: u64 = 16 * 1024;

/// Serves the files on a free port, until the program is stopped.
pub fn serve(folder: &Path) -> Result {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    println!("http://{}/", listener.local_addr()?);
    io::stdout().flush()?;
    for stream in listener.incoming() {
        let folder = folder.to_owned();
        thread::spawn(move || {
            // A browser may close a connection at any time.
            let _ = respond(&stream?, &folder);
            io::Result::Ok(())
        });
    }
    Ok(())
}

fn respond(mut stream: &TcpStream, folder: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream.take(MOST_BYTES));
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 0 && !header.trim().is_empty() {
        header.clear();
    }
    let (status, kind, body) = match requested(&request) {
        Some(name) => ("200 OK", content_type(name), fs::read(folder.join(name))?),
        None => ("404 Not Found", "text/plain", b"not found\n".to_vec()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nContent-Security-Policy: {POLICY}\r\n\
         X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nCache-Control: no-cache\r\n\
         Connection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(&body)
}

/// Returns the file that the first line of a request names.
fn requested(line: &str) -> Option<&'static str> {
    let path = line.strip_prefix("GET /")?.split([' ', '?']).next()?;
    let path = if path.is_empty() { "index.html" } else { path };
    FILES.into_iter().find(|name| *name == path)
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/wasm",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_files_of_the_site_are_served() {
        assert_eq!(requested("GET / HTTP/1.1"), Some("index.html"));
        assert_eq!(requested("GET /main.js?x HTTP/1.1"), Some("main.js"));
        for other in ["GET /../Cargo.toml HTTP/1.1", "GET /page HTTP/1.1", "POST / HTTP/1.1", ""] {
            assert_eq!(requested(other), None, "{other}");
        }
    }
}
