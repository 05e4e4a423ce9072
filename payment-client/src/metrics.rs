//! The metrics of the client, with the feature `metrics`.

use crate::machine::Attempt;

/// Counts an attempt of any call.
pub fn attempt(failed: Option<Attempt>) {
    #[cfg(feature = "metrics")]
    let outcome = failed.map_or_else(|| "Succeeded".to_owned(), |failed| format!("{failed:?}"));
    #[cfg(feature = "metrics")]
    ::metrics::counter!("payment_client_attempts_total", "outcome" => outcome).increment(1);
    #[cfg(not(feature = "metrics"))]
    let _ = failed;
}

/// Counts a call that changes something, and its time.
pub fn call(name: &'static str, outcome: &'static str, time: std::time::Duration) {
    #[cfg(feature = "metrics")]
    {
        ::metrics::counter!("payment_client_calls_total", "call" => name, "outcome" => outcome).increment(1);
        ::metrics::histogram!("payment_client_call_seconds", "call" => name).record(time);
    }
    #[cfg(not(feature = "metrics"))]
    let _ = (name, outcome, time);
}
