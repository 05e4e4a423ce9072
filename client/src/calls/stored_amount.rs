//! The amount of an operation, as a journal keeps it.

use payment_session::request::{Amount, AmountValue, RefundAmount};
use payment_session::response::{Money, MoneyValue};
use serde::{Deserialize, Serialize};

/// An amount whose value is a string, because an internally tagged enum cannot hold exact numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredAmount {
    pub value: String,
    pub currency: String,
}

impl StoredAmount {
    pub fn of(amount: &Amount) -> Self {
        Self { value: amount.value.to_string(), currency: amount.currency.as_str().to_owned() }
    }

    pub fn of_refund(amount: &RefundAmount) -> Self {
        Self { value: amount.value.to_string(), currency: amount.currency.as_str().to_owned() }
    }

    /// Compares by value. A number that no request can have is compared by its spelling.
    pub fn has_value(&self, value: &MoneyValue) -> bool {
        match self.value.parse::<AmountValue>() {
            Ok(own) => *value == own,
            Err(_) => value.as_str() == self.value,
        }
    }

    pub fn is(&self, amount: &Money) -> bool {
        self.has_value(&amount.value) && amount.currency.as_str() == self.currency
    }
}
