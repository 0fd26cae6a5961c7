// What was learnt of the user's hands: kept in this browser, saved to a file, loaded, forgotten.

import {forgetProfile, keepProfile, keptProfile} from '../kept.js';
import {note} from '../desk/note.js';
import {TROUBLES} from '../troubles.js';

const MOST = 16 << 20; // bytes of a file that may be a profile
const element = (id) => document.getElementById(id);

export class ProfileSheet {
  /** @param {(message: object) => void} tell the worker */
  constructor(tell) {
    this.tell = tell;
    this.wanted = ''; // what the user asked for, to say that it is done
    element('profile-save').onclick = () => this.#ask('export');
    element('profile-forget').onclick = () => this.#ask('delete');
    element('profile-load').onclick = () => element('profile-file').click();
    element('profile-file').onchange = ({target}) => this.#load(target);
    this.others = new BroadcastChannel('asl-letters-profile'); // this page in other tabs
    this.others.onmessage = () => this.tell({kind: 'profile', action: 'delete'}); // else they keep it anew
    this.#say(0);
  }

  /** Gives a new worker what was kept. */
  async restore() {
    const bytes = await keptProfile().catch(() => note('What was learnt of your hands cannot be read: this browser does not give it.'));
    if (bytes) this.tell({kind: 'profile', action: 'import', bytes});
  }

  /** Takes the worker's answer. */
  async take({action, bytes, letters, error}) {
    const wanted = this.wanted;
    this.wanted = '';
    if (error) {
      note(wanted === 'import' ? TROUBLES.profile : error);
      return;
    }
    this.#say(letters);
    if (action === 'delete') await forgetProfile();
    if (wanted === 'delete') this.others.postMessage('forgotten');
    if (bytes && wanted === 'export') save(bytes);
    else if (bytes && !(await keepProfile(bytes))) note('Learnt until the page closes: this browser keeps nothing.');
    if (wanted === 'import') this.tell({kind: 'profile', action: 'export'}); // to be kept
    const done = {import: 'Loaded.', delete: 'Forgotten.', export: 'Saved.'}[wanted];
    if (done) note(done);
  }

  #ask(action, bytes) {
    this.wanted = action;
    this.tell({kind: 'profile', action, bytes});
  }

  async #load(input) {
    const [file] = input.files;
    if (file && file.size > MOST) note(TROUBLES.profile);
    else if (file) this.#ask('import', await file.arrayBuffer());
    input.value = '';
  }

  #say(letters) {
    const some = letters === 1 ? '1 hand' : `${letters} hands`;
    element('profile-state').textContent = letters ? `${some}, kept in this browser.` : 'Nothing yet: correct a letter to teach it.';
    for (const id of ['profile-save', 'profile-forget']) element(id).disabled = !letters;
  }
}

function save(bytes) {
  saveAs(new Blob([bytes], {type: 'application/octet-stream'}), 'hands.npz');
}

/** Gives the user a file. */
export function saveAs(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
