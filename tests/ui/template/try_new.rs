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
    let (client_reference_id, email, given_name) = ("INV-1", "a@b.id", Some("Ana"));
    let _ = Invoice::try_new(client_reference_id, 1.5, email, given_name); //~ a float
    let _ = Invoice::try_new(client_reference_id, 1, email, "Ana"); //~ no `Option`
    let _ = Invoice::try_new(client_reference_id, 1, email); //~ a value is missing
    let _ = Invoice::try_new(client_reference_id, 1, email, given_name).client_reference_id; //~ a `Result`
}
