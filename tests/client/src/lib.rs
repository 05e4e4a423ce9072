//! Tests of the client. They are a separate package because clients and servers are slow to compile.
