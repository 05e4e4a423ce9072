// The checker, which runs in a worker: a text can neither block the page nor break it.

// A check of the longest text takes much less.
const PATIENCE = 10_000;

export class Checker {
  #worker;
  #waiting = new Map();
  #last = 0;

  constructor() {
    this.#start();
  }

  // Calls a function of the checker. The promise is rejected if the function fails or takes too long.
  call(name, text) {
    return new Promise((resolve, reject) => {
      const id = ++this.#last;
      const timer = setTimeout(() => this.#restart("the checker took too long"), PATIENCE);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#worker.postMessage({ id, name, text });
    });
  }

  #start() {
    this.#worker = new Worker(new URL("worker.js", document.baseURI), { type: "module" });
    this.#worker.onmessage = ({ data: { id, result, error } }) => {
      if (error !== undefined) {
        this.#restart(error);
        return;
      }
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      clearTimeout(waiting?.timer);
      waiting?.resolve(result);
    };
    this.#worker.onerror = () => this.#restart("the checker cannot be loaded");
  }

  // After a failure, the memory of the worker may be in any state.
  #restart(reason) {
    this.#worker.terminate();
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(new Error(reason));
    }
    this.#waiting.clear();
    this.#start();
  }
}
