//! Whole payments. They are a separate package because clients and servers are slow to compile.

/// The examples of these guides are tests.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/production.md")]
#[doc = include_str!("../../../docs/promises.md")]
#[doc = include_str!("../../../docs/refunds.md")]
#[doc = include_str!("../../../docs/sending.md")]
#[doc = include_str!("../../../docs/start.md")]
#[doc = include_str!("../../../docs/testing.md")]
struct Guides;
