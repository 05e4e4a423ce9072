//! A gateway that follows a script: it returns the responses of a test, and keeps the requests.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use payment_client::{Builder, Client, Policy};
use payment_session::gateway::{BaseUrl, Credentials, MerchantId, MerchantSecret, TestEnvironment};
use socket2::SockRef;

/// A request that arrived.
#[derive(Clone, Debug)]
pub struct Request {
    /// For example `POST /v2/payments`.
    pub line: String,
    pub headers: Vec<String>,
    /// The client's side of the connection.
    pub peer: SocketAddr,
}

/// A response, byte for byte.
#[derive(Clone, Debug)]
pub enum SocketReply {
    /// The status, further headers, and the body.
    Complete(u16, &'static str, String),
    /// A successful response with this `data`, twice in a row on the connection.
    Twice(String),
    /// The bytes, after which the connection ends.
    Raw(String),
    /// Headers, and a body that does not end.
    Endless(&'static str),
    /// No byte: the connection is reset, before or after the body of the request was read.
    Reset { is_body_read: bool },
}

impl SocketReply {
    /// Returns a successful response with this `data`.
    pub fn data(data: &str) -> Self {
        Self::Complete(200, "", success(data))
    }

    /// Returns a token that lives as long as the documentation says.
    pub fn token(token: &str) -> Self {
        Self::data(&format!(r#"{{"accessToken":"{token}","expiresIn":"900"}}"#))
    }
}

fn success(data: &str) -> String {
    format!(r#"{{"code":"00","message":"Success","data":{data}}}"#)
}

/// A server that follows a script.
pub struct SocketScript {
    url: String,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl SocketScript {
    /// Starts a server. `reply` gets each request, together with the number of earlier ones with the same line.
    pub fn start(reply: impl Fn(&Request, usize) -> SocketReply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("the listener is bound"));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (reply, kept) = (Arc::new(reply), Arc::clone(&requests));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (reply, kept) = (Arc::clone(&reply), Arc::clone(&kept));
                thread::spawn(move || serve(&stream, &*reply, &kept));
            }
        });
        Self { url, requests }
    }

    /// Returns a client of this server, with short durations.
    pub fn client(&self) -> Client {
        client(&self.url, policy())
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    /// Returns the lines of all requests so far, without the request for a token.
    pub fn lines(&self) -> Vec<String> {
        self.requests().into_iter().map(|request| request.line).filter(|line| !line.contains("token")).collect()
    }

    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }
}

/// Returns durations at a hundredth of their defaults. Those of reading calls are at a tenth, because the machine that runs
/// the tests can be busy.
pub fn policy() -> Policy {
    let mut policy = Policy::default();
    policy.connect_timeout /= 100;
    policy.attempt_timeout /= 100;
    policy.gateway_timeout /= 100;
    policy.deadline /= 100;
    policy.read_timeout /= 10;
    policy.read_deadline /= 10;
    policy.first_pause /= 100;
    policy.longest_pause /= 100;
    policy.gateway_timeout /= 100;
    policy
}

pub fn client(url: &str, policy: Policy) -> Client {
    builder(url, policy).build().unwrap()
}

pub fn builder(url: &str, policy: Policy) -> Builder {
    let server = TestEnvironment::custom(BaseUrl::try_from(url).unwrap()).unwrap();
    let credentials = Credentials::new(MerchantId::new("merchant").unwrap(), MerchantSecret::new("secret").unwrap());
    Client::builder(server, credentials).policy(policy)
}

fn serve(mut stream: &TcpStream, reply: &dyn Fn(&Request, usize) -> SocketReply, kept: &Mutex<Vec<Request>>) {
    let Ok(peer) = stream.peer_addr() else { return };
    let mut reader = BufReader::new(stream.try_clone().expect("a socket can be cloned"));
    while let Some(request) = read_head(&mut reader, peer) {
        let earlier = {
            let mut kept = kept.lock().unwrap();
            let earlier = kept.iter().filter(|earlier| earlier.line == request.line).count();
            kept.push(request.clone());
            earlier
        };
        let reply = reply(&request, earlier);
        if !matches!(reply, SocketReply::Reset { is_body_read: false }) && read_body(&mut reader, &request).is_none() {
            return;
        }
        match reply {
            SocketReply::Reset { .. } => {
                // A connection that does not linger ends with a reset.
                SockRef::from(stream).set_linger(Some(Duration::ZERO)).expect("an open socket");
                return;
            }
            SocketReply::Complete(status, headers, body) => {
                let length = body.len();
                let head = format!("HTTP/1.1 {status} -\r\n{headers}content-length: {length}\r\n\r\n");
                if stream.write_all((head + &body).as_bytes()).is_err() {
                    return;
                }
            }
            SocketReply::Twice(data) => {
                let body = success(&data);
                let response = format!("HTTP/1.1 200 -\r\ncontent-length: {}\r\n\r\n{body}", body.len());
                if stream.write_all(response.repeat(2).as_bytes()).is_err() {
                    return;
                }
            }
            SocketReply::Raw(bytes) => {
                stream.write_all(bytes.as_bytes()).ok();
                return;
            }
            SocketReply::Endless(headers) => {
                let head = format!("HTTP/1.1 200 -\r\n{headers}\r\n");
                if stream.write_all(head.as_bytes()).is_ok() {
                    // A client that reads all of it has used enough memory.
                    io::copy(&mut io::repeat(b' ').take(64 << 20), &mut stream).ok();
                    reader.read_to_end(&mut Vec::new()).ok();
                }
                return;
            }
        }
    }
}

fn read_head(reader: &mut impl BufRead, peer: SocketAddr) -> Option<Request> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok().filter(|length| *length > 0)?;
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let line = lines.first()?.trim_end_matches(" HTTP/1.1").to_owned();
    Some(Request { line, headers: lines.split_off(1), peer })
}

fn read_body(reader: &mut impl BufRead, request: &Request) -> Option<()> {
    let length = |header: &String| header.to_lowercase().strip_prefix("content-length: ")?.parse().ok();
    let mut body = vec![0; request.headers.iter().find_map(length).unwrap_or(0)];
    reader.read_exact(&mut body).ok()
}
