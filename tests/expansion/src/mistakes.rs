//! Each mistake in the Rust syntax around values is one error at the tokens that cause it.
//!
//! `tests/ui/mistakes` has the most frequent mistakes of users, with the messages that rustc shows.

use payment_core::inspect::tree::{Node, Value};
use payment_expand::{Invocation, Macro};
use proc_macro2::{TokenStream, TokenTree};

/// Parses an invocation of `payment_session!`.
fn parse_session(invocation: &str) -> Invocation {
    let tokens: Vec<TokenTree> = invocation.parse::<TokenStream>().expect("valid tokens").into_iter().collect();
    Invocation::parse(Macro::Session, &tokens)
}

/// Parses a request with these entries.
fn parse(entries: &str) -> Invocation {
    parse_session(&format!("client_reference_id: \"A\", payment_method: {{ type: QR }}, customer_id: \"C\", {entries}"))
}

/// Returns the errors about a request with these entries, as `tokens: message`.
fn errors(entries: &str) -> Vec<String> {
    errors_of(&parse(entries))
}

/// Returns the errors about an invocation, as `tokens: message`.
pub fn errors_of(invocation: &Invocation) -> Vec<String> {
    let error = |place| invocation.snippet(place).tokens.iter().cloned().collect::<TokenStream>();
    let checked = invocation.check();
    let findings = checked.findings().iter();
    findings.map(|finding| format!("{}: {}", error(finding.place), finding.message)).collect()
}

#[track_caller]
fn one_error(entries: &str, expected: &str) {
    assert_eq!(errors(entries), [expected], "{entries}");
}

const AMOUNT: &str = "amount: { value: 1, currency: IDR }";

#[test]
fn expressions_end_at_their_comma() {
    for value in [
        "count as i64",
        "::std::format!(\"{count}\")",
        "items.iter().map(|item| item.id).collect::<Vec<_>>()",
        "convert::<u8, u16>(count)",
        "<u8 as Convert<u8, u16>>::convert(count)",
        "a < b",
        "|a, b| a + b",
        "-count",
        "'all: loop { break 'all count }",
    ] {
        // The error at the second key shows that the value ends before it.
        let metadata = format!("{AMOUNT}, metadata: {{ \"a\": {value}, \"a\": 1 }}, mode: API");
        assert_eq!(errors(&metadata), ["\"a\": `a` is given twice"], "{value}");
    }
    for block in ["redirect_url: ({ urls() })", "order_information: { product_details: ({ products() }) }"] {
        assert_eq!(errors(&format!("{AMOUNT}, {block}, mode: API")), [""; 0], "a block in parentheses");
    }
}

#[test]
fn shorthands_before_keys_in_quotes() {
    assert_eq!(errors(&format!("{AMOUNT}, statement_descriptor, \"mode\": API")), [""; 0]);
}

#[test]
fn operators_are_not_parameters() {
    let metadata = format!("{AMOUNT}, metadata: {{ \"a\": a | b, \"a\": c | d }}, mode: API");
    assert_eq!(errors(&metadata), ["\"a\": `a` is given twice"]);
    let invocation = parse(&format!("{AMOUNT}, metadata: {{ \"a\": [a < b, c > d] }}, mode: API"));
    let field = |node: &Node<'static>, key: &str| match &node.value {
        Value::Object(entries) => entries.iter().find(|entry| *entry.key == *key).map(|entry| entry.value.clone()),
        _ => None,
    };
    let list = field(invocation.root(), "metadata").and_then(|metadata| field(&metadata, "a")).expect("a list");
    assert!(matches!(&list.value, Value::List(items) if items.len() == 2));
}

#[test]
fn tokens_between_entries() {
    one_error(&format!("{AMOUNT}, statement_descriptor: \"A\" 5, mode: API"), "5: expected `,`, found `5`");
    one_error(&format!("{AMOUNT}, mode: API # a comment"), "#: expected `,`, found `#`");
    one_error(&format!("{AMOUNT}, _: 5, mode: API"), "_: expected a key, found `_`");
    one_error(&format!("{AMOUNT}, let total = 5, mode: API"), "let: expected a key, found `let`");
    one_error(&format!("{AMOUNT}, mode: API, if is_late {{ return None }}"), "return: expected a key, found `return`");
}

