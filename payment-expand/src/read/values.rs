//! Parses the values of entries and items: literals, enum values, objects, lists, placeholders and Rust expressions.

use payment_core::{
    inspect::tree::{Node, Value},
    json::{LEVELS, RUN_TIME_LEVELS},
    schema::{Kind, Secrecy},
};
use proc_macro2::{Delimiter, Group, Literal, TokenTree};

use super::{Reader, Scope, braces, control_flow, lists, placeholders, wrapped};
use crate::{
    keyword,
    literal::{self, LiteralError, Sign},
    lookahead, scan_expr,
    token::{self, is_punct},
};

/// Returns whether a string may be valid here.
fn may_be_string(kind: Option<Kind>) -> bool {
    matches!(kind, None | Some(Kind::Text(_) | Kind::Word(_) | Kind::Free(_)))
}

impl Reader {
    /// Parses a value that must not be an `Option`, and reports `Some(…)` and `None`. `optional` is the colon after which
    /// an `Option` is allowed, if the field is optional.
    pub(super) fn value_without_option(
        &mut self,
        tokens: &[TokenTree],
        level: usize,
        kind: Option<Kind>,
        optional: Option<&str>,
    ) -> Node<'static> {
        // The other kinds may decide rules, so they cannot be optional at run time.
        let takes_option = optional.filter(|_| !matches!(kind, Some(Kind::Word(_) | Kind::Bool | Kind::Object(_))));
        match tokens {
            [TokenTree::Ident(none)] if none == "None" => {
                let place = self.source.add_place(tokens);
                let help = match (optional, takes_option) {
                    (_, Some(colon)) => format!("remove the field, or write `key{colon} value`"),
                    (Some(_), None) => "remove the field".to_owned(),
                    (None, None) => "write a value instead".to_owned(),
                };
                self.source.error_at(place, "`None` is not a valid value here", help);
                Node { value: if optional.is_some() { Value::Doubtful } else { Value::Broken }, place }
            }
            [TokenTree::Ident(some), TokenTree::Group(group)]
                if some == "Some" && group.delimiter() == Delimiter::Parenthesis =>
            {
                let option = takes_option.map(|colon| format!(", or `key{colon} value` with an `Option`"));
                let option = option.unwrap_or_default();
                let help = format!("write `{}`{option}", group.stream());
                self.source.error(&tokens[..1], "`Some` is redundant: a field that is written is present", &help);
                self.value(&token::inside(group), level, kind)
            }
            tokens => self.value(tokens, level, kind),
        }
    }

    /// Parses a value.
    pub(super) fn value(&mut self, written: &[TokenTree], level: usize, kind: Option<Kind>) -> Node<'static> {
        let inner = match written {
            // Another macro's `-$number`.
            [sign, TokenTree::Group(_)] if is_punct(Some(sign), '-') => {
                let mut inner = vec![sign.clone()];
                inner.append(&mut token::ungroup(&written[1]));
                inner
            }
            written => token::ungroup_all(written),
        };
        if let Some(wrapped) = wrapped::wrapped(&inner, kind) {
            self.source.error(&wrapped.excess, &wrapped.message, wrapped.help);
            return self.value(&[wrapped.group.into()], level, kind);
        }
        let place = self.source.add_place(match (&*inner, written) {
            // A placeholder from another macro.
            ([TokenTree::Ident(placeholder)], [TokenTree::Group(_)]) if placeholder == "_" => &inner,
            _ => written,
        });
        let mut value = self.ungrouped_value(Scope { place, level: level + 1, kind }, &inner);
        if matches!(value, Value::Expression | Value::Block)
            && let Some(text) = literal::constant_text(&inner)
        {
            value = Value::Constant(text.into());
        }
        let is_run_time = matches!(value, Value::Name(_) | Value::Constant(_) | Value::Expression | Value::Block);
        if is_run_time && matches!(kind, Some(Kind::Free(_))) && level > LEVELS - RUN_TIME_LEVELS {
            let message = format!("a run-time value can be at most {} levels deep", LEVELS - RUN_TIME_LEVELS);
            self.source.error_at(place, message, "move it to a higher level");
            return Node { value: Value::Broken, place };
        }
        Node { value, place }
    }

    /// Parses a value without invisible delimiters around it.
    fn ungrouped_value(&mut self, scope: Scope, tokens: &[TokenTree]) -> Value<'static> {
        let Scope { place, kind, .. } = scope;
        match tokens {
            [TokenTree::Literal(literal)] => self.literal(place, literal, Sign::None, kind),
            [minus, TokenTree::Literal(literal)] if is_punct(Some(minus), '-') => {
                self.literal(place, literal, Sign::Minus, kind)
            }
            [plus, TokenTree::Literal(literal)] if is_punct(Some(plus), '+') => {
                self.literal(place, literal, Sign::Plus, kind)
            }
            [TokenTree::Punct(point), TokenTree::Literal(number)]
                if point.as_char() == '.' && literal::is_number(number) =>
            {
                let message = "a number cannot begin with a decimal point";
                self.source.error_at(place, message, format!("write `0.{number}`"));
                Value::Broken
            }
            [TokenTree::Ident(word)] if keyword::is_jump(word) => Value::Expression,
            [TokenTree::Ident(word)] if keyword::precedes_operand(word) => self.report_unfinished(place),
            [TokenTree::Ident(word)] => self.identifier(place, &word.to_string()),
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => self.braces(scope, group),
            [TokenTree::Group(group)] if braces::is_wrongly_delimited(group, kind) => {
                self.object_in_wrong_delimiters(scope, group)
            }
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket => {
                if self.report_too_deep(scope) {
                    Value::Broken
                } else {
                    Value::List(self.items(scope, &token::inside(group)))
                }
            }
            [TokenTree::Ident(placeholder), TokenTree::Ident(r#as), name @ ..]
                if placeholder == "_" && r#as == "as" =>
            {
                match name {
                    [TokenTree::Ident(name)] if placeholders::is_valid_name(name) => {
                        self.placeholder(place, Some(name))
                    }
                    name => self.report_misnamed_placeholder(place, &tokens[1..2], name),
                }
            }
            _ => match self.report_number_in_pieces(place, tokens, kind) {
                Some(value) => value,
                None => self.expression(place, tokens, kind),
            },
        }
    }

    /// Parses a literal.
    fn literal(&mut self, place: usize, literal: &Literal, sign: Sign, kind: Option<Kind>) -> Value<'static> {
        if matches!(kind, Some(Kind::Text(text)) if text.secrecy == Secrecy::Card) {
            // A literal is always refused here, and its text is never read.
            return Value::Text("".into());
        }
        match literal::parse(literal, sign) {
            Ok(value) => value,
            // The value is a text without quotes, so all digits are kept.
            Err(_) if matches!(kind, Some(Kind::Text(_))) && literal::is_number(literal) => {
                Value::Number(format!("{}{}", sign.as_str(), literal::without_type(literal)).into())
            }
            Err(_) if literal::is_reported_by_rustc(literal) => Value::Text(literal::inside(literal).into()),
            // The mistake is the string itself, not its quotes.
            Err(_) if !may_be_string(kind) && literal::is_quoted(literal) => {
                Value::Text(literal::inside(literal).into())
            }
            Err(LiteralError { message, help }) => {
                self.source.error_at(place, message, help);
                Value::Broken
            }
        }
    }

    /// Parses a single identifier.
    fn identifier(&mut self, place: usize, word: &str) -> Value<'static> {
        match word {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" => Value::Null,
            "_" => self.placeholder(place, None),
            name => Value::Name(token::unraw(name).to_owned().into()),
        }
    }

    /// Parses a Rust expression, and reports it if it is incomplete or contains an object.
    pub(super) fn expression(&mut self, place: usize, tokens: &[TokenTree], kind: Option<Kind>) -> Value<'static> {
        if let (Some(Kind::List(_)), Some(iterator)) = (kind, lists::without_dots(tokens)) {
            let help = format!("write `[..{}]`", token::text(iterator));
            self.source.error_at(place, "`..` must be inside a list", help);
            return Value::Broken;
        }
        if !tokens.is_empty() && !scan_expr::is_complete(tokens) {
            return self.report_unfinished(place);
        }
        if self.report_embedded_object(tokens, kind) {
            return Value::Broken;
        }
        Value::Expression
    }

    /// Reports an incomplete expression.
    fn report_unfinished(&mut self, place: usize) -> Value<'static> {
        self.source.error_at(place, "this value is incomplete", "write a complete expression");
        Value::Broken
    }

    /// Parses braces: an object if one is expected here or if they cannot be a Rust block.
    pub(super) fn braces(&mut self, scope: Scope, group: &Group) -> Value<'static> {
        let Scope { place, kind, .. } = scope;
        let tokens = token::inside(group);
        if let ([TokenTree::Group(only)], Some(Kind::Object(_) | Kind::Checked(_) | Kind::Free(_))) = (&*tokens, kind)
            && wrapped::opens_object(only)
        {
            self.source.error_at(place, "unexpected second pair of braces", "remove the extra braces");
            return self.braces(scope, only);
        }
        match kind {
            Some(Kind::Text(_) | Kind::Number(_) | Kind::Word(_) | Kind::Bool) => {
                if !tokens.is_empty() && !lookahead::begins_with_key(&tokens) {
                    return Value::Block;
                }
            }
            _ if braces::opens_object(&tokens) => {}
            Some(Kind::Object(_) | Kind::Checked(_) | Kind::Free(_)) if control_flow::begins(&tokens) => {}
            Some(Kind::Free(_)) if braces::has_expression_as_key(&tokens) => {}
            None => return Value::Block,
            Some(_) => {
                self.source.error_at(
                    place,
                    "`{` opens an object here and must be followed by a key",
                    "write `{ key: value, … }`, or put a Rust block in parentheses",
                );
                return Value::Broken;
            }
        }
        self.object(scope, &tokens)
    }

    /// Parses the tokens in braces as an object.
    pub(super) fn object(&mut self, scope: Scope, tokens: &[TokenTree]) -> Value<'static> {
        if self.report_too_deep(scope) {
            return Value::Broken;
        }
        let outer = self.arm.take();
        let entries = self.entries(scope, tokens);
        self.arm = outer;
        Value::Object(entries)
    }

    /// Reports an object or list that is nested too deeply. Returns whether it is reported.
    fn report_too_deep(&mut self, scope: Scope) -> bool {
        let is_too_deep = scope.level > LEVELS;
        if is_too_deep {
            let message = format!("the request is nested more than {LEVELS} levels deep");
            self.source.error_at(scope.place, message, "use fewer levels");
        }
        is_too_deep
    }
}
