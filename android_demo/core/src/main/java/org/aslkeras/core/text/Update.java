package org.aslkeras.core.text;

import java.util.List;
import java.util.Map;

/**
 * What came of one frame.
 *
 * @param readings of the hands in the frame, by identity
 * @param events what was written, in order
 */
public record Update(Map<Integer, Reading> readings, List<Event> events) {}
