//! Sessions that are created from drafts at run time, with escape hatches at random places.

use payment_session::{
    ClientReferenceId, Email, PaymentSession, SessionDraft, VaChannel,
    request::{StatementDescriptor, VirtualAccountName},
    rules::RuleId,
    values::{MetadataValue, OtherFields},
};
use serde_json::value::RawValue;
use test_support::{Random, bodies};

use super::read_back;

const COUNT: usize = if cfg!(debug_assertions) { 1_000 } else { 100_000 };

/// Field names that no object has.
const UNDOCUMENTED: [&str; 6] = ["loyaltyTier", "modee", "", "a \"b\"", "漢", "~/0"];

/// Field names that some objects have.
const DOCUMENTED: [&str; 20] = [
    "mode",
    "paymentType",
    "amount",
    "paymentMethod",
    "paymentMethodOptions",
    "redirectUrl",
    "customer",
    "customerId",
    "autoConfirm",
    "orderInformation",
    "statementDescriptor",
    "expiryAt",
    "metadata",
    "splitRoutingConfigurations",
    "channel",
    "phoneNumber",
    "refundPreference",
    "virtualAccountNumber",
    "successReturnUrl",
    "billingInfo",
];

/// JSON that is valid for some documented fields, and invalid for others.
const VALUES: [&str; 26] = [
    "null",
    "true",
    "1",
    "1.50",
    "\"API\"",
    "\"REDIRECT\"",
    "\"MULTIPLE\"",
    "\"POPUP\"",
    "\"BCAS\"",
    "\"PERMATA\"",
    "\"1234\"",
    r#""\u0041\n""#,
    r#""2025-12-30T23:59:00Z""#,
    "[]",
    "[null]",
    "{}",
    r#"{"new":{"a":[1,{"b":null}]}}"#,
    r#"{"value":1.50,"currency":"IDR"}"#,
    r#"{"value":1,"currency":"IDR","tax":null}"#,
    r#"{"type":"QR"}"#,
    r#"{"type":"CRYPTO","wallet":"w"}"#,
    r#"{"email":"a@b","surname":null}"#,
    r#"{"email":"nobody","tier":"GOLD"}"#,
    r#"{"virtualAccount":{"channel":"BCAS","virtualAccountNumber":"1"}}"#,
    r#"{"productDetails":[{"type":"NFT","quantity":0}]}"#,
    r#"[{"merchantId":"m","type":"FIXED","currency":"IDR","remarks":"r"}]"#,
];

fn value(random: &mut Random) -> MetadataValue {
    let json: &RawValue = serde_json::from_str(random.of(VALUES)).unwrap();
    MetadataValue::from_serialize(json).unwrap()
}

/// Returns the `other` of each object without secrets.
fn others(draft: &mut SessionDraft) -> Vec<&mut OtherFields> {
    let mut all = vec![&mut draft.other];
    all.extend(draft.amount.as_mut().map(|amount| &mut amount.other));
    all.extend(draft.redirect_url.as_mut().map(|url| &mut url.other));
    if let Some(customer) = &mut draft.customer {
        all.push(&mut customer.other);
        all.extend(customer.phone_number.as_mut().map(|number| &mut number.other));
    }
    if let Some(method) = &mut draft.payment_method {
        all.push(&mut method.other);
        all.extend(method.virtual_account.as_mut().map(|account| &mut account.other));
        all.extend(method.ewallet.as_mut().map(|ewallet| &mut ewallet.other));
    }
    if let Some(options) = &mut draft.payment_method_options {
        all.push(&mut options.other);
        all.extend(options.virtual_account.as_mut().map(|account| &mut account.other));
        all.extend(options.ewallet.as_mut().map(|ewallet| &mut ewallet.other));
        all.extend(options.qr.as_mut().map(|qr| &mut qr.other));
        all.extend(options.card.as_mut().map(|card| &mut card.other));
    }
    if let Some(order) = &mut draft.order_information {
        all.push(&mut order.other);
        all.extend(order.billing_info.as_mut().map(|info| &mut info.other));
        all.extend(order.shipping_info.as_mut().map(|info| &mut info.other));
        for product in order.product_details.to_mut() {
            all.extend([&mut product.other, &mut product.price.other]);
        }
    }
    all
}

fn unset(random: &mut Random, draft: &mut SessionDraft) {
    match random.below(9) {
        0 => draft.mode = None,
        1 => draft.payment_type = None,
        2 => draft.amount = None,
        3 => draft.payment_method = None,
        4 => draft.payment_method_options = None,
        5 => draft.redirect_url = None,
        6 => (draft.customer, draft.customer_id) = (None, None),
        7 => draft.auto_confirm = None,
        _ => draft.order_information = None,
    }
}

fn rejected_texts(draft: &mut SessionDraft) {
    draft.client_reference_id = ClientReferenceId::new_unchecked("INV/\"1\"".into());
    draft.statement_descriptor = Some(StatementDescriptor::new_unchecked("x".repeat(21).into()));
    if let Some(customer) = &mut draft.customer {
        customer.email = Email::new_unchecked("\u{1}".into());
    }
}

fn unlisted_bank(draft: &mut SessionDraft) {
    if let Some(account) = draft.payment_method_options.as_mut().and_then(|options| options.virtual_account.as_mut()) {
        account.channel = Some(VaChannel::other("BCAS").unwrap());
        account.virtual_account_name = Some(VirtualAccountName::new_unchecked("x".repeat(101).into()));
    }
}

/// Allows every rule that a draft breaks, and returns the session, or `None` if the draft repeats a field.
fn allowed(mut draft: SessionDraft) -> Option<PaymentSession> {
    while let Some(violations) = draft.violations() {
        for violation in violations {
            match violation.rule().unwrap().id.waiver() {
                Some(waiver) => draft = draft.allow(waiver),
                None if violation.rule().unwrap().id == RuleId::DuplicateField => return None,
                None => panic!("{violation:#}"),
            }
        }
    }
    Some(draft.check().unwrap())
}

#[test]
fn a_session_with_ways_out_is_read_back() {
    let mut random = Random::new(1);
    for body in bodies::generate(3, COUNT) {
        let Ok(session) = PaymentSession::from_json(body.as_bytes()) else { continue };
        let mut draft = session.into_draft();
        if random.chance(30) {
            rejected_texts(&mut draft);
        }
        if random.chance(50) {
            unlisted_bank(&mut draft);
        }
        if random.chance(30) {
            unset(&mut random, &mut draft);
        }
        let has_documented = random.chance(50);
        for _ in 0..random.below(5) {
            let name = if has_documented { random.of(DOCUMENTED) } else { random.of(UNDOCUMENTED) };
            let mut others = others(&mut draft);
            let at = random.below(others.len());
            others[at].insert(name, value(&mut random));
        }
        let Some(session) = allowed(draft) else { continue };
        let again = read_back(&session);
        if has_documented {
            // A session that was read can be read again.
            assert_eq!(read_back(&again), again, "{body}");
        } else {
            assert_eq!(again, session, "{body}");
        }
    }
}
