// Frames of the camera to the reader, one in flight: the newest, as soon as the one before is read.

const MOST = 480; // pixels of a frame's shorter side: what the hand models gain from

export class Frames {
  /**
   * @param {HTMLVideoElement} video
   * @param {() => void} take the video shows the frame now that will be sent
   * @param {(bitmap: ImageBitmap, time: number) => void} send a frame, its time in seconds
   * @param {() => void} turned the picture has another size now
   */
  constructor(video, take, send, turned) {
    this.video = video;
    this.take = take;
    this.send = send;
    this.turned = turned;
    this.isOn = false;
    this.isBusy = false; // a frame is on its way
    this.newest = null; // when the newest frame was taken that is not sent yet, in milliseconds
    this.last = 0;
    this.size = '';
  }

  start() {
    this.newest = null;
    if (this.isOn) return;
    this.isOn = true;
    this.#next();
  }

  stop() {
    this.isOn = false;
    this.newest = null;
  }

  /** The last frame was answered, or never will be. */
  answered() {
    this.isBusy = false;
    this.#offer();
  }

  #next() {
    const arrived = (now, about) => {
      if (!this.isOn) return;
      this.newest = about?.captureTime ?? now;
      this.#next();
      this.#offer();
    };
    if (this.video.requestVideoFrameCallback) this.video.requestVideoFrameCallback(arrived);
    else requestAnimationFrame(arrived);
  }

  async #offer() {
    const {videoWidth: width, videoHeight: height} = this.video;
    if (this.isBusy || this.newest === null || !this.isOn || !width) return;
    this.isBusy = true;
    const time = Math.max(this.newest, this.last);
    this.newest = null;
    try {
      this.take();
      const bitmap = await createImageBitmap(this.video, fitting(width, height));
      if (!this.isOn) throw new Error('stopped');
      if (this.size && this.size !== `${width} ${height}`) this.turned();
      this.size = `${width} ${height}`;
      this.last = time;
      this.send(bitmap, time / 1000);
    } catch {
      this.isBusy = false; // the video has just ended; the next frame comes by itself
    }
  }
}

/** How large a frame is read. */
export function fitting(width, height) {
  const share = Math.min(1, MOST / Math.min(width, height));
  if (share === 1) return {};
  return {
    resizeWidth: Math.round(width * share),
    resizeHeight: Math.round(height * share),
    resizeQuality: 'medium',
  };
}
