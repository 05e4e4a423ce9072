use crate::request::{
    CardOptions, ExpirationMode, MethodType, PaymentMethod, PaymentMethodOptions, SessionDraft, ThreeDsMethod,
    rules::facts::subjects,
};

use super::decided;

/// Facts are open until a draft sets their field, except for those of a method, without which there is none.
#[test]
fn a_draft_decides_the_fields_that_it_sets() {
    let open = |draft: &SessionDraft, path: &[&str]| {
        subjects::Session.facts_in(decided(draft).maybe).any(|fact| fact.path.starts_with(path))
    };
    let empty = SessionDraft::new("1".parse().expect("the reference is valid"));
    let mut card = CardOptions::new();
    card.three_ds_method = Some(ThreeDsMethod::NEVER);
    let mut options = PaymentMethodOptions::new();
    options.card = Some(card);
    let mut set = empty.clone();
    set.payment_method = Some(PaymentMethod::new(MethodType::CARD));
    set.save_for_future_use = Some(false);
    set.show_saved_payment = Some(false);
    set.bypass_status_page = Some(false);
    set.expiration_mode = Some(ExpirationMode::LOOSE);
    set.payment_method_options = Some(options);
    for path in [
        &["save_for_future_use"][..],
        &["show_saved_payment"],
        &["bypass_status_page"],
        &["expiration_mode"],
        &["payment_method_options", "card", "three_ds_method"],
    ] {
        assert!(open(&empty, path) && !open(&set, path), "{path:?}");
    }
    assert!(!open(&empty, &["payment_method"]) && open(&set, &["payment_method"]));
}
