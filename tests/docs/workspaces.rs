//! The two workspaces: both state the same, and each script visits both.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    process::Command,
};

/// Returns the folders of the workspaces.
pub fn all() -> Vec<String> {
    fs::read_to_string(".ci/workspaces").unwrap().lines().map(str::to_owned).collect()
}

fn manifest(workspace: &str) -> String {
    fs::read_to_string(format!("{workspace}/Cargo.toml")).unwrap()
}

/// Returns the folders of the packages of a workspace.
pub fn members(workspace: &str) -> Vec<String> {
    let manifest = manifest(workspace);
    let (_, members) = manifest.split_once("\nmembers = [").unwrap();
    let (members, _) = members.split_once(']').unwrap();
    let members = members.split('"').skip(1).step_by(2).chain(["."]);
    members.map(|member| format!("{workspace}/{member}")).collect()
}

/// Returns the rows of the sections of a manifest, by the name of the section and of the row.
fn rows(manifest: &str) -> BTreeMap<(String, String), String> {
    let (mut section, mut rows) = (String::new(), BTreeMap::new());
    for line in manifest.lines() {
        if let Some(name) = line.strip_prefix('[') {
            name.trim_end_matches(']').clone_into(&mut section);
        } else if let Some((name, value)) = line.split_once(" = ").filter(|_| !line.starts_with('#')) {
            rows.insert((section.clone(), name.to_owned()), value.to_owned());
        }
    }
    rows
}

/// Profiles that only one workspace needs: of the macros' dependencies, and of the search.
const OWN_PROFILES: [&str; 2] = ["profile.dev.package", "profile.dev.package.test-search"];

/// `readme` and `rust-version` are compared, too.
#[test]
fn both_state_the_same() {
    let [requests, client] = [".", "client"].map(|workspace| rows(&manifest(workspace)));
    let shared = ["workspace.package", "workspace.dependencies", "workspace.lints.rust", "workspace.lints.clippy"];
    let is_shared = |section: &str| {
        shared.contains(&section) || (section.starts_with("profile.") && !OWN_PROFILES.contains(&section))
    };
    for (key @ (section, name), value) in &client {
        // The crates of this repository have a path each.
        if is_shared(section) && !name.starts_with("payment-") {
            let other = requests.get(key);
            let may_be_absent = section == "workspace.dependencies";
            assert!(
                other == Some(value) || (may_be_absent && other.is_none()),
                "[{section}] {name}: {other:?} in the root, {value} in client"
            );
        }
    }
    for (key @ (section, name), value) in &requests {
        // A setting of one crate, the facade
        let is_own = name == "unexpected_cfgs" || section == "workspace.dependencies";
        if is_shared(section) && !is_own {
            assert_eq!(client.get(key), Some(value), "[{section}] {name}");
        }
    }
}

/// Dependencies that both lock files have are of one version, so that both workspaces test the same.
#[test]
fn both_lock_the_same_versions() {
    let versions = |workspace: &str| {
        let lock = fs::read_to_string(format!("{workspace}/Cargo.lock")).unwrap();
        let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for package in lock.split("[[package]]").skip(1) {
            let value =
                |key: &str| package.split_once(&format!("{key} = \"")).map(|(_, it)| it.split('"').next().unwrap());
            let (Some(name), Some(version)) = (value("name"), value("version")) else { continue };
            versions.entry(name.to_owned()).or_default().insert(version.to_owned());
        }
        versions
    };
    let (requests, client) = (versions("."), versions("client"));
    for (name, versions) in &requests {
        if let Some(others) = client.get(name) {
            assert!(!versions.is_disjoint(others), "{name}: {versions:?} in the root, {others:?} in client");
        }
    }
}

/// What needs no list: a check that starts one program, or that is about one workspace.
const OF_ONE_WORKSPACE: [&str; 13] = [
    "ajv",
    "editor",
    "features",
    "fuzz",
    "no_std",
    "node",
    "oldest_dependencies",
    "packages",
    "patterns",
    "playground",
    "prose",
    "release",
    "site",
];

#[test]
fn each_check_visits_both() {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    for script in [".ci/run", ".ci/release", ".ci/mutants", ".ci/check.sh"] {
        assert!(read(script).contains(".ci/workspaces"), "{script} reads the list of workspaces");
    }
    for entry in fs::read_dir(".ci/checks").unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let check = read(&format!(".ci/checks/{name}"));
        let visits = check.contains("$workspaces") || check.contains("in_client");
        assert!(visits || OF_ONE_WORKSPACE.contains(&&*name), ".ci/checks/{name} visits one workspace");
    }
    let weekly = read(".github/workflows/weekly.yml");
    assert!(weekly.contains(".ci/workspaces"), "the newest dependencies of both are tested");
    for workspace in all() {
        let folder = if workspace == "." { "/".to_owned() } else { format!("/{workspace}") };
        let dependabot = read(".github/dependabot.yml");
        let (_, cargo) = dependabot.split_once("package-ecosystem: cargo").unwrap();
        let (_, directories) = cargo.split_once("directories: [").unwrap();
        let directories = directories.split(']').next().unwrap();
        assert!(directories.split(", ").any(|it| it == folder), "dependabot reads {folder}");
    }
}

/// Whoever writes requests builds no runtime, no TLS and no database, not even for the tests.
#[test]
fn requests_need_no_client() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--workspace", "--all-features", "--edges", "all", "--prefix", "none", "--format", "{p}"])
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8(tree.stdout).unwrap();
    let crates: BTreeSet<_> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(crates.contains("payment-core"), "{tree}");
    for name in ["hyper", "reqwest", "ring", "rustls", "sqlx", "tokio", "ureq", "payment-client"] {
        assert!(!crates.contains(name), "{name} is in the graph of the requests");
    }
}
