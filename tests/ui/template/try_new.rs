//! Values that do not convert into the fields of a template.

#![deny(warnings)]

use payment_session::payment_session;

payment_session! {
    /// An invoice.
    pub struct Invoice {
        client_reference_id: _,
        amount: { value: _ as total, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: _, given_name?: _ },
    }
}

fn main() {
    let _ = Invoice::try_new("INV-1", 1.5, "a@b.id", Some("Ana")); //~ a float
    let _ = Invoice::try_new("INV-1", 1, "a@b.id", "Ana"); //~ no `Option`
    let _ = Invoice::try_new("INV-1", 1, "a@b.id"); //~ an argument is missing
    let _ = Invoice::try_new("INV-1", 1, "a@b.id", None::<&str>).client_reference_id; //~ a `Result`
}
