//! Payment requests for the Pivot gateway (Indonesia), checked at compile time.
//!
#![doc = include_str!("overview.md")]
#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(docsrs, doc(auto_cfg(hide(feature, values("runtime")))))]
// The targets of links to items that a feature adds. Without the feature, they lead to docs.rs.
//!
#![cfg_attr(
    not(feature = "encrypt"),
    doc = "[`CardPayload`]: https://docs.rs/payment-session/latest/payment_session/encrypt/struct.CardPayload.html"
)]
#![cfg_attr(feature = "encrypt", doc = "[`CardPayload`]: encrypt::CardPayload")]
#![cfg_attr(
    not(feature = "responses"),
    doc = "[`SessionResponse`]: https://docs.rs/payment-session/latest/payment_session/struct.SessionResponse.html
[`ApiError`]: https://docs.rs/payment-session/latest/payment_session/struct.ApiError.html
[`Callback`]: https://docs.rs/payment-session/latest/payment_session/response/struct.Callback.html"
)]
#![cfg_attr(feature = "responses", doc = "[`Callback`]: response::Callback")]
#![cfg_attr(
    not(feature = "http"),
    doc = "[`Gateway`]: https://docs.rs/payment-session/latest/payment_session/gateway/struct.Gateway.html"
)]
#![cfg_attr(feature = "http", doc = "[`Gateway`]: gateway::Gateway")]

#[cfg(all(doc, not(doctest)))]
pub mod guide;
mod macros;

#[doc(inline)]
pub use payment_core::{
    Amount, AmountValue, Checked, ClientReferenceId, Currency, Customer, CustomerId, Email, GivenName, Invalid, Mode,
    PaymentRequest, PaymentSession, PaymentType, Price, Product, RedirectUrl, Refund, Replacement, SessionDraft,
    SplitRouting, Suggestion, VaChannel, Violation, Violations, request, rules, values,
};
#[cfg(feature = "encrypt")]
#[doc(inline)]
pub use payment_gateway::encrypt;
#[cfg(feature = "http")]
#[doc(no_inline)]
pub use payment_gateway::http;
#[cfg(feature = "responses")]
#[doc(inline)]
pub use payment_gateway::{ApiError, NextStep, SessionResponse, gateway, response};
// rustc's notes about a value of another type name these.
#[doc(hidden)]
pub use payment_core::{fallible, field_type};

/// The objects, strings, numbers and enum values of a request, as data.
pub mod schema {
    #[cfg(feature = "schema")]
    #[doc(inline)]
    pub use payment_core::json_schema::{NOT_EXPRESSIBLE, json_schema, json_schema_of, json_schema_with};
    #[doc(inline)]
    pub use payment_core::{
        request::{REFUND, REQUESTS, SESSION},
        schema::*,
    };
}

/// The procedural macros that the public macros call. Not public API.
#[cfg(not(rust_analyzer))]
#[doc(hidden)]
pub use payment_macros::{
    payment_part_call, payment_refund_call, payment_session_call, try_payment_part_call, try_payment_refund_call,
    try_payment_session_call,
};

/// The items that expansions use. Not public API.
#[doc(hidden)]
pub mod __private {
    pub use payment_core::__private::*;
    #[cfg(rust_analyzer)]
    pub use payment_macros::{
        payment_part_call, payment_refund_call, payment_session_call, try_payment_part_call, try_payment_refund_call,
        try_payment_session_call,
    };
}

/// The README, whose examples are tests.
#[cfg(all(doctest, feature = "responses"))]
#[doc = include_str!("../README.md")]
struct Readme;

/// The examples of these guides are tests. The tests of the client have those that need an HTTP client.
#[cfg(doctest)]
#[doc = include_str!("../docs/compile-fail.md")]
#[doc = include_str!("../docs/flows.md")]
#[doc = include_str!("../docs/sdk.md")]
#[doc = include_str!("../docs/start.md")]
#[doc = include_str!("../docs/static-payments.md")]
#[doc = include_str!("../docs/why.md")]
struct Guides;

/// The guides that need further features. The tests of this workspace enable them.
#[cfg(all(doctest, feature = "encrypt", feature = "http", feature = "rust_decimal", feature = "schema"))]
#[doc = include_str!("../docs/card-encryption.md")]
#[doc = include_str!("../docs/cookbook.md")]
#[doc = include_str!("../docs/escape-hatches.md")]
#[doc = include_str!("../docs/http-clients.md")]
#[doc = include_str!("../docs/responses.md")]
#[doc = include_str!("../docs/shop.md")]
struct GuidesWithFeatures;
