# Short names for commands; `just --list` prints them. `just` itself: cargo install just

# Run everything that must pass before a change lands
ci:
    .ci/run

# Run the checks that need other tools; .ci/extra says which, and skips those that are missing
extra:
    .ci/extra

# Run the tests that notice a change in an area; without an area, list the areas
test area="":
    .ci/test {{ area }}

# Write generated files again, all or those that are named, and print those that differ; read the diff before you commit it
bless *what:
    .ci/bless {{ what }}

# Measure what requests cost, running and compiling, on a quiet machine
bench:
    cargo bench -p benches --bench runtime
    cargo bench -p benches --bench templates
    cargo bench -p benches --bench listing
    python3 benches/compile/measure.py

# See which mutants of the lines that differ from main no test notices
mutants base="main":
    .ci/mutants change {{ base }}

# Run each fuzz target for some seconds; needs a nightly toolchain and cargo-fuzz
fuzz seconds="60":
    fuzz/run {{ seconds }}
