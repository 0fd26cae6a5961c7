package org.aslkeras.core.mask;

/**
 * The whole x that a shape covers on one line, in 1/8 pixel; reused for every line of a mask.
 *
 * <p>What lies within a radius of a segment is two discs and the rectangle between them. It is
 * convex, so that on one line it runs without a gap from the least to the greatest x of the three.
 */
final class Span {
    /** The least and the greatest x; empty while {@code left > right}. */
    long left;

    long right;

    /** The points within {@code radius} of the segment (ax, ay)-(bx, by) on the line {@code y}. */
    void set(long ax, long ay, long bx, long by, long radius, long y) {
        left = Long.MAX_VALUE;
        right = Long.MIN_VALUE;
        addDisc(ax, ay, radius, y);
        addDisc(bx, by, radius, y);
        addRectangle(ax, bx - ax, by - ay, radius, y - ay);
    }

    private void addDisc(long x, long centre, long radius, long y) {
        long room = radius * radius - (y - centre) * (y - centre);
        if (room >= 0) {
            long reach = wholeRoot(room);
            add(x - reach, x + reach);
        }
    }

    /** Along the segment 0 <= vx dx + vy dy <= square, across it |vx dy - vy dx| <= reach. */
    private void addRectangle(long ax, long dx, long dy, long radius, long vy) {
        long square = dx * dx + dy * dy;
        if (square == 0) {
            return;
        }
        long reach = wholeRoot(radius * radius * square);
        long low = Long.MIN_VALUE;
        long high = Long.MAX_VALUE;
        if (dx == 0 && !contains(-vy * dy, square - vy * dy)
                || dy == 0 && !contains(vy * dx - reach, vy * dx + reach)) {
            return;
        }
        if (dx != 0) {
            low = leastMultiple(dx, -vy * dy, square - vy * dy);
            high = greatestMultiple(dx, -vy * dy, square - vy * dy);
        }
        if (dy != 0) {
            low = Math.max(low, leastMultiple(dy, vy * dx - reach, vy * dx + reach));
            high = Math.min(high, greatestMultiple(dy, vy * dx - reach, vy * dx + reach));
        }
        if (low <= high) {
            add(ax + low, ax + high);
        }
    }

    private void add(long low, long high) {
        left = Math.min(left, low);
        right = Math.max(right, high);
    }

    private static boolean contains(long low, long high) {
        return low <= 0 && high >= 0;
    }

    /** The least whole v with low <= v * factor <= high, where there is one. */
    private static long leastMultiple(long factor, long low, long high) {
        return factor > 0 ? -Math.floorDiv(-low, factor) : -Math.floorDiv(high, -factor);
    }

    /** The greatest whole v with low <= v * factor <= high, where there is one. */
    private static long greatestMultiple(long factor, long low, long high) {
        return factor > 0 ? Math.floorDiv(high, factor) : Math.floorDiv(-low, -factor);
    }

    /** The whole part of a square root; exact, as squares here are far below 2^52. */
    private static long wholeRoot(long square) {
        return (long) Math.sqrt(square);
    }
}
