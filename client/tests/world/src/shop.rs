//! The program of a merchant: an order is created, confirmed, and captured in two equal parts and the rest. A part of it is
//! refunded.

use std::{
    collections::BTreeMap,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll},
    time::Duration,
};

use payment_client::{Client, Effect, Error, Intent, RecoveredCall, journal::Row, testing::MemoryJournal};
use payment_session::{
    Amount, Checked, Currency, PaymentSession, Refund,
    gateway::{Capture, Confirm, SubMerchantId},
    request::{CardOptions, RefundReason},
    response::{RefundStatus, SessionId, SessionStatus},
};
use serde_json::json;
use tokio::time::sleep;

use crate::{gateway::Execution, plan::Wrong, process::Process};

pub const REFERENCE: &str = "INV-1";
pub const TOTAL: u64 = 10_000;
pub const REFUNDED: u64 = 3_000;
/// Longer than the time of a session.
const SLOW_CUSTOMER: Duration = Duration::from_secs(90);
pub const ACCOUNT: &str = "5b1c6b0e";
// Two are equal, so that only their ids tell them apart. The last one is everything that is left.
const PARTS: [Option<u64>; 3] = [Some(2_500), Some(2_500), None];

/// What a shop does for an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Create,
    Confirm,
    Capture(usize),
    Refund,
}

impl Stage {
    /// Returns whether an execution is of this stage.
    pub fn is_of(self, executed: &Execution) -> bool {
        executed.call
            == match self {
                Self::Create => "create",
                Self::Confirm => "confirm",
                Self::Capture(_) => "capture",
                Self::Refund => "refund",
            }
    }
}

/// What a caller was told.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The id of the intent, if the caller has one.
    pub intent: Option<String>,
    pub stage: Stage,
    pub said: Said,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// The call was carried out. The object that shows it has this id and this status.
    Done { id: Option<String>, status: Option<String> },
    /// Nothing happened.
    NotDone(&'static str),
    /// Another order has the reference.
    Taken,
    /// It may have happened.
    Unclear,
    /// This call has written nothing, because the one with this id has the key.
    InTheWay(String),
    /// A person must decide.
    Undecidable,
}

/// The orders of the shop, which no crash loses.
#[derive(Clone, Debug, Default)]
pub struct Book(Arc<Mutex<Pages>>);

/// The confirmation of the order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Confirmation {
    /// None has begun, or the last one was declined.
    #[default]
    Open,
    /// 3-D Secure asks the customer.
    Authenticating,
    Done,
}

#[derive(Debug, Default)]
pub struct Pages {
    pub session: Option<String>,
    confirmation: Confirmation,
    /// The number of charges that were declined.
    declined: usize,
    pub captured: [bool; PARTS.len()],
    pub is_refunded: bool,
    /// The refund that has not ended.
    pub refund: Option<String>,
    pub failed_refunds: u32,
    /// The number of sessions that have expired.
    pub expired: u32,
    pub is_given_up: bool,
    /// The intents that have not ended, as JSON: the one of a stage, whatever process carries it out.
    intents: BTreeMap<Stage, (String, Row)>,
    pub statements: Vec<Statement>,
}

impl Book {
    pub fn lock(&self) -> MutexGuard<'_, Pages> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn stage(&self) -> Option<Stage> {
        let pages = self.lock();
        if pages.is_given_up {
            None
        } else if pages.session.is_none() {
            Some(Stage::Create)
        } else if pages.confirmation != Confirmation::Done {
            Some(Stage::Confirm)
        } else {
            let part = pages.captured.iter().position(|is_captured| !is_captured);
            part.map(Stage::Capture).or((!pages.is_refunded).then_some(Stage::Refund))
        }
    }

    /// Returns whether the order is paid.
    pub fn is_paid(&self) -> bool {
        self.stage().is_none() && !self.lock().is_given_up
    }
}

impl Pages {
    /// Returns the refund of the order, or `None` before its session.
    fn refund_request(&self) -> Option<Checked<Refund>> {
        let amount = Amount::new(REFUNDED.try_into().unwrap(), Currency::IDR);
        let reference = format!("REFUND-{}", self.failed_refunds + 1).parse().unwrap();
        let session: SessionId = self.session.as_deref()?.parse().unwrap();
        Some(Refund::part(session, reference, RefundReason::REQUESTED_BY_CUSTOMER, amount).unwrap())
    }
}

/// A process of the shop.
#[derive(Clone, Debug)]
pub struct Shop {
    pub client: Client,
    pub book: Book,
    pub journal: MemoryJournal,
    pub process: Process,
    pub has_account: bool,
}

