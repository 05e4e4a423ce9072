//! What comes after a session was made: confirm, cancel, capture, find, simulate.

mod answers;
mod confirm;
mod page;
// the macro, which knows requests of sessions alone, never writes its text as a literal
#[allow(dead_code)]
mod requests;

pub use {
    answers::{CaptureResponse, Simulated},
    confirm::Confirm,
    page::{Page, Paged},
    requests::{Cancel, CancelReason, Capture, SessionId, SimulatedStatus, Simulation},
};
