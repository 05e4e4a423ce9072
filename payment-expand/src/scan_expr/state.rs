//! The states of a scan, and the table of their successors.

/// The part that an expression lacks after some of its tokens.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Its first operand.
    Start,
    /// An operand.
    Operand,
    /// Nothing, but an operand may follow `return` or a label.
    OptionalOperand,
    /// Nothing. An operator may follow.
    Operator,
    /// The `=` after the pattern of a `let`.
    Pattern,
    /// The type after `as`.
    Type,
    /// Nothing, and the generic arguments of a type may follow.
    AfterType,
}

/// A token, or several that belong together.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A comma and everything else that is not part of an expression.
    End,
    /// A `'label`, perhaps with its colon.
    Label,
    /// `<…>` at the start of an operand, or after a type.
    Angles,
    /// `|…|` before the body of a closure.
    Parameters,
    /// A sign that cannot begin an expression.
    Infix,
    /// Any other sign.
    Sign,
    /// `?`.
    Question,
    /// The `=` of an assignment.
    Assign,
    As,
    /// `else` and `in`, which continue an expression.
    Continuing,
    Let,
    /// `return`, `break` and `continue`.
    Jump,
    /// Any other keyword before an operand.
    Keyword,
    /// A name or a literal.
    Atom,
    /// A group.
    Group,
}

impl State {
    /// Returns the state after a token, or `None` if the expression ends before it.
    #[expect(clippy::match_same_arms, reason = "this is a table")]
    pub fn after(self, class: Class) -> Option<Self> {
        use Class::{
            Angles, As, Assign, Atom, Continuing, End, Group, Infix, Jump, Keyword, Label, Let, Parameters, Question,
            Sign,
        };
        Some(match (self, class) {
            (_, End) => return None,
            (Self::Pattern, Assign) => Self::Operand,
            (Self::Pattern, _) => Self::Pattern,

            (Self::Type, Atom | Group | Angles) => Self::AfterType,
            (Self::Type, _) => Self::Type,
            (Self::AfterType, Angles) => Self::Operator,

            (Self::Operator | Self::AfterType, As) => Self::Type,
            (Self::Operator | Self::AfterType, Question | Group) => Self::Operator,
            (Self::Operator | Self::AfterType, Atom | Let | Jump | Keyword) => return None,

            (_, Atom | Group | Angles) => Self::Operator,
            (_, Let) => Self::Pattern,
            (_, Jump | Label) => Self::OptionalOperand,
            (_, Question) => Self::Operator,
            (_, Infix | Sign | Assign | Parameters | Keyword | As | Continuing) => Self::Operand,
        })
    }

    pub fn expects_operand(self) -> bool {
        matches!(self, Self::Start | Self::Operand | Self::OptionalOperand)
    }
}
