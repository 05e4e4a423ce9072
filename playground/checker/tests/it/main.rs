//! The checker, as the page uses it.

mod fixes;
mod forms;
mod hostile;
mod planted;
mod views;
