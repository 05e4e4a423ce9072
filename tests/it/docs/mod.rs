//! Documentation pages and doc comments agree with the tables and the macro. `xtask` has the generated pages.

mod calls;
mod commands;
mod contributors;
mod doctests;
mod labels;
mod names;
mod pages;
mod prose;
mod readme;
