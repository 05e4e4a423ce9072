//! The only part of the shop that sends anything. Each call is in the journal before, so `recover` sends the new ones as
//! well as those that a crash has left.

use std::{sync::Arc, time::Duration};

use payment_client::{
    Error as PaymentError, RecoveredCall,
    journal::{EndKind, IntentId},
};
use tokio::time::{MissedTickBehavior, interval};

use crate::{
    Shop,
    order::{News, Open, Order, order_of},
    store::{DAY, Failure, now},
};

/// Completes what is left, and looks up what waits, again and again.
pub async fn work(shop: Arc<Shop>) {
    let mut ticks = interval(Duration::from_secs(shop.pause.unsigned_abs().max(1)));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut days = interval(DAY);
    loop {
        tokio::select! {
            _ = days.tick() => report("the journal", shop.store.prune().await),
            _ = ticks.tick() => { tokio::spawn(look_at_due(Arc::clone(&shop))); }
            () = shop.wake.notified() => {}
        }
        // A pass can take minutes, and a panic in one does not end the others.
        tokio::spawn(recover(Arc::clone(&shop)));
    }
}

/// Carries out each call of the journal that nobody carries out, and stores each end.
async fn recover(shop: Arc<Shop>) {
    let mut recovery = shop.client.recover();
    while let Some(item) = recovery.next().await {
        match item {
            Ok(recovered) => {
                let call = recovered.intent.to_string();
                report(&call, store(&shop, recovered).await);
            }
            Err(error) => report("the journal", Err(error.into())),
        }
    }
}

/// Stores the end of a call in its order, and acknowledges it in the same transaction.
async fn store(shop: &Shop, RecoveredCall { intent, result, .. }: RecoveredCall) -> Result<(), Failure> {
    let seen = EndKind::of(&result);
    let news = match result {
        // The call stays in the journal, for the next pass.
        Err(PaymentError::Unknown { cause, .. }) => return Err(cause.into()),
        Err(error) => News::Failed(error),
        Ok(shown) => {
            let id = shown.id().ok_or("the end has no id")?;
            match intent.call() {
                "refund" => News::Refund(Box::new(shop.client.get_refund(&id.parse()?).await?)),
                _ => News::Session(Box::new(shop.client.get_session(&id.parse()?).await?)),
            }
        }
    };
    if let News::Failed(error) = &news {
        eprintln!("{intent}: {error}");
    }
    let reference = intent.reference().ok_or("the call has no reference")?;
    learn(shop, reference, seen.map(|seen| (intent.id(), seen)), &news).await
}

/// Stores news in their order, with the call of a refund that follows from them.
async fn learn(
    shop: &Shop,
    reference: &str,
    acknowledged: Option<(&IntentId, EndKind)>,
    news: &News,
) -> Result<(), Failure> {
    let order = order_of(reference).ok_or("the reference is of no order")?;
    let mut has_call = false;
    let change = shop.store.change(order, shop.pause, acknowledged, |order| {
        let refund = order.learn(reference, news, now())?;
        has_call = true;
        Some(shop.client.intend_refund(&refund).row())
    });
    change.await?.ok_or("there is no such order")?;
    if has_call {
        shop.wake.notify_one();
    }
    Ok(())
}

async fn look_at_due(shop: Arc<Shop>) {
    let due = match shop.store.due(shop.pause).await {
        Ok(due) => due,
        Err(error) => return report("the orders that are due", Err(error)),
    };
    for id in due {
        match shop.store.order(&id).await {
            Ok(order) => {
                for open in order.iter().flat_map(Order::open) {
                    report(&id, look(&shop, open).await);
                }
                report(&id, refund_again(&shop, &id).await);
            }
            Err(error) => report(&id, Err(error)),
        }
    }
}

/// Writes the call of a refund that was not made, when its pause has ended.
async fn refund_again(shop: &Shop, id: &str) -> Result<(), Failure> {
    let mut has_call = false;
    let change = shop.store.change(id, shop.pause, None, |order| {
        let refund = order.refund_again(now())?;
        has_call = true;
        Some(shop.client.intend_refund(&refund).row())
    });
    change.await?;
    if has_call {
        shop.wake.notify_one();
    }
    Ok(())
}

/// Looks up the payment or refund of a callback. A callback that is repeated, late or forged leads to the same.
pub async fn look_at(shop: Arc<Shop>, reference: String) {
    let result = async {
        let Some(order) = order_of(&reference) else { return Ok(()) };
        match shop.store.order(order).await?.and_then(|order| order.find(&reference)) {
            Some(open) => look(&shop, open).await,
            None => Ok(()),
        }
    };
    report(&reference, result.await);
}

async fn look(shop: &Shop, open: Open) -> Result<(), Failure> {
    let (reference, news) = match open {
        Open::Payment { reference, session } => {
            let session = match session {
                Some(id) => Some(shop.client.get_session(&id).await?),
                None => shop.client.find(&reference.parse()?).await?,
            };
            (reference, session.map(|session| News::Session(Box::new(session))))
        }
        Open::Refund { reference, id } => {
            let refund = match id {
                Some(id) => Some(shop.client.get_refund(&id).await?),
                None => shop.client.find_refund(&reference.parse()?).await?,
            };
            (reference, refund.map(|refund| News::Refund(Box::new(refund))))
        }
    };
    match news {
        Some(news) => learn(shop, &reference, None, &news).await,
        None => Ok(()),
    }
}

/// Prints a failure. The next pass tries again.
fn report(subject: &str, result: Result<(), Failure>) {
    if let Err(error) = result {
        eprintln!("{subject}: {error}");
    }
}

#[cfg(test)]
mod tests;
