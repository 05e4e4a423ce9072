//! The requests that the rules between fields distinguish, as JSON.
//!
//! A request is a choice along each dimension. The choices are free, so their product is the whole space. It has all values
//! that some rule distinguishes, and some that none does: an absent field and one with its default, each missing companion
//! of a card's number, account numbers of several banks. Other fields do not matter, because no rule reads them.

use std::collections::{BTreeSet, HashSet};

use serde_json::{Value, json};

use super::rules::DIGITS;

/// The values of one place. The first choice is none of them.
pub struct Dimension {
    pub pointer: &'static str,
    pub values: Vec<Value>,
}

impl Dimension {
    /// Returns the number of choices.
    pub fn size(&self) -> usize {
        1 + self.values.len()
    }

    /// Returns the choice of a request.
    pub fn choice(&self, request: &Value) -> usize {
        let chosen = request.pointer(self.pointer);
        self.values.iter().position(|value| Some(value) == chosen).map_or(0, |at| at + 1)
    }

    /// Returns whether a change along this dimension can change what is at a place.
    pub fn decides(&self, place: &str) -> bool {
        self.rest_of(place).is_some()
    }

    /// Returns this dimension with one of the values that differ at none of these places.
    pub fn projected(&self, places: &BTreeSet<String>) -> Self {
        let inner: Vec<_> = places.iter().filter_map(|place| self.rest_of(place)).collect();
        let mut seen = HashSet::new();
        let is_new =
            |value: &&Value| seen.insert(inner.iter().map(|rest| value.pointer(rest).cloned()).collect::<Vec<_>>());
        Self { pointer: self.pointer, values: self.values.iter().filter(is_new).cloned().collect() }
    }

    /// Returns the pointer of a place in the values of this dimension.
    fn rest_of<'p>(&self, place: &'p str) -> Option<&'p str> {
        place.strip_prefix(self.pointer).filter(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

/// Returns the request of these choices.
pub fn request<'d>(
    dimensions: impl IntoIterator<Item = &'d Dimension>,
    choices: impl IntoIterator<Item = usize>,
) -> Value {
    let mut request = json!({});
    for (dimension, choice) in dimensions.into_iter().zip(choices) {
        if let Some(at) = choice.checked_sub(1) {
            add(&mut request, dimension.pointer, dimension.values[at].clone());
        }
    }
    request
}

/// Adds a value, if the object in which it is exists.
pub fn add(request: &mut Value, pointer: &str, value: Value) {
    let (object, key) = pointer.rsplit_once('/').expect("a pointer begins with a slash");
    if let Some(Value::Object(object)) = request.pointer_mut(object) {
        object.insert(key.to_owned(), value);
    }
}

/// Returns all requests along these dimensions.
pub fn all(dimensions: Vec<&Dimension>) -> impl Iterator<Item = Value> {
    (0..dimensions.iter().map(|dimension| dimension.size()).product()).map(move |mut number: usize| {
        let choice = |dimension: &&Dimension| {
            let choice = number % dimension.size();
            number /= dimension.size();
            choice
        };
        request(dimensions.iter().copied(), dimensions.iter().map(choice).collect::<Vec<_>>())
    })
}

pub fn amount() -> Value {
    json!({ "value": 1, "currency": "IDR" })
}

fn one_of(pointer: &'static str, values: impl IntoIterator<Item = Value>) -> Dimension {
    Dimension { pointer, values: values.into_iter().collect() }
}