impl Shop {
    /// Works on the order until it is paid.
    pub async fn run(self) {
        loop {
            // What earlier calls have left comes first.
            self.recover().await;
            let Some(stage) = self.book.stage() else {
                if self.is_refund_over().await {
                    if self.repeats() && self.process.world.count("repeated") == 1 {
                        self.repeat(Stage::Create).await;
                        self.repeat(Stage::Refund).await;
                    }
                    return;
                }
                continue;
            };
            if self.book.lock().confirmation == Confirmation::Authenticating {
                self.wait_for_authentication().await;
                continue;
            }
            if stage == Stage::Confirm && self.process.world.lock().plan.rules.expires {
                if self.process.world.count("customer") == 1 {
                    sleep(SLOW_CUSTOMER).await;
                    continue;
                }
                if self.has_expired().await {
                    continue;
                }
            }
            if stage == Stage::Create && self.process.world.lock().plan.creates_directly {
                if !self.create().await {
                    sleep(Duration::from_secs(10)).await;
                }
                continue;
            }
            let intent = self.intent(stage);
            let call = self.client.carry_out(&intent);
            let is_first = self.process.world.count(&format!("{stage:?}")) == 1;
            if is_first && self.process.world.lock().plan.wrong == Some(Wrong::ForgetsCalls) {
                self.book.lock().intents.remove(&stage);
            }
            // Each call is dropped once.
            let drops_after = self.process.world.lock().plan.drops_after.filter(|_| is_first);
            let result = match drops_after {
                Some(polls) => DroppedCall { call: Some(Box::pin(call)), polls }.await,
                None if is_first && self.repeats() => Some(tokio::join!(call, self.repeat(stage)).0),
                None => Some(call.await),
            };
            let must_wait = !matches!(result, Some(Ok(_)));
            if let Some(result) = result {
                self.store(Some(stage), &intent, result).await;
            }
            if must_wait {
                sleep(Duration::from_secs(10)).await;
            }
        }
    }

    fn client(&self) -> Client {
        if self.has_account {
            self.client.acting_for(ACCOUNT.parse::<SubMerchantId>().unwrap())
        } else {
            self.client.clone()
        }
    }

    fn repeats(&self) -> bool {
        self.process.world.lock().plan.repeats
    }

    /// Creates the session with the method of the client. Returns whether there is one.
    async fn create(&self) -> bool {
        let expired = self.book.lock().expired;
        let created = self.client().create(&order(expired)).await;
        let said = said(created.map(|session| (Some(session.id.to_string()), Some(session.status.to_string()))));
        self.process.world.note(&format!("process {}: creates {said:?}", self.process.number()));
        let mut pages = self.book.lock();
        pages.statements.push(Statement { intent: None, stage: Stage::Create, said: said.clone() });
        match said {
            Said::Done { id, .. } if pages.expired == expired => pages.session = id,
            Said::Taken | Said::NotDone("rejected") => pages.is_given_up = true,
            _ => {}
        }
        pages.session.is_some()
    }

    /// Creates or refunds with the reference of the order, as a customer does who clicks twice.
    async fn repeat(&self, stage: Stage) {
        let result = match stage {
            Stage::Create => {
                let order = order(self.book.lock().expired);
                let created = self.client().create(&order).await;
                created.map(|session| (Some(session.id.to_string()), Some(session.status.to_string())))
            }
            Stage::Refund => {
                let Some(refund) = self.book.lock().refund_request() else { return };
                let created = self.client().refund(&refund).await;
                created.map(|refund| (Some(refund.id.to_string()), Some(refund.status.to_string())))
            }
            Stage::Confirm | Stage::Capture(_) => return,
        };
        let said = said(result);
        self.process.world.note(&format!("process {}: again {stage:?} {said:?}", self.process.number()));
        self.book.lock().statements.push(Statement { intent: None, stage, said });
    }

    /// Waits until 3-D Secure has ended.
    async fn wait_for_authentication(&self) {
        let Some(id) = self.book.lock().session.clone() else { return };
        if let Ok(session) = self.client().get_session(&id.parse().unwrap()).await {
            let mut pages = self.book.lock();
            let charges = session.charge_details.len();
            if session.status == SessionStatus::PROCESSING {
                pages.confirmation = Confirmation::Done;
                return;
            }
            if session.status == SessionStatus::EXPIRED {
                pages.confirmation = Confirmation::Open;
                return;
            }
            if session.status == SessionStatus::REQUIRE_CONFIRMATION && charges > pages.declined {
                (pages.confirmation, pages.declined) = (Confirmation::Open, charges);
                return;
            }
        }
        sleep(Duration::from_secs(10)).await;
    }

