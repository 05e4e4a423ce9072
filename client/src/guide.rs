//! Guides, from a payment in a sandbox to production.
//!
//! | guide | shows how to |
//! |---|---|
//! | [Pay in a sandbox](start) | create a QR code in a local sandbox, and pay it |
//! | [Send payments](sending) | create payments with the client, and survive a crash |
//! | [Refunds](refunds) | give money back, and learn whether it has arrived |
//! | [Test your shop](testing) | pay in tests, and see what your shop does when the network fails |
//! | [Go live](production) | prepare for real payments, and watch the client |
//! | [Promises](promises) | rely on the client: what it promises, on which axioms, and what each error means |

/// Declares a page: a module whose documentation is a file of `docs`.
macro_rules! pages {
    ($($page:ident: $file:literal;)*) => {
        $(
            // The first definition of a link wins. Those at the foot of the file are for readers of the repository.
            #[doc = include_str!("guide/links.md")]
            #[doc = include_str!(concat!("../docs/", $file))]
            pub mod $page {}
        )*
    };
}

pages! {
    start: "start.md";
    sending: "sending.md";
    refunds: "refunds.md";
    testing: "testing.md";
    production: "production.md";
    promises: "promises.md";
}
