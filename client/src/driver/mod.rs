//! One call, from its first write to its last: the machine decides, and this module acts.

mod actions;
mod report;
mod since;

use std::{sync::Arc, time::Duration};

use payment_session::{gateway::Call as Request, response::Envelope};
use tokio::time::Instant;
use tracing::debug;

use crate::{
    calls::{Effect, LookUp, Searches},
    cause::{Cause, CauseKind},
    intent::Intent,
    journal::{self, Claimed},
    lease::{Holding, Records},
    machine::{Action, Age, Ages, Call, Event, Origin},
    reader::Reader,
    run::Pauses,
    sender::Sender,
    tokens::Token,
    transport::Connection,
};

pub use report::{Report, handed_out};
use since::{Attempts, Others};

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
    pub deadline: Duration,
    /// The reason why the call must not begin.
    pub refused: Option<Cause>,
}

/// A call that runs.
struct Run<'a> {
    reader: &'a Reader,
    sender: &'a Sender,
    holding: &'a Holding,
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
    /// The reason of the end, if the call ends now.
    cause: Cause,
    /// Whether an attempt is the cause, which no look-up hides.
    is_explained: bool,
    /// The response to the attempt.
    effect: Option<Effect>,
    /// The last look-up.
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
        let (origin, reason) = match start {
            Start::Own => (Origin::Own, CauseKind::NotFound),
            Start::Withdrawn => (Origin::Withdrawn, CauseKind::Withdrawn),
            Start::Given | Start::Claimed(..) => (Origin::Given, CauseKind::NotFound),
        };
        let mut run = Run {
            reader: &self.reader,
            sender,
            holding,
            deadline,
            pauses: Pauses::new(sender, deadline),
            intent: self.intent.clone(),
            request: None,
            token: None,
            connection: self.intent.known().row().connection,
            attempts: Attempts::None,
            others: Others::Known,
            is_held: false,
            cause: Cause::new(reason),
            is_explained: false,
            effect: None,
            seen: None,
            searches: Searches::default(),
            ages: Ages { own: Age::Young, others: Age::Young },
            ends: Vec::new(),
        };
        let mut call = Call::new(self.intent.known().row().rule, origin);
        let mut event = match (&self.refused, start) {
            (Some(cause), _) => {
                run.cause = cause.clone();
                Event::Refused
            }
            (None, Start::Own | Start::Given | Start::Withdrawn) => Event::Started,
            (None, Start::Claimed(claimed, asked)) => {
                holding.hold(sender, claimed.lease.clone(), asked);
                run.held(*claimed, asked)
            }
        };
        loop {
            event = match call.next(event) {
                Action::Begin(begin) => run.begin(self, begin).await,
                Action::Look => Box::pin(run.look()).await,
                Action::Mark(past) => run.mark(past).await,
                Action::Send => run.send().await,
                Action::Note(past) => run.note(past).await,
                Action::Record { end, is_response } => run.record(end, is_response).await,
                Action::Release(past) => run.release(past).await,
                Action::Wait(pause) => run.wait(pause).await,
                Action::Finish { end, acknowledges } => {
                    debug!(attempts = call.past().attempts, ?end, "finished");
                    if run.is_held {
                        run.intent = run.intent.after(call.past().clone());
                    }
                    return Box::pin(run.report(end, acknowledges)).await;
                }
            };
        }
    }
}