#[test]
fn tokens_between_items() {
    let product = "{ type: DIGITAL, quantity: 1, price: { value: 1, currency: IDR } }";
    let list = format!("order_information: {{ product_details: [{product} and {product}] }}");
    one_error(&format!("{AMOUNT}, {list}, mode: API"), "and: expected `,`, found `and`");
}

#[test]
fn operators_of_other_languages() {
    one_error(&format!("{AMOUNT}, mode -> API"), "mode: expected `:` after `mode`");
    one_error(&format!("{AMOUNT}, mode: => API"), ": =>: expected `:`, found `:=>`");
    one_error(&format!("{AMOUNT}, mode: API, statement_descriptor; shop.name"), ";: expected `:`, found `;`");
    // The key before this comma is a shorthand.
    one_error(
        &format!("{AMOUNT}, statement_descriptor, redirect_url.home: home, mode: API"),
        ".: expected `:`, found `.`",
    );
}

/// The request is the first level, and metadata is the second.
#[test]
fn levels() {
    let nested = |open: &str, close: &str, levels: usize| {
        let metadata = format!("{}1{}", open.repeat(levels), close.repeat(levels));
        errors(&format!("{AMOUNT}, metadata: {{ \"a\": {metadata} }}, mode: API")).len()
    };
    for (open, close) in [("[", "]"), ("{ \"a\": ", "}")] {
        assert_eq!([125, 126].map(|levels| nested(open, close, levels)), [0, 1], "{open}");
    }
}

#[test]
fn jumps_in_the_place_of_items() {
    let product = "type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR }";
    let list = |block: &str| {
        format!("{AMOUNT}, order_information: {{ product_details: [for row in rows {block}] }}, mode: API")
    };
    one_error(&list("{ continue }"), "continue: expected the fields of an item, found an expression");
    let skip = list(&format!("{{ if row.is_gift {{ continue }} {product} }}"));
    one_error(&skip, "continue: expected a key, found `continue`");
}

#[test]
fn choices_in_the_place_of_an_item() {
    let product = "type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR }";
    let list = |block: &str| {
        format!("{AMOUNT}, order_information: {{ product_details: [for row in rows {{ {block} }}] }}, mode: API")
    };
    for block in [
        format!("if row.is_gift {{ {product} }} else {{ {product} }}"),
        format!("match row {{ Some(row) => {{ {product} }} None => continue }}"),
        format!("if a {{ match b {{ _ => {{ {product} }} }} }} else if c {{ {product} }} else {{ {product} }}"),
    ] {
        assert_eq!(errors(&list(&block)), [""; 0], "{block}");
    }
    let incomplete = format!("if row.is_gift {{ {product} }}");
    one_error(&list(&incomplete), "if: `type`, `quantity` and `price` are missing");
    let rust = "if row.is_gift { gift(row) } else { product(row) }";
    one_error(
        &list(rust),
        "if row . is_gift { gift (row) } else { product (row) }: expected the fields of an item, found an expression",
    );
    let nested = format!("for line in row {{ {product} }}");
    one_error(&list(&nested), "for: a loop cannot be inside the block of an item");
}

#[test]
fn arms_without_braces() {
    let choice = |arms: &str| format!("{AMOUNT}, match way {{ {arms} }} redirect_url: {{}}");
    let message = "the fields of an arm must be in braces";
    for arms in [
        "0 => { mode: API } _ => expiration_mode: LOOSE, auto_confirm: false,",
        "0 => expiration_mode: LOOSE, auto_confirm: false, _ => { mode: API }",
        "_ => expiration_mode: LOOSE",
    ] {
        one_error(&choice(arms), &format!("expiration_mode: {message}"));
    }
}

