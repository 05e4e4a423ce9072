//! A single object of a request is read with options.

use payment_session::{Checked, Customer, SplitRouting, rules::Waiver};

use super::{BOTH, NONE, OTHER_FIELDS, other};
use crate::support::rules_and_pointers;

#[test]
fn parts_are_read_with_options() {
    let share = br#"{"merchantId":"m","type":"FIXED","currency":"IDR","remarks":"r"}"#;
    let violations = NONE.read_part::<Checked<SplitRouting>>(share).unwrap_err();
    assert_eq!(rules_and_pointers(&violations), [("split-amount", "/type".to_owned())]);
    let share: Checked<SplitRouting> = NONE.allow(Waiver::SplitAmount).read_part(share).unwrap();
    assert_eq!(share.allowed, Waiver::SplitAmount.into());

    let customer = br#"{"email":"nobody","tier":1,"phoneNumber":{"countryCode":1}}"#;
    let violations = OTHER_FIELDS.read_part::<Customer>(customer).unwrap_err().under("/customer");
    assert_eq!(
        rules_and_pointers(&violations),
        [
            ("email", "/customer/email".to_owned()),
            ("missing-field", "/customer/phoneNumber".to_owned()),
            ("type", "/customer/phoneNumber/countryCode".to_owned()),
        ]
    );
    let customer: Customer = BOTH.read_part(customer).unwrap();
    assert_eq!(customer.email, "nobody");
    assert_eq!(other(&customer.other), [("tier", "1"), ("phoneNumber", r#"{"countryCode":1}"#)]);
    // A part has no outer object, so a required value of a wrong type cannot move and is rejected.
    assert_eq!(
        rules_and_pointers(&BOTH.read_part::<Customer>(br#"{"email":5}"#).unwrap_err()),
        [("type", "/email".to_owned())]
    );
}
