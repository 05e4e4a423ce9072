//! Reading with options.

use super::{ReadOptions, Violations, from_tree, unchecked};
use crate::{
    inspect::{
        Context, Origin, inspect,
        json_tree::{self, Detail},
    },
    values::json_value::JsonValue,
};

/// Reads an object, with all its violations if it is rejected.
pub fn read<T: JsonValue>(body: &[u8], options: &ReadOptions) -> Result<T, Violations> {
    let text = core::str::from_utf8(body).map_err(|error| Violations::of_bytes(body, error.valid_up_to()))?;
    read_text(text, options)
}

/// Reads an object from a text. Strings with escapes are copied only into buffers that are wiped.
pub fn read_text<T: JsonValue>(text: &str, options: &ReadOptions) -> Result<T, Violations> {
    let object = T::KIND.as_object().expect("only objects are read");
    let mut root =
        json_tree::read(text, object, Detail::All).map_err(|error| Violations::of_syntax_error(text, &error))?;
    unchecked::accept(object, &mut root, options);
    let context = Context::new(object, Origin::Json, options.allowed());
    let inspection = inspect(context, &root);
    match Violations::of_inspection(text, context, &inspection) {
        Some(violations) => Err(violations),
        None => {
            let read = inspection.root.and_then(|root| from_tree::read(&root, text, options));
            read.ok_or_else(|| Violations::of_disagreement(text))
        }
    }
}
