package org.aslkeras.page.platform;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;

/** Steps of arithmetic as Java has them; {@link JavaRules} puts them into the core. */
public final class Numbers {
    private static final double WHOLE = 0x1p52; // from here on all are

    private Numbers() {}

    /** The nearest float: JavaScript computes in doubles. */
    public static float single(float number) {
        return Browser.fround(number);
    }

    /** The nearest whole number, of two the even one: TeaVM's {@code Math.rint} takes the greater. */
    public static double rint(double number) {
        if (!(Math.abs(number) < WHOLE)) {
            return number;
        }
        return number < 0 ? -(-number + WHOLE - WHOLE) : number + WHOLE - WHOLE;
    }

    /** The nearest that an int can be, NaN as it is: JavaScript would begin anew from the least. */
    public static double bounded(double number) {
        return Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number));
    }

    @JSClass(name = "Math")
    private static final class Browser implements JSObject {
        static native float fround(float number);
    }
}
