//! Parses the values of entries and items.
//!
//! ```text
//! value = literal | "true" | "false" | "null" | braces | brackets | placeholder | name | expression
//! ```

use std::borrow::Cow;

use payment_core::{
    inspect::tree::{ExpressionKind, Node, Place, Value},
    json::{LEVELS, RUN_TIME_LEVELS},
    schema::{Kind, Secrecy},
};
use proc_macro2::{Delimiter, Group, Literal, TokenTree};

use super::{
    ExpectedValue, Optionality, OuterValue, Parser, control_flow, object_or_block,
    recover::delimiters::begins_with_arrow,
};
use crate::{
    keyword,
    literal::{self, LiteralError, Sign},
    lookahead::{self, begins_with_key},
    scan_expr::Expression,
    token::{self, is_punct},
};

impl Parser {
    pub(super) fn value(&mut self, written: Expression<'_>, expected: ExpectedValue) -> Node<'static> {
        let tokens = ungrouped(written.tokens);
        let (rust, expected) = match &tokens {
            Cow::Borrowed(_) => (written, expected),
            // Another macro may pass on a value that is an `Option` sometimes.
            Cow::Owned(tokens) => {
                (Expression::whole(tokens), ExpectedValue { optionality: Optionality::Option, ..expected })
            }
        };
        let place = self.source.add(match (&*tokens, written.tokens) {
            // A placeholder from another macro.
            ([TokenTree::Ident(placeholder)], [TokenTree::Group(_)]) if placeholder == "_" => &tokens,
            (_, written) => written,
        });
        let outer = OuterValue { place, depth: expected.depth.inside(), kind: expected.kind };
        let value = match self.json_or_placeholder(outer, &tokens) {
            Some(value) => value,
            None => match (rust, self.source.template.is_some()) {
                // An identifier has no other form.
                (Expression { tokens: [TokenTree::Ident(ident)], is_complete: true }, false) if ident != "None" => {
                    expression(&tokens)
                }
                _ => match self.recover_expression(outer, rust, expected) {
                    Some(node) => return node,
                    None => expression(&tokens),
                },
            },
        };
        Node { value: self.run_time_value(place, expected, value), place }
    }

    /// Parses a value that is not a Rust expression.
    fn json_or_placeholder(&mut self, outer: OuterValue, tokens: &[TokenTree]) -> Option<Value<'static>> {
        Some(match tokens {
            [TokenTree::Literal(literal)] => self.literal(outer, literal, Sign::None),
            [minus, TokenTree::Literal(literal)] if is_punct(Some(minus), '-') => {
                self.literal(outer, literal, Sign::Minus)
            }
            [TokenTree::Ident(ident)] if ident == "true" => Value::Bool(true),
            [TokenTree::Ident(ident)] if ident == "false" => Value::Bool(false),
            [TokenTree::Ident(ident)] if ident == "null" => Value::Null,
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => self.braces(outer, group),
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket => self.brackets(outer, group),
            [TokenTree::Ident(placeholder)] if placeholder == "_" => self.placeholder(outer.place, None),
            [TokenTree::Ident(placeholder), TokenTree::Ident(kw_as), name @ ..]
                if placeholder == "_" && kw_as == "as" =>
            {
                self.named_placeholder(outer.place, &tokens[1..2], name)
            }
            _ => return None,
        })
    }

    /// Reports a run-time value that is nested too deeply.
    fn run_time_value(&mut self, place: Place, expected: ExpectedValue, value: Value<'static>) -> Value<'static> {
        const MOST: usize = LEVELS - RUN_TIME_LEVELS;
        let is_run_time = matches!(value, Value::Name(_) | Value::Constant(_) | Value::Expression(_));
        if is_run_time && matches!(expected.kind, Some(Kind::Free(_))) && expected.depth.exceeds(MOST) {
            let message = format!("a run-time value can be at most {MOST} levels deep");
            self.error_at(place, message, "move it to a higher level");
            return Value::Unreadable;
        }
        value
    }

    pub(super) fn literal(&mut self, outer: OuterValue, literal: &Literal, sign: Sign) -> Value<'static> {
        let OuterValue { place, kind, .. } = outer;
        if matches!(kind, Some(Kind::Text(text)) if text.secrecy == Secrecy::Card) {
            // A literal is always rejected here, and its text is never read.
            return Value::Text("".into());
        }
        if literal::is_reported_by_rustc(literal) {
            self.source.is_reported_by_rustc = true;
            self.silence(place);
            return Value::Doubtful;
        }
        match literal::parse(literal, sign) {
            Ok(value) => value,
            // The value is a text without quotes, or may be one under an unknown key, so all digits are kept.
            Err(_) if matches!(kind, None | Some(Kind::Text(_))) && literal::is_number(literal) => {
                Value::Number(format!("{}{}", sign.as_str(), literal::without_type(literal)).into())
            }
            // The value has another mistake, and its notation would be the next one.
            Err(LiteralError { value: Some(value), .. }) if !may_be(kind, &value) => value,
            Err(LiteralError { message, help, help_for_text, .. }) => {
                let help = help_for_text.filter(|_| matches!(kind, Some(Kind::Free(_)))).unwrap_or(help);
                self.error_at(place, message, help);
                Value::Unreadable
            }
        }
    }

