//! The limits of nesting.

/// The deepest level of an object or list. The outermost one is on level 1.
pub const LEVELS: usize = 127;

/// The maximum depth of a run-time value in arbitrary JSON. The macro reserves this depth for such a value.
pub const RUN_TIME_LEVELS: usize = 64;
