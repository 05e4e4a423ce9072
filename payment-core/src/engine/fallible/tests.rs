//! Expansions of `try_payment_session!`, written by hand.

use alloc::{borrow::Cow, format, string::String, vec, vec::Vec};

use super::{
    Converts, ConvertsAt, Fill, InOption, Slot,
    at::At,
    items::{Append, ListSlot},
    rejections::Rejections,
};
use crate::{
    engine::{
        checked::Violations,
        values::{
            Checked, Invalid,
            json_value::{JsonValue, UncheckedPermit},
        },
    },
    request::{
        self, AccountName, AccountNumber, AmountValue, ChannelCode, Currency, Customer, Digits, Email, GivenName,
        Product, ProductName, Quantity, RefundMethod, RefundPreference, SplitRouting, VaChannel,
    },
};

const HERE: At = At::fixed("/here");

fn slot<F, By, T: Converts<F, By>>(value: T) -> Slot<F, T> {
    T::CONVERSION.slot(value)
}

fn optional_slot<F, By, T: ConvertsAt<Option<F>, InOption<By>>>(value: T) -> Slot<Option<F>, T> {
    T::CONVERSION.slot(value)
}

fn spread<F, By, T: Converts<F, By>, I: IntoIterator<Item = T>>(values: I) -> ListSlot<F, T, I> {
    T::CONVERSION.items(values)
}

/// The pointers and rules of the violations, one after the other.
fn found(rejections: Rejections) -> Vec<String> {
    match rejections.convert_at_run_time(()) {
        Ok(()) => Vec::new(),
        Err(violations) => violations.iter().map(|v| format!("{} {}", v.pointer(), v.id())).collect(),
    }
}

fn product() -> Product {
    Product::blank(UncheckedPermit(()))
}

#[test]
fn plain_values_convert() {
    let mut all = Rejections::new();
    let rejections = &mut all;
    let owned = String::from("a@b.id");
    assert_eq!(slot::<Email, _, _>("a@b.id").fill_field(rejections, HERE).as_ref(), "a@b.id");
    assert_eq!(slot::<Email, _, _>(owned).fill_field(rejections, HERE).as_ref(), "a@b.id");
    assert_eq!(slot::<AmountValue, _, _>(10_000_i64).fill_field(rejections, HERE).get().digits(), 10_000);
    assert_eq!(slot::<AmountValue, _, _>(10_000).fill_field(rejections, HERE).get().digits(), 10_000);
    assert_eq!(slot::<AmountValue, _, _>("10.50").fill_field(rejections, HERE).get().scale(), 2);
    assert_eq!(slot::<Currency, _, _>("IDR").fill_field(rejections, HERE), Currency::IDR);
    assert_eq!(slot::<VaChannel, _, _>("NEWBANK").fill_field(rejections, HERE).as_str(), "NEWBANK");
    assert_eq!(slot::<Digits<4>, _, _>("1234").fill_field(rejections, HERE).as_ref(), "1234");
    assert!(slot::<bool, _, _>(1 < 2).fill_field(rejections, HERE));
    let given = optional_slot::<GivenName, _, _>(Some(String::from("Ana"))).fill_field(rejections, HERE);
    assert_eq!(given.unwrap().as_ref(), "Ana");
    let absent: Option<&str> = None;
    assert!(optional_slot::<GivenName, _, _>(absent).fill_field(rejections, HERE).is_none());
    let list = slot::<Cow<'static, [Product]>, _, _>(vec![product()]).fill_field(rejections, HERE);
    assert_eq!(list.len(), 1);
    assert!(found(all).is_empty());
}

