//! A process of the shop, and a browser.

use std::{
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// The token of the browser, in its cookie and in its forms.
const TOKEN: &str = "browser";

pub struct Shop {
    process: Child,
}

impl Shop {
    pub fn start(port: u16, database: &str, gateway: &str) -> Self {
        let process = Command::new(env!("CARGO_BIN_EXE_shop-server"))
            .env("PORT", port.to_string())
            .env("DATABASE_URL", database)
            .env("GATEWAY_URL", gateway)
            .env("ADMIN_PASSWORD", "password")
            .envs([("PAUSE", "1"), ("GATEWAY_TIMEOUT", "1"), ("LEASE", "3")])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Self { process }
    }

    /// Sends SIGKILL, and waits for the end of the process.
    pub fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for Shop {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Sends a form. Returns whether the shop has accepted it.
pub fn post(port: u16, path: &str, form: &[(&str, &str)]) -> bool {
    let form = form.iter().copied().chain([("token", TOKEN)]);
    let request = agent().post(format!("http://127.0.0.1:{port}{path}")).header("cookie", format!("token={TOKEN}"));
    request.send_form(form).is_ok_and(|response| response.status() == 303)
}

/// Acts on the sandbox's page.
pub fn post_json(url: &str) {
    agent().post(url).header("content-type", "application/json").send("{}").unwrap();
}

pub fn get(port: u16, path: &str) -> Option<String> {
    let response = agent().get(format!("http://127.0.0.1:{port}{path}")).call().ok()?;
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
