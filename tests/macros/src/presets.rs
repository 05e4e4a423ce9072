//! Compares invocations through presets with the same entries, joined by hand.

use payment_core::{request::SESSION, schema::Object};
use payment_expand::{Invocation, Macro, expand};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use test_support::{Random, bodies};

/// The number of bodies. A release build, as in `.ci/extra`, compares all of them.
const COUNT: usize = if cfg!(debug_assertions) { 1_000 } else { 50_000 };

/// An entry of an object in JSON.
#[derive(Clone)]
struct Written {
    key: String,
    value: Vec<TokenTree>,
    /// The object that the value should be, if it is one.
    object: Option<&'static Object>,
}

/// Returns the entries of an object in JSON. Returns `None` if it is none, if a key is repeated, or if one is not documented: it
/// may be a misspelling of a preset, and is then reported as set.
fn entries(object: Option<&'static Object>, tokens: TokenStream) -> Option<Vec<Written>> {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(comma) if comma.as_char() == ',');
    let mut found: Vec<Written> = Vec::new();
    for entry in tokens.split(is_comma).filter(|entry| !entry.is_empty()) {
        let [key, _, value @ ..] = entry else { return None };
        let key = key.to_string();
        let field = object.map(|object| object.by_wire(key.trim_matches('"')));
        if found.iter().any(|other| other.key == key) || field == Some(None) {
            return None;
        }
        let object = field.flatten().and_then(|field| field.kind.as_object());
        found.push(Written { key, value: value.to_vec(), object });
    }
    Some(found)
}

impl Written {
    /// Returns the entries of the value, if it is an object.
    fn inner(&self) -> Option<Vec<Self>> {
        match &*self.value {
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => entries(self.object, group.stream()),
            _ => None,
        }
    }

    fn text(&self) -> String {
        format!("{}: {},", self.key, self.value.iter().cloned().collect::<TokenStream>())
    }
}

fn text(entries: &[Written]) -> String {
    entries.iter().map(Written::text).collect()
}

/// The entries of a request, once with presets and once without.
#[derive(Default)]
struct Cut {
    presets: Vec<String>,
    user: Vec<String>,
    joined: Vec<String>,
}

/// Cuts the entries of an object into presets and those of a user. Those of the user come first where the order of entries is
/// not sent.
fn cut(random: &mut Random, object: Option<&'static Object>, entries: Vec<Written>) -> Cut {
    let (mut cut, mut rest, mut last) = (Cut::default(), Vec::new(), Vec::new());
    for entry in entries {
        let (written, key) = (entry.text(), &entry.key);
        match random.below(5) {
            kind @ (0 | 1) => {
                let default = if kind == 1 { "default " } else { "" };
                cut.presets.push(format!("{default}{written}"));
                if object.is_some() { last.push(written) } else { cut.joined.push(written) }
            }
            2 => {
                cut.presets.push(format!("default {key}: \"of the preset\","));
                cut.user.push(written.clone());
                cut.joined.push(written);
            }
            3 if let Some(inner) = entry.inner() => {
                let inner = self::cut(random, entry.object, inner);
                cut.presets.push(format!("{key}: {{ {} .. }},", inner.presets.concat()));
                cut.user.push(format!("{key}: {{ {} }},", inner.user.concat()));
                cut.joined.push(format!("{key}: {{ {} }},", inner.joined.concat()));
            }
            _ => rest.push(written),
        }
    }
    cut.user.extend_from_slice(&rest);
    cut.joined.append(&mut rest);
    cut.joined.append(&mut last);
    cut
}

fn tokens(code: &str) -> TokenStream {
    code.parse().expect("the entries are tokens")
}

/// Returns the messages about an invocation, in the order of their text.
fn messages(code: &str) -> Vec<String> {
    let invocation = Invocation::parse(Macro::Session, &tokens(code).into_iter().collect::<Vec<_>>());
    let checked = invocation.check();
    let mut messages: Vec<_> = checked.findings().iter().map(|finding| finding.message.clone()).collect();
    messages.sort();
    messages
}

