//! Finds secrets in memory that is freed.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::Cell,
    hint::black_box,
};

/// An allocator that looks for a secret in each block of memory before it is freed.
struct Scanner;

#[global_allocator]
static SCANNER: Scanner = Scanner;

thread_local! {
    /// The secret that this thread looks for.
    static SECRET: Cell<&'static [u8]> = const { Cell::new(&[]) };
    /// The number of blocks that were freed with the secret in them.
    static LEAKS: Cell<usize> = const { Cell::new(0) };
    /// The address that this thread watches, or 0.
    static WATCHED: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: All memory comes from the system's allocator, with the layout that is asked for.
unsafe impl GlobalAlloc for Scanner {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // Zeros, so that no block begins with the content of an earlier one.
        // SAFETY: The caller has the same obligations.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: The block has the size of its layout, and the caller has the same obligations.
        unsafe {
            scan(block, layout.size());
            forget_watched(block.addr(), layout.size());
            System.dealloc(block, layout);
        }
    }

    /// Moves the content to a new block, because the system's allocator could do the same without notice.
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        // SAFETY: The caller guarantees that the new size is valid for the alignment. Both blocks have at least as many
        // bytes as are copied, and do not overlap.
        unsafe {
            let new_block = self.alloc(Layout::from_size_align_unchecked(new_size, layout.align()));
            if !new_block.is_null() {
                new_block.copy_from_nonoverlapping(block, layout.size().min(new_size));
                self.dealloc(block, layout);
            }
            new_block
        }
    }
}

/// Counts a block that contains the secret.
///
/// # Safety
///
/// The block must have this size.
unsafe fn scan(block: *const u8, size: usize) {
    let secret = SECRET.get();
    if secret.is_empty() || size < secret.len() {
        return;
    }
    // SAFETY: Each place is in the block. The reads are volatile, because the compiler may assume that nobody reads a
    // block that is about to be freed, and remove the writes before.
    let has_byte = |place: usize, byte: u8| unsafe { block.add(place).read_volatile() } == byte;
    let is_here = |start: usize| secret.iter().enumerate().all(|(at, byte)| has_byte(start + at, *byte));
    if (0..=size - secret.len()).any(is_here) {
        LEAKS.set(LEAKS.get() + 1);
    }
}

/// Ends the watch of an address in a block that is freed.
fn forget_watched(block: usize, size: usize) {
    if (block..block + size).contains(&WATCHED.get()) {
        WATCHED.set(0);
    }
}

/// Watches the memory of these bytes. A secret on the stack would be in no block that is freed, so that nobody would see
/// whether it is wiped.
pub fn watch(bytes: &[u8]) {
    WATCHED.set(bytes.as_ptr().addr());
}

/// Returns whether the memory that was watched was freed.
#[must_use]
pub fn is_freed() -> bool {
    WATCHED.get() == 0
}

/// Returns the number of blocks of memory that `action` frees while they contain `secret`.
///
/// The result of `action` is dropped, and only this thread's memory counts.
pub fn leaks<T>(secret: &'static str, action: impl FnOnce() -> T) -> usize {
    LEAKS.set(0);
    SECRET.set(secret.as_bytes());
    // An optimized build removes memory that nobody looks at.
    let result = black_box(action());
    drop(result);
    SECRET.set(&[]);
    LEAKS.get()
}
