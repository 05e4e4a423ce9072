//! The macro under the SDK's name.

use pay::{types::Email, warung_payment};

fn main() {
    let email = String::from("ibu@warung.id");
    let _ = warung_payment! {
        client_reference_id: "WRG 1", //~
        amount: { value: 25000, curency: IDR }, //~
        payment_type: MULTIPLE,
        payment_method: { type: CARD }, //~
        mode: API,
        customer: { email: email }, //~
    };
    let _: Email = "ibu@warung.id".parse().unwrap();
}
