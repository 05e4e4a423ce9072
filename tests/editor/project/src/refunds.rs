//! A refund as an invocation.

use std::error::Error;

use payment_session::{Checked, Refund, payment_refund, request::SessionId};

use crate::order::Order;

pub fn refund(order: Order, session: SessionId) -> Result<Checked<Refund>, Box<dyn Error>> {
    let refund = payment_refund! {
        client_reference_id: order.reference,
        payment_session_id: session,
        /*refund top*/
        amount: {
            value: order.total.try_into()?,
            /*refund amount*/
            currency: IDR,
        },
        reason: DUPLICATE,
        method: TRANSFER_ONLY,
        transfer_destination: {
            channel_code: "BCA",
            /*refund destination*/
            channel_information: { account_number: "1", account_name: "Rina" },
        },
    };
    Ok(refund)
}
