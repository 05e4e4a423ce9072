//! The pace of a run, on a clock that moves only while the run waits.

use std::{collections::BTreeMap, sync::Mutex, time::Duration};

use jiff::Timestamp;
use live_check::{Clock, Http, Reply, Scope, SendError, Transport};
use payment_sandbox::{Fault, Operation, Sandbox, Settings};
use payment_session::http::Request;

use crate::support::{http, sandbox, start_with};

/// A clock that moves only while someone sleeps, and the times at which requests were sent.
struct StoppedClock {
    http: Http,
    now: Mutex<Timestamp>,
    sent: Mutex<BTreeMap<Timestamp, u32>>,
}

impl StoppedClock {
    fn new() -> Self {
        Self { http: http(), now: Mutex::new(Timestamp::now()), sent: Mutex::default() }
    }

    fn note(&self) {
        *self.sent.lock().unwrap().entry(self.now()).or_default() += 1;
    }
}

impl Clock for StoppedClock {
    fn now(&self) -> Timestamp {
        *self.now.lock().unwrap()
    }

    fn sleep(&self, duration: Duration) {
        *self.now.lock().unwrap() += duration;
    }
}

impl Transport for StoppedClock {
    fn exchange(&self, request: &Request<Vec<u8>>) -> Result<Reply, String> {
        self.note();
        self.http.exchange(request)
    }

    fn cut(&self, request: &Request<Vec<u8>>) -> Result<Option<Reply>, String> {
        self.note();
        self.http.cut(request)
    }
}

#[test]
fn one_request_a_second_is_sent_except_ten_at_once() {
    let (sandbox, stopped) = (Sandbox::with(sandbox()).unwrap(), StoppedClock::new());
    start_with(&sandbox, &stopped, &stopped).unwrap().ask(Scope::Static);
    let sent = stopped.sent.lock().unwrap();
    let bursts: Vec<_> = sent.values().filter(|count| **count > 1).collect();
    assert_eq!(bursts, [&10]);
    let times: Vec<_> = sent.keys().collect();
    let second = jiff::SignedDuration::from_secs(1);
    assert!(times.windows(2).all(|pair| pair[1].duration_since(*pair[0]) >= second), "{times:?}");
}

#[test]
fn the_look_ups_come_after_1_5_30_and_70_seconds() {
    // The connection is cut before the session exists, so that no look-up finds it.
    let unsent = Fault::CutBefore.at(1).on(Operation::Create);
    let sandbox = Sandbox::with(Settings { faults: vec![unsent], ..Settings::default() }).unwrap();
    let stopped = StoppedClock::new();
    start_with(&sandbox, &stopped, &stopped).unwrap().ask(Scope::Single);
    let sent = stopped.sent.lock().unwrap();
    // The token, the configuration, the session that is cut, and the look-ups.
    let times: Vec<_> = sent.keys().skip(2).take(5).copied().collect();
    let after: Vec<_> = times[1..].iter().map(|time| time.duration_since(times[0]).as_secs()).collect();
    assert_eq!(after, [1, 5, 30, 70]);
}

#[test]
fn no_run_sends_more_than_150_requests() {
    let (sandbox, stopped) = (Sandbox::with(sandbox()).unwrap(), StoppedClock::new());
    let mut run = start_with(&sandbox, &stopped, &stopped).unwrap();
    let reference = "LC-a".parse().unwrap();
    let results: Vec<_> = (0..200).map(|_| run.find(&reference)).collect();
    assert_eq!(run.sent(), 150);
    assert_eq!(stopped.sent.lock().unwrap().values().sum::<u32>(), 150);
    // The token was the first request.
    assert_eq!(results.iter().filter(|result| matches!(result, Err(SendError::Limit))).count(), 51);
}
