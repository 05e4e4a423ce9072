//! Whole payments. They are a separate package because clients and servers are slow to compile.

/// The examples of these guides are tests.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/responses.md")]
#[doc = include_str!("../../../docs/card-encryption.md")]
#[doc = include_str!("../../../docs/sending.md")]
#[doc = include_str!("../../../docs/http-clients.md")]
#[doc = include_str!("../../../docs/refunds.md")]
#[doc = include_str!("../../../docs/money.md")]
#[doc = include_str!("../../../docs/escape-hatches.md")]
#[doc = include_str!("../../../docs/marketplace.md")]
#[doc = include_str!("../../../docs/start.md")]
#[doc = include_str!("../../../docs/testing.md")]
#[doc = include_str!("../../../docs/cookbook.md")]
#[doc = include_str!("../../../docs/production.md")]
struct Guides;
