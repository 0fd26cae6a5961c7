// What the page looks at: the camera, or a picture; paused, hidden, turned.

import {Camera, CameraTrouble, isAllowed} from './camera.js';
import {Frames} from './frames.js';
import {Stage} from './stage/stage.js';
import {stayAwake} from './awake.js';

const SMOOTH = 0.1;

export class Sight {
  /**
   * @param {object} settings see settings.js
   * @param {import('./reader.js').Reader} reader
   * @param {() => void} changed is called when anything but the frames has changed
   */
  constructor(settings, reader, changed) {
    this.settings = settings;
    this.reader = reader;
    this.changed = changed;
    this.stage = new Stage(document.getElementById('stage'));
    this.camera = new Camera(this.stage.video, () => this.#trouble('lost'));
    const {video} = this.stage;
    this.frames = new Frames(
      video,
      () => this.stage.keep(video, video.videoWidth, video.videoHeight),
      (bitmap, time) => this.#send(bitmap, time),
      () => this.cut(),
    );
    this.isPicture = this.isPaused = this.isStarting = this.wasOn = false;
    this.trouble = ''; // of the camera, one of `TROUBLES`
    this.rate = 0; // frames a second
    this.sent = {time: 0, width: 1};
    document.addEventListener('visibilitychange', () => this.#seen(!document.hidden));
  }

  get isMirrored() {
    return this.settings.mirror ?? this.camera.facesUser;
  }

  /** Starts the camera where that asks nobody. */
  async startIfAllowed() {
    if (await isAllowed()) await this.start();
  }

  /** Starts the camera, instead of what is shown. */
  async start() {
    this.isPicture = this.isPaused = false;
    this.isStarting = true;
    this.trouble = '';
    this.stage.clear();
    this.changed();
    try {
      if (!(await this.camera.start(this.settings.camera))) return;
      this.isStarting = false;
      this.stage.mirror(this.isMirrored);
      this.cut();
      this.read();
    } catch (error) {
      if (!(error instanceof CameraTrouble)) throw error;
      this.#trouble(error.cause);
    }
    this.changed();
  }

  /** Reads on, if there is anything to read and somebody who reads. */
  read() {
    const isOn = this.camera.isOn && this.reader.isReady && !this.isPaused && !this.isPicture;
    if (isOn) this.frames.start();
    else this.frames.stop();
    stayAwake(isOn);
  }

  /** Shows a picture instead of the camera. */
  showPicture(bitmap) {
    this.isPicture = true;
    this.#stop();
    this.stage.showPhoto(bitmap);
    this.changed();
  }

  pause() {
    if (!this.camera.isOn) return;
    this.isPaused = !this.isPaused;
    if (this.isPaused) this.stage.video.pause();
    else this.stage.video.play().catch(() => {});
    if (!this.isPaused) this.cut();
    this.read();
    this.changed();
  }

  mirror() {
    this.stage.mirror(this.isMirrored);
    this.stage.clear();
    this.cut();
  }

  cut() {
    this.reader.tell({kind: 'cut'});
  }

  /** A frame was read: shows its hands. */
  show(hands) {
    const took = (performance.now() - this.sent.time) / 1000;
    const isShown = this.camera.isOn && !this.isPicture;
    if (isShown) this.stage.show(hands, this.sent.width, took);
    const now = performance.now(), rate = 1000 / Math.max(now - (this.before ?? now - 50), 1);
    this.before = now;
    this.rate += SMOOTH * (rate - this.rate);
    this.frames.answered();
    return isShown;
  }

  #send(bitmap, time) {
    this.sent = {time: performance.now(), width: bitmap.width};
    const {width, height} = bitmap;
    this.reader.ask({kind: 'frame', bitmap, width, height, mirrored: this.isMirrored, time}, [bitmap]);
  }

  #seen(isSeen) {
    if (!isSeen && (this.camera.isOn || this.isStarting)) {
      this.wasOn = true;
      this.#stop();
    } else if (isSeen && this.wasOn) {
      this.wasOn = false;
      if (!this.isPicture) this.start();
    }
  }

  #stop() {
    this.isStarting = false;
    this.camera.stop();
    this.read();
  }

  #trouble(cause) {
    this.#stop();
    this.trouble = cause;
    this.stage.clear();
    this.changed();
  }
}
