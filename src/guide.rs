//! Guides, from the first request to an SDK of your own.
//!
//! | guide | shows how to |
//! |---|---|
//! | [Start](start) | write a request, read an error, and create a request from a row |
//! | [Choose a flow](flows) | choose the payment, split or refund to send, and read the states of a session |
//! | [Shop and templates](shop) | build the requests of a shop from rows, with lists, choices, parts and amounts |
//! | [Static payments](static_payments) | create an account or QR code that customers pay many times |
//! | [Escape hatches](escape_hatches) | send a request that this crate rejects or does not know |
//! | [Your own SDK](sdk) | offer the macro under your own name, with presets, rules and forms |
//! | [Test what must not compile](compile_fail) | write compile-fail tests of your own macros |
//! | [Use your HTTP client](http_clients) | send calls with the HTTP client of your choice |
//! | [Responses and callbacks](responses) | read a response, take the next step, and handle errors and callbacks |
//! | [Card encryption](card_encryption) | turn a card form into an encrypted card |
//! | [Cookbook](cookbook) | solve single tasks, such as errors in the customer's language |
//!
//! The crate [`payment-client`](https://docs.rs/payment-client) sends requests, and has guides of its own.
//!
//! To look something up, use these pages:
//!
//! | page | contents |
//! |---|---|
//! | [Errors](errors) | each rule, with its error and a correction |
//! | [Required fields](rules) | the fields of each kind of payment |
//! | [Grammar](grammar) | the syntax of the macros |
//! | [Why this crate](why) | other libraries, the reasons for a macro, and what an update can change |

/// Declares a page: a module whose documentation is a file of `docs`, and the pages in it.
macro_rules! pages {
    ($($page:ident: $file:literal $({ $($inner:tt)* })?;)*) => {
        $(
            // The first definition of a link wins. Those at the foot of the file are for readers of the repository.
            #[doc = include_str!("guide/links.md")]
            #[doc = include_str!("guide/links_errors.md")]
            #[cfg_attr(feature = "encrypt", doc = include_str!("guide/links_encrypt.md"))]
            #[cfg_attr(feature = "http", doc = include_str!("guide/links_http.md"))]
            #[cfg_attr(feature = "responses", doc = include_str!("guide/links_responses.md"))]
            #[doc = include_str!(concat!("../docs/", $file))]
            pub mod $page { $($($inner)*)? }
        )*
    };
}

pages! {
    start: "start.md";
    flows: "flows.md";
    shop: "shop.md";
    http_clients: "http-clients.md";
    responses: "responses.md";
    static_payments: "static-payments.md";
    card_encryption: "card-encryption.md";
    cookbook: "cookbook.md";
    escape_hatches: "escape-hatches.md";
    sdk: "sdk.md";
    compile_fail: "compile-fail.md";
    errors: "errors.md" {
        /// Declares a page of the book of mistakes.
        macro_rules! book {
            ($($page:ident: $file:literal;)*) => {
                $(
                    #[doc = include_str!("guide/links.md")]
                    #[doc = include_str!(concat!("../docs/errors/", $file))]
                    pub mod $page {}
                )*
            };
        }

        book! {
            rules: "rules.md";
            values: "values.md";
            syntax: "syntax.md";
        }
    };
    grammar: "grammar.md";
    rules: "rules.md";
    why: "why.md";
}
