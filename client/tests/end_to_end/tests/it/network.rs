//! Network failures: late, truncated and invalid responses. Also many requests at once.

use std::{
    collections::HashSet,
    io::{self, BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::Mutex,
    thread,
    time::Duration,
};

use payment_session::{
    ApiError, PaymentSession, SessionResponse,
    gateway::{AccessToken, Gateway, RequestId},
    response::{ApiErrorKind, Outcome, Page},
};

use crate::{
    client::{Merchant, agent, environment, try_send},
    flows::QR,
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

/// Starts a server that sends the same response to every request. Returns its address.
pub fn serve(response: Vec<u8>) -> String {
    listen(move |_, _| response.clone())
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

const CREATED: &str = include_str!("../../../../../tests/data/responses/15-qr-api.json");

/// Sends a session to a server with this response, and returns the result.
fn create(response: Vec<u8>, timeout: Duration) -> Result<Result<SessionResponse, ApiError>, ureq::Error> {
    let token = AccessToken::new("t", Duration::from_secs(900)).unwrap();
    let gateway = Gateway::new(environment(&serve(response)), token);
    let session = PaymentSession::from_json(QR).unwrap();
    try_send(&agent(timeout), &gateway.create(&session, &RequestId::random()))
}

#[test]
fn a_time_out_is_the_clients_error() {
    assert!(create(Vec::new(), Duration::from_millis(300)).is_err());
}

#[test]
fn a_connection_that_breaks_is_the_clients_error() {
    let mut cut = http_response(200, "application/json", CREATED);
    cut.truncate(cut.len() / 2);
    assert!(create(cut, Duration::from_secs(10)).is_err());
}

#[test]
fn invalid_responses_are_errors() {
    let half = &CREATED[..CREATED.len() / 2];
    for (status, kind, body) in [
        (200, "application/json", half),
        (200, "application/json", ""),
        (200, "text/html", "<html>welcome to the hotel's network</html>"),
        (200, "application/json", "[]"),
        (200, "application/json", r#"{"code":"00","message":"Success"}"#),
        (502, "text/html", "<html>502 Bad Gateway</html>"),
        (504, "text/plain", ""),
    ] {
        let error = create(http_response(status, kind, body), Duration::from_secs(10)).unwrap().unwrap_err();
        assert_eq!(error.status(), status, "{body}");
        if status == 200 {
            assert_eq!(error.kind(), ApiErrorKind::Unreadable, "{body}");
        }
        assert_eq!(error.outcome(), Outcome::Uncertain, "{body}");
        assert!(body.is_empty() || !error.to_string().contains(body), "{error}");
    }
}

/// Only the body of a response counts.
#[test]
fn the_content_type_is_not_checked() {
    let session = create(http_response(200, "text/plain", CREATED), Duration::from_secs(10)).unwrap().unwrap();
    assert_eq!(session.id.as_ref(), "db826bf0-8c10-4203-8a87-42b3e19c0bf9");
}

#[test]
fn a_thousand_requests_at_once_are_all_processed() {
    const THREADS: usize = 50;
    const EACH: usize = 20;
    let merchant = Merchant::new();
    let ids = Mutex::new(HashSet::new());
    thread::scope(|scope| {
        for thread in 0..THREADS {
            let (merchant, ids) = (&merchant, &ids);
            scope.spawn(move || {
                for number in 0..EACH {
                    let mut draft = PaymentSession::from_json(QR).unwrap().into_draft();
                    draft.client_reference_id = format!("{thread}-{number}").try_into().unwrap();
                    draft.expiry_at = None;
                    let session = merchant.create(&draft.check().unwrap()).unwrap();
                    assert_eq!(session.client_reference_id.as_deref(), Some(&*format!("{thread}-{number}")));
                    ids.lock().unwrap().insert(session.id.to_string());
                }
            });
        }
    });
    assert_eq!(ids.into_inner().unwrap().len(), THREADS * EACH);
    for number in [0, 7, 19] {
        let reference = format!("49-{number}").try_into().unwrap();
        let found = merchant.send(merchant.gateway.find_sessions(&reference).unwrap()).unwrap();
        assert_eq!(found.items.len(), 1);
    }
    let all = merchant.send(merchant.gateway.list_sessions(Page::new(10, 100).unwrap())).unwrap();
    assert_eq!(all.items.len(), 100);
    assert_eq!(all.next_page(), None);
    assert_eq!(all.pagination.and_then(|pagination| pagination.total_items), Some(1000));
}