#[test]
fn presets_are_joined_as_by_hand() {
    let mut random = Random::new(86);
    let (mut good, mut bad) = (0, 0);
    for body in bodies::generate(86, COUNT) {
        let Some(TokenTree::Group(group)) = body.parse().ok().and_then(|body: TokenStream| body.into_iter().next())
        else {
            continue;
        };
        let Some(entries) = entries(Some(SESSION), group.stream()) else { continue };
        let Cut { presets, user, joined } = cut(&mut random, Some(SESSION), entries.clone());
        let (joined, user) = (joined.concat(), user.concat());
        let layered = format!("@presets pay {{ {} }} {user}", presets.concat());
        let expected = messages(&joined);
        assert_eq!(messages(&layered), expected, "{layered}\n{joined}");
        if expected.is_empty() {
            let expansion = |entries: &str| {
                let input = tokens(&format!("payment_session {entries}"));
                let expansion = expand(Macro::Session, input).to_string();
                // The number of a variable is that of its place.
                let parts: Vec<_> =
                    expansion.split("__v").map(|part| part.trim_start_matches(char::is_numeric)).collect();
                parts.join("__v")
            };
            assert_eq!(expansion(&layered), expansion(&joined), "{layered}");
            good += 1;
        } else {
            bad += 1;
        }
        // A mistake in what is compared would make every request bad, or every request good.
        assert_eq!(messages(&text(&entries)).is_empty(), expected.is_empty(), "{joined}");
    }
    assert!(good > COUNT / 10 && bad > COUNT / 10, "{good} good, {bad} bad");
}

/// Returns each error of an invocation: the tokens that it blames, its message, and each help and note.
fn errors(code: &str) -> Vec<String> {
    let invocation = Invocation::parse(Macro::Session, &tokens(code).into_iter().collect::<Vec<_>>());
    let checked = invocation.check();
    let errors = checked.findings().iter().map(|finding| {
        let blamed = &invocation.snippet(finding.place).tokens;
        let blamed = blamed.iter().cloned().collect::<TokenStream>().to_string().replace(' ', "");
        let help = Some(finding.help.text()).filter(|help| !help.is_empty()).map(|help| format!("help: {help}"));
        let notes = finding.notes.iter().map(|note| format!("note: {note}"));
        let further: Vec<_> = help.into_iter().chain(notes).collect();
        format!("{blamed} -> {} | {}", finding.message, further.join(" | "))
    });
    errors.collect()
}

