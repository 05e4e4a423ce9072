//! The purpose of an expansion.

/// The purpose of an expansion.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// rustc compiles it: a lean expansion, without the request if it is rejected.
    Compile,
    /// rust-analyzer analyses it: a struct literal with the user's own tokens, whatever is wrong.
    Edit,
}
