//! Asks the sandbox of the gateway which readings of its documentation are right.
//!
//! The documentation contradicts itself, and this project decides what compiles. Each [`Probe`] is one of these decisions
//! and a way to ask the gateway about it. `README.md` lists them all.

mod ask;
mod change;
mod clock;
mod control;
mod drift;
mod findings;
mod judgement;
mod limits;
mod money;
mod observe;
mod probe;
mod probes;
mod readme;
mod refunds;
mod report;
mod request_probe;
mod results;
mod run;
mod send_error;
mod target;
mod transport;
mod turns;

pub use ask::Scope;
pub use change::{Change, diff};
pub use clock::{Clock, SandboxClock, SystemClock};
pub use control::{Context, Control};
pub use findings::Findings;
pub use judgement::{Judgement, Verdict};
pub use limits::Limits;
pub use observe::Observe;
pub use probe::{Ask, Group, Probe};
pub use probes::{CONTRADICTIONS, DOUBTS, all as probes};
pub use readme::page;
pub use report::{Format, Report};
pub use request_probe::{Reading, RequestProbe};
pub use results::{Check, Results};
pub use run::Run;
pub use send_error::SendError;
pub use target::Target;
pub use transport::{Http, Reply, Transport};
