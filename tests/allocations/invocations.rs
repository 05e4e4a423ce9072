//! Requests as source code.

use payment_session::{PaymentSession, ReadOptions};

use super::measure::{SOURCE_CODE, excess_of_work};

/// In each, a quadratic clone for each line of code was seen.
const SIZES: [usize; 2] = if cfg!(debug_assertions) { [500, 2_000] } else { [2_000, 8_000] };

fn session(metadata: &str) -> String {
    format!(
        r#"{{"clientReferenceId":"INV-1","amount":{{"value":1,"currency":"IDR"}},"redirectUrl":{{}},"customerId":"C-1",
            "metadata":{{"a":{metadata}}},"unknown":{metadata}}}"#
    )
}

/// Returns `value` in a number of lists or objects.
fn nested(depth: usize, is_list: bool, value: &str) -> String {
    let (open, close) = if is_list { ("[", "]") } else { (r#"{"a":"#, "}") };
    open.repeat(depth) + value + &close.repeat(depth)
}

#[test]
fn an_invocation_takes_memory_in_proportion_to_the_request() {
    let list = |item: &str, count: usize| vec![item; count].join(",");
    let shapes: [(&str, &dyn Fn(usize) -> String); 9] = [
        ("numbers", &|count| list("1", count)),
        ("short strings", &|count| list(r#""""#, count)),
        ("strings with control characters", &|count| list(r#""\u0001\u0001""#, count)),
        ("long strings", &|count| list(&format!(r#""{}""#, "a".repeat(200)), count / 50)),
        ("a string", &|count| format!(r#""{}""#, "a".repeat(count))),
        ("empty lists", &|count| list("[]", count)),
        ("empty objects", &|count| list("{}", count)),
        ("lists", &|count| list("[1]", count)),
        ("objects", &|count| list(r#"{"":0}"#, count)),
    ];
    for (shape, items) in shapes {
        for depth in [1, 6, 7, 20, 120] {
            for is_list in [true, false] {
                let text = |count| session(&nested(depth - 1, is_list, &format!("[{}]", items(count))));
                let options = ReadOptions::new().other_fields(true);
                let read = |body: &[u8]| PaymentSession::from_json_with(body, &options).unwrap();
                let excess = excess_of_work(SOURCE_CODE, SIZES, text, read, PaymentSession::to_invocation);
                assert_eq!(excess, None, "{shape} at depth {depth}, in lists: {is_list}");
            }
        }
    }
}

#[test]
fn many_products_take_memory_in_proportion_to_their_number() {
    let product = r#"{"type":"DIGITAL","quantity":1,"price":{"value":1,"currency":"IDR"}}"#;
    let text = |count: usize| {
        session("1").replacen(
            '{',
            &format!(r#"{{"orderInformation":{{"productDetails":[{}]}},"#, vec![product; count].join(",")),
            1,
        )
    };
    let options = ReadOptions::new().other_fields(true);
    let read = |body: &[u8]| PaymentSession::from_json_with(body, &options).unwrap();
    assert_eq!(excess_of_work(SOURCE_CODE, SIZES, text, read, PaymentSession::to_invocation), None);
}
