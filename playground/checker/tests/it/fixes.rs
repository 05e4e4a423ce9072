//! Exact corrections.

use checker::{Form, check, check_with_preview, fix};
use payment_core::PaymentSession;
use payment_expand::fix::apply;
use test_support::Quota;

#[test]
fn a_correction_keeps_comments_and_all_other_bytes() {
    let text = "{ // order\n  \"clientReferenceId\" : \"INV-1\", \"redirectUrl\": {}, \"customerID\": \"C\",
  \"amount\": { \"value\": \"10.50\" /* rupiah */, \"currency\": \"IDR\" } }";
    let (corrected, count) = fix::fix_all(text);
    assert_eq!(count, 2);
    assert_eq!(corrected, text.replace("customerID", "customerId").replace("\"10.50\"", "10.50"));
    let report = check_with_preview(text);
    assert!(report.is_corrected && report.wire.unwrap().text.contains("10.50"));
}

#[test]
fn a_correction_of_an_invocation_keeps_it_apart_from_the_mistake() {
    let text = "payment_session! { client_reference_id: r, // order
        amount: { value: 10_000, currency: IDR, }, redirect_urls: {}, customer_id: id }";
    let (corrected, count) = fix::fix_all(text);
    assert_eq!((corrected, count), (text.replace("redirect_urls", "redirect_url"), 1));
}

#[test]
fn a_mistake_without_an_exact_correction_has_none() {
    let report = check("{ \"clientReferenceId\": \"INV/1\", \"redirectUrl\": {}, \"customerId\": \"C\" }");
    assert!(report.mistakes.iter().all(|mistake| mistake.fixes.is_empty()), "{report:?}");
}

#[test]
fn the_changes_of_a_correction_are_those_of_its_edit() {
    let quota = Quota::new(1_500, [("with corrections", 300)]);
    for body in quota.bodies(45) {
        let Err(violations) = PaymentSession::from_json(body.as_bytes()) else { continue };
        let report = check(&body);
        // Some bodies are not JSON, and are so only without comments, or look like an invocation.
        if violations[0].id() == "json" || report.form != Form::Json {
            continue;
        }
        let edits =
            |at: usize| violations[at].suggestions().iter().filter_map(|suggestion| suggestion.edit()?.apply(&body));
        for (at, mistake) in report.mistakes.iter().enumerate() {
            let corrected: Vec<_> = mistake.fixes.iter().map(|fix| apply(&body, &fix.edits)).collect();
            assert!(edits(at).eq(corrected.iter().cloned()), "{body}: {mistake:?}");
            if !corrected.is_empty() {
                quota.count("with corrections");
            }
        }
    }
}

#[test]
fn a_value_that_moves_leaves_the_comments_between() {
    let text = "{ \"clientReferenceId\": \"INV-1\", \"channel\": \"PERMATA\", // the bank
  \"amount\": { \"value\": 1, \"currency\": \"IDR\" }, \"mode\": \"API\", \"customerId\": \"C\",
  \"paymentMethod\": { \"type\": \"VIRTUAL_ACCOUNT\" }, // the method
  \"paymentMethodOptions\": { \"virtualAccount\": {} } }";
    let (corrected, count) = fix::fix_all(text);
    assert!(count == 0 || corrected.contains("// the bank") && corrected.contains("// the method"), "{corrected}");
}
