package org.matricula.identity.entry;

import org.matricula.kernel.Absent;
import org.matricula.page.Allowed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The way to the identity service, if it answers: the register asks it who it is at the first
/// need, and says so plainly where it is away.
@Controller
@Allowed(Allowed.PUBLIC)
class OidcPage {

    static final String PATH = "/sign-in/oidc";

    private static final Logger LOG = LoggerFactory.getLogger(OidcPage.class);

    private final ObjectProvider<ClientRegistrationRepository> services;

    OidcPage(ObjectProvider<ClientRegistrationRepository> services) {
        this.services = services;
    }

    @GetMapping(PATH)
    String leave() {
        var known = services.getIfAvailable();
        if (known == null) {
            throw new Absent("oidc");
        }
        try {
            known.findByRegistrationId(Oidc.REGISTRATION);
            return "redirect:/oauth2/authorization/" + Oidc.REGISTRATION;
        } catch (IllegalArgumentException | IllegalStateException away) {
            LOG.warn("the identity service does not answer: {}", away.getMessage());
            return "redirect:/sign-in?why=unvouched";
        }
    }
}
