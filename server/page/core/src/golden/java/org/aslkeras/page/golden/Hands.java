package org.aslkeras.page.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aslkeras.core.hand.DistinctHands;
import org.aslkeras.core.hand.Hand;
import org.aslkeras.core.hand.HandIdentities;
import org.aslkeras.core.hand.Handedness;
import org.aslkeras.core.motion.Movement;
import org.aslkeras.core.motion.MovementReader;
import org.aslkeras.core.motion.Network;
import org.json.JSONArray;
import org.json.JSONObject;

/** Cases of {@code identities.json} and {@code movements.json} in {@code tests/golden}. */
final class Hands {
    private Hands() {}

    /** Which hands are distinct, their numbers, and those that live, frame by frame. */
    static JSONArray identify(JSONObject golden, JSONArray shapes) {
        HandIdentities identities = new HandIdentities();
        JSONArray frames = new JSONArray();
        for (JSONObject frame : Json.objects(golden.getJSONArray("frames"))) {
            List<Hand> hands = new ArrayList<>();
            Json.objects(frame.getJSONArray("hands")).forEach(one -> hands.add(hand(one, shapes)));
            List<Hand> kept = DistinctHands.of(hands);
            JSONArray places = new JSONArray();
            kept.forEach(hand -> places.put(hands.indexOf(hand)));
            frames.put(new JSONObject()
                    .put("kept", places)
                    .put("numbers", identities.update(frame.getDouble("time"), kept).keySet())
                    .put("live", identities.ids()));
        }
        return frames;
    }

    private static Hand hand(JSONObject golden, JSONArray shapes) {
        double[] points = Json.numbers(shapes.getJSONArray(golden.getInt("shape")));
        double[] place = Json.numbers(golden.getJSONArray("place"));
        float[] landmarks = new float[63];
        for (int landmark = 0; landmark < 21; landmark++) {
            landmarks[3 * landmark] = (float) (points[2 * landmark] + place[0]);
            landmarks[3 * landmark + 1] = (float) (points[2 * landmark + 1] + place[1]);
        }
        String side = golden.getString("handedness").toUpperCase(Locale.ROOT);
        return new Hand(landmarks, Handedness.valueOf(side), (float) golden.getDouble("score"));
    }

    /** The movements that are read, and how much of a path is shown at each frame. */
    static JSONObject move(JSONObject golden, Network network) {
        MovementReader reader = new MovementReader(network);
        JSONArray movements = new JSONArray();
        JSONArray shown = new JSONArray();
        int number = 0;
        for (JSONObject frame : Json.objects(golden.getJSONArray("frames"))) {
            put(reader.update(frame.getDouble("time"), moving(frame)), number++, movements);
            float[] path = reader.path();
            shown.put(path == null ? 0 : path.length / 2);
        }
        put(reader.end(), -1, movements);
        return new JSONObject().put("movements", movements).put("shown", shown);
    }

    private static void put(Movement movement, int frame, JSONArray movements) {
        if (movement != null) {
            movements.put(new JSONObject()
                    .put("frame", frame)
                    .put("letter", movement.letter())
                    .put("start", movement.start())
                    .put("end", movement.end())
                    .put("probability", movement.probability())
                    .put("path", new JSONArray(movement.path())));
        }
    }

    private static Hand moving(JSONObject frame) {
        if (frame.isNull("hand")) {
            return null;
        }
        double[] flat = Json.numbers(frame.getJSONArray("hand"));
        float[] landmarks = new float[63];
        for (int place = 0; place < flat.length; place++) {
            landmarks[place / 2 * 3 + place % 2] = (float) flat[place];
        }
        return new Hand(landmarks, Handedness.LEFT, 1);
    }
}
