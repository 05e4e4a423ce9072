//! The shop as a process, next to a sandbox: it is killed once, and its callbacks come twice, in another order, or not at all.

mod callbacks;
mod kill;
mod shop;
