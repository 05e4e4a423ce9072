//! The types, schema, rules and checks of payment requests.
//!
//! Depend on `payment-session` instead. This crate is shared by it and by its macros, so that compile time and run time
//! use the same checks. The macros build it without the feature `runtime`: the tables and the checks, without requests
//! as values.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
// The macros need only the tables, so they create no values of the types.
#![cfg_attr(not(feature = "runtime"), allow(dead_code))]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[doc(hidden)]
pub mod calls;
#[doc(hidden)]
pub mod card_payload;
mod convert;
mod engine;
/// What `payment-gateway` takes of the engine. Not public API.
#[cfg(feature = "runtime")]
#[doc(hidden)]
#[allow(missing_debug_implementations, reason = "no public API, and the values may be card data")]
pub mod for_gateway;
pub mod request;
#[cfg(feature = "runtime")]
mod session;

/// The items that expansions use. Not public API.
#[cfg(feature = "runtime")]
#[doc(hidden)]
#[allow(missing_debug_implementations, reason = "no public API, and the values may be card data")]
pub mod __private;

/// The facts that rules ask for, from which `xtask` writes docs/rules.md. Not public API.
#[cfg(feature = "runtime")]
#[doc(hidden)]
#[allow(missing_debug_implementations, reason = "no public API")]
pub mod facts {
    pub use crate::engine::{
        rules::{
            broken_cases::broken_cases,
            fact_states::FactStates,
            runtime::object_facts::ObjectFacts,
            state::{FactState, ValueState},
        },
        schema::{
            fact_set::FactSet,
            rule::Case,
            subject::{Fact, Subject, Test},
        },
    };
}

// Public under these names, because rustc's notes show them.
#[cfg(feature = "runtime")]
#[doc(hidden)]
pub use __private::{fallible, field_type};
#[doc(hidden)]
pub use engine::{base, inspect, json};
#[cfg(feature = "runtime")]
pub use engine::{
    checked::{Violation, Violations},
    inspect::help::{Replacement, Suggestion},
    values::Invalid,
};
pub use engine::{schema, values::Checked};
pub use request::{
    Amount, AmountValue, ClientReferenceId, Currency, Customer, CustomerId, Email, GivenName, Mode, PaymentType, Price,
    Product, RedirectUrl, Refund, SessionDraft, SplitRouting, VaChannel,
};
#[cfg(feature = "runtime")]
pub use session::{PaymentRequest, PaymentSession};

pub mod rules {
    //! The rules, as one table that the macro, the run time and the documentation share.
    //!
    //! Later versions keep the ids and the meaning of each rule. They may add rules and fields. `demand` and `reason` are prose:
    //! show them, but do not compare them.
    //!
    //! # Examples
    //!
    //! ```
    //! use payment_session::rules::RULES;
    //!
    //! for rule in RULES {
    //!     println!("{}: {} ({})", rule.id, rule.demand, rule.url());
    //! }
    //! ```

    #[doc(inline)]
    pub use crate::{engine::rules::*, request::rules::*};
}

pub mod values {
    //! The values that all requests share: metadata, unchecked fields, lists, decimals and the error of a wrong value.
    //!
    //! # Examples
    //!
    //! ```
    //! use payment_session::{Customer, Invalid, values::{MetadataValue, non_empty}};
    //!
    //! /// Creates a customer from a web form, whose empty inputs are `""`.
    //! fn customer(email: &str, name: &str, tier: &str) -> Result<Customer, Invalid> {
    //!     let mut customer = Customer::new(email.try_into()?);
    //!     customer.given_name = non_empty(name).map(TryInto::try_into).transpose()?;
    //!     customer.other.insert("loyaltyTier", MetadataValue::from(tier)); // not checked
    //!     Ok(customer)
    //! }
    //!
    //! let customer = customer("rina@example.com", "", "GOLD")?;
    //! assert!(customer.given_name.is_none());
    //! # Ok::<(), Invalid>(())
    //! ```

    #[doc(inline)]
    pub use crate::{
        engine::values::*,
        request::free_json::{Installment, Metadata},
    };
}

/// The tables as JSON Schema.
#[cfg(feature = "schema")]
pub mod json_schema {
    #[doc(inline)]
    pub use crate::{
        engine::json_schema::*,
        request::not_expressible::NOT_EXPRESSIBLE,
        session::json_schema::{json_schema, json_schema_with},
    };
}
