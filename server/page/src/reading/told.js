// What the Java core says, as messages have it.

/** What a picture shows: landmarks and paths as arrays of their own, and the first hand's mask. */
export function scene(kind, json, mask) {
  const said = JSON.parse(json);
  const hands = said.hands.map((hand) => ({...hand, landmarks: new Float32Array(hand.landmarks)}));
  return {kind, ...said, hands, mask: mask && new Uint8Array(mask)};
}

/** The text, changed without a picture. */
export function text(json) {
  return {kind: 'text', ...JSON.parse(json)};
}
