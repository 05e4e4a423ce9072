//! The file that keeps the accounts when the sandbox ends.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

use serde::{Deserialize, Serialize};

use super::{Accounts, Store};

const VERSION: u32 = 1;

/// What the file has: the accounts as references where it is written, and owned where it is read.
#[derive(Serialize, Deserialize)]
struct Saved<M, O> {
    version: u32,
    /// The time by which the clock was set forward.
    ahead: Duration,
    main: M,
    others: O,
}

impl Accounts {
    /// Keeps the accounts in a file from now on, and continues with those that it has.
    pub fn keep_in(&mut self, path: PathBuf) -> io::Result<()> {
        match fs::read(&path) {
            Ok(bytes) => self.restore(read(&bytes).map_err(|error| named(&path, &error))?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(named(&path, &error)),
        }
        write(&path, self).map_err(|error| named(&path, &error))?;
        self.file = Some(path);
        Ok(())
    }

    fn restore(&mut self, saved: Saved<Store, BTreeMap<String, Store>>) {
        self.clock.advance(saved.ahead);
        let continued = |store| Store {
            base_url: self.base_url.clone(),
            settings: self.settings.clone(),
            clock: self.clock.clone(),
            ..store
        };
        self.main = continued(saved.main);
        self.others = saved.others.into_iter().map(|(id, store)| (id, continued(store))).collect();
    }

    /// Writes the accounts to their file, if they have one. A failure is reported on standard error.
    pub fn save(&self) {
        if let Some(path) = &self.file
            && let Err(error) = write(path, self)
        {
            eprintln!("the payments cannot be kept: {}", named(path, &error));
        }
    }
}

fn read(bytes: &[u8]) -> io::Result<Saved<Store, BTreeMap<String, Store>>> {
    #[derive(Deserialize)]
    struct Head {
        version: u32,
    }
    let Head { version } = serde_json::from_slice(bytes)?;
    if version != VERSION {
        return Err(io::Error::new(io::ErrorKind::InvalidData, format!("has the version {version}, not {VERSION}")));
    }
    Ok(serde_json::from_slice(bytes)?)
}

/// Replaces the file as a whole, so that a sandbox that is killed leaves the old or the new one.
fn write(path: &Path, accounts: &Accounts) -> io::Result<()> {
    let saved =
        Saved { version: VERSION, ahead: accounts.clock.ahead(), main: &accounts.main, others: &accounts.others };
    let mut new = path.as_os_str().to_owned();
    new.push(".new");
    fs::write(&new, serde_json::to_vec(&saved)?)?;
    fs::rename(new, path)
}

/// Adds the path to an error.
fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
