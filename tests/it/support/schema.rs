//! All objects of the requests, for tests of each field.

use payment_session::schema::{Kind, Object, REQUESTS};

/// Returns the object of a value of this kind, or of its items if it is a list.
pub fn inside(mut kind: Kind) -> Option<&'static Object> {
    loop {
        match kind {
            Kind::List(item) => kind = *item,
            kind => break kind.as_object(),
        }
    }
}

/// Returns each object of the requests once.
pub fn objects() -> Vec<&'static Object> {
    let mut found: Vec<&'static Object> = REQUESTS.to_vec();
    let mut at = 0;
    while let Some(object) = found.get(at) {
        for object in object.fields.iter().filter_map(|field| inside(field.kind)) {
            if !found.contains(&object) {
                found.push(object);
            }
        }
        at += 1;
    }
    found
}
