//! `--clean` after a run that ended anywhere.

use std::sync::atomic::{AtomicU32, Ordering};

use live_check::{Cleaned, Http, Reply, SandboxClock, Scope, Transport, clean};
use payment_sandbox::{LookUp, Sandbox};
use payment_session::http::Request;

use crate::support::{JournalFile, http, sandbox, start};

/// A process that is killed after some requests. The response to the last one is lost.
struct Killed {
    http: Http,
    left: AtomicU32,
}

impl Killed {
    fn after(requests: u32) -> Self {
        Self { http: http(), left: AtomicU32::new(requests) }
    }

    /// Returns the number of requests that are left, this one included.
    fn left(&self) -> u32 {
        self.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).unwrap_or(0)
    }
}

impl Transport for Killed {
    fn exchange(&self, request: &Request<Vec<u8>>) -> Result<Reply, String> {
        match self.left() {
            0 => Err("killed".into()),
            1 => self.http.exchange(request).and(Err("killed".into())),
            _ => self.http.exchange(request),
        }
    }

    fn cut(&self, request: &Request<Vec<u8>>) -> Result<Option<Reply>, String> {
        match self.left() {
            0 => Err("killed".into()),
            _ => self.http.cut(request),
        }
    }
}

/// Returns the references of the sessions that can be cancelled.
fn cancellable(sandbox: &Sandbox) -> Vec<String> {
    let list = |page: u32| -> serde_json::Value {
        let token: serde_json::Value = ureq::post(format!("{}/v1/access-token", sandbox.base_url()))
            .header("X-MERCHANT-ID", "merchant")
            .header("X-MERCHANT-SECRET", "secret")
            .send(r#"{"grantType":"client_credentials"}"#)
            .map(|mut response| serde_json::from_slice(&response.body_mut().read_to_vec().unwrap()).unwrap())
            .unwrap();
        let token = token["data"]["accessToken"].as_str().unwrap();
        let url = format!("{}/v2/payments?page={page}&perPage=100", sandbox.base_url());
        let mut response = ureq::get(url).header("Authorization", format!("Bearer {token}")).call().unwrap();
        serde_json::from_slice(&response.body_mut().read_to_vec().unwrap()).unwrap()
    };
    let sessions = [list(1), list(2)];
    let sessions = sessions.iter().flat_map(|page| page["data"].as_array().unwrap());
    sessions
        .filter(|session| session["status"] == "REQUIRE_CONFIRMATION")
        .map(|session| session["clientReferenceId"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn nothing_that_can_be_cancelled_is_left_wherever_a_run_ends() {
    let mut left_by_runs = 0;
    for requests in 1.. {
        let (sandbox, file) = (sandbox().start().unwrap(), JournalFile::new());
        let (clock, mut journal) = (SandboxClock::new(&sandbox), file.open());
        let killed = Killed::after(requests);
        if let Ok(mut run) = start(&sandbox, &clock, &killed, &mut journal) {
            run.ask(Scope::Single);
        }
        drop(journal);
        left_by_runs += cancellable(&sandbox).len();

        let (http, mut journal) = (http(), file.open());
        let mut run = start(&sandbox, &clock, &http, &mut journal).unwrap();
        let cleaned = clean(&mut run);
        assert!(!cleaned.iter().any(|cleaned| matches!(cleaned, Cleaned::Failed(..))), "{cleaned:?}");
        assert_eq!(cancellable(&sandbox), [""; 0], "killed after {requests} requests");
        if killed.left.load(Ordering::SeqCst) > 0 {
            break; // the run had no more requests
        }
    }
    assert!(left_by_runs > 0);
}

#[test]
fn a_second_clean_up_has_nothing_to_do() {
    let (sandbox, file, http) = (sandbox().start().unwrap(), JournalFile::new(), http());
    let clock = SandboxClock::new(&sandbox);
    start(&sandbox, &clock, &http, &mut file.open()).unwrap().ask(Scope::Single);
    let cleaned = clean(&mut start(&sandbox, &clock, &http, &mut file.open()).unwrap());
    assert!(cleaned.iter().any(|cleaned| matches!(cleaned, Cleaned::Cancelled(_))));
    let left: Vec<_> = cleaned.iter().filter(|cleaned| matches!(cleaned, Cleaned::Left { .. })).collect();
    assert!(left.iter().all(|left| left.to_string().contains("expires at")), "{left:?}");
    let again = clean(&mut start(&sandbox, &clock, &http, &mut file.open()).unwrap());
    assert!(again.iter().all(|cleaned| matches!(cleaned, Cleaned::Absent(_))), "{again:?}");
}

#[test]
fn payments_of_the_merchant_are_not_cancelled() {
    let sandbox = sandbox().look_up(LookUp::IgnoresFilter).start().unwrap();
    let (file, others, http) = (JournalFile::new(), JournalFile::new(), http());
    let clock = SandboxClock::new(&sandbox);
    start(&sandbox, &clock, &http, &mut others.open()).unwrap().ask(Scope::Single);
    let before = cancellable(&sandbox);
    file.open().sending("LC-0-1").unwrap();
    let cleaned = clean(&mut start(&sandbox, &clock, &http, &mut file.open()).unwrap());
    assert_eq!(cleaned, [Cleaned::Absent("LC-0-1".into())]);
    assert_eq!(cancellable(&sandbox), before);
}

#[test]
fn a_journal_with_half_a_line_can_be_continued() {
    let file = JournalFile::new();
    std::fs::write(&file.0, "LC-a-1\nLC-a-1 closed\nLC-a-").unwrap();
    let mut journal = file.open();
    assert_eq!(journal.open_references(), ["LC-a-"]);
    journal.sending("LC-a-3").unwrap();
    assert_eq!(file.open().open_references(), ["LC-a-", "LC-a-3"]);
}
