//! The result of a step.

use std::error::Error;

/// The error is a sentence for the person who runs the program.
pub type Result<T = (), E = Box<dyn Error>> = std::result::Result<T, E>;
