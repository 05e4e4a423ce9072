//! The numbers of orders, which become references of payments.

use alloc::format;

use types::ClientReferenceId;

use crate::types;

/// The number of an order: a stall and the count of its orders, such as `WRG-7-12`.
///
/// It converts into a [`ClientReferenceId`]: `client_reference_id: order.into()`, or only `client_reference_id: order` in
/// [`try_warung_checkout!`](crate::try_warung_checkout).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderNumber {
    /// The number of the stall.
    pub stall: u16,
    /// The count of the stall's orders.
    pub order: u32,
}

impl From<OrderNumber> for ClientReferenceId {
    fn from(OrderNumber { stall, order }: OrderNumber) -> Self {
        format!("WRG-{stall}-{order}").try_into().expect("digits and hyphens are a reference")
    }
}
