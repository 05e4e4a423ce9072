//! The links of the built documentation lead to pages and headings that exist.
//!
//! Relative links and links to this crate on docs.rs are resolved in `target/doc`, so the documentation must be built:
//!
//! ```console
//! $ cargo doc --workspace --all-features --no-deps
//! $ cargo test --test it built_pages -- --ignored
//! ```

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Component, Path, PathBuf},
};

const DOCS_RS: &str = "https://docs.rs/payment-session/latest/";

/// The built pages, each of which is read once.
struct Site {
    folder: PathBuf,
    pages: BTreeMap<PathBuf, Option<String>>,
}

impl Site {
    fn open() -> Self {
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
        let folder = target.join("doc");
        let front = folder.join("payment_session/index.html");
        assert!(front.exists(), "run cargo doc --workspace --all-features --no-deps first");
        Self { folder, pages: BTreeMap::new() }
    }

    /// Returns a page, or `None` if it does not exist.
    fn page(&mut self, path: &Path) -> Option<&str> {
        let file = self.folder.join(path);
        self.pages.entry(path.to_owned()).or_insert_with(|| fs::read_to_string(file).ok()).as_deref()
    }

    /// Returns the reason why a link is broken.
    fn mistake(&mut self, target: &Target) -> Option<&'static str> {
        let is_html = target.path.extension().is_some_and(|extension| extension == "html");
        if !is_html {
            return (!self.folder.join(&target.path).exists()).then_some("no such file");
        }
        let Some(page) = self.page(&target.path) else { return Some("no such page") };
        // The anchors of source code are lines, which the viewer adds.
        let is_source = target.path.starts_with("src");
        let has_anchor = target.anchor.is_empty()
            || is_source
            || [format!("id=\"{}\"", target.anchor), format!("id=\"{}\"", target.anchor.replace("%5E", "^"))]
                .iter()
                .any(|id| page.contains(id));
        (!has_anchor).then_some("no such heading")
    }
}

/// A page of the site, and a heading of it, if any.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Target {
    path: PathBuf,
    anchor: String,
}

impl Target {
    /// Resolves a link of a page, or returns `None` for a link to another site.
    fn of(link: &str, page: &Path) -> Option<Self> {
        let (address, anchor) = link.split_once('#').unwrap_or((link, ""));
        let path = match address.strip_prefix(DOCS_RS) {
            Some(path) => PathBuf::from(path),
            None if address.contains("://") || address.starts_with("mailto:") => return None,
            None if address.is_empty() => page.to_owned(),
            None => page.with_file_name(address),
        };
        Some(Self { path: without_parents(&path), anchor: anchor.to_owned() })
    }
}

/// Removes each `..` with the folder before it.
fn without_parents(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut path, component| {
        match component {
            Component::ParentDir => _ = path.pop(),
            component => path.push(component),
        }
        path
    })
}

/// Returns the text between each `start` and the next `end`.
fn between<'a>(page: &'a str, start: &'a str, end: char) -> impl Iterator<Item = &'a str> {
    page.split(start).skip(1).filter_map(move |rest| rest.split(end).next())
}

