//! A merchant's client.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use payment_sandbox::{Sandbox, Settings};
use serde_json::{Value, json};

/// A merchant of the sandbox `S`, which runs in this process or in another one.
pub struct Shop<S = Sandbox> {
    pub sandbox: S,
    url: String,
    agent: ureq::Agent,
    token: String,
    /// The header `x-submerchant-id`, which is not sent if it is empty.
    sub_merchant: &'static str,
}

/// A response: its status and its body.
#[derive(Debug, PartialEq)]
pub struct Reply {
    pub status: u16,
    pub body: Value,
}

impl Reply {
    /// Returns the status and the field `code`.
    pub fn verdict(&self) -> (u16, &str) {
        (self.status, self.body["code"].as_str().unwrap_or_default())
    }

    pub fn id(&self) -> &str {
        self.body["data"]["id"].as_str().unwrap()
    }
}

/// Returns a request id that no other request has.
pub fn request_id() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    format!("request{:016}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// Returns the body that creates a QR code for one payment.
pub fn qr(reference: &str) -> Value {
    json!({
        "clientReferenceId": reference,
        "amount": { "value": 10000, "currency": "IDR" },
        "paymentMethod": { "type": "QR" },
        "mode": "API",
        "customer": { "email": "customer@example.com" },
    })
}

/// Returns the body that creates a payment by card, which is captured later.
pub fn card(reference: &str) -> Value {
    json!({
        "clientReferenceId": reference,
        "amount": { "value": 4000, "currency": "IDR" },
        "paymentMethod": { "type": "CARD" },
        "paymentMethodOptions": { "card": { "captureMethod": "manual" } },
        "redirectUrl": {},
        "customer": { "email": "customer@example.com" },
    })
}

impl Shop {
    pub fn new() -> Self {
        Self::with(Settings::default())
    }

    /// Starts a sandbox that listens on all addresses of this machine.
    pub fn of_port(settings: Settings) -> Self {
        let sandbox = Sandbox::with(settings).unwrap();
        let url = format!("http://127.0.0.1:{}", sandbox.address().port());
        Self::of(sandbox, url)
    }

    pub fn with(settings: Settings) -> Self {
        let sandbox = Sandbox::with(settings).unwrap();
        let url = format!("http://{}", sandbox.address());
        Self::of(sandbox, url)
    }
}

impl<S> Shop<S> {
    /// Creates a shop that sends its requests to `url`.
    pub fn of(sandbox: S, url: String) -> Self {
        let agent = agent();
        let token = token(&agent, &url);
        Self { sandbox, url, agent, token, sub_merchant: "" }
    }

    /// Requests another access token, and uses it from now on. Returns the old one.
    pub fn renew_token(&mut self) -> String {
        let new = token(&self.agent, &self.url);
        std::mem::replace(&mut self.token, new)
    }

    /// Acts for a sub-merchant from now on, or for the merchant's main account if the id is empty.
    pub fn act_for(&mut self, sub_merchant: &'static str) {
        self.sub_merchant = sub_merchant;
    }

    pub fn set_token(&mut self, token: String) {
        self.token = token;
    }

    pub fn get(&self, path: &str) -> Reply {
        self.try_get(path).unwrap()
    }

    pub fn try_get(&self, path: &str) -> Result<Reply, ureq::Error> {
        let request = ureq::http::Request::get(format!("{}{path}", self.url));
        let request = request.header("authorization", format!("Bearer {}", self.token));
        let request = self.with_account(request).body(()).unwrap();
        read(self.agent.run(request)?)
    }

    /// Posts a body with a new request id.
    pub fn post(&self, path: &str, body: &Value) -> Reply {
        self.post_as(&request_id(), path, body)
    }

    /// Posts a body with this request id.
    pub fn post_as(&self, id: &str, path: &str, body: &Value) -> Reply {
        self.try_post(id, path, body).unwrap()
    }

    pub fn try_post(&self, id: &str, path: &str, body: &Value) -> Result<Reply, ureq::Error> {
        let request = ureq::http::Request::post(format!("{}{path}", self.url))
            .header("authorization", format!("Bearer {}", self.token))
            .header("content-type", "application/json")
            .header("x-request-id", id);
        read(self.agent.run(self.with_account(request).body(body.to_string()).unwrap())?)
    }

    fn with_account(&self, request: ureq::http::request::Builder) -> ureq::http::request::Builder {
        if self.sub_merchant.is_empty() { request } else { request.header("x-submerchant-id", self.sub_merchant) }
    }

    pub fn create(&self, body: &Value) -> Reply {
        self.post("/v2/payments", body)
    }

    /// Pays by card on the hosted page, so that the payment waits to be captured. Returns the id of the session.
    pub fn authorize(&self, reference: &str) -> String {
        let created = self.create(&card(reference));
        let page = created.body["data"]["paymentUrl"].as_str().unwrap();
        assert_eq!(self.agent.get(page).call().unwrap().status(), 200);
        created.id().to_owned()
    }

    /// Opens a hosted page as the customer does. Returns the address to which it redirects.
    pub fn open(&self, page: &str) -> Option<String> {
        let response = self.agent.get(page).call().unwrap();
        response.headers().get("location").map(|url| url.to_str().unwrap().to_owned())
    }

    /// Sends a request with the bytes of a client, without waiting for the response.
    pub fn send_raw(&self, method: &str, path: &str, body: &str) -> TcpStream {
        let mut stream = self.connect();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nhost: sandbox\r\nauthorization: Bearer {}\r\nx-request-id: {}\r\n\
             content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            self.token,
            request_id(),
            body.len()
        )
        .unwrap();
        stream
    }

    /// Opens a connection whose reads fail after 20 seconds.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream
    }

    /// Returns the host and the port.
    pub fn address(&self) -> String {
        self.url.trim_start_matches("http://").to_owned()
    }
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .timeout_global(Some(Duration::from_secs(30)))
        .build()
        .into()
}

fn token(agent: &ureq::Agent, url: &str) -> String {
    let request = agent.post(format!("{url}/v1/access-token"));
    let request = request.header("x-merchant-id", "merchant").header("x-merchant-secret", "secret");
    let reply = read(request.send(r#"{"grantType":"client_credentials"}"#).unwrap()).unwrap();
    reply.body["data"]["accessToken"].as_str().unwrap().to_owned()
}

fn read(mut response: ureq::http::Response<ureq::Body>) -> Result<Reply, ureq::Error> {
    let status = response.status().as_u16();
    let text = response.body_mut().read_to_vec()?;
    Ok(Reply { status, body: serde_json::from_slice(&text).unwrap_or_default() })
}

/// Reads one response: its status line, and its body as far as it arrives.
pub fn read_response(stream: &mut BufReader<TcpStream>) -> (String, usize, Vec<u8>) {
    let (mut status, mut length) = (String::new(), 0);
    stream.read_line(&mut status).unwrap();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).unwrap();
        if let Some(count) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = count.trim().parse().unwrap();
        }
        if line.trim().is_empty() {
            break;
        }
    }
    let mut body = Vec::new();
    // A connection that is cut can be reset.
    stream.take(length as u64).read_to_end(&mut body).ok();
    (status.trim().to_owned(), length, body)
}
