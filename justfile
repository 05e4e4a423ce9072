# Names for plain commands; `just --list` tells them.

# what must pass before anything lands
ci:
    .ci/run

# what needs other tools; skips, and says so, where they are absent
extra:
    .ci/extra

# writes anew what tests compare with; read the diff before you commit it
bless:
    TRYBUILD=overwrite cargo test --test ui bad_requests
    BLESS=1 cargo test --test it docs
    BLESS=1 cargo test -p payment-expand snapshots

# what requests cost, running and compiling; on a quiet machine
bench:
    cargo bench -p benches --bench runtime
    cargo bench -p benches --bench templates
    cargo bench -p benches --bench listing
    python3 benches/compile/measure.py

# each fuzz target for so long; takes a nightly toolchain and cargo-fuzz
fuzz seconds="60":
    fuzz/run {{ seconds }}
