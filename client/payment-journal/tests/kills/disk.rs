//! The disk of the database, which is full for a while.

use std::process::Command;

use sqlx::{Connection as _, postgres::PgConnection, query, query_scalar};

use crate::{limits, server::Server};

/// The processes that write the database.
pub enum Disk<'a> {
    OfShops,
    OfServer(&'a Server),
}

impl<'a> Disk<'a> {
    /// Makes the table of the journal longer than a segment of the server's log, so that a limit can be between them.
    pub async fn of_server(server: &'a Server) -> Self {
        let mut connection = PgConnection::connect_with(&server.options).await.unwrap();
        drop(payment_journal::PostgresJournal::open(server.options.clone()).await.unwrap());
        let insert = "INSERT INTO payment_journal (id, scope, call, state, ended, ended_ids, written_at, ended_at, \
                      generation, held_until, version, unique_key, request, is_clean, content) \
                      SELECT 'earlier' || n, 'earlier', 'create', 'acknowledged', 'done', '[]', now(), now(), 1, now(), 1, \
                      n, '', FALSE, repeat('x', 1000) FROM generate_series(1, 2000) n";
        query(insert).execute(&mut connection).await.unwrap();
        Self::OfServer(server)
    }

    /// Fills the disk of these shops.
    pub async fn fill(&self, shops: &[u32]) {
        match self {
            Self::OfShops => self.limit(shops, Some(0)),
            // The server ends all connections and recovers if its log cannot be written. If a table cannot grow, only a
            // statement fails.
            Self::OfServer(server) => {
                let limit = if fastrand::bool() { 0 } else { 1 << 20 };
                self.limit(&connections(server).await, Some(limit));
                if limit > 0 {
                    self.limit(&[server.id()], Some(limit));
                }
            }
        }
    }

    pub async fn free(&self, shops: &[u32]) {
        match self {
            Self::OfShops => self.limit(shops, None),
            Self::OfServer(server) => {
                self.limit(&[server.id()], None);
                self.limit(&connections(server).await, None);
            }
        }
    }

    fn limit(&self, processes: &[u32], bytes: Option<u64>) {
        for process in processes {
            let prlimit = match self {
                Self::OfShops => Command::new("prlimit"),
                Self::OfServer(server) => server.command("prlimit"),
            };
            limits::set_file_size(prlimit, *process, bytes);
        }
    }
}

/// Returns the processes of the connections, or none while the server recovers.
async fn connections(server: &Server) -> Vec<u32> {
    let Ok(mut connection) = PgConnection::connect_with(&server.options).await else { return Vec::new() };
    let select = "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'";
    let pids: Result<Vec<i32>, _> = query_scalar(select).fetch_all(&mut connection).await;
    pids.unwrap_or_default().into_iter().map(i32::unsigned_abs).collect()
}
