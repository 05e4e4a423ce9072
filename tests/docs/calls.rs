//! Each call of the gateway is in the guide, in the client, and in a test of its request.

use std::fs;

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Returns the names of the public methods of `Gateway` that create a call. `get` and `post` create those without a name.
fn calls() -> Vec<String> {
    let files = fs::read_dir("payment-gateway/src/gateway").unwrap();
    let sources: String = files.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()).collect();
    let blocks = sources.split("\nimpl").filter(|block| block.split('{').next().unwrap().contains(" Gateway"));
    let methods =
        blocks.filter_map(|block| block.split("\n}\n").next()).flat_map(|block| block.split("    pub fn ").skip(1));
    let calls = methods.filter_map(|method| method.split(" {\n").next()).filter(|head| head.contains("Call<"));
    let names = calls.filter_map(|head| head.split(['(', '<']).next());
    names.filter(|name| !["get", "post", "post_again"].contains(name)).map(str::to_owned).collect()
}

#[test]
fn each_call_is_in_the_guide_and_in_the_tests() {
    let (guide, tests) = (read("docs/responses.md"), read("payment-gateway/tests/it/calls.rs"));
    let client = ["calls", "read", "simulator"].map(|file| read(&format!("client/src/client/{file}.rs"))).concat();
    let methods = guide.lines().filter_map(|line| line.split('|').nth(2)).collect::<String>();
    let calls = calls();
    assert!(["confirm", "create", "refund"].iter().all(|call| calls.iter().any(|name| name == call)), "{calls:?}");
    for call in calls {
        assert!(methods.contains(&format!("`{call}`")), "the table in docs/responses.md lacks `{call}`");
        assert!(tests.contains(&format!(".{call}(")), "payment-gateway/tests/it/calls.rs does not create `{call}`");
        // The client's method returns one session.
        let method = if call == "find_sessions" { "find" } else { &call };
        assert!(client.contains(&format!("fn {method}(")), "client/src/client has no method `{method}`");
    }
}