/// Two ways would be ambiguous, and this would not compile.
#[test]
fn a_reference_to_a_value_converts_in_one_way() {
    macro_rules! convert {
        ($($field:ident)*) => {
            $(let _ = |value: &request::$field| { slot::<request::$field, _, _>(value); };)*
        };
    }
    convert! {
        AccountIdentifier AccountName AccountNumber AcsReference AcsTransactionId AddressLine1 AddressLine2 Amount
        AmountValue AuthenticationScheme AuthenticationTime BankMerchantId BillingInfo CaptureMethod
        Card CardHolderFirstName CardHolderLastName CardHolderPhone CardNumber CardOnFile
        CardOnFileType CardOptions Category ChannelCode ChannelInformation ChannelName ChargeId City
        ClientReferenceId Country CountryCode Currency Customer CustomerId Cvc Eci Email
        EncryptedCard Ewallet EwalletChannel EwalletOptions ExpMonth ExpYear ExpirationMode ExpiryAt
        GivenName Initiator Mcc MerchantId MerchantIdTag MethodType Mode NationalNumber
        NetworkTransactionId OrderInformation OtherChannel PaymentMethod PaymentMethodOptions
        PaymentType Percentage PhoneNumber PostalCode PresetId Price PriceValue ProcessingConfig
        Product ProductDescription ProductName ProductType ProvinceState QrOptions Quantity
        RedirectUrl Refund RefundAccountName RefundAccountNumber RefundAmount RefundChannelCode
        RefundChannelInformation RefundDescription RefundMethod RefundPreference RefundReason
        RefundStatement RefundTransferDestination RefundValue Remarks ReturnUrl SessionId
        ShippingInfo ShippingMethod SplitRouting SplitType StatementDescriptor SubCategory Surname
        ThreeDsInfo ThreeDsMethod ThreeDsVersion Token TransactionId TransactionStatus
        TransferDestination VaChannel VirtualAccount VirtualAccountName VirtualAccountNumber
        VirtualAccountOptions
    }
}

#[test]
fn a_value_whose_type_is_open_takes_the_type_of_the_field() -> Result<(), Invalid> {
    let mut all = Rejections::new();
    let rejections = &mut all;
    let text = String::from("a@b.id");
    assert_eq!(slot::<Email, _, _>("a@b.id".parse()?).fill_field(rejections, HERE).as_ref(), text);
    assert_eq!(slot::<Email, _, _>(text.try_into()?).fill_field(rejections, HERE).as_ref(), "a@b.id");
    assert_eq!(slot::<AmountValue, _, _>(1_u8.try_into()?).fill_field(rejections, HERE).get().digits(), 1);
    assert!(optional_slot::<Email, _, _>(None).fill_field(rejections, HERE).is_none());
    assert!(optional_slot::<Email, _, _>(Some("a@b.id".parse()?)).fill_field(rejections, HERE).is_some());
    let row = Some("a@b.id");
    assert!(optional_slot::<Email, _, _>(row.map(str::parse).transpose()?).fill_field(rejections, HERE).is_some());
    let list = slot::<Cow<'static, [Product]>, _, _>([1, 2].map(|_| product()).into_iter().collect());
    assert_eq!(list.fill_field(rejections, HERE).len(), 2);
    let list = slot::<Cow<'static, [Product]>, _, _>(vec![product()].into()).fill_field(rejections, HERE);
    assert_eq!(list.len(), 1);
    let refund = slot::<Checked<RefundPreference>, _, _>(
        RefundPreference::new(RefundMethod::AUTO).check().expect("it is valid"),
    )
    .fill_field(rejections, HERE);
    assert_eq!(refund.method, RefundMethod::AUTO);
    #[expect(unreachable_code, clippy::diverging_sub_expression, reason = "as in an arm that returns")]
    if list.len() > 1 {
        let _ = slot::<Email, _, _>(return Ok(())).fill_field(rejections, HERE);
    }
    assert!(found(all).is_empty());
    Ok(())
}

