//! Mistakes as people make them.

use payment_core::base::path::Path;
use serde_json::{Value, json};

use super::body::{at_mut, remove, set, set_sign, split_sign};
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

/// Returns the pointer of the value under a key of this object.
fn child(pointer: &str, key: &str) -> String {
    Path::default().join(pointer).child(key).to_string()
}

fn objects(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(entries) => {
            found.push(pointer.to_owned());
            for (key, value) in entries {
                let key = split_sign(key).0;
                objects(value, &child(pointer, key), found);
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

/// The signs that may follow a key.
#[derive(Clone, Copy, PartialEq)]
pub enum Signs {
    /// Only `:`, as in JSON.
    None,
    /// Those of source code.
    Source,
}

/// The text of a value that only the running program knows.
const RUN_TIME: &str = "$value";

/// A drawn mistake, which can be made in several bodies.
pub struct Mistaker {
    kind: usize,
    seed: u64,
}

impl Mistaker {
    pub fn draw(signs: Signs, random: &mut Random) -> Self {
        let kinds = if signs == Signs::Source { 10 } else { 8 };
        Self { kind: random.below(kinds), seed: random.below(usize::MAX) as u64 }
    }

    /// Makes the mistake as people make it.
    pub fn apply(&self, body: &mut Value) {
        let random = &mut Random::new(self.seed);
        let mut found = Vec::new();
        objects(body, "", &mut found);
        let object = &found[random.below(found.len())];
        let home = &found[random.below(found.len())];
        let keys = at_mut(body, object).unwrap().as_object().unwrap().keys();
        let keys: Vec<_> = keys.map(|key| split_sign(key).0.to_owned()).collect();
        if keys.is_empty() {
            return;
        }
        let key = &keys[random.below(keys.len())];
        let name = NAMES[random.below(NAMES.len())];
        let text = json!(VALUES[random.below(VALUES.len())]);
        let here = child(object, key);
        match self.kind {
            0 => {
                let (_, value) = remove(body, &here).unwrap();
                set(body, &child(object, name), value);
            }
            1 if !home.starts_with(&here) => {
                let (_, value) = remove(body, &here).unwrap();
                set(body, &child(home, key), value);
            }
            2 => {
                remove(body, &here);
            }
            3 => {
                set(body, &here, text);
            }
            4 => {
                set(body, &here, Value::Null);
            }
            5 => {
                let (_, value) = remove(body, &here).unwrap();
                let end = key.chars().last().map_or(0, char::len_utf8);
                set(body, &child(object, &key[..key.len() - end]), value);
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
                set(body, &child("", key), value);
            }
            8 => {
                if random.chance(50) {
                    set(body, &here, json!(RUN_TIME));
                }
                set_sign(body, &here, random.of(["?:", "!:", "!?:"]));
            }
            9 => {
                set(body, &here, json!(RUN_TIME));
            }
            _ => {
                set(body, &child(object, name), text);
            }
        }
    }
}