#[test]
fn blocks_in_the_place_of_objects() {
    let message = "`{` opens an object here and must be followed by a key";
    for block in [
        "{ let total : AmountValue = total () ; Amount { value : total } }",
        "{ use money :: total ; total (1) }",
        "{ total (1) }",
        "{ return total }",
        "{ total as Amount }",
        "{ total & value : 1 }",
    ] {
        one_error(&format!("amount: {block}, mode: API"), &format!("{block}: {message}"));
    }
    let half_written = format!("{AMOUNT}, redirect_url: {{ success_return_url? }}, mode: API");
    one_error(&half_written, "?: expected `:` and a value after `success_return_url?`");
    let keyword = format!("{AMOUNT}, redirect_url: {{ ref success_return_url: \"https://a.id\" }}, mode: API");
    one_error(&keyword, "ref: unknown field `ref`");
}

/// The help does not guess the amount, because a wrong guess would change it.
#[test]
fn help_for_numbers_with_commas() {
    for (number, help) in [
        ("1,000,000", "write `1000000`"),
        ("1,5", "write `1.5`"),
        ("0,125", "write `0.125`"),
        ("1000,000", "write its digits without commas"),
        ("1_000,000", "write its digits without commas"),
    ] {
        let invocation = parse(&format!("amount: {{ value: {number}, currency: IDR }}, mode: API"));
        let checked = invocation.check();
        let helps: Vec<_> = checked.findings().iter().map(|finding| finding.help.text()).collect();
        assert_eq!(helps, [help], "{number}");
    }
}

#[test]
fn help_for_numbers_with_a_suffix() {
    for (number, message, help) in [
        ("0u8", "a number cannot have a suffix", "write `0`"),
        ("0_i64", "a number cannot have a suffix", "write `0`"),
        ("5jt", "a number cannot have a suffix", "write all of its digits"),
        ("0x10", "a number must be decimal", "write it with the digits 0 to 9"),
    ] {
        let price = format!("price: {{ value: {number}, currency: IDR }}");
        let list = format!("order_information: {{ product_details: [{{ type: DIGITAL, quantity: 1, {price} }}] }}");
        let invocation = parse(&format!("{AMOUNT}, {list}, mode: API"));
        let checked = invocation.check();
        let errors: Vec<_> =
            checked.findings().iter().map(|finding| (finding.message.clone(), finding.help.text())).collect();
        assert_eq!(errors, [(message.to_owned(), help.to_owned())], "{number}");
    }
}

#[test]
fn numbers_with_spaces_or_points() {
    for (number, errors) in [
        ("1 000", vec!["a number cannot contain spaces; write `1000`"]),
        ("1.000.000", vec!["a number cannot have more than one decimal point; write `1000000`"]),
        ("1.00.0", vec!["a number cannot have more than one decimal point; remove the other points"]),
        ("1 + 2", vec![]),
        ("1.max(2)", vec![]),
    ] {
        let amount = format!("amount: {{ value: {number}, currency: IDR }}, mode: API");
        assert_eq!(helps(&amount), errors, "{number}");
    }
}

/// A template with a misspelt key and the correct key has one field with that name.
#[test]
fn placeholders_of_misspelt_keys() {
    let entries = |keys: &str| format!("{AMOUNT}, client_reference_id: \"A\", redirect_url: {{}}, {keys}");
    for keys in ["custmer_id: _, customer_id: _", "customer_id: _, custmer_id: _"] {
        let template = parse_session(&format!("struct Order {{ {} }}", entries(keys)));
        assert_eq!(errors_of(&template), ["custmer_id: unknown field `custmer_id`"], "{keys}");
    }
}

#[test]
fn parts_without_a_name() {
    for (part, found) in [("{ value: 1, currency: IDR }", "{"), ("value: 1, currency: IDR", "value"), (": 1", ":")] {
        let tokens: TokenStream = part.parse().expect("the part is valid tokens");
        let invocation = Invocation::parse(Macro::Part, &tokens.into_iter().collect::<Vec<_>>());
        let checked = invocation.check();
        let messages: Vec<_> = checked.findings().iter().map(|finding| &*finding.message).collect();
        assert_eq!(messages, [format!("expected the name of an object, found `{found}`")], "{part}");
    }
}

