//! Generated request bodies, good and bad; for tests alone.
//!
//! The same seed gives the same bodies. About two of five keep every rule; the others have been changed at random
//! in a few places, and some are no JSON. [`Random`] serves other tests as well.

mod broken;
mod changes;
mod json;
mod random;
mod request;
mod values;

pub use random::Random;

/// So many bodies.
pub fn bodies(seed: u64, count: usize) -> impl Iterator<Item = String> {
    let mut random = Random::new(seed);
    (0..count).map(move |_| body(&mut random))
}

fn body(random: &mut Random) -> String {
    let mut entries = request::request(random);
    let changes = random.of([0, 0, 0, 0, 1, 1, 2, 2, 3, 5]);
    for _ in 0..changes {
        changes::change(random, &mut entries);
    }
    let mut text = String::new();
    let layout = json::Layout::any(random);
    json::write(&json::Json::Object(entries), &layout, random, &mut text);
    if random.chance(3) { broken::broken(random, &text) } else { text }
}
