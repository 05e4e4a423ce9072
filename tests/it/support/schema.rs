//! All objects of the requests, for tests of each field.

use payment_session::schema::{Kind, Object, REQUESTS, walk};

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
    let mut found = REQUESTS.to_vec();
    for object in REQUESTS.iter().flat_map(|request| walk(request)).filter_map(|place| place.kind.as_object()) {
        if !found.contains(&object) {
            found.push(object);
        }
    }
    found
}
