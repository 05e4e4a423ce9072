//! Bodies that are very deep or very long.

use payment_session::PaymentSession;

use super::{broken, only, request, round_trip};

/// Returns `levels` nested lists.
fn lists(levels: usize) -> String {
    format!("{}{}", "[".repeat(levels), "]".repeat(levels))
}

/// Returns `levels` nested objects.
fn objects(levels: usize) -> String {
    format!("{}{{}}{}", "{\"a\":".repeat(levels - 1), "}".repeat(levels - 1))
}

#[test]
fn a_request_is_at_most_127_levels_deep() {
    // The request and its metadata are two of the levels.
    for nested in [lists, objects] {
        let body = |levels: usize| request(&format!("\"metadata\":{{\"a\":{}}}", nested(levels - 2)));
        assert_eq!(broken(&body(126)), []);
        assert_eq!(round_trip(&body(127)), body(127));
        assert_eq!(broken(&body(128)), only("json", ""));
        assert_eq!(broken(&body(10_000)), only("json", ""));
    }
    // A scalar does not add a level.
    let deepest = request(&format!("\"metadata\":{{\"a\":{}}}", lists(125).replace("[]", "[1]")));
    assert_eq!(round_trip(&deepest), deepest);
    // The request, the options, the card and the installment are four levels.
    let body = |levels: usize| {
        let inner = lists(levels - 4);
        request(&format!("\"paymentMethodOptions\":{{\"card\":{{\"installment\":{{\"a\":{inner}}}}}}}"))
    };
    assert!(round_trip(&body(127)).contains(&lists(123)));
    assert_eq!(broken(&body(128)), only("json", ""));
}

#[test]
fn a_rejected_field_is_at_most_127_levels_deep() {
    for key in ["zzz", "modee", "mode"] {
        for nested in [lists, objects] {
            let pointer = format!("/{key}");
            let body = |levels: usize| request(&format!("{key:?}:{}", nested(levels - 1)));
            let rule = if key == "mode" { "duplicate-field" } else { "unknown-field" };
            assert_eq!(broken(&body(127)), only(rule, &pointer));
            assert_eq!(broken(&body(128)), only("json", ""));
        }
    }
    // A field of a wrong type.
    let body = |levels: usize| request(&format!("\"expiryAt\":{}", lists(levels - 1)));
    assert_eq!(broken(&body(127)), only("type", "/expiryAt"));
    assert_eq!(broken(&body(128)), only("json", ""));
    // A list in place of the request.
    assert_eq!(broken(&lists(127)), only("json", ""));
    assert_eq!(broken(&lists(128)), only("json", ""));
}

/// Runs in a thread with a small stack, which a recursive call for each level would exhaust.
#[test]
fn nesting_bombs_are_rejected() {
    let check = || {
        let bombs = [
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            lists(100_000),
            objects(100_000),
            request(&format!("\"zzz\":{}", lists(100_000))),
            request(&format!("\"zzz\":{}", objects(100_000))),
            request(&format!("\"metadata\":{{\"a\":{}}}", lists(100_000))),
            request(&format!("\"metadata\":{}", objects(100_000))),
            request(&format!("\"metadata\":{{\"a\":{}", "[".repeat(100_000))),
            request(&format!("\"mode\":{}", "[{\"a\":".repeat(100_000))),
        ];
        for bomb in bombs {
            assert_eq!(broken(&bomb), only("json", ""), "{bomb:.60}");
        }
    };
    std::thread::Builder::new().stack_size(512 * 1024).spawn(check).unwrap().join().unwrap();
}

/// The number of characters of a long string.
const LENGTH: usize = if cfg!(debug_assertions) { 1_000_000 } else { 10_000_000 };

#[test]
fn megabytes_of_text_are_rejected_or_kept() {
    for unit in ["a", "é"] {
        let long = unit.repeat(LENGTH);
        assert_eq!(
            broken(&request(&format!("\"statementDescriptor\":\"{long}\""))),
            only("descriptor", "/statementDescriptor")
        );
        let kept = request(&format!("\"metadata\":{{\"long\":\"{long}\"}}"));
        assert_eq!(round_trip(&kept), kept);
    }
    let message =
        PaymentSession::from_json(request(&format!("\"{}\":1", "z".repeat(1_000_000))).as_bytes()).unwrap_err();
    assert!(message[0].message().chars().count() < 200, "the message contains a long key");
}

#[test]
fn long_numbers_are_rejected_or_kept() {
    let long = "9".repeat(1_000_000);
    let amount = request("").replacen("\"value\":1", &format!("\"value\":{long}"), 1);
    assert_eq!(broken(&amount), only("amount.value", "/amount/value"));
    let exponent = request("").replacen("\"value\":1", &format!("\"value\":1e{long}"), 1);
    assert_eq!(broken(&exponent), only("amount.value", "/amount/value"));
    let kept = request(&format!("\"metadata\":{{\"n\":[{long},0.{long},1e{long}]}}"));
    assert_eq!(round_trip(&kept), kept);
}
