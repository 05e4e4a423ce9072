//! Requests of a shop that must not compile: errors are reported at the shop's own tokens, though it does not depend on
//! `payment-session`. `tests/ui/main.rs` at the root compares the places of the errors with the marks `//~`.
//!
//! `TRYBUILD=overwrite cargo test --test ui bad_requests` writes the messages again.

#[test]
fn bad_requests_do_not_compile() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
