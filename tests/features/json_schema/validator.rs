//! A validator of JSON Schema by other authors.

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use serde_json::Value;

/// A schema that values can be validated against.
pub struct Validator {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Validator {
    /// Compiles a schema.
    ///
    /// # Panics
    ///
    /// Panics if the schema is not valid.
    pub fn new(schema: &Value) -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.set_default_draft(Draft::V2020_12);
        // In this draft, formats are only annotations. If a validator checks them, they must not reject more values.
        compiler.enable_format_assertions();
        compiler.add_resource("schema.json", schema.clone()).expect("the schema is valid");
        let index = compiler.compile("schema.json", &mut schemas).unwrap_or_else(|error| panic!("{error:#}"));
        Self { schemas, index }
    }

    /// Returns whether the value is valid.
    pub fn is_valid(&self, value: &Value) -> bool {
        self.schemas.validate(value, self.index).is_ok()
    }

    /// Returns the mistakes in the value, or `None` if it is valid.
    pub fn errors(&self, value: &Value) -> Option<String> {
        self.schemas.validate(value, self.index).err().map(|error| format!("{error:#}"))
    }
}
