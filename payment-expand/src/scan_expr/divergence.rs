//! Decides whether an expression may leave the code around it.

use proc_macro2::{Delimiter, Group, TokenTree};

use crate::{keyword, token::is_punct};

/// How an expression may leave the code around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Divergence {
    /// It is `return`, `break` or `continue`.
    Jump,
    /// It is an invocation of a macro that is named like one that does not return.
    Panic,
    /// Only rustc knows whether it returns.
    Possible,
    /// It has a value, whatever its names mean.
    Impossible,
}

/// Returns how an expression may leave the code around it.
///
/// Only a jump, a call, a macro, a block, `?` and `.await` can be of the type `!`.
pub fn divergence(expression: &[TokenTree]) -> Divergence {
    let is_call = |group: &Group| group.delimiter() != Delimiter::Bracket;
    let may_be = |may_diverge| if may_diverge { Divergence::Possible } else { Divergence::Impossible };
    match expression {
        [TokenTree::Ident(ident), ..] if keyword::is_jump(ident) => Divergence::Jump,
        [TokenTree::Ident(ident), bang, TokenTree::Group(_)]
            if is_punct(Some(bang), '!') && keyword::names_panic(ident) =>
        {
            Divergence::Panic
        }
        // A loop that may end.
        [TokenTree::Ident(ident), ..] if ident == "for" || ident == "while" => Divergence::Impossible,
        // A field with another sign.
        [TokenTree::Ident(_), sign, ..] if is_punct(Some(sign), '=') => Divergence::Impossible,
        [.., bang, TokenTree::Group(_)] if is_punct(Some(bang), '!') => Divergence::Possible,
        // `()` is a value.
        [TokenTree::Group(group)] => may_be(is_call(group) && !group.stream().is_empty()),
        [.., TokenTree::Group(group)] => may_be(is_call(group)),
        [.., dot, TokenTree::Ident(ident)] => may_be(is_punct(Some(dot), '.') && ident == "await"),
        [.., sign] => may_be(is_punct(Some(sign), '?')),
        [] => Divergence::Impossible,
    }
}
