//! The scripts, the workflows, the comments of manifests and the commands of pages name only files, packages and programs
//! that exist.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use super::contributors::existing_paths;
use crate::workspaces;

/// How words begin that look like paths of this repository and are none, with the reason.
const EXCEPTIONS: [(&str, &str); 9] = [
    ("$scratch/", "the empty folder of a check"),
    ("$target/", "built files"),
    ("$folder/", "the folder that `.ci/site` writes"),
    ("site/", "that folder in the workflow of a release"),
    ("fuzz/corpus", "inputs that fuzzing has found, which are not committed"),
    ("fuzz/artifacts", "inputs that fail, which are not committed"),
    ("origin/", "a branch"),
    ("HTTP/", "a version of the protocol"),
    ("docs.rs", "a site"),
];

/// The endings of files that are known without a folder. A name such as `request.json` is a file of the reader.
const ENDINGS: [&str; 8] = [".rs", ".md", ".py", ".mjs", ".sh", ".toml", ".lock", ".yml"];

/// A line that a person or a machine runs, or that explains one.
struct Line {
    file: PathBuf,
    text: String,
}

fn lines_of(file: &str) -> Vec<Line> {
    let is = |name: &str| Path::new(file).file_name().is_some_and(|it| it == name);
    let text = || fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
    let lines: Vec<String> = if file.starts_with("./.ci/") || file.starts_with("./.github/") {
        text().lines().map(str::to_owned).collect()
    } else if is("Cargo.toml") {
        text().lines().filter(|line| line.trim_start().starts_with('#')).map(str::to_owned).collect()
    } else if Path::new(file).extension().is_some_and(|extension| extension == "md") {
        // The other lines of a `console` block are what a command prints.
        let text = text();
        let blocks = text.split("```console\n").skip(1).filter_map(|block| block.split("```").next());
        blocks.flat_map(str::lines).filter_map(|line| line.strip_prefix("$ ")).map(str::to_owned).collect()
    } else {
        Vec::new()
    };
    lines.into_iter().map(|text| Line { file: file.into(), text }).collect()
}

fn words(line: &str) -> Vec<&str> {
    let words = line.split(|c: char| c.is_whitespace() || "\"'()<>|;,=&".contains(c));
    words.map(|word| word.trim_end_matches(['.', ':'])).filter(|word| !word.is_empty()).collect()
}

/// Returns whether a word may be a path of this repository. Other words are patterns, addresses, and paths of the system.
fn is_path(word: &str) -> bool {
    let has_form = word.chars().all(|c| c.is_alphanumeric() || "$*/._-".contains(c)) && !word.starts_with(['/', '*']);
    has_form && (word.contains('/') || ENDINGS.iter().any(|ending| word.ends_with(ending)))
}

/// Returns whether a file or folder exists, seen from a workspace or from the folder of the file that names it. What follows a
/// variable or `*` is not known.
fn exists(word: &str, file: &Path) -> bool {
    let path = word.strip_prefix("../payment-session").map_or(word, |path| path.trim_start_matches('/'));
    let path = path.trim_start_matches("$workspace/");
    let known = path.split_once(['$', '*']).map_or(path, |(known, _)| known);
    // A path that begins with a variable cannot be read here.
    let may_be_read = !path.starts_with('$');
    let mut folders = workspaces::all().into_iter().map(PathBuf::from).chain([file.parent().unwrap().to_owned()]);
    may_be_read && folders.any(|folder| folder.join(".").join(known).exists())
}

/// The names in all manifests, and those of examples without a row there.
struct Names {
    packages: BTreeSet<String>,
    targets: BTreeSet<String>,
}

impl Names {
    fn of(existing: &BTreeSet<String>) -> Self {
        let manifests = existing.iter().filter(|path| path.ends_with("/Cargo.toml"));
        let manifests: Vec<_> = manifests.map(|path| fs::read_to_string(path).unwrap()).collect();
        let names_after = |section: &'static str| {
            let parts = manifests.iter().flat_map(move |manifest| manifest.split(section).skip(1));
            parts.filter_map(|part| part.split_once("name = \"")?.1.split('"').next()).map(str::to_owned)
        };
        let examples = existing.iter().filter_map(|path| path.strip_suffix(".rs")?.rsplit_once("/examples/"));
        let targets = names_after("[[").chain(examples.map(|(_, name)| name.to_owned()));
        Self { packages: names_after("[package]").collect(), targets: targets.collect() }
    }

    /// Returns whether what an option names exists.
    fn have(&self, option: &str, name: &str, file: &Path) -> bool {
        match option {
            "--path" | "--manifest-path" => exists(name, file),
            "-p" | "--package" => self.packages.contains(name),
            "--bin" => self.packages.contains(name) || self.targets.contains(name),
            "--example" => self.targets.contains(name),
            _ => true,
        }
    }
}

/// Returns the features of a command with `--path` that the package there does not have.
fn unknown_features<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let after = |option| words.iter().copied().skip_while(move |word| *word != option).skip(1);
    let Some(path) = after("--path").next().and_then(|path| path.strip_prefix("../payment-session")) else {
        return Vec::new();
    };
    let manifest = fs::read_to_string(format!(".{path}/Cargo.toml")).unwrap_or_default();
    let is_feature = |name: &str| manifest.contains(&format!("\n{name} = ["));
    after("--features").take_while(|word| !word.starts_with('-')).filter(|name| !is_feature(name)).collect()
}

#[test]
fn commands_name_what_exists() {
    let existing = existing_paths();
    let names = Names::of(&existing);
    let mut unused: BTreeSet<_> = EXCEPTIONS.iter().map(|(beginning, _)| *beginning).collect();
    let mut unknown = BTreeSet::new();
    let files = existing.iter().filter(|path| !path.ends_with('/'));
    for Line { file, text } in files.flat_map(|path| lines_of(path)) {
        let words = words(&text);
        let paths = words.iter().map(|word| word.trim_matches('`')).filter(|word| is_path(word));
        for word in paths.filter(|word| !exists(word, &file)) {
            match EXCEPTIONS.iter().find(|(beginning, _)| word.starts_with(beginning)) {
                Some((beginning, _)) => _ = unused.remove(beginning),
                None => _ = unknown.insert(format!("{}: {word}", file.display())),
            }
        }
        unknown.extend(unknown_features(&words).iter().map(|name| format!("{}: --features {name}", file.display())));
        for pair in words.windows(2).filter(|pair| pair[1].chars().all(|c| c.is_alphanumeric() || "/._-".contains(c))) {
            if !names.have(pair[0], pair[1], &file) {
                unknown.insert(format!("{}: {} {}", file.display(), pair[0], pair[1]));
            }
        }
    }
    assert!(unknown.is_empty(), "these do not exist: {unknown:#?}");
    assert!(unused.is_empty(), "no exception needs these: {unused:#?}");
}
