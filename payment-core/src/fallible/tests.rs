//! Expansions of `try_payment_session!`, written by hand.

use alloc::{borrow::Cow, format, string::String, vec, vec::Vec};

use super::{
    Converts, Fill,
    at::At,
    items::{Append, IntoItems},
    refusals::Refusals,
};
use crate::{
    request::{
        AccountName, AccountNumber, AmountValue, ChannelCode, Currency, Customer, Digits, Email, GivenName, Product,
        ProductName, Quantity, RefundMethod, RefundPreference, SplitRouting, VaChannel,
    },
    session::Violations,
    values::{
        Checked, Invalid,
        json_value::{JsonValue, Unchecked},
    },
};

const HERE: At = At::fixed("/here");

/// The pointers and rules of the violations, one after the other.
fn found(refusals: Refusals) -> Vec<String> {
    match refusals.finish(()) {
        Ok(()) => Vec::new(),
        Err(violations) => violations.iter().map(|v| format!("{} {}", v.pointer(), v.rule().id)).collect(),
    }
}

fn product() -> Product {
    Product::blank(Unchecked(()))
}

#[test]
fn plain_values_convert() {
    let mut all = Refusals::new();
    let refusals = &mut all;
    let owned = String::from("a@b.id");
    assert_eq!(Converts::<Email>::slot("a@b.id").fill(refusals, HERE).as_ref(), "a@b.id");
    assert_eq!(Converts::<Email>::slot(owned).fill(refusals, HERE).as_ref(), "a@b.id");
    assert_eq!(Converts::<AmountValue>::slot(10_000_i64).fill(refusals, HERE).get().digits(), 10_000);
    assert_eq!(Converts::<AmountValue>::slot(10_000).fill(refusals, HERE).get().digits(), 10_000);
    assert_eq!(Converts::<AmountValue>::slot("10.50").fill(refusals, HERE).get().scale(), 2);
    assert_eq!(Converts::<Currency>::slot("IDR").fill(refusals, HERE), Currency::IDR);
    assert_eq!(Converts::<VaChannel>::slot("NEWBANK").fill(refusals, HERE).as_str(), "NEWBANK");
    assert_eq!(Converts::<Digits<4>>::slot("1234").fill(refusals, HERE).as_ref(), "1234");
    assert!(Converts::<bool>::slot(1 < 2).fill(refusals, HERE));
    let given = Converts::<GivenName>::optional_slot(Some(String::from("Ana"))).fill(refusals, HERE);
    assert_eq!(given.unwrap().as_ref(), "Ana");
    let absent: Option<&str> = None;
    assert!(Converts::<GivenName>::optional_slot(absent).fill(refusals, HERE).is_none());
    let list = Converts::<Cow<'static, [Product]>>::slot(vec![product()]).fill(refusals, HERE);
    assert_eq!(list.len(), 1);
    assert!(found(all).is_empty());
}

#[test]
fn a_value_whose_type_is_open_takes_the_type_of_the_field() -> Result<(), Invalid> {
    let mut all = Refusals::new();
    let refusals = &mut all;
    let text = String::from("a@b.id");
    assert_eq!(Converts::<Email>::slot("a@b.id".parse()?).fill(refusals, HERE).as_ref(), text);
    assert_eq!(Converts::<Email>::slot(text.try_into()?).fill(refusals, HERE).as_ref(), "a@b.id");
    assert_eq!(Converts::<AmountValue>::slot(1_u8.try_into()?).fill(refusals, HERE).get().digits(), 1);
    assert!(Converts::<Email>::optional_slot(None).fill(refusals, HERE).is_none());
    assert!(Converts::<Email>::optional_slot(Some("a@b.id".parse()?)).fill(refusals, HERE).is_some());
    let row = Some("a@b.id");
    assert!(Converts::<Email>::optional_slot(row.map(str::parse).transpose()?).fill(refusals, HERE).is_some());
    let list = Converts::<Cow<'static, [Product]>>::slot([1, 2].map(|_| product()).into_iter().collect());
    assert_eq!(list.fill(refusals, HERE).len(), 2);
    let list = Converts::<Cow<'static, [Product]>>::slot(vec![product()].into()).fill(refusals, HERE);
    assert_eq!(list.len(), 1);
    let refund = Converts::<Checked<RefundPreference>>::slot(RefundPreference::auto()).fill(refusals, HERE);
    assert_eq!(refund.method, RefundMethod::AUTO);
    #[expect(unreachable_code, clippy::diverging_sub_expression, reason = "as in an arm that returns")]
    if list.len() > 1 {
        let _ = Converts::<Email>::slot(return Ok(())).fill(refusals, HERE);
    }
    assert!(found(all).is_empty());
    Ok(())
}

