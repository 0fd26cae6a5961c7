// The settings' sheet: shows what is set, and says what the user sets.

import {cameras} from '../camera.js';
import {DEFAULTS} from '../settings.js';

const element = (id) => document.getElementById(id);

export class SettingsSheet {
  /**
   * @param {object} settings see settings.js; changed in place
   * @param {(name: string) => void} changed is told which
   */
  constructor(settings, changed) {
    this.settings = settings;
    this.changed = changed;
    for (const name of ['mirror', 'mask', 'speak', 'keys']) {
      element(`set-${name}`).onchange = ({target}) => this.set(name, target.checked);
    }
    for (const name of ['camera', 'language']) {
      element(`set-${name}`).onchange = ({target}) => this.set(name, target.value);
    }
    for (const name of ['threshold', 'hold']) {
      element(`set-${name}`).oninput = ({target}) => this.set(name, Number(target.value));
    }
    element('settings-reset').onclick = () => {
      for (const name of Object.keys(DEFAULTS)) this.set(name, DEFAULTS[name]);
    };
  }

  set(name, value) {
    if (this.settings[name] === value) return;
    this.settings[name] = value;
    this.changed(name);
    this.fill();
  }

  /**
   * @param {{threshold: number, isMirrored: boolean, camera: string}} actual what null stands for, and the
   *     camera in use
   */
  open(actual) {
    this.actual = actual;
    this.fill();
    this.#listCameras();
    element('settings').showModal();
  }

  fill() {
    const {settings, actual} = this;
    if (!actual) return;
    element('set-mirror').checked = settings.mirror ?? actual.isMirrored;
    for (const name of ['mask', 'speak', 'keys']) element(`set-${name}`).checked = settings[name];
    element('set-language').value = settings.language;
    const threshold = settings.threshold ?? actual.threshold;
    element('set-threshold').value = threshold;
    element('threshold-value').textContent =
      `${Math.round(100 * threshold)} %${settings.threshold === null ? ', the model’s own' : ''}`;
    element('set-hold').value = settings.hold;
    element('hold-value').textContent = `${settings.hold.toFixed(1)} s`;
  }

  async #listCameras() {
    const found = await cameras().catch(() => []);
    const choice = element('set-camera');
    choice.disabled = found.length < 2;
    choice.replaceChildren(...(found.length ? found : [{id: '', name: 'None yet'}]).map(({id, name}) => new Option(name, id)));
    if (found.length) choice.value = this.actual.camera || found[0].id;
  }
}
