//! The expansion for editors, which has the typed literal whatever is wrong.

use proc_macro2::TokenStream;
use second_table_expand::{Macro, expand};

/// Returns an expansion: for rust-analyzer if `sign` is `!`, else for rustc.
fn expansion(sign: &str, code: &str) -> String {
    let input: TokenStream = format!("{sign} second_table {code}").parse().expect("the invocation is tokens");
    let expansion = expand(Macro::Order, input).to_string();
    expansion.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ::", "::").replace(":: ", "::")
}

#[test]
fn half_written_orders_expand_to_their_literal() {
    let has = |code: &str, expected: &str| {
        let expansion = expansion("!", code);
        assert!(expansion.contains("second_table::__private::Order {"), "{code}: {expansion}");
        assert!(expansion.contains(expected), "{code}: {expansion}");
    };
    has("", "`order_number` and `mail` are missing");
    has(r#"order_number: "A-1", ma"#, r#"order_number : second_table::__private::of::OrderNumber ("A-1") , ma ,"#);
    has("delivery: ", "use second_table::__private::Delivery::{ }");
    has("delivery: pi", "second_table::__private::Delivery = pi ;");
    has("address: { str }", "second_table::__private::Address { str ,");
    has("lines: [{ art }]", "second_table::__private::Line { art ,");
    has("labels: { \"a\": b }", "b");
}

#[test]
fn expansions_have_no_word_of_the_gateway() {
    let codes = [
        r#"order_number: number, mail: "a@b.c", address: { street: "a", town: "b" }, labels: { "a": b }"#,
        r#"delivery: "pickup", pickup_point: { carrier: way, locker: number }, "more"!: 1"#,
        "order_numbr: 5, lines: [for a in b { article: a }], mail!: 5",
        r#"struct A { order_number: _, mail: "a@b.c", address: { street: "a", town: _ }, "more"!: _ as more }"#,
        "struct A { mail: _ }",
        r#"@presets gift { delivery: "courier", .. } mail: "a@b.c", delivery: "pickup""#,
    ];
    for code in codes {
        for sign in ["!", "."] {
            let expansion = expansion(sign, code).to_lowercase();
            for word in ["payment", "session", "gateway", "refund", "pivot", "bank"] {
                assert!(!expansion.contains(word), "{word}: {expansion}");
            }
        }
    }
}
