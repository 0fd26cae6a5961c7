// Reads words aloud with a voice of this machine; a voice that would ask a server is not used.

const speech = globalThis.speechSynthesis;

export const hasVoice = () => Boolean(speech);

/** Says a text; resolves to false where this machine has no voice. */
export function speak(text) {
  const voices = speech?.getVoices().filter((voice) => voice.localService) ?? [];
  if (!voices.length || !text.trim()) return false;
  const said = new SpeechSynthesisUtterance(text.trim().toLowerCase());
  said.voice = voices.find((voice) => voice.lang.startsWith('en')) ?? voices[0];
  said.lang = said.voice.lang;
  speech.speak(said);
  return true;
}
