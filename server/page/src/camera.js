// The camera: which one, started, stopped, and what went wrong.

const WISHED = {width: {ideal: 1280}, height: {ideal: 720}, frameRate: {ideal: 30, max: 60}};
const TROUBLES = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'used',
  AbortError: 'used',
};

/** A camera that cannot be used; `cause` is one of `TROUBLES`' values, or 'insecure'. */
export class CameraTrouble extends Error {
  constructor(cause) {
    super(cause);
    this.cause = cause;
  }
}

export class Camera {
  /**
   * @param {HTMLVideoElement} video shows it
   * @param {() => void} lost is called when the camera goes away by itself
   */
  constructor(video, lost) {
    this.video = video;
    this.lost = lost;
    this.stream = null;
    this.calls = 0;
  }

  get isOn() {
    return this.stream !== null;
  }

  /** Whether it faces the user, as cameras of desktops do, which do not say. */
  get facesUser() {
    return this.#track?.getSettings().facingMode !== 'environment';
  }

  /** Its id. */
  get id() {
    return this.#track?.getSettings().deviceId ?? '';
  }

  get #track() {
    return this.stream?.getVideoTracks()[0];
  }

  /**
   * Starts a camera; resolves to false where another call came in between.
   *
   * @param {string} id '' for any
   * @throws {CameraTrouble}
   */
  async start(id) {
    if (!navigator.mediaDevices?.getUserMedia) throw new CameraTrouble('insecure');
    this.stop();
    const call = ++this.calls;
    const stream = await opened(id);
    if (call !== this.calls) {
      end(stream);
      return false;
    }
    this.stream = stream;
    this.#track.onended = () => { this.stop(); this.lost(); };
    this.video.srcObject = stream;
    await this.video.play().catch(() => {}); // is interrupted if it is stopped meanwhile
    return call === this.calls;
  }

  /** Lets the camera go, so that its light goes out. */
  stop() {
    this.calls++;
    if (this.stream) end(this.stream);
    this.stream = null;
    this.video.srcObject = null;
  }
}

/** Cameras as `{id, name}`; their names are known once one was allowed. */
export async function cameras() {
  const devices = (await navigator.mediaDevices?.enumerateDevices?.()) ?? [];
  const found = devices.filter((device) => device.kind === 'videoinput' && device.deviceId);
  return found.map(({deviceId, label}, place) => ({id: deviceId, name: label || `Camera ${place + 1}`}));
}

/** Whether the camera may be used without asking; false where the browser does not say. */
export async function isAllowed() {
  try {
    return (await navigator.permissions.query({name: 'camera'})).state === 'granted';
  } catch {
    return false;
  }
}

async function opened(id) {
  const chosen = id ? {deviceId: {exact: id}} : {facingMode: 'user'};
  try {
    return await navigator.mediaDevices.getUserMedia({video: {...WISHED, ...chosen}});
  } catch (error) {
    if (id && TROUBLES[error.name] === 'none') return opened(''); // it was unplugged
    throw new CameraTrouble(TROUBLES[error.name] ?? 'used');
  }
}

function end(stream) {
  stream.getTracks().forEach((track) => { track.onended = null; track.stop(); });
}