#[test]
fn help_changes_what_the_user_can_change() {
    const AMOUNT: &str = "amount: { currency: IDR, .. },";
    const CUSTOMER: &str = "customer: { email: \"a@b.id\" },";
    let case = |presets: &str, user: &str, expected: &[&str]| {
        let code = format!("@presets pay {{ client_reference_id: \"1\", {presets} }} {user}");
        assert_eq!(errors(&code), expected, "{code}");
    };
    // An absent object is named, because the user has not written it.
    case(
        &format!("{AMOUNT} {CUSTOMER} mode: API, payment_method: {{ type: QR }}"),
        "auto_confirm: true",
        &[
            "auto_confirm:true -> `value` is missing in `amount` | help: add `amount: { value: … }` | note: `pay!` sets `amount`",
        ],
    );
    let options = "payment_method_options: { virtual_account: { default virtual_account_name: \"A\", .. }, .. }";
    case(
        &format!("amount: {{ value: 1, currency: IDR }}, {CUSTOMER} mode: REDIRECT, redirect_url: {{}}, {options}"),
        "order_information: { product_details: [{ type: PHYSICAL }] }",
        &["{type:PHYSICAL} -> `quantity` and `price` are missing | \
           help: add `quantity: …` and `price: { value: …, currency: … }`"],
    );
    let phone = "customer: { phone_number: { country_code: \"62\", .. }, .. },";
    case(
        &format!("amount: {{ value: 1, currency: IDR }}, mode: API, payment_method: {{ type: QR }}, {phone}"),
        "customer: { email: \"a@b.id\" }",
        &["{email:\"a@b.id\"} -> `number` is missing in `customer.phone_number` | \
           help: add `phone_number: { number: \"…\" }` | note: `pay!` sets `phone_number`"],
    );
    // What a user cannot remove is not advised to be removed; a default is replaced.
    let api = "amount: { value: 1, currency: IDR }, mode: API, payment_method: { type: QR },";
    let message = "`customer_id` and `customer` cannot be used together | help: remove `customer_id`";
    let set = " | note: `pay!` sets `customer`";
    for (presets, user, help, note) in [
        ("customer: { email: \"a@b.id\" }", "customer_id: \"c\"", "", set),
        ("customer: { email: \"a@b.id\", .. }", "customer_id: \"c\"", "", set),
        (
            "customer: { given_name: \"A\", .. }",
            "customer_id: \"c\", customer: { email: \"a@b.id\" }",
            ", or `customer`",
            "",
        ),
        ("default customer: { email: \"a@b.id\" }", "customer_id: \"c\"", ", or write `customer: null`", set),
        ("mode: API", "customer_id: \"c\", customer: { email: \"a@b.id\" }", ", or `customer`", ""),
    ] {
        let api = if presets.starts_with("mode") { api.replace("mode: API,", "") } else { api.into() };
        let code = format!("@presets pay {{ client_reference_id: \"1\", {api} {presets} }} {user}");
        let found = errors(&code);
        let [error] = &*found else { panic!("{found:?}") };
        assert_eq!(error.split_once(" -> ").unwrap().1, format!("{message}{help}{note}"), "{code}");
    }
    // No entry moves into what is fixed.
    case(
        &format!("amount: {{ value: 1, currency: IDR }}, mode: REDIRECT, {CUSTOMER} redirect_url: {{}},"),
        "success_return_url: \"a://b\"",
        &[
            "success_return_url -> unknown field `success_return_url` | help: remove it | note: `pay!` sets `redirect_url`",
        ],
    );
}

/// As a pointer without escapes, the key would be an entry of what `pay!` sets, which the user cannot rename.
#[test]
fn a_key_with_a_slash_is_no_entry_of_a_preset() {
    const PRESETS: &str = "client_reference_id: \"1\", amount: { value: 1, currency: IDR }, mode: API, auto_confirm: false, \
                           customer: { email: \"a@b.id\" }, metadata: { \"m~n\": 1 }";
    for key in ["customer/email", "customer~1email", "metadata/m~n"] {
        let found = errors(&format!("@presets pay {{ {PRESETS} }} {key:?}: 1"));
        let [error] = &*found else { panic!("{found:?}") };
        let expected = format!("{key:?} -> unknown field `{key}` | help: use one of `");
        assert!(error.starts_with(&expected) && !error.contains("note: "), "{error}");
    }
}

/// A mistake that the user corrects by one change is one error.
#[test]
fn nothing_else_follows_from_a_mistake_next_to_an_open_object() {
    const CUSTOMER: &str = "customer: { phone_number: { country_code: \"+62\", .. }, .. }";
    let errors_of = |user: &str| {
        let presets =
            format!("client_reference_id: \"1\", amount: {{ value: 1, currency: IDR }}, mode: REDIRECT, {CUSTOMER}");
        errors(&format!("@presets pay {{ {presets}, redirect_url: {{}} }} {user}"))
    };
    for user in [
        "customer: customer()",
        "customer: null",
        "customer?: None",
        "if late { customer: one() } else { customer: two() }",
    ] {
        for error in errors_of(user) {
            assert!(
                error.contains("-> `pay!` sets entries of `customer`, so a value cannot take its place"),
                "{error}"
            );
        }
    }
    // The presets stay, whatever the user writes.
    let found = errors_of("customer_id: \"c\", customer: null");
    assert!(
        found[0].contains("`customer_id` and `customer` cannot be used together | help: remove `customer_id`"),
        "{found:?}"
    );
    // Each object that the user has not written lacks a field.
    assert_eq!(
        errors_of("auto_confirm: true"),
        [
            "auto_confirm:true -> `email` is missing in `customer` | help: add `customer: { email: \"…\" }` | \
             note: `pay!` sets `customer`",
            "auto_confirm:true -> `number` is missing in `customer.phone_number` | \
             help: add `customer: { phone_number: { number: \"…\" } }` | note: `pay!` sets `phone_number`",
        ]
    );
}

