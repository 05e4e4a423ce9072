//! Rust's keywords, as far as the parser knows them.

use proc_macro2::Ident;

/// Returns whether an operand begins or continues after a name.
pub fn precedes_operand(name: &Ident) -> bool {
    matches!(
        &*name.to_string(),
        "as" | "async"
            | "break"
            | "const"
            | "continue"
            | "dyn"
            | "else"
            | "for"
            | "if"
            | "in"
            | "let"
            | "loop"
            | "match"
            | "move"
            | "mut"
            | "ref"
            | "return"
            | "static"
            | "unsafe"
            | "while"
    )
}

/// Returns whether a keyword is an expression that does not return.
pub fn is_jump(name: &Ident) -> bool {
    matches!(&*name.to_string(), "break" | "continue" | "return")
}

/// Returns whether a keyword is followed by a block.
pub fn takes_block(name: &Ident) -> bool {
    matches!(&*name.to_string(), "async" | "const" | "for" | "if" | "loop" | "match" | "unsafe" | "while")
}

/// Returns whether a name is that of a standard macro that does not return.
pub fn names_panic(name: &Ident) -> bool {
    matches!(&*name.to_string(), "panic" | "todo" | "unimplemented" | "unreachable")
}
