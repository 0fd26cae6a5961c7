// The worker that reads, see messages.md: started, watched, and started anew if it dies.

const SILENT = 20000; // milliseconds without an answer after which it is thought dead
const FILE = 'reading.js';

export class Reader {
  /**
   * @param {(message: object) => void} take what the worker says, and `{kind: 'died'}`
   */
  constructor(take) {
    this.take = take;
    this.worker = null;
    this.watch = null;
    this.isReady = false;
  }

  /** Starts a worker, instead of the one before. */
  open(language) {
    this.close();
    try {
      this.worker = new Worker(FILE);
    } catch {
      this.take({kind: 'died'});
      return;
    }
    this.worker.onmessage = ({data}) => this.#hear(data);
    this.worker.onerror = (event) => { event.preventDefault(); this.#die(); };
    this.worker.onmessageerror = () => this.#die();
    this.ask({kind: 'open', language});
  }

  /** Says something that is not answered. */
  tell(message, transferred = []) {
    this.worker?.postMessage(message, transferred);
  }

  /** Says something that must be answered soon. */
  ask(message, transferred = []) {
    this.tell(message, transferred);
    this.#expectAnswer();
  }

  close() {
    clearTimeout(this.watch);
    this.worker?.terminate();
    this.worker = null;
    this.isReady = false;
  }

  #hear(message) {
    clearTimeout(this.watch);
    if (message.kind === 'progress') this.#expectAnswer();
    if (message.kind === 'ready') this.isReady = true;
    this.take(message);
  }

  #expectAnswer() {
    clearTimeout(this.watch);
    this.watch = setTimeout(() => this.#die(), SILENT);
  }

  #die() {
    this.close();
    this.take({kind: 'died'});
  }
}
