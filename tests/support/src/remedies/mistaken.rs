//! Mistakes as people make them.

use serde_json::{Value, json};

use super::apply::{remove, set};
use crate::Random;

const NAMES: [&str; 36] = [
    "email",
    "order_id",
    "bank",
    "channel",
    "currency",
    "value",
    "name",
    "phone",
    "account_number",
    "coupon",
    "qris",
    "card_token",
    "type",
    "method",
    "id",
    "amount",
    "items",
    "price",
    "first_name",
    "description",
    "success_url",
    "virtual_account",
    "ewallet",
    "card",
    "token",
    "customer_id",
    "reference",
    "reason",
    "channelCode",
    "accountName",
    "givenName",
    "Mode",
    "quantity",
    "country",
    "payment_id",
    "surname",
];

const VALUES: [&str; 8] = ["DANA", "BCA", "a@b.id", "INV-2", "IDR", "API", "", "X Y/Z"];

/// Returns the pointers of all objects.
fn objects(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(entries) => {
            found.push(pointer.to_owned());
            for (key, value) in entries {
                objects(value, &format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                objects(item, &format!("{pointer}/{at}"), found);
            }
        }
        _ => {}
    }
}

/// Makes a mistake as people make it.
pub fn mistaken(body: &mut Value, random: &mut Random) {
    let mut found = Vec::new();
    objects(body, "", &mut found);
    let object = &found[random.below(found.len())];
    let home = &found[random.below(found.len())];
    let keys: Vec<_> = body.pointer(object).unwrap().as_object().unwrap().keys().cloned().collect();
    if keys.is_empty() {
        return;
    }
    let key = &keys[random.below(keys.len())];
    let name = NAMES[random.below(NAMES.len())].to_owned();
    let text = json!(VALUES[random.below(VALUES.len())]);
    let at = |pointer: &str, key: &str| format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
    match random.below(8) {
        0 => {
            let value = remove(body, &at(object, key)).unwrap();
            body.pointer_mut(object).unwrap()[&name] = value;
        }
        1 if !home.starts_with(&at(object, key)) => {
            let value = remove(body, &at(object, key)).unwrap();
            body.pointer_mut(home).unwrap()[key] = value;
        }
        2 => {
            remove(body, &at(object, key));
        }
        3 => set(body, &at(object, key), text),
        4 => set(body, &at(object, key), Value::Null),
        5 => {
            let value = remove(body, &at(object, key)).unwrap();
            let end = key.chars().last().map_or(0, char::len_utf8);
            body.pointer_mut(object).unwrap()[&key[..key.len() - end]] = value;
        }
        6 => {
            let (key, value) = [
                ("paymentType", json!("MULTIPLE")),
                ("mode", json!("API")),
                ("customerId", json!("C")),
                ("autoConfirm", json!(false)),
                ("paymentMethod", json!({ "type": "QR" })),
                ("showSavedPayment", json!(true)),
            ][random.below(6)]
            .clone();
            body[key] = value;
        }
        _ => body.pointer_mut(object).unwrap()[&name] = text,
    }
}
