//! Unchecked fields with values that rustc rejects.

use payment_session::{payment_session, request::Card};

macro_rules! request {
    ($($entries:tt)*) => {
        payment_session! {
            client_reference_id: "A",
            amount: { value: 1, currency: IDR },
            mode: API,
            customer_id: "C",
            auto_confirm: false,
            $($entries)*
        }
    };
}

fn main() {
    let text = "text".to_owned();
    let _ = request! { statement_descriptor!: word }; //~
    let _ = request! { statement_descriptor!: 5 + 5 }; //~
    let _ = request! { "loyaltyTier"!: Card::default() }; //~
    let _ = request! { "loyaltyTier"!?: Some(Card::default()) }; //~
    let _ = request! { "loyaltyTier"!?: text.len() }; //~
    let _ = request! { statement_descriptor!?: text }; //~
}
