//! Guides, from the first payment to production.
//!
//! | guide | at the end, you have |
//! |---|---|
//! | [Start](start) | created a QR code in a local sandbox, and paid it |
//! | [Choose a flow](flows) | chosen the request to send, and learned the states of its session |
//! | [Shop and templates](shop) | built the requests of a shop from rows, with lists, choices and parts |
//! | [Send payments](sending) | created payments with the client, and survived a crash |
//! | [Promises](promises) | learned what is promised, on which axioms it rests, and what each error means |
//! | [Use another HTTP client](http_clients) | sent calls without the client of this crate |
//! | [Refunds](refunds) | given money back, and learned whether it has arrived |
//! | [Money](money) | written amounts that nothing rounds |
//! | [Responses and callbacks](responses) | read every response, taken the next step, and handled errors and callbacks |
//! | [Static payments](static_payments) | created an account or QR code that customers pay many times |
//! | [Marketplace](marketplace) | split payments among sellers, or paid each seller in an account of their own |
//! | [Card encryption](card_encryption) | turned a card form into an encrypted card |
//! | [Test your shop](testing) | paid in tests, and seen what your shop does when the network fails |
//! | [Cookbook](cookbook) | solved a single task, such as callbacks with axum |
//! | [Escape hatches](escape_hatches) | sent a request that this crate rejects or does not know |
//! | [Your own SDK](sdk) | offered the macro under your own name, with presets, rules and forms |
//! | [Why you can trust it](trust) | learned what the client's promises rest on, and how they were tested |
//! | [Go live and stability](production) | taken real payments, and learned what an update can change |
//!
//! To look something up, use these pages:
//!
//! | page | contents |
//! |---|---|
//! | [Errors](errors) | each rule, with its error and a correction |
//! | [Required fields](rules) | the fields of each kind of payment |
//! | [Grammar](grammar) | the syntax of the macros |

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
    sending: "sending.md";
    promises: "promises.md";
    http_clients: "http-clients.md";
    responses: "responses.md";
    refunds: "refunds.md";
    money: "money.md";
    static_payments: "static-payments.md";
    marketplace: "marketplace.md";
    card_encryption: "card-encryption.md";
    testing: "testing.md";
    cookbook: "cookbook.md";
    escape_hatches: "escape-hatches.md";
    sdk: "sdk.md";
    trust: "trust.md";
    production: "production.md";
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
            keys: "keys.md";
            syntax: "syntax.md";
            rust: "rust.md";
            values: "values.md";
            numbers: "numbers.md";
            texts: "texts.md";
            enum_values: "enum-values.md";
            missing: "missing.md";
            payments: "payments.md";
            customers: "customers.md";
            refunds: "refunds.md";
            cards: "cards.md";
            choices: "choices.md";
            lists: "lists.md";
            parts: "parts.md";
            templates: "templates.md";
            unchecked: "unchecked.md";
            waivers: "waivers.md";
        }
    };
    grammar: "grammar.md";
    rules: "rules.md";
}
