//! The customers that a merchant has.

use payment_sandbox::Settings;
use serde_json::{Value, json};

use crate::shop::{Shop, qr};

fn of_customer(reference: &str, id: &str) -> Value {
    let mut body = qr(reference);
    body.as_object_mut().unwrap().remove("customer");
    body["customerId"] = json!(id);
    body
}

#[test]
fn every_id_is_accepted_by_default() {
    assert_eq!(Shop::new().create(&of_customer("a", "somebody")).status, 200);
}

#[test]
fn only_known_customers_pay() {
    let shop = Shop::with(Settings { known_customers: Some(["known".into()].into()), ..Settings::default() });
    assert_eq!(shop.create(&of_customer("a", "known")).status, 200);
    assert_eq!(shop.create(&of_customer("b", "unknown")).verdict(), (404, "resource_missing"));

    let created = shop.create(&qr("c"));
    let id = created.body["data"]["customerId"].as_str().unwrap();
    assert_eq!(shop.create(&of_customer("d", id)).status, 200);
}
