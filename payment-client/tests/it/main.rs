//! Tests of the client that need no server.

mod cancels;
mod captures;
mod confirms;
mod creates;
mod journal;
mod machine;
mod reads;
mod scripted;
mod settings;
mod tokens;
