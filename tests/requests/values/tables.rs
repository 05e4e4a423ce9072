//! `Debug` of the tables, and their addresses.

use payment_session::{rules, schema::SESSION};

#[test]
fn a_field_prints_the_name_of_its_type_and_not_everything_below_it() {
    let field = |name| format!("{:?}", SESSION.by_wire(name).unwrap().kind);
    assert_eq!(field("clientReferenceId"), "Text(ClientReferenceId)");
    assert_eq!(field("customer"), "Object(Customer)");
    assert_eq!(field("splitRoutingConfigurations"), "List(Object(SplitRouting))");
}

#[test]
fn a_rule_prints_its_fields() {
    let rule = format!("{:?}", rules::get("transfer-destination").unwrap());
    assert!(rule.contains("id: TransferDestination"), "{rule}");
}

#[test]
fn a_rule_has_the_address_of_its_page() {
    let url =
        "https://pivot-payment.gitbook.io/pivot-docs/api-references/api-lists/core-resources/customers/customer-object";
    assert_eq!(rules::get("email").unwrap().url(), url);
}
