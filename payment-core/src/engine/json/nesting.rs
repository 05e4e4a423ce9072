//! The limits of nesting.

/// The deepest level of an object or list. The outermost one is on level 1.
pub const LEVELS: usize = 127;

/// The maximum depth of a run-time value in arbitrary JSON. The macro reserves this depth for such a value.
pub const RUN_TIME_LEVELS: usize = 64;

#[cfg(all(test, feature = "runtime"))]
mod tests {
    use alloc::string::ToString;

    use super::LEVELS;
    use crate::engine::{json::SyntaxError, schema::RuleId};

    /// The limit is that of `serde_json`, and texts name it.
    #[test]
    fn one_number_is_the_limit_everywhere() {
        let nested = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
        let is_read = |levels| serde_json::from_str::<serde_json::Value>(&nested(levels)).is_ok();
        assert!(is_read(LEVELS) && !is_read(LEVELS + 1));
        let limit = LEVELS.to_string();
        assert!(RuleId::Json.rule().demand.contains(&limit));
        let Err(SyntaxError { reason, .. }) = crate::engine::inspect::json_tree::read_any(&nested(LEVELS + 1)) else {
            panic!("the text is nested too deeply")
        };
        assert!(reason.contains(&limit), "{reason}");
    }
}