    /// Parses braces: an object if one is expected here or if they cannot be a Rust block.
    pub(super) fn braces(&mut self, outer: OuterValue, group: &Group) -> Value<'static> {
        let tokens = token::inside(group);
        let is_object = match outer.kind {
            Some(Kind::Text(_) | Kind::Number(_) | Kind::EnumValue(_) | Kind::Bool) => {
                tokens.is_empty() || begins_with_key(&tokens) || self.is_open_end(&tokens)
            }
            _ if object_or_block::looks_like_object(&tokens) => true,
            Some(Kind::Object(_) | Kind::Free(_)) if control_flow::begins(&tokens) => true,
            Some(Kind::Free(_)) => object_or_block::has_expression_as_key(&tokens),
            _ => false,
        };
        match outer.kind {
            _ if is_object => self.object(outer, &tokens),
            None | Some(Kind::Text(_) | Kind::Number(_) | Kind::EnumValue(_) | Kind::Bool) => {
                expression(&[group.clone().into()])
            }
            Some(_) => self.recover_braces(outer, &tokens),
        }
    }

    /// Parses the tokens in braces as an object.
    pub(super) fn object(&mut self, outer: OuterValue, tokens: &[TokenTree]) -> Value<'static> {
        if self.is_too_deep(outer) {
            return Value::Unreadable;
        }
        let outer_arm = self.arm.take();
        let entries = self.entries(outer, tokens);
        self.arm = outer_arm;
        Value::Object(entries)
    }

    /// Parses brackets: a list. The items are kept if control flow or iterators build it.
    fn brackets(&mut self, outer: OuterValue, group: &Group) -> Value<'static> {
        let tokens = token::inside(group);
        if (begins_with_key(&tokens) || begins_with_arrow(&tokens))
            && let Some(object) = self.recover_delimiters(outer, group, &tokens)
        {
            return object;
        }
        if self.is_too_deep(outer) {
            return Value::Unreadable;
        }
        let (nodes, items) = self.items(outer, &tokens);
        self.source[outer.place].items = items;
        Value::List(nodes)
    }

    /// Returns whether an object or list is nested too deeply, and reports it.
    fn is_too_deep(&mut self, outer: OuterValue) -> bool {
        let is_too_deep = outer.depth.exceeds(LEVELS);
        if is_too_deep {
            let message = format!("the request is nested more than {LEVELS} levels deep");
            self.error_at(outer.place, message, "use fewer levels");
        }
        is_too_deep
    }
}

/// Returns the value of a Rust expression: a name, a constant text, or a value that only the running program knows.
fn expression(tokens: &[TokenTree]) -> Value<'static> {
    match (tokens, literal::constant_text(tokens)) {
        ([TokenTree::Ident(ident)], _) if keyword::is_jump(ident) => Value::Expression(ExpressionKind::Other),
        ([TokenTree::Ident(name)], _) => Value::Name(token::without_marker(&name.to_string()).into()),
        (_, Some(text)) => Value::Constant(text.into()),
        (_, None) => Value::Expression(kind_of_expression(tokens)),
    }
}

/// Returns the part of an expression that help needs where a literal is required.
fn kind_of_expression(expression: &[TokenTree]) -> ExpressionKind {
    match expression {
        [TokenTree::Ident(keyword), rest @ ..] if keyword == "if" || keyword == "match" => {
            let head = rest.iter().position(token::is_braces).unwrap_or(rest.len());
            let head = token::text(&rest[..head]);
            if keyword == "if" { ExpressionKind::If(head) } else { ExpressionKind::Match(head) }
        }
        [_, .., TokenTree::Ident(name)] if lookahead::is_capitalized_path(expression) => {
            ExpressionKind::Path(name.to_string())
        }
        [TokenTree::Group(group)] => match &*token::inside(group) {
            [TokenTree::Ident(name)] => ExpressionKind::InBrackets(name.to_string()),
            _ => ExpressionKind::Other,
        },
        _ if is_short(expression) => ExpressionKind::Short(token::quoted(expression)),
        _ => ExpressionKind::Other,
    }
}

/// Returns whether a help may repeat an expression. A literal in it may be a secret.
fn is_short(expression: &[TokenTree]) -> bool {
    const MOST_TOKENS: usize = 12;
    let may_be_shown = |token: &TokenTree| match token {
        TokenTree::Literal(_) => false,
        TokenTree::Group(group) => !token::is_braces(token) && is_short(&token::inside(group)),
        _ => true,
    };
    expression.len() <= MOST_TOKENS && expression.iter().all(may_be_shown)
}

/// Returns the tokens in the invisible delimiters of another macro's `$value`, also after a sign as in `-$number`, or the
/// tokens themselves.
fn ungrouped(written: &[TokenTree]) -> Cow<'_, [TokenTree]> {
    match written {
        [group] if token::is_invisible(group) => Cow::Owned(token::ungroup(group)),
        [sign, group] if token::is_invisible(group) => Cow::Owned([vec![sign.clone()], token::ungroup(group)].concat()),
        written => Cow::Borrowed(written),
    }
}

/// Returns whether a number or string is valid here.
pub(super) fn may_be(kind: Option<Kind>, value: &Value<'_>) -> bool {
    match (kind, value) {
        (None | Some(Kind::Free(_)), _) => true,
        (Some(Kind::Number(number)), Value::Number(text)) => {
            number.read(text).is_ok() && !number.is_ambiguous_literal(text)
        }
        (Some(Kind::Text(kind)), Value::Text(text)) => kind.secrecy != Secrecy::Card && kind.check(text).is_ok(),
        (Some(Kind::EnumValue(list)), Value::Text(name)) => list.position(name).is_some(),
        _ => false,
    }
}
