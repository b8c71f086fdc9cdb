package org.matricula.archive.transit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;

/// To or from whom, and why.
///
/// @param subject number of the volume, or the student's
/// @param requestNumber number of the letter by which the other side asked for the file
record Errand(
        String subject,
        String body,
        @Nullable String address,
        String ground,
        @Nullable String requestNumber) {

    private static final int LONGEST = 200;

    List<Refusal> refusals() {
        return Refusal.all(
                body.isBlank() || body.length() > LONGEST
                        ? Refusal.input("body", "shipment.body")
                        : null,
                ground.isBlank() || ground.length() > LONGEST
                        ? Refusal.input("ground", "shipment.ground")
                        : null);
    }

    Errand stripped() {
        return new Errand(
                subject.strip(),
                body.strip(),
                filled(address),
                ground.strip(),
                filled(requestNumber));
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
