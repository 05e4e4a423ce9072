//! Calls as HTTP requests.

mod calls;
mod other_calls;
