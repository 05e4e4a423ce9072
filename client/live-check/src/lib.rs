//! Asks the sandbox of the gateway which readings of its documentation are right.
//!
//! The documentation contradicts itself, and this project decides what compiles. `decisions.json` has each [`Decision`],
//! with what the gateway can be asked about it. `README.md` lists them all.

mod ask;
mod clock;
mod control;
mod decision;
mod findings;
mod judgement;
mod limits;
mod money;
mod readme;
mod refunds;
mod report;
mod results;
mod run;
mod send_error;
mod target;
mod transport;
mod turns;
mod variant;

pub use ask::Scope;
pub use clock::{Clock, SandboxClock, SystemClock};
pub use control::{Context, Control};
pub use decision::{CONTRADICTIONS, DOUBTS, Decision, Group, asked, decisions};
pub use findings::Findings;
pub use judgement::{Judgement, Verdict};
pub use limits::Limits;
pub use readme::page;
pub use report::{Format, Report};
pub use results::{MerchantVerdict, Results};
pub use run::Run;
pub use send_error::SendError;
pub use target::Target;
pub use transport::{Http, Reply, Transport};
pub use variant::{Check, ExpectedResponse, Variant};