#[test]
fn help_has_the_users_keys() {
    let error = |presets: &str, user: &str, expected: &str| {
        let found = errors(&format!("@presets pay {{ client_reference_id: \"1\", {presets} }} {user}"));
        assert_eq!(found, [expected], "{presets}");
    };
    error(
        "mode: REDIRECT, amount: { currency: IDR, .. }",
        "\"amount\": { \"value\": 1 }, \"customerId\": \"c\"",
        "\"amount\":{\"value\":1},\"customerId\":\"c\" -> mode `REDIRECT` requires `redirectUrl` | help: add `\"redirectUrl\": { \
         \"successReturnUrl\": \"…\", \"failureReturnUrl\": \"…\", \"expirationReturnUrl\": \"…\" }` | \
         note: `pay!` sets `mode: REDIRECT`",
    );
    error(
        "mode: API, payment_method: { type: QR }, customer: { given_name: \"A\", .. }, amount: { value: 1, currency: IDR }",
        "\"customer\": { \"surname\": \"B\" }",
        "{\"surname\":\"B\"} -> `email` is missing in `customer` | help: add `\"email\": \"…\"`",
    );
}

/// A default comes back wherever the user writes no other value.
#[test]
fn help_replaces_a_default() {
    const PRESETS: &str = "client_reference_id: \"1\", mode: API, payment_method: { type: QR }, customer_id: \"c\",
        default amount: { value: 1, currency: IDR }, metadata: { \"a\": 1, .. }";
    for (user, expected) in [
        ("if late { auto_confirm: true } else { payment_type: MULTIPLE }", "help: write `amount: null`"),
        ("amount: None", "help: write a value; with `null`, the field is left out"),
        ("metadata: { \"b\": 1 }, metadata: { \"c\": 1 }", "help: remove one of them"),
    ] {
        let found = errors(&format!("@presets pay {{ {PRESETS} }} {user}"));
        assert_eq!(found[0].split(" | ").nth(1), Some(expected), "{found:?}");
    }
}

/// Where each correction would change what is fixed, the help names what the user can change.
#[test]
fn help_changes_an_entry_of_the_users_at_least() {
    let help = |presets: &str, user: &str| {
        let found = errors(&format!("@presets pay {{ client_reference_id: \"1\", {presets} }} {user}"));
        let [error] = &*found else { panic!("{found:?}") };
        error.split(" | ").nth(1).unwrap().to_owned()
    };
    let customer = "customer: { email: \"a@b.id\" }";
    let options = "payment_method_options: { card: {} }, amount: { value: 1, currency: IDR }";
    let multiple = format!("mode: API, payment_type: MULTIPLE, {options}, {customer}");
    assert_eq!(help(&multiple, "payment_method: { type: CARD }"), "help: write another `type`");
    let redirect = format!("mode: REDIRECT, redirect_url: {{}}, amount: {{ value: 1, currency: IDR }}, {customer}");
    assert_eq!(help(&redirect, "payment_method: { type: CARD, card: { encrypted_card: (card) } }"), "help: remove it",);
}

#[test]
fn notes_are_about_presets_of_the_same_arm() {
    let code = "@presets pay { client_reference_id: \"1\", amount: { value: 1, currency: IDR }, customer_id: \"c\",
        default mode: API, default payment_method: { type: QR } }
        if late { mode: REDIRECT } else { payment_method: null }";
    let found = errors(code);
    let [late, otherwise] = &*found else { panic!("{found:?}") };
    assert!(late.starts_with("REDIRECT -> mode `REDIRECT` requires `redirect_url`"), "{late}");
    assert!(!late.contains("note:"), "{late}");
    assert!(otherwise.starts_with("{payment_method:null} -> without `if late`: mode `API` requires"), "{otherwise}");
    assert!(otherwise.ends_with(" | note: `pay!` sets `mode: API`"), "{otherwise}");
    assert_eq!(otherwise.matches("note:").count(), 1, "{otherwise}");
}

