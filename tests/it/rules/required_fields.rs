//! The required fields of an incomplete draft, for forms that a user fills in.

use payment_session::{
    Amount, Currency, Customer, Mode, PaymentType, RedirectUrl, SessionDraft,
    request::{
        Card, CardOptions, EwalletOptions, MethodType, PaymentMethod, PaymentMethodOptions, ThreeDsInfo, ThreeDsMethod,
        VirtualAccountOptions,
    },
    rules::{FieldNeed, Need, field_needs, required_fields},
};

fn draft() -> SessionDraft {
    SessionDraft::new("INV-1".parse().unwrap())
}

fn required(draft: &SessionDraft) -> Vec<String> {
    required_fields(draft).unwrap().iter().map(FieldNeed::wire).collect()
}

/// Returns the need of a field and the rules that cause it, or `None` if the field is not listed.
fn need(draft: &SessionDraft, wire: &str) -> Option<(Need, Vec<&'static str>)> {
    let field = field_needs(draft).unwrap().into_iter().find(|field| field.wire() == wire)?;
    Some((field.need, field.rules.iter().map(|rule| rule.id.as_str()).collect()))
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
fn deciding_values_change_the_required_fields() {
    let mut draft = draft();
    draft.payment_type = Some(PaymentType::MULTIPLE);
    draft.mode = Some(Mode::API);
    draft.payment_method = Some(PaymentMethod::new(MethodType::QR));
    assert_eq!(need(&draft, "amount"), Some((Need::Rejected, vec!["static-qr-amount"])));
    assert_eq!(need(&draft, "amount.value"), None);
    assert_eq!(required(&draft), ["clientReferenceId", "customerId", "customer", "customer.email"]);

    draft.payment_method = Some(PaymentMethod::new(MethodType::VIRTUAL_ACCOUNT));
    let channel = "paymentMethodOptions.virtualAccount.channel";
    assert_eq!(need(&draft, channel), Some((Need::Required, vec!["static-va-options"])));
    assert_eq!(need(&draft, "amount"), Some((Need::Optional, vec![])));
    assert_eq!(need(&draft, "amount.value"), Some((Need::Within, vec!["missing-field"])));
}

#[test]
fn a_flag_may_repeat_its_default_where_it_cannot_be_set() {
    let mut draft = draft();
    draft.payment_method = Some(PaymentMethod::new(MethodType::QR));
    for flag in [None, Some(false)] {
        draft.save_for_future_use = flag;
        assert_eq!(need(&draft, "saveForFutureUse"), Some((Need::DefaultOnly, vec!["save-method"])));
    }
    assert_eq!(need(&draft, "expirationMode"), Some((Need::DefaultOnly, vec!["expiration-method"])));
}

#[test]
fn fields_that_are_set_change_the_needs() {
    let mut draft = draft();
    assert_eq!(need(&draft, "customerId"), Some((Need::Choice, vec!["customer-choice"])));
    draft.customer = Some(Customer::new("a@b.id".parse().unwrap()));
    assert_eq!(need(&draft, "customer"), Some((Need::Choice, vec!["customer-choice"])));
    assert_eq!(need(&draft, "customerId"), Some((Need::Rejected, vec!["customer-choice"])));

    draft.payment_method = Some(PaymentMethod::new(MethodType::CARD));
    let token = "paymentMethod.card.token";
    // The draft has `customer`, so it cannot have `customerId`.
    assert_eq!(need(&draft, token), Some((Need::Rejected, vec!["token-customer"])));
    draft.customer = None;
    assert_eq!(need(&draft, token), Some((Need::Conditional, vec!["token-customer"])));
    draft.payment_method = draft.payment_method.map(|method| PaymentMethod { card: Some(Card::new()), ..method });
    assert_eq!(need(&draft, token), Some((Need::Choice, vec!["token-customer", "card-source"])));
    assert!(required(&draft).contains(&"paymentMethod.card.number".into()));
}

#[test]
fn a_complete_request_has_every_required_field() {
    let session = payment_session::payment_session! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        payment_method: { type: EWALLET },
        payment_method_options: { ewallet: { channel: OVO } },
        mode: API,
        customer_id: "c",
    };
    let wire = |need: Need| {
        let fields = field_needs(&session).unwrap();
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
    assert!(wire(Need::Rejected).contains(&"customer".into()));
}

#[test]
fn a_card_number_requires_expiry_and_card_holder() {
    let mut draft = draft();
    draft.payment_method = Some(PaymentMethod { card: Some(Card::new()), ..PaymentMethod::new(MethodType::CARD) });
    assert_eq!(need(&draft, "paymentMethod.card.expMonth"), Some((Need::Optional, vec![])));
    card(&mut draft).number = Some("4111111111111111".parse().unwrap());
    let holder =
        ["expMonth", "expYear", "cardHolderFirstName", "cardHolderLastName", "cardHolderEmail", "cardHolderPhone"];
    for member in holder.map(|member| format!("paymentMethod.card.{member}")) {
        assert_eq!(need(&draft, &member), Some((Need::Required, vec!["card-number"])), "{member}");
    }
    assert_eq!(need(&draft, "paymentMethod.card.cvc"), Some((Need::Optional, vec![])));
}

#[test]
fn a_three_ds_method_decides_about_three_ds_info() {
    let mut draft = draft();
    let info = "paymentMethodOptions.card.threeDsInfo";
    draft.payment_method = Some(PaymentMethod::new(MethodType::CARD));
    assert_eq!(need(&draft, info), Some((Need::Conditional, vec!["three-ds-info"])));
    options(&mut draft).three_ds_method = Some(ThreeDsMethod::CHALLENGE);
    assert_eq!(need(&draft, info), Some((Need::Rejected, vec!["three-ds-info"])));
    options(&mut draft).three_ds_info = Some(ThreeDsInfo::new());
    let impossible = required_fields(&draft).unwrap_err();
    assert_eq!(impossible.rules.iter().map(|rule| rule.id.as_str()).collect::<Vec<_>>(), ["three-ds-info"]);
}

#[test]
fn every_rejected_field_has_a_rule() {
    let mut draft = draft();
    draft.payment_method = Some(PaymentMethod { card: Some(Card::new()), ..PaymentMethod::new(MethodType::CARD) });
    card(&mut draft).token = Some("t".parse().unwrap());
    assert_eq!(need(&draft, "customer"), Some((Need::Rejected, vec!["token-customer"])));
    for (draft, _) in partial_drafts() {
        for field in field_needs(&draft).into_iter().flatten() {
            assert!(field.need != Need::Rejected || !field.rules.is_empty(), "{field:?}");
        }
    }
}

fn card(draft: &mut SessionDraft) -> &mut Card {
    let method = draft.payment_method.get_or_insert_with(|| PaymentMethod::new(MethodType::CARD));
    method.card.get_or_insert_with(Card::new)
}

fn options(draft: &mut SessionDraft) -> &mut CardOptions {
    let options = draft.payment_method_options.get_or_insert_with(PaymentMethodOptions::new);
    options.card.get_or_insert_with(CardOptions::new)
}

/// Returns drafts that have only deciding fields, each with a description.
fn partial_drafts() -> Vec<(SessionDraft, String)> {
    type Change = fn(&mut SessionDraft);
    let cards: [(&str, Change); 6] = [
        ("", |_| {}),
        ("number", |draft| card(draft).number = Some("4111111111111111".parse().unwrap())),
        ("token", |draft| card(draft).token = Some("t".parse().unwrap())),
        ("encrypted", |draft| card(draft).encrypted_card = Some("e".parse().unwrap())),
        ("external", |draft| options(draft).three_ds_method = Some(ThreeDsMethod::EXTERNAL)),
        ("challenge", |draft| options(draft).three_ds_method = Some(ThreeDsMethod::CHALLENGE)),
    ];
    let methods = [
        None,
        Some(MethodType::VIRTUAL_ACCOUNT),
        Some(MethodType::QR),
        Some(MethodType::CARD),
        Some(MethodType::EWALLET),
    ];
    let mut partial_drafts = Vec::new();
    for method in methods {
        for number in 0..8 {
            for (name, add) in cards {
                let mut draft = draft();
                draft.payment_type = Some([PaymentType::SINGLE, PaymentType::MULTIPLE][number % 2]);
                draft.mode = Some([Mode::REDIRECT, Mode::API][number / 2 % 2]);
                draft.auto_confirm = Some(number < 4);
                draft.payment_method = method.map(PaymentMethod::new);
                if method == Some(MethodType::CARD) {
                    add(&mut draft);
                }
                partial_drafts.push((draft, format!("{method:?} {number} {name}")));
            }
        }
    }
    partial_drafts
}

/// Sets a field if it is absent. Returns whether it was absent.
fn fill(draft: &mut SessionDraft, wire: &str) -> bool {
    fn set<T>(place: &mut Option<T>, value: &str) -> bool
    where
        T: std::str::FromStr<Err: std::fmt::Debug>,
    {
        place.is_none() && place.replace(value.parse().unwrap()).is_none()
    }
    match wire {
        "amount" => {
            let amount = Amount::new(1.try_into().unwrap(), Currency::IDR);
            draft.amount.is_none() && draft.amount.replace(amount).is_none()
        }
        "redirectUrl" => draft.redirect_url.is_none() && draft.redirect_url.replace(RedirectUrl::new()).is_none(),
        "customerId" => draft.customer.is_none() && set(&mut draft.customer_id, "c"),
        "paymentMethodOptions.virtualAccount.channel" => {
            let options = draft.payment_method_options.get_or_insert_with(PaymentMethodOptions::new);
            set(&mut options.virtual_account.get_or_insert_with(VirtualAccountOptions::new).channel, "PERMATA")
        }
        "paymentMethodOptions.ewallet.channel" => {
            let options = draft.payment_method_options.get_or_insert_with(PaymentMethodOptions::new);
            set(&mut options.ewallet.get_or_insert_with(EwalletOptions::new).channel, "OVO")
        }
        "paymentMethod.card.expMonth" => set(&mut card(draft).exp_month, "1"),
        "paymentMethod.card.expYear" => set(&mut card(draft).exp_year, "39"),
        "paymentMethod.card.cardHolderFirstName" => set(&mut card(draft).card_holder_first_name, "A"),
        "paymentMethod.card.cardHolderLastName" => set(&mut card(draft).card_holder_last_name, "B"),
        "paymentMethod.card.cardHolderEmail" => set(&mut card(draft).card_holder_email, "a@b.id"),
        "paymentMethod.card.cardHolderPhone" => set(&mut card(draft).card_holder_phone, "0812"),
        _ => false,
    }
}

#[test]
fn a_draft_with_its_required_fields_is_valid() {
    let (mut filled, mut impossible) = (0, 0);
    for (mut draft, name) in partial_drafts() {
        match required_fields(&draft) {
            Err(_) => impossible += 1,
            Ok(_) => {
                while required(&draft).iter().any(|wire| fill(&mut draft, wire)) {}
                draft.check().unwrap_or_else(|violations| panic!("{name}: {violations:#}"));
                filled += 1;
            }
        }
    }
    assert!(filled > 0 && impossible > 0, "{filled} filled, {impossible} impossible");
}

#[test]
fn an_impossible_shape_names_its_rules() {
    let rules = |change: fn(&mut SessionDraft)| {
        let mut draft = draft();
        change(&mut draft);
        let impossible = required_fields(&draft).unwrap_err();
        assert!(impossible.to_string().starts_with("no fields make this a valid request: `"), "{impossible}");
        impossible.rules.iter().map(|rule| rule.id.as_str()).collect::<Vec<_>>()
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
fn a_number_of_the_wrong_length_may_be_corrected() {
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
fn both_names_of_a_field_are_reported() {
    let fields = field_needs(&draft()).unwrap();
    let field = fields.iter().find(|field| field.wire() == "redirectUrl.successReturnUrl").unwrap();
    assert_eq!(field.rust(), "redirect_url.success_return_url");
    assert_eq!(format!("{field:?}"), "redirectUrl.successReturnUrl: Optional []");
    assert!(field.path.last().unwrap().docs.contains("1–255 characters"));
}
