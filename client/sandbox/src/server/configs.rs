//! `GET /v2/payment-method-configs`.

use serde_json::{Value, json};

/// Returns the documented merchant's methods and limits. The sandbox itself has no limits.
pub fn documented() -> Value {
    let limits = |channels: &[&str], minimum: u64, maximum: u64, expiry: &str| {
        json!({
            "enabled": true,
            "acceptedChannels": channels,
            "minimumAmount": { "value": minimum, "currency": "IDR" },
            "maximumAmount": { "value": maximum, "currency": "IDR" },
            "maximumExpiry": expiry,
        })
    };
    let banks = ["DANAMON", "BNI", "MANDIRI", "BSI", "BCA", "BNC", "CIMB", "BRI", "PERMATA"];
    json!({
        "card": limits(&["VISA", "MASTERCARD", "JCB"], 10_000, 9_999_999_999, "30 DAYS"),
        "virtualAccount": limits(&banks, 10_000, 9_999_999_999, "30 DAYS"),
        "qr": limits(&[], 1_000, 9_999_999, "60 MINUTES"),
        "ewallet": limits(&["DANA", "SHOPEEPAY"], 10_000, 9_999_999, "30 MINUTES"),
        "installment": { "enabled": false, "acceptedChannels": {} },
    })
}
