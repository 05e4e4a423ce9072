//! Tests of the client that need no server.

mod ages;
mod cancels;
mod captures;
mod commits;
mod confirms;
mod crashes;
mod creates;
mod decisions;
mod equal_calls;
mod facts;
mod guide;
mod intents;
mod journal;
mod leases;
mod others;
mod processes;
mod reads;
mod refunds;
mod said;
mod scenarios;
mod scripted;
mod searches;
mod secrets;
mod settings;
mod stored_intents;
mod tokens;
