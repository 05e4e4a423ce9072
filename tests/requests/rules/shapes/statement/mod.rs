//! An independent statement of the rules between fields, as closures over JSON.

pub mod rules;
pub mod space;

use std::collections::BTreeSet;

use payment_session::{
    PaymentSession, Refund, Violations,
    rules::{Waiver, Waivers},
};
use serde_json::{Value, json};
use test_support::Random;

use self::{rules::Row, space::Dimension};
use crate::support;

/// The independent statement of the rules about an object, and the space of these objects.
pub struct Statement {
    pub rows: &'static [Row],
    pub dimensions: Vec<Dimension>,
    /// The pointer of the object in a request.
    pointer: &'static str,
    /// Puts the object into a request that keeps every other rule.
    request: fn(&Value) -> Value,
    read: fn(&[u8]) -> Option<Violations>,
}

/// A broken rule, and the pointer of its violation.
pub type Broken = (&'static str, String);

impl Statement {
    /// Returns all objects of the space.
    pub fn all(&self) -> impl Iterator<Item = Value> {
        space::all(self.dimensions.iter().collect())
    }

    /// Returns an object of which 10 %, 20 % or all choices are made at random. The others are those of a valid one.
    pub fn random(&self, random: &mut Random) -> Value {
        let change = random.of([10, 20, 100]);
        // A payment in the mode API that is confirmed later needs only an amount and a customer ID.
        let valid = json!({ "mode": "API", "autoConfirm": false, "amount": space::amount(), "customerId": "c" });
        let choice = |dimension: &Dimension| {
            if random.chance(change) { random.below(dimension.size()) } else { dimension.choice(&valid) }
        };
        space::request(&self.dimensions, self.dimensions.iter().map(choice).collect::<Vec<_>>())
    }

    /// Returns the dimensions that decide what a row reads.
    pub fn read_by(&self, row: &Row) -> Vec<Dimension> {
        let mut places = BTreeSet::new();
        loop {
            let varies = |dimension: &&Dimension| places.iter().any(|place: &String| dimension.decides(place));
            let varied = self.dimensions.iter().filter(varies).map(|dimension| dimension.projected(&places));
            let varied: Vec<_> = varied.collect();
            let count = places.len();
            places.extend(space::all(varied.iter().collect()).flat_map(|object| row.reads(&object)).map(str::to_owned));
            if places.len() == count {
                return varied;
            }
        }
    }

    /// Returns an object with these choices, and other choices at random.
    pub fn filled(&self, object: &Value, chosen: &[Dimension], random: &mut Random) -> Value {
        let others = self.random(random);
        let choice = |dimension: &Dimension| {
            let is_chosen = chosen.iter().any(|other| other.pointer == dimension.pointer);
            dimension.choice(if is_chosen { object } else { &others })
        };
        space::request(&self.dimensions, self.dimensions.iter().map(choice))
    }

    /// Returns the conditions that an object breaks, except those of the allowed rules.
    pub fn broken(&self, object: &Value, allowed: Waivers) -> impl Iterator<Item = &'static Row> {
        let is_allowed = move |id| Waiver::named(id).is_some_and(|waiver| allowed.contains(waiver));
        self.rows.iter().filter(move |row| row.breaks(object) == Some(true) && !is_allowed(row.id))
    }

    /// Returns the rules of these conditions.
    pub fn broken_rules(&self, object: &Value, allowed: Waivers) -> impl Iterator<Item = &'static str> {
        self.broken(object, allowed).map(|row| row.id)
    }

    /// Returns each broken rule of an object in this JSON, sorted.
    pub fn blamed(&self, object: &Value, json: &str) -> Vec<Broken> {
        let blamed = |row: &Row| (row.id, format!("{}{}", self.pointer, row.blamed(object, json)));
        let mut blamed: Vec<_> = self.broken(object, Waivers::NONE).map(blamed).collect();
        blamed.sort();
        blamed
    }

    /// Panics if the reader does not find the broken rules of an object, and no others. Returns them.
    pub fn compare(&self, object: &Value) -> Vec<&'static str> {
        let json = (self.request)(object).to_string();
        let mut found = (self.read)(json.as_bytes()).as_ref().map_or_else(Vec::new, support::rules_and_pointers);
        // The objects have only what the rules between fields look at.
        found.retain(|(rule, _)| *rule != "missing-field");
        found.sort();
        assert_eq!(found, self.blamed(object, &json), "{json}");
        self.broken_rules(object, Waivers::NONE).collect()
    }
}

/// Adds fields to an object.
fn with(object: &Value, fields: Value) -> Value {
    let mut object = object.clone();
    let Value::Object(fields) = fields else { unreachable!("the fields are an object") };
    object.as_object_mut().expect("an object").extend(fields);
    object
}

fn in_session(fields: Value) -> Value {
    with(
        &json!({ "clientReferenceId": "INV-1", "mode": "API", "autoConfirm": false, "amount": space::amount() }),
        fields,
    )
}

fn read_session(json: &[u8]) -> Option<Violations> {
    PaymentSession::from_json(json).err()
}

pub fn session() -> Statement {
    Statement {
        rows: rules::SESSION,
        dimensions: space::session(),
        pointer: "",
        request: |session| with(session, json!({ "clientReferenceId": "INV-1" })),
        read: read_session,
    }
}

pub fn preference() -> Statement {
    Statement {
        rows: rules::PREFERENCE,
        dimensions: space::preference(),
        pointer: "/customer/refundPreference",
        request: |preference| in_session(json!({ "customer": { "email": "a@b.id", "refundPreference": preference } })),
        read: read_session,
    }
}

pub fn refund() -> Statement {
    Statement {
        rows: rules::REFUND,
        dimensions: space::refund(),
        pointer: "",
        request: |refund| with(refund, json!({ "clientReferenceId": "R-1", "reason": "OTHERS" })),
        read: |json| Refund::from_json(json).err(),
    }
}

pub fn split() -> Statement {
    Statement {
        rows: rules::SPLIT,
        dimensions: space::split(),
        pointer: "/splitRoutingConfigurations/0",
        request: |split| in_session(json!({ "customerId": "c", "splitRoutingConfigurations": [split] })),
        read: read_session,
    }
}
