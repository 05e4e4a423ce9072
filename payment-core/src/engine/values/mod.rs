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

// Each macro of this module describes the rows of a table in the schema; the tables are in `request`. The types of the
// rows come from `runtime`, or from `schema_only` in a build without the feature `runtime`.

pub(crate) mod checked;
mod free_json;
pub(crate) mod number_type;
pub(crate) mod object_struct;
#[cfg(feature = "runtime")]
mod runtime;
#[cfg(not(feature = "runtime"))]
mod schema_only;
pub(crate) mod text_type;
pub(crate) mod word_enum;

#[cfg(feature = "runtime")]
pub use runtime::*;
#[cfg(not(feature = "runtime"))]
pub use schema_only::*;
pub use {
    crate::engine::base::Decimal,
    checked::Checked,
    free_json::{Installment, Metadata},
};
