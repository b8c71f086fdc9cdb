package org.matricula.clearance.desk;

import java.util.List;
import java.util.UUID;

/// An office that signs, and how far it is.
///
/// @param role who signs for it
/// @param leaving `graduation`, `withdrawal`, `transfer`
/// @param blocks whether it holds up the certificate
/// @param tracked whether signing wants a tracking number
/// @param open items nobody has looked at
/// @param held items with something not settled
public record ClearanceOffice(
        UUID id,
        UUID institutionId,
        String name,
        String matter,
        String place,
        String role,
        List<String> leaving,
        boolean blocks,
        boolean tracked,
        long open,
        long held,
        long cleared) {

    public long all() {
        return open + held + cleared;
    }
}
