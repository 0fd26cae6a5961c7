package org.aslkeras.demo;

/** What the screen does: one of these at any time. */
sealed interface State {
    /** The model in the app is none: the screen says why, and nothing else works. */
    record NoModel() implements State {}

    /** There is something to look at. */
    sealed interface WithModel extends State {
        Sight sight();

        /** The same with another sight. */
        WithModel with(Sight other);
    }

    /** Another app is in front: camera and models are closed. */
    record Paused(Sight sight) implements WithModel {
        @Override
        public Paused with(Sight other) {
            return new Paused(other);
        }
    }

    /** The models are open, and the sight is read. */
    record Reading(Sight sight) implements WithModel {
        @Override
        public Reading with(Sight other) {
            return new Reading(other);
        }
    }
}
