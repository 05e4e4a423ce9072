//! What a request needs, asked while a form is being filled.

use payment_session::{
    Card, Customer, MethodType, Mode, PaymentMethod, PaymentType, SessionDraft,
    rules::{FieldNeed, Need, field_needs, required_fields},
    shape::Shape,
};

fn draft() -> SessionDraft {
    SessionDraft::new("INV-1".parse().unwrap())
}

fn required(draft: &SessionDraft) -> Vec<String> {
    required_fields(Shape::of(draft)).unwrap().iter().map(FieldNeed::wire).collect()
}

/// Of a member, its need and the rules behind it; none where it is not listed.
fn need(draft: &SessionDraft, wire: &str) -> Option<(Need, Vec<&'static str>)> {
    let field = field_needs(Shape::of(draft)).unwrap().into_iter().find(|field| field.wire() == wire)?;
    Some((field.need, field.rules.iter().map(|rule| rule.id).collect()))
}

#[test]
fn an_empty_draft_is_a_single_payment_on_the_hosted_page() {
    assert_eq!(
        required(&draft()),
        [
            "clientReferenceId",
            "amount",
            "amount.value",
            "amount.currency",
            "redirectUrl",
            "customerId",
            "customer",
            "customer.email",
        ]
    );
    assert_eq!(need(&draft(), "bypassStatusPage"), Some((Need::Optional, vec![])));
    assert_eq!(need(&draft(), "paymentMethod.card"), None);
}

#[test]
fn what_is_chosen_decides_what_is_needed() {
    let mut draft = draft();
    draft.payment_type = Some(PaymentType::MULTIPLE);
    draft.mode = Some(Mode::API);
    draft.payment_method = Some(PaymentMethod::new(MethodType::QR));
    assert_eq!(need(&draft, "amount"), Some((Need::Refused, vec!["static-qr-amount"])));
    assert_eq!(need(&draft, "amount.value"), None);
    assert_eq!(required(&draft), ["clientReferenceId", "customerId", "customer", "customer.email"]);

    draft.payment_method = Some(PaymentMethod::new(MethodType::VIRTUAL_ACCOUNT));
    let channel = "paymentMethodOptions.virtualAccount.channel";
    assert_eq!(need(&draft, channel), Some((Need::Required, vec!["static-va-options"])));
    assert_eq!(need(&draft, "amount"), Some((Need::Optional, vec![])));
    assert_eq!(need(&draft, "amount.value"), Some((Need::Within, vec!["missing-field"])));
}

#[test]
fn what_is_filled_in_counts() {
    let mut draft = draft();
    assert_eq!(need(&draft, "customerId"), Some((Need::Choice, vec!["customer-choice"])));
    draft.customer = Some(Customer::new("a@b.id".parse().unwrap()));
    assert_eq!(need(&draft, "customer"), Some((Need::Choice, vec!["customer-choice"])));
    assert_eq!(need(&draft, "customerId"), Some((Need::Refused, vec!["customer-choice"])));

    draft.payment_method = Some(PaymentMethod::new(MethodType::CARD));
    let token = "paymentMethod.card.token";
    // the customer is chosen, and no id
    assert_eq!(need(&draft, token), Some((Need::Refused, vec!["token-customer"])));
    draft.customer = None;
    assert_eq!(need(&draft, token), Some((Need::Conditional, vec!["token-customer"])));
    draft.payment_method = draft.payment_method.map(|method| PaymentMethod { card: Some(Card::new()), ..method });
    assert_eq!(need(&draft, token), Some((Need::Choice, vec!["token-customer", "card-source"])));
    assert!(required(&draft).contains(&"paymentMethod.card.number".into()));
}

#[test]
fn a_finished_request_needs_nothing_that_it_has_not() {
    let session = payment_session::payment_session! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        payment_method: { type: EWALLET },
        payment_method_options: { ewallet: { channel: OVO } },
        mode: API,
        customer_id: "c",
    };
    let wire = |need: Need| {
        let fields = field_needs(Shape::of(&session)).unwrap();
        fields.into_iter().filter(|field| field.need == need).map(|field| field.wire()).collect::<Vec<_>>()
    };
    assert_eq!(
        wire(Need::Required),
        [
            "clientReferenceId",
            "amount",
            "amount.value",
            "amount.currency",
            "paymentMethodOptions",
            "paymentMethodOptions.ewallet",
            "paymentMethodOptions.ewallet.channel",
        ]
    );
    assert_eq!(wire(Need::Choice), ["customerId"]);
    assert!(wire(Need::Refused).contains(&"customer".into()));
}

#[test]
fn what_cannot_be_names_the_rules_against_it() {
    let rules = |change: fn(&mut SessionDraft)| {
        let mut draft = draft();
        change(&mut draft);
        let impossible = required_fields(Shape::of(&draft)).unwrap_err();
        assert!(impossible.to_string().starts_with("no request can be so: `"), "{impossible}");
        impossible.rules.iter().map(|rule| rule.id).collect::<Vec<_>>()
    };
    assert_eq!(rules(|draft| draft.mode = Some(Mode::API)), ["api-method"]);
    assert_eq!(rules(|draft| draft.payment_type = Some(PaymentType::MULTIPLE)), ["multiple-method", "multiple-mode"]);
    assert_eq!(
        rules(|draft| {
            draft.customer = Some(Customer::new("a@b.id".parse().unwrap()));
            draft.customer_id = Some("c".parse().unwrap());
        }),
        ["customer-choice"]
    );
}

#[test]
fn a_number_of_the_wrong_length_may_be_mended() {
    let draft = payment_session::payment_session! {
        client_reference_id: "1",
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: PERMATA, virtual_account_number: "00000001" } },
        mode: API,
        customer_id: "c",
    };
    let mut draft = draft.into_draft();
    let account = draft.payment_method_options.as_mut().and_then(|options| options.virtual_account.as_mut()).unwrap();
    account.virtual_account_number = Some("1".parse().unwrap());
    let number = "paymentMethodOptions.virtualAccount.virtualAccountNumber";
    assert_eq!(need(&draft, number), Some((Need::Optional, vec![])));
}

#[test]
fn both_names_of_a_member_are_told() {
    let fields = field_needs(Shape::of(&draft())).unwrap();
    let field = fields.iter().find(|field| field.wire() == "redirectUrl.successReturnUrl").unwrap();
    assert_eq!(field.rust(), "redirect_url.success_return_url");
    assert_eq!(format!("{field:?}"), "redirectUrl.successReturnUrl: Optional []");
    assert!(field.path.last().unwrap().docs.contains("1–255 characters"));
}