#[test]
#[ignore = "needs the built documentation"]
fn every_link_leads_to_a_page() {
    let mut site = Site::open();
    let mut waiting = vec![PathBuf::from("payment_session/index.html")];
    let mut seen: BTreeSet<_> = waiting.iter().cloned().collect();
    let mut broken = BTreeSet::new();
    let mut count = 0;
    while let Some(path) = waiting.pop() {
        let page = site.page(&path).expect("the page exists, because a link to it was resolved").to_owned();
        // rustdoc writes the links of signatures, also to hidden items, which have no page. They have a class first. The
        // documentation of trait implementations can come from crates whose pages are not built.
        let sections = ["trait", "synthetic"].map(|kind| page.find(&format!("id=\"{kind}-implementations\"")));
        let written = &page[..sections.into_iter().flatten().min().unwrap_or(page.len())];
        let is_ours = |link: &str| written.contains(&format!("<a href=\"{link}\""));
        for link in between(&page, "href=\"", '"') {
            let Some(target) = Target::of(link, &path) else { continue };
            count += 1;
            let is_followed = target.path.starts_with("payment_session")
                && !target.path.starts_with("payment_session/encrypt/rand_core") // the pages of another crate
                && target.path.extension().is_some_and(|extension| extension == "html");
            match site.mistake(&target) {
                Some(mistake) if is_ours(link) => {
                    broken.insert(format!("{}: {link}: {mistake}", path.display()));
                }
                None if is_followed && seen.insert(target.path.clone()) => waiting.push(target.path),
                _ => {}
            }
        }
    }
    let guides = seen.iter().filter(|path| path.starts_with("payment_session/guide")).count();
    assert!(guides > 5 && count > 5_000, "only {count} links, and {guides} guides");
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
#[ignore = "needs the built documentation"]
fn every_link_of_the_repository_to_docs_rs_leads_to_a_page() {
    let mut site = Site::open();
    let files = fs::read_dir("docs").unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    let mut count = 0;
    for file in files.chain(["README.md".into()]) {
        let text = fs::read_to_string(&file).unwrap();
        for rest in text.split(DOCS_RS).skip(1) {
            let path = rest.split([')', '>', ' ', '\n']).next().unwrap();
            let target = Target::of(&format!("{DOCS_RS}{path}"), &file).unwrap();
            assert_eq!(site.mistake(&target), None, "{}: {path}", file.display());
            count += 1;
        }
    }
    assert!(count > 10, "{count}");
}

/// A window of 1,200 pixels shows this many characters of a line of a method's documentation.
const WIDTH: usize = 90;

/// Returns the text of an element, without its tags.
fn text(html: &str) -> String {
    let text: String = html
        .split('<')
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) })
        .collect();
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

#[test]
#[ignore = "needs the built documentation"]
fn no_example_is_wider_than_a_window() {
    let mut folders = vec![Site::open().folder.join("payment_session")];
    let mut wide = BTreeSet::new();
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            // The first is another crate. The requests of the second are compile-fail tests.
            if ["encrypt/rand_core", "guide/errors"].iter().any(|folder| path.ends_with(folder)) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            if path.extension().is_none_or(|extension| extension != "html") {
                continue;
            }
            let page = fs::read_to_string(&path).unwrap();
            // The code of the signature and the source has other classes.
            for example in page.split("<pre class=\"").skip(1) {
                let (class, example) = example.split_once("\">").unwrap();
                if class != "rust rust-example-rendered" && !class.starts_with("language-") {
                    continue;
                }
                count += 1;
                let code = text(example.split("</pre>").next().unwrap());
                wide.extend(
                    code.lines()
                        .filter(|line| line.chars().count() > WIDTH)
                        .map(|line| format!("{}: {line}", path.display())),
                );
            }
        }
    }
    assert!(count > 100, "only {count} examples");
    assert!(wide.is_empty(), "{wide:#?}");
}

#[test]
fn links_are_resolved_relative_to_their_page() {
    let page = Path::new("payment_session/guide/shop/index.html");
    let resolve = |link| Target::of(link, page).map(|target| (target.path, target.anchor));
    let path = |path: &str, anchor: &str| Some((path.into(), anchor.to_owned()));
    assert_eq!(resolve("../sdk/index.html#next"), path("payment_session/guide/sdk/index.html", "next"));
    assert_eq!(resolve("#next"), path("payment_session/guide/shop/index.html", "next"));
    let docs_rs = "https://docs.rs/payment-session/latest/payment_session/macro.payment_session.html#grammar";
    assert_eq!(resolve(docs_rs), path("payment_session/macro.payment_session.html", "grammar"));
    assert_eq!(resolve("https://docs.rs/http"), None);
}
