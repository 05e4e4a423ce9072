//! Runs against a sandbox.

use std::{sync::Mutex, time::Duration};

use live_check::{Clock, Http, Reply, Report, Run, SandboxClock, Scope, SendError, Transport};
use payment_sandbox::{Fault, Operation, Sandbox, Settings};
use payment_session::{
    gateway::{BaseUrl, Credentials, MerchantId, MerchantSecret, TestEnvironment},
    http::Request,
};

/// Returns the settings of the sandbox that the program starts.
pub fn sandbox() -> Settings {
    Settings { seed: 7, faults: vec![Fault::CutAfter.at(1).on(Operation::Create)], ..Settings::default() }
}

/// The HTTP client of the tests. The sandbox closes connections itself.
pub fn http() -> Http {
    Http::new(Duration::from_secs(60))
}

/// Starts a run.
pub fn start<'a>(
    sandbox: &Sandbox,
    clock: &'a SandboxClock<'_>,
    transport: &'a dyn Transport,
) -> Result<Run<'a>, SendError> {
    start_with(sandbox, clock, transport)
}

/// Starts a run with another clock than that of the sandbox.
pub fn start_with<'a>(
    sandbox: &Sandbox,
    clock: &'a dyn Clock,
    transport: &'a dyn Transport,
) -> Result<Run<'a>, SendError> {
    let server = TestEnvironment::custom(BaseUrl::try_from(sandbox.base_url()).unwrap()).unwrap();
    let credentials = Credentials::new(MerchantId::new("merchant").unwrap(), MerchantSecret::new("secret").unwrap());
    Run::start(transport, clock, server, credentials)
}

/// Asks all questions. Returns the report and the number of requests.
pub fn ask(sandbox: Settings, transport: &dyn Transport) -> (Report, u32) {
    let sandbox = Sandbox::with(sandbox).unwrap();
    let clock = SandboxClock::new(&sandbox);
    let mut run = start(&sandbox, &clock, transport).unwrap();
    let report = run.ask(Scope::Static);
    (report, run.sent())
}

/// A transport that records all requests.
pub struct Recorder {
    http: Http,
    pub requests: Mutex<Vec<Request<Vec<u8>>>>,
}

impl Recorder {
    pub fn new() -> Self {
        Self { http: http(), requests: Mutex::default() }
    }
}

impl Transport for Recorder {
    fn exchange(&self, request: &Request<Vec<u8>>) -> Result<Reply, String> {
        self.requests.lock().unwrap().push(request.clone());
        self.http.exchange(request)
    }

    fn cut(&self, request: &Request<Vec<u8>>) -> Result<Option<Reply>, String> {
        self.requests.lock().unwrap().push(request.clone());
        self.http.cut(request)
    }
}

/// A transport that changes responses.
pub struct ChangedTransport<F> {
    http: Http,
    change: F,
    cancelled: Mutex<Option<Reply>>,
}

impl<F: Fn(&Request<Vec<u8>>, Reply, Option<&Reply>) -> Reply + Sync> ChangedTransport<F> {
    /// `change` receives a request, its response, and the response before it if that was to a request that cancels.
    pub fn new(change: F) -> Self {
        Self { http: http(), change, cancelled: Mutex::default() }
    }
}

impl<F: Fn(&Request<Vec<u8>>, Reply, Option<&Reply>) -> Reply + Sync> Transport for ChangedTransport<F> {
    fn exchange(&self, request: &Request<Vec<u8>>) -> Result<Reply, String> {
        let reply = self.http.exchange(request)?;
        let mut cancelled = self.cancelled.lock().unwrap();
        let reply = (self.change)(request, reply, cancelled.as_ref());
        *cancelled = request.uri().path().ends_with("/cancel").then(|| reply.clone());
        Ok(reply)
    }

    fn cut(&self, request: &Request<Vec<u8>>) -> Result<Option<Reply>, String> {
        self.http.cut(request)
    }
}
