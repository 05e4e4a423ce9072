//! The exported JSON Schema and the checks at run time reach the same verdict.

mod agreement;
mod options;
mod validator;
mod values;
