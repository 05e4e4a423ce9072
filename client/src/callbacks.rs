//! The ids that callbacks have brought, by which look-ups find a refund without reading the pages of all refunds.

use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
};

use payment_session::response::{RefundId, RefundResponse};

/// The number of refunds that are kept. A callback soon follows its call.
const MOST: usize = 1_000;

/// The ids of refunds by their references, the oldest first.
#[derive(Debug, Default)]
pub struct Callbacks(Mutex<VecDeque<(String, RefundId)>>);

impl Callbacks {
    pub fn add(&self, refund: &RefundResponse) {
        let Some(reference) = refund.client_reference_id.clone() else { return };
        let mut refunds = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        refunds.retain(|(known, _)| *known != reference);
        if refunds.len() == MOST {
            refunds.pop_front();
        }
        refunds.push_back((reference, refund.id.clone()));
    }

    pub fn refund(&self, reference: &str) -> Option<RefundId> {
        let refunds = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        refunds.iter().find(|(known, _)| known == reference).map(|(_, id)| id.clone())
    }
}
