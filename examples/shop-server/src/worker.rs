//! The only part of the shop that sends anything. It also completes the work of an earlier process.

use std::{collections::HashSet, error::Error, sync::Arc, time::Duration};

use payment_session::{
    client::Error as PaymentError,
    request::RefundReason,
    response::{RefundResponse, RefundStatus},
};
use tokio::{
    sync::mpsc::UnboundedReceiver,
    task::JoinSet,
    time::{MissedTickBehavior, interval},
};

use crate::{
    Shop,
    order::{Payment, PaymentState, Refund, RefundState},
};

/// The time after which the gateway itself has ended a request, in seconds.
const GATEWAY_TIMEOUT: i64 = 60;

/// Something to do for a row.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Task {
    Payment(String),
    Refund(String),
}

/// Works on the rows that others name, and regularly on all rows that are not decided. A row is worked on once at a time.
pub async fn work(shop: Arc<Shop>, mut queue: UnboundedReceiver<Task>, pause: Duration) {
    let mut due = interval(pause);
    due.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut running = JoinSet::new();
    let mut tasks = HashSet::new();
    loop {
        let started = tokio::select! {
            Some(task) = queue.recv() => vec![task],
            _ = due.tick() => open(&shop),
            Some(ended) = running.join_next() => {
                if let Ok(task) = ended {
                    tasks.remove(&task);
                }
                continue;
            }
        };
        for task in started {
            if tasks.insert(task.clone()) {
                running.spawn(carry_out(Arc::clone(&shop), task));
            }
        }
    }
}

fn open(shop: &Shop) -> Vec<Task> {
    let payments = shop.store.open_payments().unwrap_or_default().into_iter().map(Task::Payment);
    let refunds = shop.store.open_refunds().unwrap_or_default().into_iter().map(Task::Refund);
    payments.chain(refunds).collect()
}

async fn carry_out(shop: Arc<Shop>, task: Task) -> Task {
    let result = match &task {
        Task::Payment(reference) => pay(&shop, reference).await,
        Task::Refund(reference) => refund(&shop, reference).await,
    };
    if let Err(error) = result {
        eprintln!("{task:?}: {error}"); // it is tried again
    }
    task
}

async fn pay(shop: &Shop, reference: &str) -> Result<(), Box<dyn Error>> {
    let Some(payment) = shop.store.payment(reference)? else { return Ok(()) };
    let intent = shop.client.intend_create(&payment.request).with_id(payment.request_id.clone());
    let session = match (payment.state, &payment.session) {
        (PaymentState::New, _) => {
            shop.store.set_payment(reference, PaymentState::Sent)?;
            shop.client.carry_out(&intent).await
        }
        // An earlier attempt may have succeeded.
        (PaymentState::Sent, _) => shop.client.carry_out(&intent.in_doubt()).await,
        (PaymentState::Waiting, Some(session)) => shop.client.get_session(&session.id).await,
        _ => return Ok(()),
    };
    match session {
        Ok(session) if payment.is_of(&session) => {
            if let Some(refund) = shop.store.keep(&payment, &session)? {
                shop.tasks.send(Task::Refund(refund))?;
            }
            Ok(())
        }
        Ok(session) => Err(format!("session {} is for another order", session.id).into()),
        Err(error) => {
            if let Some(state) = state_after(&payment, &error) {
                shop.store.set_payment(reference, state)?;
            }
            Err(error.into())
        }
    }
}

/// Returns the state of a payment that could not be created, or `None` if the state stays.
fn state_after(payment: &Payment, error: &PaymentError) -> Option<PaymentState> {
    use PaymentError::{Credentials, NotProcessed, NotSent, ReferenceTaken, Rejected};
    use PaymentState::{New, Sent};

    match (payment.state, error) {
        (New, Rejected(_)) | (New | Sent, ReferenceTaken(_)) => Some(PaymentState::Rejected),
        (New, NotSent(_) | Credentials(_) | NotProcessed(_)) => Some(New),
        _ => None,
    }
}

/// Refunds a payment. The request is sent once. After a crash, and until the refund has ended, it is looked up.
async fn refund(shop: &Shop, reference: &str) -> Result<(), Box<dyn Error>> {
    let Some(refund) = shop.store.refund(reference)? else { return Ok(()) };
    let state = match refund.state {
        RefundState::New => {
            shop.store.set_refund(reference, RefundState::Sent)?;
            send_refund(shop, &refund).await?
        }
        RefundState::Sent => match shop.client.find_refund(&reference.parse()?).await? {
            Some(found) => state_of_refund(&found),
            None => (refund.age > GATEWAY_TIMEOUT).then_some(RefundState::Unclear),
        },
        RefundState::Done | RefundState::Unclear => None,
    };
    if let Some(state) = state {
        shop.store.set_refund(reference, state)?;
    }
    Ok(())
}

/// Sends a refund. Returns its new state, or `None` if it has not ended, or if its end is not known.
async fn send_refund(shop: &Shop, refund: &Refund) -> Result<Option<RefundState>, Box<dyn Error>> {
    let payment = shop.store.payment(&refund.payment)?.and_then(|payment| payment.session);
    let session = payment.ok_or("a payment without a session has a refund")?;
    let request = payment_session::Refund::full(&session, refund.reference.parse()?, RefundReason::DUPLICATE);
    let intent = shop.client.intend_refund(&request).with_id(refund.request_id.clone());
    Ok(match shop.client.carry_out(&intent).await {
        Ok(refund) => state_of_refund(&refund),
        Err(PaymentError::NotSent(_) | PaymentError::NotProcessed(_)) => Some(RefundState::New),
        Err(PaymentError::Rejected(error)) => {
            eprintln!("the refund {} was rejected: {error}", refund.reference);
            Some(RefundState::Unclear)
        }
        Err(_) => None,
    })
}

/// Returns the state of a refund that has ended. The customer has the money only then.
fn state_of_refund(refund: &RefundResponse) -> Option<RefundState> {
    match refund.status.known() {
        Some(RefundStatus::SUCCESS) => Some(RefundState::Done),
        Some(RefundStatus::FAILED | RefundStatus::CANCELLED) => Some(RefundState::Unclear),
        _ => None,
    }
}
