//! Tokens that come through another macro, which are in invisible delimiters.

use payment_expand::{Invocation, Macro, expand};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// Returns tokens in which invisible delimiters replace parentheses.
fn through_macro(tokens: TokenStream) -> TokenStream {
    let through = |token| match token {
        TokenTree::Group(group) => {
            let delimiter = match group.delimiter() {
                Delimiter::Parenthesis => Delimiter::None,
                other => other,
            };
            Group::new(delimiter, through_macro(group.stream())).into()
        }
        token => token,
    };
    tokens.into_iter().map(through).collect()
}

/// Returns the errors about a request with this value and these entries, whose parentheses are invisible.
fn errors(value: &str, entries: &str) -> Vec<String> {
    let request = format!(
        "client_reference_id: \"A\", amount: {{ value: {value}, currency: IDR }}, mode: API,
        payment_method: {{ type: QR }}, customer_id: \"C\", {entries}"
    );
    let tokens = through_macro(request.parse().expect("the request is tokens"));
    let invocation = Invocation::parse(Macro::Session, &tokens.into_iter().collect::<Vec<_>>());
    let error = |place| invocation.snippet(place).tokens.iter().cloned().collect::<TokenStream>();
    let checked = invocation.check();
    let explanations = checked.explanations().iter();
    explanations.map(|explanation| format!("{}: {}", error(explanation.place), explanation.message)).collect()
}

/// The request is the first level, and metadata is the second.
#[test]
fn levels() {
    let nested = |open: &str, close: &str, levels: usize| {
        let metadata = format!("{}1{}", open.repeat(levels), close.repeat(levels));
        errors("1", &format!("metadata: {{ \"a\": {metadata} }}")).len()
    };
    for (open, close) in [("[", "]"), ("{ \"a\": ", "}")] {
        assert_eq!([125, 126].map(|levels| nested(open, close, levels)), [0, 1], "{open}");
    }
}

/// `-$number` and `+$number`.
#[test]
fn signs_before_numbers() {
    assert_eq!(errors("(1)", ""), [""; 0]);
    assert_eq!(errors("-(1)", ""), ["- 1: `value` cannot have a minus sign"]);
    assert_eq!(errors("+(1)", ""), ["+ 1: a number cannot have a plus sign"]);
}

/// `#[$attribute]`, where `$attribute:meta` is the content of a comment.
#[test]
fn comments() {
    assert_eq!(errors("1", "#[(doc = \"the shop\")] statement_descriptor: \"Shop\""), [""; 0]);
}

/// In each place, for rustc and for rust-analyzer.
#[test]
fn operands_keep_their_grouping() {
    let request = |fields: &str| {
        format!("client_reference_id: \"A\", amount: {{ value: 1, currency: IDR }}, redirect_url: {{}}, {fields}")
    };
    let product = |item: &str| request(&format!("customer_id: c, order_information: {{ product_details: [{item}] }}"));
    let fields = "type: DIGITAL, quantity: 1, price: { value: 1, currency: IDR }";
    for request in [
        request("customer_id: (a + b) * 2"),
        request("customer_id: c, \"key\"!: (a + b) * 2"),
        request("customer_id: c, metadata: { \"a\": [{ \"b\": (a + b) * 2 }] }"),
        request("customer_id: c, metadata: { \"a\": f(1, (a + b) * 2) }"),
        request("if (a + b) * 2 { customer_id: c } else { customer_id: d }"),
        request("match (a + b) * 2 { _ if (a + b) * 2 => { customer_id: c } _ => { customer_id: d } }"),
        product("..(a + b) * 2"),
        product(&format!("for _ in (a + b) * 2 {{ {fields} }}")),
        format!("struct Template {{ {} }}", request("customer_id: _, metadata: { \"a\": (a + b) * 2 }")),
    ] {
        let expected = request.matches("(a + b) * 2").count();
        let tokens = through_macro(request.parse().expect("the request is tokens"));
        for sign in ["", "!"] {
            let root: TokenStream = format!("{sign} root").parse().expect("a name");
            let expansion = expand(Macro::Session, root.into_iter().chain(tokens.clone()).collect()).to_string();
            assert!(expansion.matches("(a + b) * 2").count() >= expected, "{request}: {expansion}");
            assert!(!expansion.contains("compile_error"), "{request}: {expansion}");
        }
    }
}
