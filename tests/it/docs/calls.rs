//! Each call of the gateway is in the guide, in the client, and in a test of its request.

use std::fs;

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Returns the names of the methods of `Gateway` that create the calls about sessions.
fn calls() -> Vec<String> {
    let source = read("payment-core/src/gateway/calls.rs");
    let names = source.lines().filter_map(|line| line.strip_prefix("    pub fn ")?.split_once('('));
    names.map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn each_call_is_in_the_guide_and_in_the_tests() {
    let (guide, tests) = (read("docs/responses.md"), read("tests/end_to_end/tests/it/gateway.rs"));
    let client =
        ["calls", "read", "simulator"].map(|file| read(&format!("payment-client/src/client/{file}.rs"))).concat();
    let methods = guide.lines().filter_map(|line| line.split('|').nth(2)).collect::<String>();
    let calls = calls();
    assert!(calls.contains(&"confirm".to_owned()), "{calls:?}");
    for call in calls {
        let is_listed = [format!("`{call}`"), format!("`Gateway::{call}`")].iter().any(|name| methods.contains(name));
        assert!(is_listed, "the table in docs/responses.md lacks `{call}`");
        assert!(tests.contains(&format!(".{call}(")), "tests/end_to_end/tests/it/gateway.rs does not create `{call}`");
        // The client's method returns one session.
        let method = if call == "find_sessions" { "find" } else { &call };
        assert!(client.contains(&format!("fn {method}(")), "payment-client/src/client has no method `{method}`");
    }
}