#[test]
fn other_items() {
    let messages = |item: &str| {
        let invocation = parse_session(item);
        let checked = invocation.check();
        checked.findings().iter().map(|finding| finding.message.clone()).collect::<Vec<_>>()
    };
    assert_eq!(messages("const NAME: u8 = 1;"), ["expected `struct`, found `const`"]);
    assert_eq!(messages("pub { mode: API }"), ["expected `struct` after attributes and visibility"]);
}

#[test]
fn choices_in_templates() {
    // `payment_method` and `amount` may be in the block.
    let entries = "client_reference_id: \"A\", mode: API, customer_id: \"C\", if is_late { amount }";
    let template = parse_session(&format!("struct Order {{ {entries} }}"));
    assert_eq!(errors_of(&template), ["if: `if` cannot choose the fields of a template"]);
}

/// Returns the errors about a request with these entries, as `message; help`.
fn helps(entries: &str) -> Vec<String> {
    let invocation = parse(entries);
    let checked = invocation.check();
    checked.findings().iter().map(|finding| format!("{}; {}", finding.message, finding.help.text())).collect()
}

#[test]
fn items_without_braces() {
    let product = "type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR }";
    let list =
        |items: &str| helps(&format!("{AMOUNT}, order_information: {{ product_details: [{items}] }}, mode: API"));
    let outside = "a field must be inside the braces of an item";
    let quantity = format!("{outside}; write `{{ …, quantity: … }}`");
    for items in [
        "{ type: PHYSICAL }, quantity: 1, price: { value: 1, currency: IDR }".to_owned(),
        "for row in rows { type: PHYSICAL }, quantity: 1, price: { value: 1, currency: IDR }".to_owned(),
        format!("for row in rows {{ {product} }} quantity: 1"),
    ] {
        assert_eq!(list(&items), [&*quantity], "{items}");
    }
    let no_block = "expected `{ … }` after this expression; write `for pattern in expression { … }`";
    assert_eq!(list(&format!("for row in rows, {product}")), [no_block]);
    let bracket = "expected `{`, found `[`; write the object in braces: `[{ … }]`";
    assert_eq!(list(product), [bracket]);
    let no_else = "`for` cannot have an `else`; write a choice after the loop: `if condition { … }`";
    for end in ["", "else", "else { type: DIGITAL }"] {
        let errors = list(&format!("for row in rows {{ {product} }} {end}"));
        assert_eq!(errors, if end.is_empty() { vec![] } else { vec![no_else] }, "{end}");
    }
}

#[test]
fn dots_after_an_iterator() {
    let list = |items: &str| format!("order_information: {{ product_details: [{items}] }}");
    let message = "`..` must be before the iterator; write `..&order.rows`";
    assert_eq!(helps(&format!("{AMOUNT}, {}, mode: API", list("&order.rows.."))), [message]);
    for value in ["..rows", "rows.."] {
        let entries = format!("{AMOUNT}, order_information: {{ product_details: {value} }}, mode: API");
        assert_eq!(helps(&entries), ["`..` must be inside a list; write `[..rows]`"], "{value}");
    }
    let template = format!("client_reference_id: \"A\", {AMOUNT}, mode: API, customer_id: \"C\", auto_confirm: false");
    let template = parse_session(&format!("struct Order {{ {template}, {} }}", list("rows..")));
    assert_eq!(errors_of(&template), ["..: `..iterator` cannot build a list in a template"]);
    let metadata = format!("{AMOUNT}, metadata: {{ \"a\": [rows..] }}, mode: API");
    assert_eq!(helps(&metadata), ["this value is incomplete; write a complete expression"]);
}

