package org.aslkeras.core.text.decoding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** How often each letter is read as each other: {@code asl_keras/text/decoding/confusion.json}. */
public final class Confusion {
    private final String letters;
    private final double[][] shares;

    private Confusion(String letters, double[][] shares) {
        this.letters = letters;
        this.shares = shares;
    }

    /**
     * From the file's content.
     *
     * @throws IOException if it is no such file
     */
    public static Confusion read(byte[] content) throws IOException {
        try {
            JSONObject known = new JSONObject(new String(content, StandardCharsets.UTF_8));
            JSONArray names = known.getJSONArray("letters");
            JSONArray rows = known.getJSONArray("shares");
            StringBuilder letters = new StringBuilder();
            double[][] shares = new double[names.length()][names.length()];
            for (int row = 0; row < names.length(); row++) {
                letters.append(names.getString(row));
                for (int column = 0; column < names.length(); column++) {
                    shares[row][column] = rows.getJSONArray(row).getDouble(column);
                }
            }
            return new Confusion(letters.toString(), shares);
        } catch (JSONException error) {
            throw new IOException("the confusions of letters are garbled", error);
        }
    }

    /** For letters (rows and columns) of a dictionary; those not measured are read as any. */
    double[][] of(String wanted) {
        int count = wanted.length();
        double[][] table = new double[count][count];
        for (int row = 0; row < count; row++) {
            int meant = letters.indexOf(wanted.charAt(row));
            for (int column = 0; column < count; column++) {
                int read = letters.indexOf(wanted.charAt(column));
                double measured = meant < 0 || read < 0 ? 0 : shares[meant][read];
                table[row][column] = meant < 0 ? 1.0 / count : measured;
            }
        }
        return table;
    }
}
