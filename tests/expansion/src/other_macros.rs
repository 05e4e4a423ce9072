//! Tokens that come through another macro, which are in invisible delimiters.

use payment_expand::{Invocation, Macro};
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
    let findings = checked.findings().iter();
    findings.map(|finding| format!("{}: {}", error(finding.place), finding.message)).collect()
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
