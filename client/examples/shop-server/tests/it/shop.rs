//! A process of the shop, and a browser.

use std::{
    net::TcpListener,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;

/// The token of the browser, in its cookie and in its forms.
const TOKEN: &str = "browser";

/// Where a shop is, and where its orders are.
pub struct Place {
    port: u16,
    folder: TempDir,
}

impl Place {
    pub fn new() -> Self {
        let port = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
        Self { port, folder: tempfile::tempdir().unwrap() }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Returns whether the page of the order shows a text.
    pub fn shows(&self, text: &str) -> bool {
        get(&self.url("/orders/order1/status")).is_some_and(|page| page.contains(text))
    }

    /// Starts the shop. It looks up what waits after this number of seconds.
    pub fn start(&self, gateway: &str, pause: u32) -> Shop {
        let mut shop = Command::new(env!("CARGO_BIN_EXE_shop-server"));
        let shop = shop
            .env("PORT", self.port.to_string())
            .env("DATABASE", self.folder.path().join("shop.db"))
            .env("GATEWAY_URL", gateway)
            .env("PAUSE", pause.to_string())
            .envs([("GATEWAY_TIMEOUT", "1"), ("LEASE", "3")])
            .stdout(Stdio::null());
        Shop(shop.spawn().unwrap())
    }

    /// Orders coffee, as soon as the shop accepts orders.
    pub fn order(&self) {
        let order = [("cart", "order1"), ("sugar", "2"), ("email", "rina@example.com"), ("method", "qr")];
        eventually("the order is accepted", || self.post("/orders", &order));
    }

    /// Sends a form. Returns whether the shop has accepted it.
    pub fn post(&self, path: &str, form: &[(&str, &str)]) -> bool {
        let form = form.iter().copied().chain([("token", TOKEN)]);
        let request = agent().post(self.url(path)).header("cookie", format!("token={TOKEN}"));
        request.send_form(form).is_ok_and(|response| response.status() == 303)
    }
}

/// A process of the shop.
pub struct Shop(Child);

impl Shop {
    /// Sends SIGKILL, and waits for the end of the process.
    pub fn kill(mut self) {
        assert_eq!(self.0.try_wait().unwrap(), None, "the shop has ended by itself");
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Shop {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn get(url: &str) -> Option<String> {
    let response = agent().get(url).call().ok()?;
    (response.status() == 200).then(|| response.into_body().read_to_string().ok())?
}

fn agent() -> ureq::Agent {
    let config = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0);
    config.timeout_global(Some(Duration::from_secs(10))).build().into()
}

/// Waits until something is true.
pub fn eventually(what: &str, mut is_true: impl FnMut() -> bool) {
    let started = Instant::now();
    while !is_true() {
        assert!(started.elapsed() < Duration::from_mins(2), "it does not happen: {what}");
        thread::sleep(Duration::from_millis(50));
    }
}
