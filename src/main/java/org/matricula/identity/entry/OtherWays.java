package org.matricula.identity.entry;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The ways in besides the password, for the sign-in page's buttons.
@Component
public class OtherWays {

    /// @param label message key
    public record Way(String label, String href) {}

    private final List<Way> all;

    OtherWays(OidcSettings oidc, CasSettings cas) {
        this.all =
                Stream.of(
                                oidc.configured()
                                        ? new Way("identity.sign-in.oidc", OidcPage.PATH)
                                        : null,
                                cas.configured()
                                        ? new Way("identity.sign-in.cas", CasPage.PATH)
                                        : null)
                        .filter(java.util.Objects::nonNull)
                        .toList();
    }

    List<Way> all() {
        return all;
    }
}
