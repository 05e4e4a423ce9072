//! A request whose fields are chosen at run time.

use std::error::Error;

use payment_session::{PaymentSession, payment_session};

use crate::order::Order;

/// A way to pay.
pub struct Way {
    /// The title that the customer sees.
    pub title: String,
    /// The number of earlier payments.
    pub uses: u32,
}

pub fn ways(order: Order, way: Option<Way>, is_known: bool) -> Result<PaymentSession, Box<dyn Error>> {
    Ok(payment_session! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        redirect_url: {},
        match way {
            Some(used) if used.uses > 0 => {
                payment_method: { type: CARD },
                statement_descriptor: used.title.try_into()?,
                /*choice*/
            }
            Some(_) => {}
            None => return Err("no way to pay".into()),
        }
        if is_known {
            /*known*/
            customer_id: "c",
        } else {
            customer: { email: order.email, /*choice customer*/ },
        }
        /*after choices*/
    })
}
