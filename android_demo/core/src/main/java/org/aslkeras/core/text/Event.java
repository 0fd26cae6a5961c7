package org.aslkeras.core.text;

import java.util.List;

/** What happens to the text: {@code asl_keras.text.events}. */
public sealed interface Event {
    /** Of the frame, in seconds. */
    double time();

    /**
     * A letter was written.
     *
     * @param hand whose letter it is: the number that stays with a hand; -1 in a text that was set
     * @param probability the smoothed probability with which it was written, 0 to 1
     * @param distribution one per label: what else it may have been; null for a letter that no frame
     *     showed, such as one that a decoder put in
     * @param decoded a decoder thinks that it was meant; it was not spelled
     */
    record Letter(
            double time,
            int hand,
            String letter,
            double probability,
            double[] distribution,
            boolean decoded)
            implements Event {

        /** A letter that was spelled. */
        public Letter(
                double time, int hand, String letter, double probability, double[] distribution) {
            this(time, hand, letter, probability, distribution, false);
        }

        /** The text of letters. */
        public static String spelled(List<Letter> letters) {
            StringBuilder text = new StringBuilder();
            for (Letter letter : letters) {
                text.append(letter.letter());
            }
            return text.toString();
        }
    }

    /**
     * A word has ended.
     *
     * @param letters as they were when it ended, at least one
     * @param literal as they were spelled: others where a decoder or the user chose another word
     */
    record Word(double time, List<Letter> letters, List<Letter> literal) implements Event {
        /** Its text. */
        public String word() {
            return Letter.spelled(letters);
        }
    }

    /**
     * The last letters of a word that had begun were replaced.
     *
     * @param takenBack what stood there until now, in the order of the text
     * @param letters what stands there now; may be more or fewer, or none
     */
    record Correction(double time, List<Letter> takenBack, List<Letter> letters)
            implements Event {}
}
