//! The checker, as the page uses it.

mod forms;
mod hostile;
mod planted;
mod replacements;
mod views;
