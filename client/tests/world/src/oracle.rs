//! Compares what was said, and what is stored, with the ledger.

use payment_client::{journal::RowState, testing::MemoryJournal};

use crate::{
    gateway::Execution,
    plan::OTHER,
    process::World,
    shop::{Book, REFERENCE, REFUNDED, Said, Stage, TOTAL},
};

/// Returns the promises that a run has broken. The run has ended, and nothing goes wrong any more.
pub fn broken(world: &World, book: &Book, journal: &MemoryJournal) -> Vec<String> {
    let outside = world.lock();
    let of_order = |executed: &&Execution| executed.reference.starts_with(REFERENCE) && executed.request != OTHER;
    let ledger: Vec<_> = outside.gateway.ledger().iter().filter(of_order).collect();
    let pages = book.lock();
    let mut broken = Vec::new();

    let is_live = |executed: &&&Execution| executed.call == "create" && !outside.gateway.has_expired(&executed.session);
    let sessions = ledger.iter().filter(is_live).count();
    if sessions > 1 {
        broken.push(format!("the reference has {sessions} sessions"));
    }
    let sum = |call: &str| ledger.iter().filter(|executed| executed.call == call).map(|executed| executed.amount).sum();
    let (captured, refunded): (u64, u64) = (sum("capture"), sum("refund"));
    if captured > TOTAL {
        broken.push(format!("the customer paid {captured} for {TOTAL}"));
    }
    if refunded > REFUNDED {
        broken.push(format!("the customer got {refunded} back for {REFUNDED}"));
    }
    for executed in &ledger {
        let same = ledger.iter().filter(|other| other.request == executed.request && other.call == executed.call);
        let times = same.count();
        if times > 1 {
            broken.push(format!("the intent of {} was carried out {times} times", executed.call));
        }
    }
    for statement in &pages.statements {
        let own =
            statement.intent.as_ref().and_then(|intent| ledger.iter().find(|execution| execution.request == *intent));
        // Of a refund that failed later, the ledger has no amount any more.
        let is_executed = own.is_some_and(|own| own.call != "refund" || own.amount > 0);
        match (&statement.said, statement.stage) {
            (Said::Done { id, .. }, Stage::Confirm | Stage::Capture(_)) => {
                let is_own = own.is_some_and(|own| id.as_ref().is_none_or(|id| own.object == *id));
                if !is_own {
                    broken.push(format!("done, but it did not happen: {statement:?}"));
                }
            }
            // Another call can have joined that of another intent.
            (Said::Done { id, status }, Stage::Create | Stage::Refund) => {
                let is_it = |executed: &&&Execution| {
                    statement.stage.is_of(executed) && id.as_ref().is_none_or(|id| executed.object == *id)
                };
                if !ledger.iter().any(|executed| is_it(&executed)) {
                    broken.push(format!("done, but nothing happened: {statement:?}"));
                }
                if matches!(status.as_deref(), Some("EXPIRED" | "CANCELLED" | "INACTIVE" | "FAILED")) {
                    broken.push(format!("done, but it has ended: {statement:?}"));
                }
            }
            _ => {}
        }
        match &statement.said {
            // The create happened, and its session can no longer be paid.
            Said::NotDone("impossible")
                if statement.stage == Stage::Create
                    && own.is_some_and(|own| outside.gateway.has_expired(&own.session)) => {}
            Said::NotDone(_) if is_executed => broken.push(format!("not done, but it happened: {statement:?}")),
            // Whoever makes a new intent now carries the call out twice.
            Said::InTheWay(id) if statement.intent.as_ref() == Some(id) => {
                broken.push(format!("a call is denied that another process carries out: {statement:?}"));
            }
            Said::Taken if !outside.plan.is_taken => broken.push(format!("the reference was free: {statement:?}")),
            Said::Undecidable if statement.stage == Stage::Create => {
                broken.push(format!("a create can be looked up: {statement:?}"));
            }
            _ => {}
        }
    }
    let is_expected = if outside.plan.is_taken {
        sessions == 0 && pages.statements.iter().any(|statement| statement.said == Said::Taken)
    } else {
        captured == TOTAL && refunded == REFUNDED
    };
    if !is_expected {
        broken.push(format!("the order has {captured} of {TOTAL} in the end, and {refunded} of {REFUNDED} went back"));
    }
    for (stored, is_acknowledged) in journal.rows() {
        if !is_acknowledged && !matches!(stored.state, RowState::Ended(_)) {
            broken.push(format!("{} is open for ever", stored.row.call));
        }
    }
    broken.sort();
    broken.dedup();
    broken
}
