//! The expansion for rust-analyzer.

use payment_expand::{Macro, expand};

/// Returns the length of the expansion of a request whose customer ends in `key`.
fn length(key: &str) -> usize {
    let request = format!("! root client_reference_id: \"A\", customer: {{ email: \"a@b.id\", {key} }}");
    expand(Macro::Session, request.parse().expect("the request is tokens")).to_string().len()
}

/// If the expansion grew, rust-analyzer would not find its marker in it.
#[test]
fn expansions_do_not_grow_with_a_bare_key() {
    for key in ["given_name", "surname", "phone_number", "refund_preference"] {
        assert!(length(key) <= length(""), "{key}");
    }
}
