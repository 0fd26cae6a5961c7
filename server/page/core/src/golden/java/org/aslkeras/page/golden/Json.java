package org.aslkeras.page.golden;

import java.util.ArrayList;
import java.util.List;
import org.aslkeras.core.hand.Alphabet;
import org.json.JSONArray;
import org.json.JSONObject;

/** What is common to golden vectors. */
final class Json {
    private Json() {}

    static List<JSONObject> objects(JSONArray array) {
        List<JSONObject> objects = new ArrayList<>();
        array.forEach(one -> objects.add((JSONObject) one));
        return objects;
    }

    static List<String> texts(JSONArray array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add((String) one));
        return texts;
    }

    static double[] numbers(JSONArray array) {
        double[] numbers = new double[array.length()];
        for (int place = 0; place < numbers.length; place++) {
            numbers[place] = array.getDouble(place);
        }
        return numbers;
    }

    static Alphabet alphabet(JSONObject known) {
        return new Alphabet(
                texts(known.getJSONArray("labels")),
                known.has("moving") ? texts(known.getJSONArray("moving")) : List.of(),
                known.isNull("none") ? null : known.getString("none"),
                known.has("words") ? texts(known.getJSONArray("words")) : List.of());
    }

    static Object orNull(Object value) {
        return value == null ? JSONObject.NULL : JSONObject.wrap(value);
    }

    static Object orNull(double number) {
        return Double.isNaN(number) ? JSONObject.NULL : (Object) number;
    }
}