#[test]
fn every_rejected_value_is_one_violation_in_source_order() {
    let mut rejections = Rejections::new();
    slot::<Email, _, _>("a").fill_field(&mut rejections, At::fixed("/customer/email"));
    optional_slot::<GivenName, _, _>(Some("")).fill_field(&mut rejections, At::fixed("/customer/givenName"));
    slot::<AmountValue, _, _>(-1).fill_field(&mut rejections, At::fixed("/amount/value"));
    slot::<Currency, _, _>("IRD").fill_field(&mut rejections, At::fixed("/amount/currency"));
    let digits = slot::<Digits<4>, _, _>("123").fill_field(&mut rejections, At::fixed("/number"));
    assert_eq!(digits.as_ref(), "");
    let mut products = Vec::new();
    for quantity in [1, 0, 2, 0] {
        let quantity = slot::<Quantity, _, _>(quantity)
            .fill_field(&mut rejections, At::item("/orderInformation/productDetails", products.len(), "/quantity"));
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
    assert_eq!(found(rejections), expected);
}

fn part(name: &str) -> Result<Product, Violations> {
    let mut rejections = Rejections::new();
    let name = slot::<ProductName, _, _>(name).fill_field(&mut rejections, At::fixed("/name"));
    rejections.convert_at_run_time(Product { name: Some(name), ..product() })
}

#[test]
fn violations_of_a_part_join_under_its_pointer() {
    let mut rejections = Rejections::new();
    slot::<Product, _, _>(part("")).fill_field(&mut rejections, At::fixed("/product"));
    optional_slot::<Product, _, _>(Some(part("Tea"))).fill_field(&mut rejections, HERE);
    let customer: Result<Customer, Violations> = Ok(Customer::new("a@b.id".parse().unwrap()));
    slot::<Customer, _, _>(customer).fill_field(&mut rejections, HERE);

    // an object that is checked on its way, and one that has been checked
    let transfer = || RefundPreference::new(RefundMethod::TRANSFER_ONLY);
    slot::<Checked<_>, _, _>(transfer()).fill_field(&mut rejections, At::fixed("/refund"));
    slot::<Checked<_>, _, _>(transfer().check()).fill_field(&mut rejections, At::fixed("/again"));

    let mut items = Vec::new();
    spread::<Product, _, _, _>(["Tea", ""].map(part)).append_items(&mut items, &mut rejections, "/list");
    spread::<Product, _, _, _>([product()]).append_items(&mut items, &mut rejections, "/list");
    spread::<Product, _, _, _>(["", "Tea"].iter().copied().map(part)).append_items(
        &mut items,
        &mut rejections,
        "/list",
    );
    assert_eq!(items.len(), 5);
    let splits = &mut Vec::<Checked<SplitRouting>>::new();
    spread::<Checked<_>, _, _, _>(Vec::<SplitRouting>::new()).append_items(splits, &mut rejections, "/splits");

    let expected = [
        "/product/name text",
        "/refund/method transfer-destination",
        "/again/method transfer-destination",
        "/list/1/name text",
        "/list/3/name text",
    ];
    assert_eq!(found(rejections), expected);
}

#[test]
fn items_whose_type_is_open_take_the_type_of_the_list() -> Result<(), Invalid> {
    let (mut emails, mut rejections) = (Vec::new(), Rejections::new());
    spread::<Email, _, _, _>(["a@b.id"].iter().map(|text| text.parse().unwrap())).append_items(
        &mut emails,
        &mut rejections,
        "/list",
    );
    spread::<Email, _, _, _>([None, Some("c@d.id".parse()?)].into_iter().flatten()).append_items(
        &mut emails,
        &mut rejections,
        "/list",
    );
    assert_eq!(emails.len(), 2);
    Ok(())
}

#[test]
fn secrets_are_never_shown() {
    let mut rejections = Rejections::new();
    let secret = "4111-1111-1111-1111-and-much-more-of-it";
    slot::<AccountNumber, _, _>(secret).fill_field(&mut rejections, At::fixed("/accountNumber"));
    slot::<AccountName, _, _>(secret.repeat(9)).fill_field(&mut rejections, At::fixed("/accountName"));
    slot::<ChannelCode, _, _>(secret).fill_field(&mut rejections, At::fixed("/channelCode"));
    slot::<Currency, _, _>(secret).fill_field(&mut rejections, At::fixed("/currency"));
    slot::<VaChannel, _, _>(secret).fill_field(&mut rejections, At::fixed("/channel"));
    let violations = rejections.convert_at_run_time(()).unwrap_err();
    assert_eq!(violations.len(), 5);
    let shown = format!("{violations} {violations:#} {violations:?}");
    assert!(!shown.contains("4111") && !shown.contains("much"), "{shown}");
}