#[test]
fn paths_in_the_place_of_keys() {
    let customer = |entry: &str| {
        let invocation = format!("client_reference_id: \"A\", {AMOUNT}, redirect_url: {{}}, {entry}");
        let invocation = parse_session(&invocation);
        let checked = invocation.check();
        checked.findings().iter().map(|finding| finding.help.text()).collect::<Vec<_>>()
    };
    for (entry, help) in [
        ("customer: { r.e: String }", "write `key: r.e`"),
        ("customer: { r.email: String }", "write `email: …`"),
        ("customer: { given_name: name, row.user.email }", "write `email: row.user.email`"),
        ("customer.email: email", "write `customer: { email: … }`"),
    ] {
        assert_eq!(customer(entry), [help], "{entry}");
    }
}

#[test]
fn statements_among_entries() {
    let message = "expected a key, found `let`; write the `let` statement before the invocation; in a loop, compute the value in the iterator: `rows.map(…)`";
    assert_eq!(helps(&format!("let total = 5; {AMOUNT}, mode: API")), [message]);
    let placeholder = "expected a key, found `_`; write `key: value`";
    assert_eq!(helps(&format!("_: 5, {AMOUNT}, mode: API")), [placeholder]);
}

#[test]
fn numbers_with_a_type_in_the_place_of_strings() {
    for (number, string) in [("5u32", "5"), ("-5_i64", "-5"), ("0812_u64", "0812"), ("1.5f32", "1.5"), ("5jt", "5jt")] {
        let help = format!("write `statement_descriptor: \"{string}\"`, with quotes");
        let entries = format!("{AMOUNT}, statement_descriptor: {number}, mode: API");
        assert_eq!(parse(&entries).check().findings()[0].help.text(), help);
    }
}

#[test]
fn unknown_parts() {
    for (name, help) in [
        ("SplitRoutingConfiguration", "write `SplitRouting`"),
        ("ShippingInformation", "write `ShippingInfo`"),
        ("Phone", "write `PhoneNumber`"),
        ("Prodct", "write `Product`"),
        ("Item", "write one of `Amount`"),
        ("Pa", "write one of `Amount`"),
    ] {
        let tokens: TokenStream = format!("{name} {{ type: FIXED }}").parse().expect("the part is valid tokens");
        let invocation = Invocation::parse(Macro::Part, &tokens.into_iter().collect::<Vec<_>>());
        let checked = invocation.check();
        assert!(checked.findings()[0].help.text().starts_with(help), "{name}: {}", checked.findings()[0].help.text());
    }
}

/// The help names the function for keys that vary.
#[test]
fn expressions_in_the_place_of_keys() {
    let key = "write `key: value`; for keys that vary, use `MetadataValue::from_serialize`";
    let block = "write `{ key: value, … }`, or put a Rust block in parentheses";
    for (entries, help) in [
        ("&order.id: 1", key),
        ("(key): 1", key),
        ("keys::ID: 1, \"a\": 2", key),
        ("keys::of(order)", block),
        ("(key)", block),
        ("let id: Id = order.id; id", block),
    ] {
        let invocation = parse(&format!("{AMOUNT}, metadata: {{ {entries} }}, mode: API"));
        let checked = invocation.check();
        let helps: Vec<_> = checked.findings().iter().map(|finding| finding.help.text()).collect();
        assert_eq!(helps, [help], "{entries}");
    }
}

#[test]
fn only_a_loop_has_a_label() {
    let item = "{ type: DIGITAL, quantity: 1, price: { value: 1, currency: IDR } }";
    let list = |items: &str| format!("{AMOUNT}, mode: API, order_information: {{ product_details: [{items}] }}");
    assert_eq!(errors(&list(&format!("'rows: for row in rows {item} 'others: for row in others {item}"))), [""; 0]);
    one_error(&list(&format!("'rows: if paid {item}")), "'rows :: only `for` can have a label");
    one_error(
        &format!("{AMOUNT}, mode: API, 'rows: for row in rows {item}"),
        "for: `for` cannot choose the fields of an object",
    );
    one_error(&format!("'mode: if is_api {{ mode: API }}, {AMOUNT}"), "'mode :: only `for` can have a label");
}
