//! Compares invocations through presets with the same entries, joined by hand. The book and the corpus have their errors.

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
    let mut messages: Vec<_> = checked.explanations().iter().map(|explanation| explanation.message.clone()).collect();
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