    /// Waits until the refund has ended. If it has failed, another one must be made.
    async fn is_refund_over(&self) -> bool {
        let Some(id) = self.book.lock().refund.clone() else { return true };
        if let Ok(refund) = self.client().get_refund(&id.parse().unwrap()).await
            && refund.is_final()
        {
            let mut pages = self.book.lock();
            // Perhaps the other process has seen it before.
            if pages.refund.take().is_some_and(|pending| pending == id) && refund.status == RefundStatus::FAILED {
                pages.is_refunded = false;
                pages.failed_refunds += 1;
            }
            return pages.is_refunded;
        }
        sleep(Duration::from_secs(10)).await;
        false
    }

    /// Returns whether the session expired before it was confirmed. Then another one must be created.
    async fn has_expired(&self) -> bool {
        let Some(id) = self.book.lock().session.clone() else { return true };
        let session = self.client().get_session(&id.parse().unwrap()).await;
        let has_expired = session.is_ok_and(|session| session.status == SessionStatus::EXPIRED);
        let mut pages = self.book.lock();
        if has_expired && pages.session.as_ref() == Some(&id) {
            pages.session = None;
            pages.expired += 1;
            pages.intents.remove(&Stage::Confirm);
        }
        has_expired
    }

    /// Returns the stored intent of a stage, or a new one, which is stored first.
    fn intent(&self, stage: Stage) -> Intent {
        let client = self.client();
        let mut pages = self.book.lock();
        if let Some((_, stored)) = pages.intents.get(&stage) {
            return Intent::from_row(stored).unwrap();
        }
        let session = || pages.session.as_deref().unwrap().parse::<SessionId>().unwrap();
        let intent = match stage {
            Stage::Create => client.intend_create(&order(pages.expired)),
            Stage::Confirm => {
                let confirm = Confirm::card("e30=".parse().unwrap(), CardOptions::new()).unwrap();
                client.intend_confirm(&session(), &confirm).unwrap()
            }
            Stage::Capture(part) => {
                let is_last = part + 1 == PARTS.len();
                let amount = PARTS[part].map(|part| Amount::new(part.try_into().unwrap(), Currency::IDR));
                let capture = Capture { amount, ..Capture::new(is_last) };
                client.intend_capture(&session(), &capture).unwrap()
            }
            Stage::Refund => client.intend_refund(&pages.refund_request().unwrap()),
        };
        if self.process.world.lock().plan.plans_first {
            // In the transaction of the order. If another call has the key, the call itself finds it.
            let _ = self.journal.plan(&intent.row());
        }
        pages.intents.insert(stage, (intent.id().to_string(), intent.row()));
        intent
    }

    /// Goes on with what any process has left, until nothing is left for this pass.
    pub async fn recover(&self) {
        let mut recovery = self.client.recover();
        while let Some(recovered) = recovery.next().await {
            if let Ok(RecoveredCall { intent, result, .. }) = recovered {
                let stage = {
                    let pages = self.book.lock();
                    let mut stages = pages.intents.iter();
                    stages.find_map(|(stage, (id, _))| (id == intent.id().as_ref()).then_some(*stage))
                };
                self.store(stage, &intent, result).await;
            }
        }
    }

