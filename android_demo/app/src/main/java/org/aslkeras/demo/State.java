package org.aslkeras.demo;

/** What the screen does: one of these at any time. */
sealed interface State {
    /** What is looked at. */
    Sight sight();

    /** The same with another sight. */
    State with(Sight other);

    /** Another app is in front: camera and models are closed. */
    record Paused(Sight sight) implements State {
        @Override
        public Paused with(Sight other) {
            return new Paused(other);
        }
    }

    /** The models are open, and the sight is read. */
    record Reading(Sight sight) implements State {
        @Override
        public Reading with(Sight other) {
            return new Reading(other);
        }
    }
}
