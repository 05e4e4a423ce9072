//! Generated request bodies, valid and invalid.
//!
//! The same seed generates the same bodies. About two of five keep every rule. The others are changed at random in a
//! few places, and some are not JSON.

mod broken;
mod changes;
mod json;
mod request;
mod values;

use payment_core::request::REFUND;

use crate::Random;

/// Returns `count` bodies.
pub fn generate(seed: u64, count: usize) -> impl Iterator<Item = String> {
    let mut random = Random::new(seed);
    (0..count).map(move |_| body(&mut random))
}

/// Returns `count` bodies that were valid before one change at random.
pub fn with_one_change(seed: u64, count: usize) -> impl Iterator<Item = String> {
    let mut random = Random::new(seed);
    (0..count).map(move |_| {
        let entries = request::request(&mut random);
        changed(&mut random, entries, 1)
    })
}

/// Returns `count` refunds whose fields have valid values. Not all of them keep the rules between fields.
pub fn refunds(seed: u64, count: usize) -> impl Iterator<Item = String> {
    let mut random = Random::new(seed);
    (0..count).map(move |_| {
        let entries = request::object(&mut random, REFUND);
        changed(&mut random, entries, 0)
    })
}

fn body(random: &mut Random) -> String {
    let entries = request::request(random);
    let changes = random.of([0, 0, 0, 0, 1, 1, 2, 2, 3, 5]);
    let text = changed(random, entries, changes);
    if random.chance(3) { broken::broken(random, &text) } else { text }
}

/// Writes a request after this number of changes.
fn changed(random: &mut Random, mut entries: json::Entries, changes: usize) -> String {
    for _ in 0..changes {
        changes::change(random, &mut entries);
    }
    let mut text = String::new();
    let layout = json::Layout::any(random);
    json::write(&json::Json::Object(entries), &layout, random, &mut text);
    text
}