#[test]
fn every_refused_value_is_one_violation_in_source_order() {
    let mut refusals = Refusals::new();
    Converts::<Email>::slot("a").fill(&mut refusals, At::fixed("/customer/email"));
    Converts::<GivenName>::optional_slot(Some("")).fill(&mut refusals, At::fixed("/customer/givenName"));
    Converts::<AmountValue>::slot(-1).fill(&mut refusals, At::fixed("/amount/value"));
    Converts::<Currency>::slot("IRD").fill(&mut refusals, At::fixed("/amount/currency"));
    let digits = Converts::<Digits<4>>::slot("123").fill(&mut refusals, At::fixed("/number"));
    assert_eq!(digits.as_ref(), "");
    let mut products = Vec::new();
    for quantity in [1, 0, 2, 0] {
        let quantity = Converts::<Quantity>::slot(quantity)
            .fill(&mut refusals, At::item("/orderInformation/productDetails", products.len(), "/quantity"));
        products.push(Product { quantity, ..product() });
    }
    let expected = [
        "/customer/email email",
        "/customer/givenName text",
        "/amount/value amount.value",
        "/amount/currency currency",
        "/number va-number-digits",
        "/orderInformation/productDetails/1/quantity quantity",
        "/orderInformation/productDetails/3/quantity quantity",
    ];
    assert_eq!(found(refusals), expected);
}

fn part(name: &str) -> Result<Product, Violations> {
    let mut refusals = Refusals::new();
    let name = Converts::<ProductName>::slot(name).fill(&mut refusals, At::fixed("/name"));
    refusals.finish(Product { name: Some(name), ..product() })
}

#[test]
fn violations_of_a_part_join_under_its_pointer() {
    let mut refusals = Refusals::new();
    Converts::<Product>::slot(part("")).fill(&mut refusals, At::fixed("/product"));
    Converts::<Product>::optional_slot(Some(part("Tea"))).fill(&mut refusals, HERE);
    let customer: Result<Customer, Violations> = Ok(Customer::new("a@b.id".parse().unwrap()));
    Converts::<Customer>::slot(customer).fill(&mut refusals, HERE);

    // an object that is checked on its way, and one that has been checked
    let transfer = || RefundPreference::new(RefundMethod::TRANSFER_ONLY);
    Converts::<Checked<_>>::slot(transfer()).fill(&mut refusals, At::fixed("/refund"));
    Converts::<Checked<_>>::slot(transfer().check()).fill(&mut refusals, At::fixed("/again"));

    let mut items = Vec::new();
    IntoItems::<Product>::of(["Tea", ""].map(part)).append(&mut items, &mut refusals, "/list");
    IntoItems::<Product>::of([product()]).append(&mut items, &mut refusals, "/list");
    IntoItems::<Product>::of(["", "Tea"].iter().copied().map(part)).append(&mut items, &mut refusals, "/list");
    assert_eq!(items.len(), 5);
    let splits = &mut Vec::<Checked<SplitRouting>>::new();
    IntoItems::<Checked<_>>::of(Vec::<SplitRouting>::new()).append(splits, &mut refusals, "/splits");

    let expected = [
        "/product/name text",
        "/refund/method transfer-destination",
        "/again/method transfer-destination",
        "/list/1/name text",
        "/list/3/name text",
    ];
    assert_eq!(found(refusals), expected);
}

#[test]
fn items_whose_type_is_open_take_the_type_of_the_list() -> Result<(), Invalid> {
    let (mut emails, mut refusals) = (Vec::new(), Refusals::new());
    IntoItems::<Email>::of(["a@b.id"].iter().map(|text| text.parse().unwrap())).append(
        &mut emails,
        &mut refusals,
        "/list",
    );
    IntoItems::<Email>::of([None, Some("c@d.id".parse()?)].into_iter().flatten()).append(
        &mut emails,
        &mut refusals,
        "/list",
    );
    assert_eq!(emails.len(), 2);
    Ok(())
}

#[test]
fn secrets_are_never_shown() {
    let mut refusals = Refusals::new();
    let secret = "4111-1111-1111-1111-and-much-more-of-it";
    Converts::<AccountNumber>::slot(secret).fill(&mut refusals, At::fixed("/accountNumber"));
    Converts::<AccountName>::slot(secret.repeat(9)).fill(&mut refusals, At::fixed("/accountName"));
    Converts::<ChannelCode>::slot(secret).fill(&mut refusals, At::fixed("/channelCode"));
    Converts::<Currency>::slot(secret).fill(&mut refusals, At::fixed("/currency"));
    Converts::<VaChannel>::slot(secret).fill(&mut refusals, At::fixed("/channel"));
    let violations = refusals.finish(()).unwrap_err();
    assert_eq!(violations.len(), 5);
    let shown = format!("{violations} {violations:#} {violations:?}");
    assert!(!shown.contains("4111") && !shown.contains("much"), "{shown}");
}
