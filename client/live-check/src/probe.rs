//! A probe: a decision of this project, and a way to ask the gateway about it.

use payment_session::rules::Origin;

use crate::{findings::Findings, judgement::Judgement, request_probe::RequestProbe, run::Run, send_error::SendError};

/// A decision of this project, and a way to ask the gateway about it.
#[derive(Debug)]
pub struct Probe {
    /// The id.
    pub id: &'static str,
    /// The rules, contradictions (`C1`) and doubts (`D1`) that the probe is about.
    pub about: &'static [&'static str],
    /// The group.
    pub group: Group,
    /// The question.
    pub question: &'static str,
    /// The decision of this project.
    pub decision: &'static str,
    /// The reason for the decision.
    pub reason: &'static str,
    /// How sure this project is of the decision.
    pub origin: Origin,
    /// The way to ask.
    pub ask: Ask,
}

/// A group of probes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// How the gateway behaves when a request is repeated or its response is lost.
    Money,
    /// Which requests are valid.
    Rules,
    /// Which requests for static numbers and codes are valid.
    Static,
    /// The contents of responses.
    Drift,
}

impl Group {
    /// All groups, in the order of the report.
    pub const ALL: [Self; 4] = [Self::Money, Self::Rules, Self::Static, Self::Drift];

    /// Returns the heading of the group.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Money => "Money",
            Self::Rules => "Rules",
            Self::Static => "Static numbers and codes",
            Self::Drift => "Responses",
        }
    }
}

/// A way to ask the gateway.
#[derive(Debug)]
pub enum Ask {
    /// A sequence of requests.
    Money(fn(&mut Run<'_>) -> Result<Judgement, SendError>),
    /// A control request and a variant that differs in one field.
    Request(RequestProbe),
    /// A look at all responses of the run.
    Drift(fn(&Findings) -> Judgement),
    /// No request can ask, for this reason.
    Never(&'static str),
}
