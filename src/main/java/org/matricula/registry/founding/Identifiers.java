package org.matricula.registry.founding;

import java.util.UUID;

/// Identifiers that rise with the students' places, so that the indexes of the primary keys grow at
/// their end: laid out as UUIDv7 (RFC 9562), the same for the same millisecond and place.
///
/// @param epochMillis the register's first instant
record Identifiers(long epochMillis) {

    static final int PERSON = 0;
    static final int ENROLMENT = 1;

    /// The first of a student's acts; the others follow it.
    static final int ACT = 2;

    private static final int PLACES_A_MILLISECOND = 12;
    private static final long VERSION = 7L << 12;
    private static final long VARIANT = 1L << 63;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    UUID of(int what, long place) {
        var millis = epochMillis + (place >> PLACES_A_MILLISECOND);
        var high = millis << 16 | VERSION | place & 0xFFF;
        var scattered = (place + 1) * GOLDEN ^ epochMillis * 31;
        return new UUID(high, VARIANT | (long) what << 54 | scattered >>> 10);
    }
}
