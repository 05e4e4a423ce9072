//! The behaviour that strings, numbers, enum values and objects share.

// Each macro of this module describes the rows of a table in the schema; the tables are in `request`. The types of the
// rows come from `runtime`, or from `schema_only` in a build without the feature `runtime`.

pub(crate) mod enum_type;
pub(crate) mod free_json_type;
pub(crate) mod number_type;
pub(crate) mod object_struct;
#[cfg(feature = "runtime")]
mod runtime;
#[cfg(not(feature = "runtime"))]
mod schema_only;
pub(crate) mod text_type;

#[cfg(feature = "runtime")]
pub use runtime::*;
#[cfg(not(feature = "runtime"))]
pub use schema_only::*;
pub use {crate::engine::base::Decimal, object_struct::Checked};
