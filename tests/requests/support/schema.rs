//! All objects of the requests, for tests of each field.

use payment_session::schema::{Object, REQUESTS, walk};

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
