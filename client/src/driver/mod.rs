//! One call that changes something, from its first write to its last: the machine decides, and this module acts.

mod attempt;
mod begin;
mod look;
mod report;
mod state;
mod times;

use std::{sync::Arc, time::Duration};

use payment_session::{gateway::Call as Request, response::Envelope};
use tokio::time::Instant;
use tracing::debug;

use crate::{
    cause::{Cause, CauseKind},
    intent::Intent,
    journal::Claim,
    lease::{ClientJournal, HeldLease},
    machine::{Action, Call, Event, IntentState},
    pauses::Pauses,
    reader::Reader,
    sender::Sender,
};

pub use report::{Report, handed_out};
use state::{Attempts, Knowledge, LookUps};

/// A call, and what it needs.
#[derive(Debug)]
pub struct Driver {
    pub reader: Reader,
    pub journal: ClientJournal,
    pub intent: Intent,
    pub intent_state: IntentState,
    /// The row that a pass over the journal has claimed, and the time at which it asked for it.
    pub claim: Option<(Claim, Instant)>,
    pub deadline: Duration,
    /// The reason why the call must not begin.
    pub refused: Option<Cause>,
}

/// A call that runs. The actions of its machine are methods in the files of this folder.
struct Run<'a> {
    reader: &'a Reader,
    lease: &'a HeldLease,
    /// The intent of this call, or of the one that it has joined.
    intent: Intent,
    knowledge: Knowledge,
    attempts: Attempts,
    look_ups: LookUps,
    pauses: Pauses<'a>,
    /// The cause of the end, if the call ends now.
    cause: Cause,
    /// Whether an attempt has set the cause. Look-ups then leave it as it is.
    is_attempt_cause: bool,
}

impl Driver {
    /// Carries the call out.
    pub async fn run(mut self) -> Report {
        let claim = self.claim.take();
        let lease = HeldLease::new(self.journal.clone());
        let tokens = Arc::clone(&self.reader.tokens);
        tokio::select! {
            biased;
            report = Box::pin(self.drive(&lease, claim)) => report,
            never = lease.keep(&tokens.sender) => match never {},
        }
    }

    async fn drive(&self, lease: &HeldLease, claim: Option<(Claim, Instant)>) -> Report {
        let kind = match self.intent_state {
            IntentState::Withdrawn => CauseKind::Withdrawn,
            IntentState::Own | IntentState::Given => CauseKind::NotFound,
        };
        let spec = self.intent.data().spec();
        let mut call = Call::new(spec.repetition, self.intent_state);
        let sender = &self.reader.tokens.sender;
        let mut run = Run {
            reader: &self.reader,
            lease,
            intent: self.intent.clone(),
            knowledge: Knowledge::default(),
            attempts: Attempts::none(spec.connection),
            look_ups: LookUps::none(),
            pauses: Pauses::new(sender, sender.clock.after(self.deadline)),
            cause: Cause::new(kind),
            is_attempt_cause: false,
        };
        let mut event = match (&self.refused, claim) {
            (Some(cause), _) => {
                run.cause = cause.clone();
                Event::Refused
            }
            (None, None) => Event::Started,
            (None, Some((claim, asked))) => {
                lease.hold(sender, claim.lease.clone(), asked);
                run.held(claim, asked)
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
                    if run.knowledge.is_held {
                        run.intent = run.intent.after(call.past().clone());
                    }
                    return Box::pin(run.report(end, acknowledges)).await;
                }
            };
        }
    }
}

impl<'a> Run<'a> {
    fn sender(&self) -> &'a Sender {
        &self.reader.tokens.sender
    }

    /// Returns the request, or `None` if this process cannot send it.
    fn request(&self) -> Option<Request<Envelope>> {
        self.intent.to_call(&self.reader.gateway).ok().flatten()
    }

    fn is_sent_again(&self) -> bool {
        self.intent.data().spec().repetition.is_sent_again()
    }

    fn set_attempt_cause(&mut self, cause: Cause) {
        (self.cause, self.is_attempt_cause) = (cause, true);
    }

    fn lost(&mut self) -> Event<String> {
        self.cause = Cause::new(CauseKind::Busy);
        Event::Lost
    }
}
