//! The program against the sandbox of this repository, without pauses.

mod arguments;
mod bodies;
mod decisions;
mod findings;
mod pace;
mod readme;
mod support;
mod target;
mod verdicts;
