//! The metrics of the client, with the feature `metrics`.

/// Counts an attempt of any call.
pub fn attempt(call: &'static str, outcome: &'static str) {
    #[cfg(feature = "metrics")]
    ::metrics::counter!("payment_client_attempts_total", "call" => call, "outcome" => outcome).increment(1);
    #[cfg(not(feature = "metrics"))]
    let _ = (call, outcome);
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
