//! The program against the sandbox of this repository, without pauses.

mod arguments;
mod bodies;
mod observe;
mod pace;
mod probes;
mod readme;
mod support;
mod target;
mod verdicts;
