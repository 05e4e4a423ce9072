//! The objects of a request. Each is described once, here: struct, keys, order, presence and docs.

mod customer;
mod method;
mod options;
mod order;
mod session;

pub use {customer::*, method::*, options::*, order::*, session::*};
