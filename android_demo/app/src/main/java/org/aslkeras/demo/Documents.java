package org.aslkeras.demo;

import android.app.Activity;
import android.content.ActivityNotFoundException;
import android.content.Intent;

/** Asks the system for files that the user chooses; answers come with the number of the question. */
final class Documents {
    /** A picture to read. */
    static final int PICTURE = 2;

    /** A profile to read with. */
    static final int TAKE = 3;

    /** A place for what was learnt. */
    static final int GIVE = 4;

    /** A model to read with. */
    static final int MODEL = 6;

    private static final String ANY = "*/*";
    private static final String PROFILE_TYPE = "application/octet-stream";
    private static final String PROFILE_NAME = "asl-profile.npz";

    private final Activity activity;
    private final Runnable onNobody;

    /**
     * @param onNobody runs where no app answers
     */
    Documents(Activity activity, Runnable onNobody) {
        this.activity = activity;
        this.onNobody = onNobody;
    }

    void choosePicture() {
        ask(new Intent(Intent.ACTION_GET_CONTENT).setType("image/*"), PICTURE);
    }

    void takeProfile() {
        ask(new Intent(Intent.ACTION_OPEN_DOCUMENT).setType(ANY), TAKE);
    }

    void chooseModel() {
        ask(new Intent(Intent.ACTION_OPEN_DOCUMENT).setType(ANY), MODEL);
    }

    void giveProfile() {
        Intent intent = new Intent(Intent.ACTION_CREATE_DOCUMENT).setType(PROFILE_TYPE);
        ask(intent.putExtra(Intent.EXTRA_TITLE, PROFILE_NAME), GIVE);
    }

    private void ask(Intent intent, int question) {
        open(intent.addCategory(Intent.CATEGORY_OPENABLE), question);
    }

    /** Opens what another app has, if there is one. */
    void open(Intent intent, int question) {
        try {
            activity.startActivityForResult(intent, question);
        } catch (ActivityNotFoundException error) {
            onNobody.run();
        }
    }
}