    /// Stores a result, and acknowledges it if it is final.
    async fn store(&self, stage: Option<Stage>, intent: &Intent, result: Result<Effect, Error>) {
        let seen = result.as_ref().map(drop).map_err(Clone::clone);
        let said = said(result.map(|effect| (effect.id().map(str::to_owned), effect.status())));
        self.process.world.note(&format!("process {}: {stage:?} {said:?}", self.process.number()));
        {
            let mut pages = self.book.lock();
            if let Some(stage) = stage {
                pages.statements.push(Statement { intent: Some(intent.id().to_string()), stage, said: said.clone() });
            }
            // Another process may have stored the end of this intent, and have begun another one.
            let is_current = |stage: &Stage| pages.intents.get(stage).is_some_and(|(id, _)| id == intent.id().as_ref());
            let current = stage.filter(is_current);
            match (&said, current) {
                // Another call is in the way, and the other process can carry the same intent out later.
                (Said::Unclear | Said::InTheWay(_), _) => return,
                (Said::Done { id, .. }, Some(Stage::Create)) => pages.session.clone_from(id),
                (Said::Done { status, .. }, Some(Stage::Confirm)) => {
                    pages.confirmation = match status.as_deref() {
                        None | Some("PROCESSING") => Confirmation::Done,
                        Some("REQUIRE_ACTION") => Confirmation::Authenticating,
                        Some(_) => {
                            pages.declined += 1;
                            Confirmation::Open
                        }
                    };
                }
                (Said::Done { .. }, Some(Stage::Capture(part))) => pages.captured[part] = true,
                (Said::Done { id, .. }, Some(Stage::Refund)) => {
                    pages.is_refunded = true;
                    pages.refund.clone_from(id);
                }
                // The session of this reference can no longer be paid.
                (Said::NotDone("impossible"), Some(Stage::Create)) => pages.expired += 1,
                // The session says what the state is, unless another confirmation has ended it.
                (Said::NotDone("impossible"), Some(Stage::Confirm)) if pages.confirmation == Confirmation::Open => {
                    pages.confirmation = Confirmation::Authenticating;
                }
                // Another refund needs another reference.
                (Said::NotDone("failed"), Some(Stage::Refund)) => pages.failed_refunds += 1,
                (Said::Taken | Said::NotDone("rejected"), Some(_)) => pages.is_given_up = true,
                (Said::Undecidable, Some(stage)) => {
                    // A person looks into the dashboard, where everything is shown by now.
                    let is_done = self.is_executed(intent);
                    match stage {
                        Stage::Confirm if is_done => pages.confirmation = Confirmation::Done,
                        Stage::Confirm => pages.confirmation = Confirmation::Open,
                        Stage::Capture(part) => pages.captured[part] = is_done,
                        Stage::Create => pages.is_given_up = true,
                        Stage::Refund => pages.is_refunded = is_done,
                    }
                }
                _ => {}
            }
            if let Some(stage) = current {
                pages.intents.remove(&stage);
            }
        }
        // The order is stored, so the journal can forget the call.
        let _ = self.client.acknowledge(intent.id(), &seen).await;
    }

    fn is_executed(&self, intent: &Intent) -> bool {
        let outside = self.process.world.lock();
        outside.gateway.ledger().iter().any(|executed| executed.request == intent.id().as_ref())
    }
}

/// Returns what the result of a call says, of which the id and the status count.
fn said(result: Result<(Option<String>, Option<String>), Error>) -> Said {
    match result {
        Ok((id, status)) => Said::Done { id, status },
        Err(Error::Unknown { cause, .. }) => {
            cause.in_the_way().map_or(Said::Unclear, |earlier| Said::InTheWay(earlier.id.clone()))
        }
        Err(Error::Undecidable { .. }) => Said::Undecidable,
        Err(Error::Taken(_)) => Said::Taken,
        Err(Error::Failed(_)) => Said::NotDone("failed"),
        Err(Error::Impossible(_)) => Said::NotDone("impossible"),
        Err(Error::Rejected(_)) => Said::NotDone("rejected"),
        Err(_) => Said::NotDone("not sent"),
    }
}

/// A call that the caller drops after some polls.
struct DroppedCall<F> {
    call: Option<Pin<Box<F>>>,
    polls: u32,
}

impl<F: Future> Future for DroppedCall<F> {
    type Output = Option<F::Output>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<F::Output>> {
        if self.polls == 0 {
            self.call = None;
            return Poll::Ready(None);
        }
        self.polls -= 1;
        match &mut self.call {
            // Dropping is a poll of its own, which comes at once.
            Some(call) => match call.as_mut().poll(cx) {
                Poll::Pending if self.polls == 0 => {
                    cx.waker().wake_by_ref();
                    Poll::Pending
                }
                poll => poll.map(Some),
            },
            None => Poll::Ready(None),
        }
    }
}

/// Returns the order, with another reference after each session that has expired.
fn order(expired: u32) -> PaymentSession {
    let order = json!({
        "clientReferenceId": format!("{REFERENCE}{}", "-AGAIN".repeat(usize::try_from(expired).unwrap())),
        "amount": { "value": TOTAL, "currency": "IDR" },
        "paymentMethod": { "type": "CARD" },
        "paymentMethodOptions": { "card": { "captureMethod": "manual" } },
        "mode": "API",
        "autoConfirm": false,
        "customerId": "C-1",
        "redirectUrl": {
            "successReturnUrl": "https://shop.example/paid",
            "failureReturnUrl": "https://shop.example/failed",
            "expirationReturnUrl": "https://shop.example/expired",
        },
        "orderInformation": {
            "productDetails": [{ "type": "PHYSICAL", "quantity": 1, "price": { "value": TOTAL, "currency": "IDR" } }],
        },
    });
    PaymentSession::from_json(order.to_string().as_bytes()).unwrap()
}
