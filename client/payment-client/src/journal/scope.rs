//! The scopes of entries.

use std::borrow::Cow;

use payment_gateway::gateway::BaseUrl;

/// Returns the scope in which the client looks for an entry that was written with this one.
///
/// A scope is a base URL and a merchant. Earlier versions wrote the URL as the shop had spelled it, so one server could have
/// several scopes.
///
/// # Examples
///
/// ```
/// use payment_session::client::journal::current_scope;
///
/// assert_eq!(current_scope("HTTPS://Proxy.Example:443 merchant"), "https://proxy.example merchant");
/// ```
pub fn current_scope(scope: &str) -> Cow<'_, str> {
    let url = |url| BaseUrl::insecure(url).ok();
    match scope.split_once(' ').and_then(|(spelled, merchant)| Some((spelled, url(spelled)?, merchant))) {
        Some((spelled, url, merchant)) if url.as_ref() != spelled => format!("{} {merchant}", url.as_ref()).into(),
        _ => scope.into(),
    }
}
