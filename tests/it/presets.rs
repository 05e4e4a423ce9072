//! Presets that a crate adds to the requests of its users.

use payment_session::{Invalid, RedirectUrl, payment_presets};

/// Returns the URL to which customers return after a payment.
pub fn return_urls() -> Result<RedirectUrl, Invalid> {
    Ok(RedirectUrl { success_return_url: Some("warung://paid".try_into()?), ..RedirectUrl::new() })
}

payment_presets! {
    macro hosted = payment_session {
        mode: REDIRECT,
        redirect_url: $crate::presets::return_urls()?,
    }
}

payment_presets! {
    macro try_hosted = try_payment_session {
        mode: REDIRECT,
        redirect_url: $crate::presets::return_urls()?,
    }
}

#[test]
fn a_preset_can_be_a_run_time_value_of_its_crate() -> Result<(), Box<dyn std::error::Error>> {
    let session = hosted! { client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c" };
    assert_eq!(session.redirect_url, Some(return_urls()?));

    let (client_reference_id, value) = (String::from("1"), 1_u8);
    let same = try_hosted! { client_reference_id, amount: { value, currency: IDR }, customer_id: "c" };
    assert_eq!(same?, session);
    Ok(())
}
