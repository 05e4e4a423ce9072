//! One call, from its first write to its last: the machine decides, and this module acts.

mod actions;
mod report;
mod since;

use std::{
    collections::BTreeMap,
    sync::{Arc, Weak},
    time::Duration,
};

use payment_session::{
    gateway::Call as Request,
    response::{ApiError, Envelope, GatewayResponse},
};
use tokio::time::Instant;
use tracing::debug;

use crate::{
    calls::{Check, Effect, LookUp, Searches},
    cause::Cause,
    intent::Intent,
    journal::{self, Claimed},
    lease::{Holding, Records},
    machine::{Action, Age, Ages, Call, Event, Origin, Reason, Reasons, Recipient, Source, Verdict},
    reader::Reader,
    run::Pauses,
    sender::Sender,
    tokens::Token,
    transport::Connection,
};

pub use report::{Report, handed_out};
use since::{Attempts, Others};

/// Checks that a response is of this type.
pub fn check_response<A: GatewayResponse>(status: u16, body: &[u8]) -> Result<(), ApiError> {
    A::parse(status, body).map(drop)
}

/// How a call begins.
#[derive(Debug)]
pub enum Start {
    /// A method has created the intent, which nobody else has.
    Own,
    /// The shop has the intent.
    Given,
    /// The shop has the intent, and has withdrawn it.
    Withdrawn,
    /// A pass over the journal has claimed its entry, which was asked for at this time.
    Claimed(Box<Claimed>, Instant),
}

/// A call, and what it needs.
#[derive(Debug)]
pub struct Driver {
    pub reader: Reader,
    pub records: Records,
    pub intent: Intent,
    pub check: Check,
    pub deadline: Duration,
    pub recipients: Recipients,
    /// The reason why the call must not begin.
    pub refused: Option<Cause>,
}

/// Those who can get the end of a call.
#[derive(Clone, Debug)]
pub struct Recipients {
    /// Lives while somebody waits for the end.
    pub caller: Weak<()>,
    /// Whether the journal ends with the client.
    pub are_in_memory: bool,
}

impl Recipients {
    /// Returns who gets the end, if the call ends now.
    pub fn now(&self) -> Recipient {
        match (self.caller.strong_count(), self.are_in_memory) {
            (1.., _) => Recipient::Caller,
            (0, true) => Recipient::Nobody,
            (0, false) => Recipient::Recovery,
        }
    }
}

/// A call that runs.
struct Run<'a> {
    reader: &'a Reader,
    sender: &'a Sender,
    holding: &'a Holding,
    check: Check,
    deadline: Instant,
    pauses: Pauses<'a>,
    /// The intent of this call, or of the one that it has joined.
    intent: Intent,
    request: Option<Request<Envelope>>,
    token: Option<Token>,
    connection: Connection,
    attempts: Attempts,
    others: Others,
    /// Whether this call has held its entry, so that its machine knows the attempts.
    is_held: bool,
    reasons: Reasons,
    /// The last failure of each kind.
    failures: BTreeMap<Reason, Cause>,
    effect: Option<Effect>,
    seen: Option<LookUp>,
    /// The searches of the look-up that goes on, and the ages when it began.
    searches: Searches,
    ages: Ages,
    /// The ends that the journal has of this call and of those in its way.
    ends: Vec<journal::End>,
}

impl Driver {
    /// Carries the call out.
    pub async fn run(self, start: Start) -> Report {
        let holding = Holding::new(self.records.clone());
        let tokens = Arc::clone(&self.reader.tokens);
        tokio::select! {
            biased;
            report = Box::pin(self.drive(&holding, start)) => report,
            never = holding.keep(&tokens.sender) => match never {},
        }
    }

    async fn drive(&self, holding: &Holding, start: Start) -> Report {
        let sender = &self.reader.tokens.sender;
        let deadline = sender.clock.after(self.deadline);
        let connection = self.intent.change().connection();
        let origin = match start {
            Start::Own => Origin::Own,
            Start::Withdrawn => Origin::Withdrawn,
            _ if self.intent.is_in_doubt() => Origin::InDoubt,
            _ => Origin::Given,
        };
        let mut run = Run {
            reader: &self.reader,
            sender,
            holding,
            check: self.check,
            deadline,
            pauses: Pauses::new(sender, deadline),
            intent: self.intent.clone(),
            request: None,
            token: None,
            connection,
            attempts: Attempts::None,
            others: Others::Known,
            is_held: false,
            reasons: Reasons::new(self.intent.change().rule(), origin),
            failures: BTreeMap::new(),
            effect: None,
            seen: None,
            searches: Searches::default(),
            ages: Ages { own: Age::Young, others: Age::Young },
            ends: Vec::new(),
        };
        let mut call = Call::new(self.intent.change().rule(), origin);
        let mut event = match (&self.refused, start) {
            (Some(cause), _) => {
                run.failures.insert(Reason::Refused, cause.clone());
                Event::Refused
            }
            (None, Start::Own | Start::Given | Start::Withdrawn) => Event::Started,
            (None, Start::Claimed(claimed, asked)) => {
                holding.hold(sender, claimed.lease.clone(), asked);
                run.held(*claimed, asked)
            }
        };
        loop {
            run.reasons.add(&event);
            event = match call.next(event) {
                Action::Begin { sent } => run.begin(self, sent).await,
                Action::Look => Box::pin(run.look()).await,
                Action::Mark(past) => run.mark(past).await,
                Action::Send => run.send().await,
                Action::Record { end, is_response, acknowledges } => {
                    let acknowledges = acknowledges && run.is_seen_by(self.recipients.now(), &end);
                    run.record(end, is_response, acknowledges).await
                }
                Action::Recall(ids) => Box::pin(run.recall(&ids)).await,
                Action::Release(past) => run.release(past).await,
                Action::Wait(pause) => run.wait(pause).await,
                Action::Finish(verdict) => {
                    debug!(attempts = call.past().attempts, ?verdict, "finished");
                    if matches!(verdict, Verdict::Ended { source: Source::Response | Source::View, .. }) {
                        run.pauses.succeeded();
                    }
                    if run.is_held {
                        run.intent = run.intent.after(call.past().clone());
                    }
                    return run.report(verdict);
                }
            };
        }
    }
}
