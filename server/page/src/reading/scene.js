// Scenes of the Java core as messages have them.

/** The same scene, with landmarks as arrays of their own. */
export function withArrays(scene) {
  return {
    ...scene,
    hands: scene.hands.map((hand) => ({...hand, landmarks: new Float32Array(hand.landmarks)})),
  };
}
