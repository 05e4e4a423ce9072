# Short names for commands; `just --list` prints them. `just` itself: cargo install just

# Run everything that must pass before a change lands
ci:
    .ci/run

# Run the checks that need other tools; .ci/extra says which, and skips those that are missing
extra:
    .ci/extra

# Write the compile-fail messages, pages and snapshots again; read the diff before you commit it
bless:
    BLESS=1 cargo test -p test-expansion
    TRYBUILD=overwrite cargo test --test ui
    BLESS=1 cargo test --test it docs
    BLESS=1 cargo test -p live-check verified

# Measure what requests cost, running and compiling, on a quiet machine
bench:
    cargo bench -p benches --bench runtime
    cargo bench -p benches --bench templates
    cargo bench -p benches --bench listing
    python3 benches/compile/measure.py

# Draw mutants of an area and see which no test notices; mutants/README.md lists the areas
mutants area seed="1":
    mutants/run {{ area }} {{ seed }}

# Change each length and form that lives in code, and see which tests notice; with a word, only those that contain it
flips word="":
    mutants/flips {{ quote(word) }}

# Run each fuzz target for some seconds; needs a nightly toolchain and cargo-fuzz
fuzz seconds="60":
    fuzz/run {{ seconds }}
