//! The engine: checks requests against their tables, reads and writes them, and puts mistakes into words.
//!
//! It knows no gateway. The tables are outside: `request` has the rows of objects, strings, numbers and enum values.

#[doc(hidden)]
pub mod base;
#[cfg(feature = "runtime")]
pub(crate) mod checked;
#[cfg(feature = "runtime")]
#[doc(hidden)]
#[allow(missing_debug_implementations, reason = "no public API, and the values may be card data")]
pub mod for_expansions;
// Public under this name, because rustc's notes name its types.
#[cfg(feature = "runtime")]
#[doc(hidden)]
#[allow(missing_debug_implementations, reason = "no public API, and the values may be card data")]
pub mod fallible;
#[doc(hidden)]
#[allow(missing_debug_implementations, reason = "no public API, and the trees may hold card data")]
pub mod inspect;
#[doc(hidden)]
#[allow(missing_debug_implementations, reason = "no public API, and the text may be card data")]
pub mod json;
#[cfg(feature = "schema")]
pub mod json_schema;
pub mod rules;
pub mod schema;
pub mod values;
