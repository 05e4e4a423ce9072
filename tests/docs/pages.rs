//! The table of documentation pages.

use std::collections::BTreeSet;

use payment_session::schema::Page;

#[test]
fn each_page_has_a_title_of_its_own() {
    let titles: BTreeSet<_> = Page::ALL.iter().map(|page| page.name()).collect();
    assert_eq!(titles.len(), Page::ALL.len());
}

#[test]
fn addresses_are_absolute() {
    for page in Page::ALL {
        let path = page.url().strip_prefix("https://").unwrap_or_else(|| panic!("{page:?}: {}", page.url()));
        assert!(path.chars().all(|c| c.is_ascii_alphanumeric() || "-_./".contains(c)), "{page:?}: {path}");
    }
}
