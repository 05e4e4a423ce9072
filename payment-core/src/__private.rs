//! What the macro's expansion calls: short names, one plain function for each kind of value.

pub use core::{
    compile_error,
    convert::{Into, identity},
    option::Option::{self, None, Some},
    unreachable,
};

pub use crate::{metadata::Writer, *};

/// Of literals that are required.
pub mod of {
    pub use crate::{numbers::of::*, texts::of::*};
}

/// Of literals that are optional.
pub mod some {
    pub use crate::{numbers::some::*, texts::some::*};
}
