//! Finds invocations of the macros in source code.

use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};

/// Returns the path of `folder_or_file` in the workspace.
pub fn in_workspace(folder_or_file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder_or_file)
}

/// Adds the content of each invocation of a macro in `stream` to `found`.
pub fn find_of(name: &str, stream: TokenStream, found: &mut Vec<TokenStream>) {
    let tokens: Vec<_> = stream.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else { continue };
        let is_invocation = at >= 2 && tokens[at - 2].to_string() == name;
        if is_invocation { found.push(group.stream()) } else { find_of(name, group.stream(), found) }
    }
}
