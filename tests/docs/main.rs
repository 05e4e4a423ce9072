//! Documentation pages and doc comments agree with the tables and the macro, and what `tests/README.md`, the scripts and the
//! manifests say is there. `xtask` has the generated pages.

mod calls;
mod commands;
mod contributors;
mod doctests;
mod labels;
mod names;
mod pages;
mod promises;
mod prose;
mod readme;
mod workspaces;

#[path = "../requests/support/schema.rs"]
mod schema;
