//! The documented flows, as examples.

/// A documented request.
pub struct Flow {
    /// The number in the documentation.
    pub number: usize,
    /// The title.
    pub title: &'static str,
    /// The request as JSON.
    pub body: &'static str,
}

macro_rules! flows {
    ($($number:literal $title:literal $file:literal;)*) => {
        /// The documented flows in the order of their numbers.
        pub const FLOWS: &[Flow] = &[$(Flow {
            number: $number,
            title: $title,
            body: include_str!(concat!("../../../tests/data/requests/", $file, ".json")),
        }),*];
    };
}

flows! {
    1 "Payment UI: any method" "01-payment-ui";
    2 "Card, hosted page" "02-card-redirect";
    3 "Card, your page" "03-card-api-encryption";
    4 "Save a card, hosted page" "04-save-card-redirect-initiation";
    5 "Saved card, hosted page" "05-save-card-redirect-use-token";
    6 "Save a card, your page" "06-save-card-api-initiation";
    7 "Saved card, your page" "07-save-card-api-use-token";
    8 "E-wallet, hosted page" "08-ewallet-redirect";
    9 "E-wallet, your page" "09-ewallet-api";
    10 "Virtual account, hosted page" "10-virtual-account-redirect";
    11 "Virtual account, your page" "11-virtual-account-api";
    12 "Static virtual account, closed" "12-virtual-account-static-closed";
    13 "Static virtual account, open" "13-virtual-account-static-open";
    14 "QR code, hosted page" "14-qr-redirect";
    15 "QR code, your page" "15-qr-api";
    16 "Static QR code" "16-qr-static";
}