#[test]
fn a_hidden_macro_is_named_as_the_macro_that_calls_it() {
    let code = "@presets __pay { mode: API } mode: API";
    assert!(errors(code).contains(&"mode -> `mode` is set by `pay!` | help: remove it".to_owned()));
}

#[test]
fn what_nobody_can_change_is_an_error_where_it_is_declared() {
    let found = |presets: &str| errors(&format!("@declare pay {{ {presets} }}"));
    for (presets, expected) in [
        (
            "payment_method_options: { virtual_account: { channel: PERMATA, .. } }",
            "{channel:PERMATA,..} -> `..` has no effect here: `payment_method_options` is fixed | \
             help: end `payment_method_options` with `..`, or remove `..`",
        ),
        (
            "metadata: { default \"a\": 1 }",
            "\"a\" -> `default` has no effect here: `metadata` is fixed | help: end `metadata` with `..`, or remove `default`",
        ),
        (
            "default metadata: { \"a\": 1, .. }",
            "{\"a\":1,..} -> `..` has no effect here: `metadata` is replaced as a whole | \
             help: write `..`, or `default` before `metadata`, but not both",
        ),
        (
            "default customer: { email: \"a@b.id\", default given_name: \"A\" }",
            "given_name -> `default` has no effect here: `customer` is replaced as a whole | \
             help: write `default`, or `default` before `customer`, but not both",
        ),
        (
            "metadata: { \"a\": [{ default \"b\": 1 }], .. }",
            "\"b\" -> `default` has no effect here: `a` is a list, and lists are not joined | help: remove `default`",
        ),
        (
            "metadata: { \"a\": [{ .. }], .. }",
            "{..} -> `..` has no effect here: `a` is a list, and lists are not joined | help: remove `..`",
        ),
    ] {
        assert_eq!(found(presets), [expected], "{presets}");
    }
    let nested = "metadata: { \"a\": { default \"b\": 1, .. }, .. }, customer: { default given_name: \"A\", .. }";
    assert!(found(nested).is_empty());
}

/// The author of an outer macro is a user of its base.
#[test]
fn a_declaration_is_reported_at_its_own_tokens() {
    let found = |code: &str| errors(code);
    assert_eq!(
        found("@presets bank { mode: REDIRECT } @declare fee { payment_type: MULTIPLE }"),
        ["MULTIPLE -> `MULTIPLE` cannot be used in mode `REDIRECT` | help: write `payment_type: SINGLE` | \
          note: `bank!` sets `mode: REDIRECT`"],
    );
    assert_eq!(
        found("@presets bank { customer: { email: \"a@b.id\", .. } } @declare fee { customer_id: \"c\" }"),
        ["customer_id -> `customer_id` and `customer` cannot be used together | help: remove `customer_id` | \
          note: `bank!` sets `customer`"],
    );
    assert_eq!(
        found("@presets bank { default mode: API } @declare fee { default mode: REDIRECT, mode: API }"),
        ["mode -> `mode` is given twice | help: remove one of them"],
    );
}

/// Only the declaration has the error, as long as it has one.
#[test]
fn an_invocation_leaves_rejected_presets_to_their_declaration() {
    let user = "client_reference_id: \"1\", amount: { value: 1, currency: IDR }, customer_id: \"c\"";
    let errors = |code: &str| {
        let code = tokens(&format!("payment_session {code}"));
        expand(Macro::Session, code).to_string().matches("compile_error").count()
    };
    for (presets, more, of_declaration, of_user) in [
        ("mode: REDIRECT, redirect_url: {}", "", 0, 0),
        ("mode: REDIRECT, redirect_url: []", "", 1, 0),
        ("mode: REDIRECT, redirect_url: []", ", mode: API", 1, 1),
        ("mode: REDIRECT, redirect_url: [], metadata: { default \"a\": 1 }", "", 2, 0),
    ] {
        assert_eq!(errors(&format!("@declare pay {{ {presets} }}")), of_declaration, "{presets}");
        assert_eq!(errors(&format!("@presets pay {{ {presets} }} {user}{more}")), of_user, "{presets}{more}");
    }
}