pub fn session() -> Vec<Dimension> {
    let flag = [json!(true), json!(false)];
    let methods = ["VIRTUAL_ACCOUNT", "QR", "CARD", "EWALLET"].map(|method| json!({ "type": method }));
    let three_ds = ["AUTOMATIC", "NEVER", "CHALLENGE", "EXTERNAL"].map(|method| json!({ "threeDsMethod": method }));
    let card_options = [json!({})].into_iter().chain(three_ds).flat_map(|options| {
        let mut with_info = options.clone();
        with_info["threeDsInfo"] = json!({});
        [options, with_info]
    });
    vec![
        one_of("/paymentType", ["SINGLE", "MULTIPLE"].map(Value::from)),
        one_of("/mode", ["REDIRECT", "API"].map(Value::from)),
        one_of("/autoConfirm", flag.clone()),
        one_of("/amount", [amount()]),
        one_of("/customerId", [json!("c")]),
        one_of("/customer", [json!({ "email": "a@b.id" })]),
        one_of("/redirectUrl", [json!({})]),
        one_of("/saveForFutureUse", flag.clone()),
        one_of("/showSavedPayment", flag.clone()),
        one_of("/bypassStatusPage", flag),
        one_of("/expirationMode", ["STRICT", "LOOSE"].map(Value::from)),
        // The first one lacks its type.
        one_of("/paymentMethod", [json!({})].into_iter().chain(methods)),
        one_of("/paymentMethod/card", cards()),
        one_of("/paymentMethod/virtualAccount", [json!({})]),
        one_of("/paymentMethod/ewallet", [json!({ "accountIdentifier": "8" })]),
        one_of("/paymentMethodOptions", [json!({})]),
        one_of("/paymentMethodOptions/card", card_options),
        one_of("/paymentMethodOptions/virtualAccount", account_options()),
        one_of("/paymentMethodOptions/ewallet", [json!({}), json!({ "channel": "DANA" }), json!({ "channel": "OVO" })]),
        one_of("/paymentMethodOptions/qr", [json!({})]),
    ]
}

pub fn preference() -> Vec<Dimension> {
    vec![one_of("/method", ["AUTO", "TRANSFER_ONLY"].map(Value::from)), one_of("/transferDestination", [json!({})])]
}

pub fn refund() -> Vec<Dimension> {
    vec![
        one_of("/paymentSessionId", [json!("s")]),
        one_of("/chargeId", [json!("c")]),
        one_of("/isFullAmount", [json!(false), json!(true)]),
        one_of("/amount", [json!({})]),
        one_of("/method", ["AUTO", "TRANSFER_ONLY"].map(Value::from)),
        one_of("/transferDestination", [json!({})]),
    ]
}

pub fn split() -> Vec<Dimension> {
    vec![
        one_of("/type", ["FIXED", "PERCENTAGE"].map(Value::from)),
        one_of("/fixedAmount", [json!(1)]),
        one_of("/percentageAmount", [json!(1)]),
    ]
}

/// Returns cards with each set of sources, each with no companion, with all, and with all except one.
fn cards() -> Vec<Value> {
    const SOURCES: [(&str, &str); 3] = [("token", "t"), ("number", "4111111111111111"), ("encryptedCard", "e")];
    let all = [
        ("expMonth", json!(1)),
        ("expYear", json!(30)),
        ("cardHolderFirstName", json!("B")),
        ("cardHolderLastName", json!("S")),
        ("cardHolderEmail", json!("a@b.id")),
        ("cardHolderPhone", json!("08")),
    ];
    let without = |missing: usize| [&all[..missing], &all[missing + 1..]].concat();
    let companions = [Vec::new(), all.to_vec()].into_iter().chain((0..all.len()).map(without));
    let cards = companions.flat_map(|companions| {
        (0..1 << SOURCES.len()).map(move |set: usize| {
            let sources = SOURCES.iter().enumerate().filter(|(at, _)| set & (1 << at) != 0);
            let sources = sources.map(|(_, (key, value))| (*key, json!(value)));
            sources.chain(companions.clone()).map(|(key, value)| (key.to_owned(), value)).collect()
        })
    });
    cards.map(Value::Object).collect()
}

/// Returns account options without a number or a bank, and with numbers that fit their banks and that do not.
fn account_options() -> Vec<Value> {
    let with = |bank: &str, number: &str| json!({ "channel": bank, "virtualAccountNumber": number });
    let mut all = vec![json!({}), json!({ "virtualAccountNumber": "000001" }), json!({ "channel": "BCA" })];
    for (bank, digits) in DIGITS {
        all.extend([digits, digits + 1].map(|count| with(bank, &"0".repeat(count))));
    }
    let others = [
        ("BCA", "1"),
        ("BNI", "123a"),
        ("PERMATA", "１234567"),
        ("DANAMON", "1"),
        ("DANAMON", ""),
        ("SMBC_X1", "0123456789"),
        ("SMBC_X1", "01 2"),
    ];
    all.extend(others.map(|(bank, number)| with(bank, number)));
    all
}
