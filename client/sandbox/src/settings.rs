//! The settings of the store and of the callbacks.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasher, RandomState},
    ops::RangeInclusive,
    time::Duration,
};

use payment_session::response::FailureCode;

use crate::{
    ledger::Ledger,
    personality::{CallbackOrder, LookUp, OldToken, RepeatedId, TakenReference},
};

/// The settings of the store and of the callbacks.
#[derive(Clone, Debug)]
pub struct Settings {
    pub merchant_id: String,
    pub merchant_secret: String,
    pub callback: Option<CallbackTarget>,
    pub callback_order: CallbackOrder,
    pub callback_copies: usize,
    /// Whether a session that expires has a callback.
    pub notifies_of_expiry: bool,
    pub token_lifetime: Duration,
    pub static_qrs: usize,
    pub static_numbers: RangeInclusive<u64>,
    pub dynamic_numbers: usize,
    pub known_customers: Option<HashSet<String>>,
    pub known_tokens: HashSet<String>,
    /// The reasons why payments fail, by their references.
    pub declined: HashMap<String, FailureCode>,
    pub repeated_id: RepeatedId,
    pub taken_reference: TakenReference,
    pub look_up: LookUp,
    /// The time between two states of a refund.
    pub refund_step: Duration,
    pub old_token: OldToken,
    pub ledger: Option<Ledger>,
    pub seed: u64,
}

/// The address that receives callbacks.
#[derive(Clone, Debug)]
pub struct CallbackTarget {
    pub url: String,
    pub api_key: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            merchant_id: "merchant".into(),
            merchant_secret: "secret".into(),
            callback: None,
            callback_order: CallbackOrder::default(),
            callback_copies: 1,
            notifies_of_expiry: false,
            token_lifetime: Duration::from_secs(900),
            static_qrs: 10,
            static_numbers: 0..=99,
            dynamic_numbers: 100_000,
            known_customers: None,
            known_tokens: HashSet::new(),
            declined: HashMap::new(),
            repeated_id: RepeatedId::default(),
            taken_reference: TakenReference::default(),
            look_up: LookUp::default(),
            refund_step: Duration::ZERO,
            old_token: OldToken::default(),
            ledger: None,
            seed: RandomState::new().hash_one(()),
        }
    }
}
