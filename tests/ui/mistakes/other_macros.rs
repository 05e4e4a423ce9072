//! Literals and enum values that come through another macro, reported where they are written.

use payment_session::payment_session;

macro_rules! pay {
    ($value:expr, $reference:literal) => {
        payment_session! {
            client_reference_id: $reference, amount: { value: $value, currency: IDR }, redirect_url: {},
            customer_id: "C",
        }
    };
}

macro_rules! by_mode {
    ($mode:path) => {
        payment_session! {
            client_reference_id: "A", amount: { value: 1, currency: IDR }, payment_method: { type: QR },
            customer_id: "C", mode: $mode,
        }
    };
}

const COUNT: f64 = 1.0;

fn main() {
    let reference = String::new();
    let _ = pay!("5", "A"); //~ a string
    let _ = pay!(1, "A B"); //~ a space
    let _ = pay!(-1, "A"); //~ a minus sign
    let _ = pay!(reference, "A"); //~ no number
    let _ = pay!(reference.clone() + "1", "A"); //~ no number
    let _ = by_mode!(AIP); //~ misspelt
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        metadata: { "count": COUNT }, //~ no value of metadata
    };
}
